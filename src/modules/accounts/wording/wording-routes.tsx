import { personOf } from '../../../platform/permissions.ts'
import { boxesOf } from '../../../lib/typed-day.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import type { Lang } from '../../../lib/lang.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import { parseForm } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { isTextKey, ourTexts, placesIn } from '../../../platform/texts.ts'
import type { TextKey } from '../../../text-keys.ts'
import { type FormError, type FormValues } from '../../../ui/index.ts'
import { deskManagedBy } from './managed-desk-queries.ts'
import { isWordingLang, mayBeReworded, textsWith, wordingOn } from './wording.ts'
import { reword } from './wording-actions.ts'
import { wordingForm } from './wording-form.ts'
import { TextPage, TextsPage } from './wording-page.tsx'
import { wordingRows } from './wording-queries.ts'

const config = { permission: 'accounts.reword' }
const mostFound = 30

interface TextRoute {
  Params: { slug: string; lang: string; key: string }
  Querystring: { bewaard?: string }
}

interface ListRoute {
  Params: { slug: string; lang: string }
  Querystring: { woorden?: string }
}

export function wordingRoutes(web: FastifyInstance, platform: Platform): void {
  const { db } = platform

  web.get('/werk/teksten', { config }, async (request, reply) => {
    const desk = orNotFound(await deskManagedBy(db.published, personOf(request)))
    return seeOther(reply, `/werk/teksten/${desk.slug}/nl`)
  })

  web.get<ListRoute>('/werk/teksten/:slug/:lang', { config }, async (request, reply) => {
    const desk = orNotFound(await deskManagedBy(db.published, personOf(request), request.params.slug))
    const lang = langOf(request.params.lang)
    const words = (request.query.woorden ?? '').trim().slice(0, 100)
    const found = words === '' ? [] : textsWith(ourTexts(lang), words, mostFound)
    const own = await wordingRows(db.published, desk.id)
    const home = `/werk/teksten/${desk.slug}`
    return sendPage(request, reply, <TextsPage home={home} lang={lang} words={words} found={found} own={own} />)
  })

  web.get<TextRoute>('/werk/teksten/:slug/:lang/:key', { config }, (request, reply) =>
    sendText(request, reply, platform, [], {}),
  )

  web.post<TextRoute>('/werk/teksten/:slug/:lang/:key', { config }, async (request, reply) => {
    const { params, t } = request
    const desk = orNotFound(await deskManagedBy(db.published, personOf(request), params.slug))
    const [lang, key] = [langOf(params.lang), keyOf(params.key)]
    const form = parseForm(wordingForm(t), request.body)
    if (!form.ok) return sendText(request, reply, platform, form.errors, form.typed)
    const outcome = await reword(platform, personOf(request), desk, { lang, key, ...form.value })
    if (outcome === 'saved') return seeOther(reply, `/werk/teksten/${desk.slug}/${lang}/${key}?bewaard=1`)
    const error: FormError =
      outcome.refusal === 'unfit'
        ? { field: 'message', message: t('wording.staff.error.unfit', { why: outcome.why }) }
        : { field: 'from', message: t('wording.staff.error.past') }
    return sendText(request, reply, platform, [error], form.typed)
  })
}

async function sendText(
  request: FastifyRequest<TextRoute>,
  reply: FastifyReply,
  { db, clock }: Platform,
  errors: readonly FormError[],
  values: FormValues,
): Promise<FastifyReply> {
  const { params, query } = request
  const desk = orNotFound(await deskManagedBy(db.published, personOf(request), params.slug))
  const [lang, key] = [langOf(params.lang), keyOf(params.key)]
  const rows = (await wordingRows(db.published, desk.id)).filter((row) => row.lang === lang && row.key === key)
  const today = localDay(clock.now(), desk.zone)
  const page = (
    <TextPage
      home={`/werk/teksten/${desk.slug}`}
      lang={lang}
      textKey={key}
      ours={ourTexts(lang).find((text) => text.key === key)?.message ?? ''}
      now={wordingOn(rows, today)[lang].get(key)}
      places={placesIn(key)}
      history={rows}
      from={boxesOf(today.add({ days: 1 }))}
      errors={errors}
      values={values}
      saved={query.bewaard === '1'}
    />
  )
  return sendPage(request, reply, page, errors.length > 0 ? 422 : 200)
}

function langOf(word: string): Lang {
  if (!isWordingLang(word)) throw new NotFound('no such language')
  return word
}

function keyOf(word: string): TextKey {
  if (!isTextKey(word) || !mayBeReworded(word)) throw new NotFound('no such text')
  return word
}
