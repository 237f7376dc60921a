import { STATUS_CODES } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { type Actor, anonymous } from '../lib/actor.ts'
import { localDay } from '../lib/days.ts'
import type { Lang, Text } from '../text-keys.ts'
import { type NavItem, renderPage, type View } from '../ui/index.ts'
import { ErrorPage, type ErrorKind } from './error-page.tsx'
import { isStorageFull, NotFound } from './errors.ts'
import { openFiles } from './permissions.ts'
import type { Platform } from './platform.ts'
import { findSession, type Session, touchSession } from './session.ts'
import type { Site } from './site.ts'
import { pickLang, textsFor } from './texts.ts'
import { largestUploadMegabytes } from './web.tsx'

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor
    site: DressedSite
    lang: Lang
    t: Text
    /** What the page components read around them. */
    view: View
    /** What is shown belongs to this browser alone, although nobody signed in: no cache keeps it. */
    personal: boolean
  }
}

/** A site with the address of its style sheet. */
export interface DressedSite extends Site {
  readonly themeUrl: string
}

export interface PageOptions {
  readonly platform: Platform
  readonly siteFor: (host: string) => Promise<DressedSite>
  /** Who a session is, with memberships; undefined when the person was disabled since. */
  readonly actorOf: (session: Session) => Promise<Actor | undefined>
  readonly navFor: (actor: Actor, t: Text) => NavItem[]
  readonly footerFor: (actor: Actor, t: Text) => NavItem[]
  readonly asset: (name: string) => string
}

/** Gives every request its language, site, actor and view, and every error its page. */
export function installPages(app: FastifyInstance, options: PageOptions): void {
  app.decorateRequest('actor')
  app.decorateRequest('site')
  app.decorateRequest('lang')
  app.decorateRequest('t')
  app.decorateRequest('view')
  app.decorateRequest('personal', false)

  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url === openFiles) return
    await recogniseReader(request, reply, options)
    request.actor = await recogniseActor(request, options)
    request.view = makeView(request, options)
  })

  app.setErrorHandler(async (error: Refusal, request, reply) => {
    const status = error.statusCode ?? (isStorageFull(error) ? 507 : 500)
    if (status >= 500) request.log.error({ err: error }, 'fault')
    await dressRefused(request, reply, options)
    return sendError(request, reply, status, error)
  })
  app.setNotFoundHandler((request, reply) => sendError(request, reply, 404, new NotFound('no such address')))
}

/** Turned away before anybody looked who came (too many, too busy, from another site): a page all the same, as for a stranger. */
async function dressRefused(request: FastifyRequest, reply: FastifyReply, options: PageOptions): Promise<void> {
  if (request.view || request.routeOptions.url === openFiles) return
  await recogniseReader(request, reply, options)
  request.actor = anonymous
  request.view = makeView(request, options)
}

/** Sends a page; a form that was not right goes out as 422. */
export function sendPage(request: FastifyRequest, reply: FastifyReply, page: VNode, status = 200): FastifyReply {
  return sendHtml(request, reply, renderPage(page, request.view), status)
}

export function sendHtml(request: FastifyRequest, reply: FastifyReply, html: string, status = 200): FastifyReply {
  // Pages of a known person stay out of every cache; the back button must not show them after signing out.
  const caching = isForEverybody(request) ? 'no-cache' : 'no-store'
  return reply.status(status).type('text/html; charset=utf-8').header('cache-control', caching).send(html)
}

const isForEverybody = ({ actor, personal }: FastifyRequest): boolean => actor.kind === 'anonymous' && !personal

/** After a form: see what came of it (303, so that reloading repeats nothing). */
export const seeOther = (reply: FastifyReply, path: string): FastifyReply => reply.redirect(path, 303)

/** Keeps a rendered page for anonymous visitors until a shown fact changes. */
export async function sendKeptPage(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  page: () => Promise<VNode>,
): Promise<FastifyReply> {
  const shared = isForEverybody(request)
  const render = async () => {
    const html = renderPage(await page(), request.view)
    if (shared && request.personal) throw new Error('a page for one browser must say so before it is kept for all')
    return html
  }
  if (!shared) return sendHtml(request, reply, await render())
  // What an organisation says from a day on is another page from that day on.
  const day = dayOfMinute(platform.clock.now(), request.site.zone)
  const key = `${request.site.host} ${day} ${request.lang} ${request.url}`
  return sendHtml(request, reply, platform.pageCache.get(key) ?? (await platform.pageCache.keep(key, render)))
}

const lastDays = new Map<string, { readonly minute: number; readonly day: string }>()

/** The local day, worked out once a minute: days begin on one, and the calendar takes longer than sending a kept page. */
function dayOfMinute(now: Temporal.Instant, zone: string): string {
  const minute = Math.floor(now.epochMilliseconds / 60_000)
  const last = lastDays.get(zone)
  if (last?.minute === minute) return last.day
  const day = localDay(now, zone).toString()
  lastDays.set(zone, { minute, day })
  return day
}

const languageCookie = 'taal'
const year = 31_536_000

async function recogniseReader(request: FastifyRequest, reply: FastifyReply, options: PageOptions): Promise<void> {
  const { taal } = request.query as { taal?: string }
  request.site = await options.siteFor(request.hostname)
  request.lang = pickLang(request.headers['accept-language'], taal ?? request.cookies[languageCookie])
  request.t = textsFor(request.lang, {
    zone: request.site.zone,
    overrides: request.site.wording[request.lang],
  })
  // A reader's own preference, remembered in his own browser; nothing of ours changes.
  if (taal && taal === request.lang) {
    const secure = options.platform.config.publicUrl.protocol === 'https:'
    reply.setCookie(languageCookie, taal, { path: '/', maxAge: year, sameSite: 'lax', httpOnly: true, secure })
  }
}

async function recogniseActor(request: FastifyRequest, { platform, actorOf }: PageOptions): Promise<Actor> {
  const token = request.cookies[sessionCookie(platform)]
  if (!token) return anonymous
  const now = platform.clock.now()
  const session = await platform.db.gate((tx) => findSession(tx, token, now))
  if (!session) return anonymous
  await touchSession(platform.db, session, now)
  return (await actorOf(session)) ?? anonymous
}

/** `__Host-` binds the cookie to this host and to https; browsers refuse that name over plain http. */
export const sessionCookie = ({ config }: Platform): string =>
  config.publicUrl.protocol === 'https:' ? '__Host-session' : 'session'

export function setSessionCookie(reply: FastifyReply, platform: Platform, token: string): void {
  const secure = platform.config.publicUrl.protocol === 'https:'
  reply.setCookie(sessionCookie(platform), token, { path: '/', httpOnly: true, sameSite: 'lax', secure })
}

export const clearSessionCookie = (reply: FastifyReply, platform: Platform) =>
  reply.clearCookie(sessionCookie(platform), { path: '/' })

function makeView(request: FastifyRequest, options: PageOptions): View {
  const { actor, t, site, lang } = request
  return {
    t,
    lang,
    style: site.style,
    path: request.url,
    nav: options.navFor(actor, t),
    footer: options.footerFor(actor, t),
    person: personOf(actor, t),
    signOutPath: '/uitloggen',
    asset: options.asset,
    themeUrl: site.themeUrl,
  }
}

/** Who is at work, as the top of every page says it. */
function personOf(actor: Actor, t: Text): View['person'] {
  if (actor.kind === 'person') return { name: actor.name, organisation: actor.memberships[0]?.organisationName ?? '' }
  if (actor.kind === 'location') return { name: actor.locationName, organisation: t('platform.by-link') }
  if (actor.kind === 'panel_member') return { name: actor.name, organisation: actor.panelName }
  return null
}

const kinds: Readonly<Record<number, ErrorKind>> = {
  400: 'bad-request',
  403: 'no-access',
  404: 'not-found',
  409: 'changed',
  413: 'too-large',
  429: 'too-many',
  503: 'busy',
  507: 'full',
}

type Refusal = Error & { statusCode?: number; code?: string }

function kindOf({ name, code }: Refusal, status: number): ErrorKind {
  if (name === 'CrossSite') return 'form-expired'
  // A form of text has its own limit; that of a file is told by another code.
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return 'too-long'
  // No form of ours has so many: it was made by hand.
  if (code === 'FST_FILES_LIMIT' || code === 'FST_FIELDS_LIMIT' || code === 'FST_PARTS_LIMIT') return 'bad-request'
  return kinds[status] ?? (status < 500 ? 'bad-request' : 'fault')
}

function sendError(request: FastifyRequest, reply: FastifyReply, status: number, error: Refusal): FastifyReply {
  const kind = kindOf(error, status)
  if (request.url.startsWith('/api/') || !request.view) {
    return reply.status(status).send({ error: kind, status, title: STATUS_CODES[status] ?? '', number: request.id })
  }
  const toLogIn = kind === 'no-access' && request.actor.kind === 'anonymous'
  const page = (
    <ErrorPage
      kind={toLogIn ? 'log-in' : kind}
      number={request.id}
      megabytes={largestUploadMegabytes}
      seconds={Number(reply.getHeader('retry-after') ?? 60)}
    />
  )
  return sendPage(request, reply, page, toLogIn ? 401 : status)
}
