import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { loadDemo } from '../../db/demo/load.ts'
import { type DeskKey, organisations } from '../../db/demo/organisations.ts'
import { membershipId, staff, type StaffKey } from '../../db/demo/people.ts'
import { familyLink, giveKeys, type Keyring, logIn, openLink } from './doors.ts'
import { type House, makeHouse } from './house.ts'
import { planted } from './planted.ts'
import { visitor } from './browser.ts'
import type { Who } from './scenes/scene.ts'

/** The house styles in which every page is looked at: a host name each. */
export const styles = ['zonneveld', 'lindebeke', 'waterdam'] as const satisfies readonly DeskKey[]
export type Style = (typeof styles)[number]

/** An installation that listens, with people who came in by the real doors. */
export interface World {
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
export const fullWorld = (): Promise<World> => openWorld((house) => loadDemo(house.databaseUrl, house.clock.now()))

/** Who runs the installation and one desk with its people; two more desks stand for the house styles only. */
export const emptyWorld = (): Promise<World> => openWorld(moveFewIn)

async function openWorld(moveIn: (house: House) => Promise<void>): Promise<World> {
  const house = await makeHouse()
  await moveIn(house)
  const { web } = await house.app()
  sayRoutes(web)
  rehearse(web)
  await web.listen({ port: 0, host: '127.0.0.1' })
  // A server that listens on TCP has an address with a port.
  const { port } = web.server.address() as AddressInfo
  const origin = (style: Style) => `http://${style}.localhost:${port}`
  const keys = new Map<StaffKey, Promise<Keyring>>()
  const keysOf = (person: StaffKey) => remembered(keys, person, () => giveKeys(house, staff[person]))
  const made = new Map<string, Promise<string>>()
  const cookies = new Map<string, Promise<string | undefined>>()
  const enter = async (who: Who) =>
    cameIn(origin(styles[0]), house, who, typeof who === 'string' ? await keysFor(who) : undefined)
  const keysFor = async (who: 'visitor' | StaffKey) => (who === 'visitor' ? undefined : keysOf(who))
  return {
    house,
    origin,
    keysOf,
    once: (name, make) => remembered(made, name, make),
    cookieOf: (who) => remembered(cookies, JSON.stringify(who), () => enter(who)),
    close: () => house.close(),
  }
}

function remembered<K, V>(kept: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> {
  const made = kept.get(key) ?? make()
  kept.set(key, made)
  return made
}

async function cameIn(origin: string, house: House, who: Who, keys: Keyring | undefined): Promise<string | undefined> {
  if (who === 'visitor') return undefined
  const { context, page } = await visitor({ baseURL: origin })
  if (keys) await logIn(page, house, keys)
  else if (typeof who === 'object') await openLink(page, await familyLink(house, who.familyOf))
  const cookie = (await context.cookies()).find(({ name }) => name === 'session')
  await context.close()
  if (!cookie) throw new Error(`${JSON.stringify(who)} did not come in`)
  return cookie.value
}

/** Each answer tells which route made it, so that a scene cannot claim another. */
function sayRoutes(web: FastifyInstance): void {
  web.addHook('onSend', async (request, reply) => {
    reply.header('x-route', `${request.method} ${request.routeOptions.url ?? '*'}`)
  })
}

/** Faults that no page can be played to, and pages with a violation on purpose. */
function rehearse(web: FastifyInstance): void {
  const config = { permission: 'platform.open' }
  web.get<{ Params: { status: string } }>('/repetitie/fout/:status', { config }, async ({ params: { status } }) => {
    throw Object.assign(new Error('on purpose'), { statusCode: Number(status) })
  })
  const none = { ...config, rateLimit: { max: 0, timeWindow: '1 minute' } }
  web.get('/repetitie/druk', { config: none }, async (_, reply) => reply.send('let through'))
  web.get<{ Params: { kind: string } }>('/repetitie/gebrek/:kind', { config }, async ({ params: { kind } }, reply) =>
    reply.type('text/html; charset=utf-8').send(planted(kind)),
  )
}

const fewOrganisations = ['grensstreek', ...styles] as const
const fewPeople = ['katrien', 'lotte', 'marc'] as const satisfies readonly StaffKey[]

async function moveFewIn({ owner }: House): Promise<void> {
  for (const key of fewOrganisations) {
    const { id, kind, land, slug, name, email, phone, hours, style } = organisations[key]
    await owner.query(
      `insert into accounts.organisation (id, kind, land, slug, name, zone, email, phone, hours)
       values ($1, $2, $3, $4, $5, 'Europe/Brussels', $6, $7, $8)`,
      [id, kind, land, slug, name, email, phone, hours],
    )
    await owner.query(
      `insert into accounts.house_style (organisation_id, tagline, brand, accent, font, radius, logo)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, style.tagline, style.brand, style.accent, style.font, style.radius, style.logo],
    )
    if (kind === 'desk')
      await owner.query('insert into accounts.site (host, organisation_id) values ($1, $2)', [`${key}.localhost`, id])
  }
  for (const key of fewPeople) {
    const { id, name, email, memberships } = staff[key]
    await owner.query('insert into accounts.person (id, name, email) values ($1, $2, $3)', [id, name, email])
    for (const [index, { organisation, role }] of memberships.entries())
      await owner.query(
        'insert into accounts.membership (id, person_id, organisation_id, role) values ($1, $2, $3, $4)',
        [membershipId(staff[key], index), id, organisations[organisation].id, role],
      )
  }
}
