import { personOf } from '../../../platform/permissions.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Actor, hasRole } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import type { Lang } from '../../../lib/lang.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { moveArticle, restoreText, rewriteArticle, setMode, writeArticle } from './desk-actions.ts'
import { type ArticleKind, articleKinds, langs, textFor } from './desk-article.ts'
import { articleForm, modeForm, restoreForm } from './desk-form.ts'
import {
  type Article,
  articlesOf,
  desksById,
  findOwnArticle,
  modesOf,
  type ShownDesk,
  versionsOf,
} from './desk-queries.ts'
import {
  articlePath,
  listPath,
  type WriteDone,
  writeDone,
  WriteListPage,
  WritePage,
  type WritePageProps,
} from './write-page.tsx'

const config = { permission: 'locations.desk_page' }
const deciding = { permission: 'locations.desk_mode' }
const base = '/werk/loketpagina'

interface ListRoute {
  Querystring: { loket?: string; soort?: string; gedaan?: string }
}
interface ArticleRoute {
  Params: { id: string; taal: string }
  Querystring: { gedaan?: string }
}

export function writeRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<ListRoute>(base, { config }, async (request, reply) => {
    const desk = await deskNamed(platform, request, request.query.loket)
    return sendList(request, reply, platform, { desk, done: writeDone.find((one) => one === request.query.gedaan) })
  })

  web.post(`${base}/aanvragen`, { config: deciding }, async (request, reply) => {
    const form = parseForm(modeForm(request.t), request.body)
    const desk = await deskNamed(platform, request, typedText(form.typed, 'loket'))
    orNotFound(decides(request.actor, desk) ? desk : undefined)
    if (!form.ok) return sendList(request, reply, platform, { desk, typed: form.typed, errors: form.errors })
    const outcome = await setMode(platform, personOf(request), desk, form.value)
    if (outcome === 'saved') return seeOther(reply, `${listPath(desk.slug)}&gedaan=dag`)
    const errors = [{ field: 'from', message: request.t('desks.staff.error.past') }]
    return sendList(request, reply, platform, { desk, typed: form.typed, errors })
  })

  web.get<ListRoute>(`${base}/nieuw`, { config }, async (request, reply) => {
    const desk = await deskNamed(platform, request, request.query.loket)
    const kind = articleKinds.find((one) => one === request.query.soort) ?? 'page'
    return sendPage(request, reply, <WritePage {...blank(desk, kind)} />)
  })

  web.post(`${base}/nieuw`, { config }, (request, reply) => saveNew(request, reply, platform))

  web.get<ArticleRoute>(`${base}/:id/:taal`, { config }, (request, reply) => sendArticle(request, reply, platform, {}))
  web.post<ArticleRoute>(`${base}/:id/:taal`, { config }, (request, reply) => saveAgain(request, reply, platform))

  web.post<ArticleRoute>(`${base}/:id/:taal/versie`, { config }, async (request, reply) => {
    const { article, lang } = await ownArticle(platform, request)
    const form = parseForm(restoreForm, request.body)
    const version = form.ok ? form.value.versie : 0
    await restoreText(platform, personOf(request), desksOf(request.actor), article.id, { lang, version })
    return seeOther(reply, `${articlePath(article.id, lang)}?gedaan=bewaard`)
  })
  const step = (path: 'weg' | 'terug' | 'omhoog', what: 'remove' | 'restore' | 'up') =>
    web.post<ArticleRoute>(`${base}/:id/${path}`, { config }, async (request, reply) => {
      const { article, desk } = await ownArticle(platform, request)
      await moveArticle(platform, personOf(request), desksOf(request.actor), article.id, what)
      return seeOther(reply, `${listPath(desk.slug)}&gedaan=${path}`)
    })
  step('weg', 'remove')
  step('terug', 'restore')
  step('omhoog', 'up')
}

/** The desks for which a person writes. */
function desksOf(actor: Actor): readonly string[] {
  if (actor.kind !== 'person') return []
  const writes = actor.memberships.filter(({ role }) => role === 'desk_manager' || role === 'desk_worker')
  return [...new Set(writes.map(({ organisationId }) => organisationId))]
}

const decides = (actor: Actor, desk: ShownDesk): boolean =>
  hasRole(actor, 'desk_manager') &&
  actor.kind === 'person' &&
  actor.memberships.some(({ organisationId, role }) => organisationId === desk.id && role === 'desk_manager')

/** The named desk of one's own, else the first. */
async function deskNamed({ db }: Platform, { actor }: FastifyRequest, slug: string | undefined): Promise<ShownDesk> {
  const own = await desksById(db.published, desksOf(actor))
  return orNotFound(slug ? own.find((desk) => desk.slug === slug) : own[0])
}

interface List {
  readonly desk: ShownDesk
  readonly done?: WriteDone | undefined
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
}

async function sendList(
  request: FastifyRequest,
  reply: FastifyReply,
  { db, clock }: Platform,
  { desk, done, typed = {}, errors = [] }: List,
) {
  const shown = await db.read(request.actor, async (tx) => ({
    desks: await desksById(tx, desksOf(request.actor)),
    articles: await articlesOf(tx, desk.id),
    modes: await modesOf(tx, desk.id),
  }))
  const page = (
    <WriteListPage
      desk={desk}
      {...shown}
      today={localDay(clock.now(), desk.zone)}
      mayDecide={decides(request.actor, desk)}
      done={done}
      values={typed}
      errors={errors}
    />
  )
  return sendPage(request, reply, page, errors.length > 0 ? 422 : 200)
}

const blank = (desk: ShownDesk, kind: ArticleKind): WritePageProps => ({
  desk,
  kind,
  lang: 'nl',
  id: null,
  versions: [],
  values: { versie: '0' },
})

async function saveNew(request: FastifyRequest, reply: FastifyReply, platform: Platform) {
  const form = parseForm(articleForm(request.t), request.body)
  const { typed } = form
  const desk = await deskNamed(platform, request, typedText(typed, 'loket'))
  const kind = articleKinds.find((one) => one === typedText(typed, 'soort')) ?? 'page'
  if (!form.ok) {
    return sendPage(request, reply, <WritePage {...blank(desk, kind)} values={typed} errors={form.errors} />, 422)
  }
  const { naar, taal: lang, title, body } = form.value
  if (naar === 'bekijk') {
    return sendPage(request, reply, <WritePage {...blank(desk, kind)} values={typed} preview={{ title, body }} />)
  }
  const id = await writeArticle(platform, personOf(request), desk.id, { kind, lang, title, body })
  return seeOther(reply, `${articlePath(id, lang)}?gedaan=bewaard`)
}

async function saveAgain(request: FastifyRequest<ArticleRoute>, reply: FastifyReply, platform: Platform) {
  const { article, lang } = await ownArticle(platform, request)
  const form = parseForm(articleForm(request.t), request.body)
  const { typed } = form
  if (!form.ok) return sendArticle(request, reply, platform, { values: typed, errors: form.errors }, 422)
  const { naar, title, body, versie: version } = form.value
  if (naar === 'bekijk') return sendArticle(request, reply, platform, { values: typed, preview: { title, body } })
  const written = { lang, title, body, version }
  if (await rewriteArticle(platform, personOf(request), desksOf(request.actor), article.id, written))
    return seeOther(reply, `${articlePath(article.id, lang)}?gedaan=bewaard`)
  // What somebody else wrote is a version of its own; saving again then is meant.
  const latest = article.texts.find((text) => text.lang === lang)?.version ?? 0
  return sendArticle(request, reply, platform, { values: { ...typed, versie: String(latest) }, changed: true }, 409)
}

async function sendArticle(
  request: FastifyRequest<ArticleRoute>,
  reply: FastifyReply,
  platform: Platform,
  shown: Partial<Pick<WritePageProps, 'values' | 'errors' | 'preview' | 'changed'>>,
  status = 200,
) {
  const { article, lang, desk } = await ownArticle(platform, request)
  const versions = await platform.db.read(request.actor, (tx) => versionsOf(tx, article.id, lang))
  const own = article.texts.find((text) => text.lang === lang)
  const page = (
    <WritePage
      desk={desk}
      kind={article.kind}
      lang={lang}
      id={article.id}
      versions={versions}
      saved={request.query.gedaan === 'bewaard' && shown.values === undefined}
      {...shown}
      values={shown.values ?? firstValues(article, own)}
    />
  )
  return sendPage(request, reply, page, status)
}

/** A translation begins with nothing but the title as it stands in another language. */
const firstValues = (article: Article, own: { title: string; body: string; version: number } | undefined): Typed =>
  own
    ? { title: own.title, body: own.body, versie: String(own.version) }
    : { title: textFor(article.texts, 'nl')?.title ?? '', body: '', versie: '0' }

/** What is another desk's does not exist. */
async function ownArticle({ db }: Platform, request: FastifyRequest<ArticleRoute>) {
  const { actor, params } = request
  const id = orNotFound(parseId(params.id))
  // The steps that are of no language carry none.
  const lang: Lang = params.taal === undefined ? 'nl' : orNotFound(langs.find((one) => one === params.taal))
  return db.read(actor, async (tx) => {
    const article = orNotFound(await findOwnArticle(tx, desksOf(actor), id))
    const [desk] = await desksById(tx, [article.deskId])
    return { article, lang, desk: orNotFound(desk) }
  })
}
