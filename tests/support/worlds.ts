import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { poolOn } from './postgres.ts'
import { loadDemo } from '../../db/demo/load.ts'
import { panelMemberId } from '../../db/demo/panel.ts'
import type { DeskKey } from '../../db/demo/organisations.ts'
import { staff, type StaffKey } from '../../db/demo/people.ts'
import { type Backstage, familyLink, giveKeys, type Keyring, logIn, openLink, panelLink } from './doors.ts'
import { moveFewIn } from './few-people.ts'
import { type House, makeHouse } from './house.ts'
import { planted } from './planted.ts'
import { axePath, axeSource, visitor } from './browser.ts'
import type { Who } from './scenes/scene.ts'

/** The house styles in which every page is looked at: a host name each. */
export const styles = ['zonneveld', 'lindebeke', 'waterdam'] as const satisfies readonly DeskKey[]
export type Style = (typeof styles)[number]

/** An installation that listens, with people who came in by the real doors. */
export interface World extends Backstage {
  readonly house: House
  /** Where a house style is worn. */
  origin(style: Style): string
  /** The session of somebody, as the value of its cookie; nothing for a visitor. */
  cookieOf(who: Who): Promise<string | undefined>
  keysOf(person: StaffKey): Promise<Keyring>
  /** What scenes share is made by the first that needs it. */
  once(name: string, make: () => Promise<string>): Promise<string>
  close(): Promise<void>
}

/** The demo region, moved in. */
export const fullWorld = (): Promise<World> =>
  openWorld(({ databaseUrl, clock, platform }) => loadDemo(databaseUrl, clock.now(), { keys: platform.keys }))

/** Who runs the installation and one desk with its people; two more desks stand for the house styles only. */
export const emptyWorld = (): Promise<World> => openWorld(moveFewIn)

async function openWorld(moveIn: (house: House) => Promise<void>): Promise<World> {
  const house = await makeHouse({ INBOUND_MAIL_PORT: '0', INBOUND_MAIL_DOMAIN: 'post.loket.example' })
  await moveIn(house)
  const { web } = await house.app()
  sayRoutes(web)
  rehearse(web)
  await web.listen({ port: 0, host: '127.0.0.1' })
  // A server that listens on TCP has an address with a port.
  const { port } = web.server.address() as AddressInfo
  const owner = poolOn(house.databaseUrl, 3)
  const backstage = { owner, platform: house.platform }
  const origin = (style: Style) => `http://${style}.localhost:${port}`
  const keys = new Map<StaffKey, Promise<Keyring>>()
  const keysOf = (person: StaffKey) => remembered(keys, person, () => giveKeys(backstage, staff[person]))
  const made = new Map<string, Promise<string>>()
  const cookies = new Map<string, Promise<string | undefined>>()
  const enter = async (who: Who) =>
    cameIn(origin(styles[0]), backstage, who, typeof who === 'string' ? await keysFor(who) : undefined)
  const keysFor = async (who: 'visitor' | StaffKey) => (who === 'visitor' ? undefined : keysOf(who))
  return {
    ...backstage,
    house,
    origin,
    keysOf,
    once: (name, make) => remembered(made, name, make),
    cookieOf: (who) => remembered(cookies, JSON.stringify(who), () => enter(who)),
    async close() {
      await owner.end()
      await house.close()
    },
  }
}

function remembered<K, V>(kept: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> {
  const made = kept.get(key) ?? make()
  kept.set(key, made)
  return made
}

async function cameIn(origin: string, backstage: Backstage, who: Who, keys: Keyring | undefined) {
  if (who === 'visitor') return undefined
  const { context, page } = await visitor({ baseURL: origin })
  if (keys) await logIn(page, backstage, keys)
  else if (typeof who === 'object') await openLink(page, await linkOf(backstage, who))
  const cookie = (await context.cookies()).find(({ name }) => name === 'session')
  await context.close()
  if (!cookie) throw new Error(`${JSON.stringify(who)} did not come in`)
  return cookie.value
}

const linkOf = (backstage: Backstage, who: Exclude<Who, string>): Promise<string> =>
  'familyOf' in who ? familyLink(backstage, who.familyOf) : panelLink(backstage, panelMemberId(who.panelMember))

/** Each answer tells which route made it, so that a scene cannot claim another. */
function sayRoutes(web: FastifyInstance): void {
  web.addHook('onSend', async (request, reply) => {
    reply.header('x-route', `${request.method} ${request.routeOptions.url ?? '*'}`)
  })
}

/** Faults that no page can be played to, pages with a violation on purpose, and axe: the browser keeps it compiled. */
function rehearse(web: FastifyInstance): void {
  const config = { permission: 'platform.open' }
  web.get<{ Params: { status: string } }>('/repetitie/fout/:status', { config }, async ({ params: { status } }) => {
    throw Object.assign(new Error('on purpose'), { statusCode: Number(status) })
  })
  const none = { ...config, rateLimit: { max: 0, timeWindow: '1 minute' } }
  web.get(axePath, { config }, async (_, reply) =>
    reply.type('text/javascript').header('cache-control', 'max-age=3600').send(axeSource),
  )
  web.get('/repetitie/druk', { config: none }, async (_, reply) => reply.send('let through'))
  web.get<{ Params: { kind: string } }>('/repetitie/gebrek/:kind', { config }, async ({ params: { kind } }, reply) =>
    reply.type('text/html; charset=utf-8').send(planted(kind)),
  )
}
