import type { FastifyInstance } from 'fastify'
import type { Actor } from './lib/actor.ts'
import { createHash } from 'node:crypto'
import { localDay } from './lib/days.ts'
import { findPersonWhoActs, siteByHost, styleBySlug } from './modules/accounts/index.ts'
import { panelMemberNow } from './modules/feedback/index.ts'
import { locationById } from './modules/locations/index.ts'
import { everyModule } from './every-module.ts'
import { readAssets } from './platform/assets.ts'
import type { Write } from './platform/database.ts'
import { NotFound } from './platform/errors.ts'
import { ManagePage } from './platform/manage-page.tsx'
import type { MenuItem } from './platform/module.ts'
import { openingsOf } from './platform/opening.ts'
import { type DressedSite, installPages, sendPage } from './platform/pages.tsx'
import { type AskedRoute, guardRoutes, type Permissions } from './platform/permissions.ts'
import type { Platform } from './platform/platform.ts'
import type { Session } from './platform/session.ts'
import { makeWeb, type WebOptions } from './platform/web.tsx'
import type { PlainTextKey, Text } from './text-keys.ts'
import { themeCss } from './ui/index.ts'
import type { HouseStyle } from './ui/index.ts'

export interface App {
  readonly web: FastifyInstance
  /** Every route with the permission it asks for: what the tests walk. */
  readonly routes: readonly AskedRoute[]
  /** To call when a shown fact changed. */
  forgetSites(): void
}

export interface AppOptions extends Omit<WebOptions, 'config'> {
  readonly platform: Platform
}

/** Middleware, then every module's routes, then errors. */
export async function makeApp({ platform, ...limits }: AppOptions): Promise<App> {
  const web = await makeWeb({ config: platform.config, ...limits })
  const asset = readAssets('dist/assets')
  const sites = keepSites(platform, asset)
  installPages(web, {
    platform,
    siteFor: sites.siteFor,
    actorOf: (session) => actorOf(platform, session),
    navFor,
    footerFor,
    asset,
  })
  const routes = guardRoutes(web, permissions)
  healthRoutes(web, platform)
  styleRoutes(web, platform, asset)
  manageRoutes(web)
  for (const module of everyModule) module.routes?.(web, platform)
  return { web, routes, forgetSites: sites.forget }
}

const permissions: Permissions = Object.assign(
  { 'platform.open': () => true, 'platform.manage': (actor: Actor) => actor.kind === 'person' },
  ...everyModule.map((module) => module.permissions ?? {}),
) as Permissions

function menuOf(actor: Actor) {
  const staff = actor.kind === 'person' || actor.kind === 'location'
  return everyModule
    .flatMap((module) => module.menu ?? [])
    .filter((item) => item.staff === staff && permissions[item.permission]?.(actor))
    .sort((a, b) => Number(b.first ?? false) - Number(a.first ?? false))
    .map(({ href, manage, label }) => ({ href, manage, label: labelFor(label, actor) }))
}

const labelFor = (label: MenuItem['label'], actor: Actor): PlainTextKey =>
  typeof label === 'function' ? label(actor) : label

/** What is done every day stands in the menu itself, the rest behind one word. */
function navFor(actor: Actor, t: Text) {
  const items = menuOf(actor)
  const managed = items.filter(({ manage }) => manage !== undefined)
  const shown = managed.length > 1 ? items.filter(({ manage }) => manage === undefined) : items
  const daily = shown.map(({ label, href }) => ({ label: t(label), href }))
  if (managed.length < 2) return daily
  return [...daily, { label: t('platform.manage.title'), href: '/werk/beheer', holds: managed.map(({ href }) => href) }]
}

function manageRoutes(web: FastifyInstance): void {
  web.get('/werk/beheer', { config: { permission: 'platform.manage' } }, async (request, reply) => {
    const things = menuOf(request.actor).flatMap(({ label, href, manage }) =>
      manage === undefined ? [] : [{ href, label: request.t(label), hint: request.t(manage) }],
    )
    return sendPage(request, reply, <ManagePage things={things} />)
  })
}

function footerFor(actor: Actor, t: Text) {
  return everyModule
    .flatMap((module) => module.footer ?? [])
    .filter(({ visitorsOnly = false }) => !(visitorsOnly && actor.kind === 'person'))
    .map(({ label, href }) => ({ label: t(label), href }))
}

async function actorOf({ db, clock }: Platform, session: Session): Promise<Actor | undefined> {
  if (session.caseId) return { kind: 'family', sessionId: session.id, caseId: session.caseId }
  if (session.reactionId) return { kind: 'reporter', sessionId: session.id, reactionId: session.reactionId }
  const { panelMemberId } = session
  if (panelMemberId) {
    const member = await db.gate((tx) => panelMemberNow(tx, panelMemberId))
    return member && { kind: 'panel_member', sessionId: session.id, ...member }
  }
  if (session.locationId) {
    const { name } = await locationById(db.published, session.locationId)
    return { kind: 'location', sessionId: session.id, locationId: session.locationId, locationName: name }
  }
  const { personId } = session
  const [person, openings] = personId ? await db.gate((tx) => whoActs(tx, personId, session, clock.now())) : []
  return (
    person && {
      kind: 'person',
      sessionId: session.id,
      personId: person.id,
      name: person.name,
      onlyOrganisationId: session.onlyOrganisationId,
      memberships: person.memberships,
      ...(openings && openings.length > 0 ? { openings } : {}),
    }
  )
}

const whoActs = (tx: Write, personId: string, session: Session, now: Temporal.Instant) =>
  Promise.all([findPersonWhoActs(tx, personId, session), openingsOf(tx, personId, now)])

/** House styles and words are read on every request and change rarely; words may change with the day. */
function keepSites({ db, clock }: Platform, asset: Asset) {
  const sites = new Map<string, Promise<DressedSite>>()
  return {
    siteFor(host: string): Promise<DressedSite> {
      // Belgium and the Netherlands share their days.
      const day = localDay(clock.now(), 'Europe/Brussels')
      const key = `${day.toString()} ${host}`
      const known = sites.get(key)
      if (known) return known
      const site = siteByHost(db.published, host, day).then((found) => ({
        ...found,
        themeUrl: themeUrl(found.style, asset),
      }))
      if (sites.size > 1000) sites.clear() // host names come from outside
      sites.set(key, site)
      site.catch(() => sites.delete(key))
      return site
    },
    forget: () => sites.clear(),
  }
}

function healthRoutes(web: FastifyInstance, { db }: Platform): void {
  const config = { permission: 'platform.open', rateLimit: false }
  web.get('/health', { config }, async () => ({ ok: true }))
  web.get('/ready', { config }, async (_, reply) => {
    try {
      await db.published.selectFrom('accounts.organisation').select('id').limit(1).execute()
      return { ok: true }
    } catch {
      return reply.status(503).send({ ok: false })
    }
  })
}

function styleRoutes(web: FastifyInstance, { db }: Platform, asset: Asset): void {
  web.get<{ Params: { name: string } }>(
    '/stijl/:name.css',
    { config: { permission: 'platform.open' } },
    async (request, reply) => {
      const [, slug = '', hash] = /^(.+)-([0-9a-f]+)$/.exec(request.params.name) ?? []
      const style = await styleBySlug(db.published, slug)
      if (!style) throw new NotFound('no such style')
      const css = themeCss(style, asset)
      const lasting = hash === hashOf(css)
      reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
      return reply.type('text/css; charset=utf-8').send(css)
    },
  )
}

type Asset = (name: string) => string

/** The address carries a hash of the content, so that browsers keep a house style until it changes. */
const themeUrl = (style: HouseStyle, asset: Asset) => `/stijl/${style.slug}-${hashOf(themeCss(style, asset))}.css`

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 10)
