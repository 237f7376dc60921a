import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { parseNumber } from '../../../lib/number-code.ts'
import { dayBoxes, readDay } from '../../../lib/typed-day.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import type { Text } from '../../../text-keys.ts'
import { findReaction, type Reaction } from '../../feedback/index.ts'
import { clientManagerOn } from '../authority-queries.ts'
import { askClarification } from '../clarify/clarify-actions.ts'
import { askForm } from '../clarify/clarify-form.ts'
import { clarificationsOf } from '../clarify/clarify-queries.ts'
import { casePath } from '../paths.ts'
import { authoritiesAs } from '../supervision-permissions.ts'
import { CasePage, type CasePageProps, caseNotices } from './case-page.tsx'
import type { Leak } from '../../feedback/index.ts'
import { PassOnPage } from './pass-on-page.tsx'
import { decideNewsOf, noteContact, passOn, sayNews, writeExchange } from './passed-on-actions.ts'
import { contactForm, exchangeForm, newsForm, passOnForm, tellForm } from './passed-on-form.ts'
import {
  contactsWith,
  exchangesOf,
  findPassedOn,
  newsOf,
  type PassedOn,
  passedOnOfReaction,
} from './passed-on-queries.ts'

const officer = { permission: 'supervision.pass_on' }
const both = { permission: 'supervision.watch' }
const manager = { permission: 'supervision.know_organisers' }

type NumberRequest = FastifyRequest<{ Params: { number: string } }>
type CaseRequest = FastifyRequest<{ Params: { id: string }; Querystring: { gedaan?: string } }>

export function passedOnRoutes(web: FastifyInstance, platform: Platform): void {
  const pass = '/werk/toezicht/doorgeven/:number'
  web.get(pass, { config: officer }, async (request: NumberRequest, reply) => {
    const found = await reportOf(request, platform)
    const running = await platform.db.read(request.actor, (db) => passedOnOfReaction(db, found.id))
    if (running) return seeOther(reply, casePath(running.id))
    return sendPassOn(request, reply, platform, { found })
  })
  web.post(pass, { config: officer }, (request: NumberRequest, reply) => postPassOn(request, reply, platform))

  const here = '/werk/toezicht/zaak/:id'
  web.get(here, { config: both }, (request: CaseRequest, reply) =>
    sendCase(request, reply, platform, { notice: caseNotices.find((one) => one === request.query.gedaan) }),
  )
  const post = (path: string, config: typeof both, handle: Handle) =>
    web.post(`${here}/${path}`, { config }, (request: CaseRequest, reply) => handle(request, reply, platform))
  post('overleg', both, exchange)
  post('vertellen', officer, tell)
  post('nieuws', manager, say)
  post('toelichting', manager, ask)
  post('contact', manager, contact)
}

type Handle = (request: CaseRequest, reply: FastifyReply, platform: Platform) => unknown

/** The report behind a number, for its officer. @throws NotFound */
async function reportOf(request: NumberRequest, { db }: Platform): Promise<Reaction> {
  const number = orNotFound(parseNumber(request.params.number))
  const found = orNotFound(await db.read(request.actor, (read) => findReaction(read, { number })))
  if (!authoritiesAs(request.actor, 'officer').includes(found.holder.id)) throw new NotFound('not found')
  return found
}

interface Passing {
  readonly found: Reaction
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  readonly leaks?: readonly Leak[]
}

async function sendPassOn(
  request: NumberRequest,
  reply: FastifyReply,
  platform: Platform,
  { found, typed = {}, errors = [], leaks = [] }: Passing,
) {
  auditView(request, reply, platform, {
    action: 'feedback.viewed',
    subjectKind: 'reaction',
    subjectId: found.id,
    organisationId: found.holder.id,
  })
  const name = await platform.db.read(request.actor, async (db) => {
    const at = found.location && (await db.selectFrom('locations.location').select('organiser_id').where('id', '=', found.location.id).executeTakeFirst()) // prettier-ignore
    const today = localDay(platform.clock.now(), found.holder.zone)
    return at?.organiser_id ? (await clientManagerOn(db, at.organiser_id, found.holder.id, today))?.name : undefined
  })
  const page = <PassOnPage reaction={found} manager={name ?? null} {...{ typed, errors, leaks }} />
  return sendPage(request, reply, page, errors.length > 0 ? 422 : 200)
}

async function postPassOn(request: NumberRequest, reply: FastifyReply, platform: Platform) {
  const found = await reportOf(request, platform)
  const form = parseForm(passOnForm(request.t), request.body)
  if (!form.ok) return sendPassOn(request, reply, platform, { found, ...form })
  const outcome = await passOn(platform, personOf(request), found.number, form.value)
  if ('passed' in outcome) return seeOther(reply, `${casePath(outcome.passed)}?gedaan=doorgegeven`)
  const { typed } = form
  if ('leaks' in outcome) {
    const message = request.t(outcome.final ? 'passed-on.staff.error.leak.final' : 'passed-on.staff.error.leak')
    return sendPassOn(request, reply, platform, { found, typed, leaks: outcome.leaks, errors: [{ field: 'words', message }] }) // prettier-ignore
  }
  const errors = [{ field: 'words', message: request.t(`passed-on.staff.refusal.${outcome.refusal}`) }]
  return sendPassOn(request, reply, platform, { found, typed, errors })
}

/** The case as who asks may see it. @throws NotFound */
async function caseOf(request: CaseRequest, { db }: Platform): Promise<PassedOn> {
  const id = orNotFound(parseId(request.params.id))
  return orNotFound(await db.read(request.actor, (read) => findPassedOn(read, id)))
}

type Shown = Pick<CasePageProps, 'notice' | 'leaks' | 'changed'> & {
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
}

async function sendCase(
  request: CaseRequest,
  reply: FastifyReply,
  platform: Platform,
  { typed = {}, errors = [], ...shown }: Shown,
  status = errors.length > 0 ? 422 : 200,
) {
  const found = await caseOf(request, platform)
  const today = localDay(platform.clock.now(), found.authority.zone)
  const parts = await platform.db.read(request.actor, async (db) => ({
    contacts: await contactsWith(db, { passedOnId: found.id }),
    clarifications: await clarificationsOf(db, { passedOnId: found.id }),
    news: await newsOf(db, found.id),
    exchanges: await exchangesOf(db, found.id),
    manager: (await clientManagerOn(db, found.organiser.id, found.authority.id, today))?.name ?? null,
  }))
  auditView(request, reply, platform, {
    action: 'supervision.case_viewed',
    subjectKind: 'passed_on',
    subjectId: found.id,
    about: [found.reactionId],
    organisationId: found.authority.id,
  })
  const sides = {
    officer: authoritiesAs(request.actor, 'officer').includes(found.authority.id),
    manages: authoritiesAs(request.actor, 'client_manager').includes(found.authority.id),
  }
  const page = { found, today, typed, errors, formKey: randomUUID(), ...sides, ...parts, ...shown }
  return sendPage(request, reply, <CasePage {...page} />, status)
}

const back = (reply: FastifyReply, { params }: CaseRequest, done: (typeof caseNotices)[number]) =>
  seeOther(reply, `${casePath(params.id)}?gedaan=${done}`)

async function exchange(request: CaseRequest, reply: FastifyReply, platform: Platform) {
  const { id } = await caseOf(request, platform)
  const form = parseForm(exchangeForm(request.t), request.body)
  if (!form.ok) return sendCase(request, reply, platform, form)
  const { exchange_words: words, anyway } = form.value
  const outcome = await writeExchange(platform, personOf(request), id, { words, anyway })
  if (outcome === 'done') return back(reply, request, 'overleg')
  const final = outcome.final
  const errors = [
    {
      field: 'exchange_words',
      message: request.t(final ? 'passed-on.staff.error.leak.final' : 'passed-on.staff.error.leak'),
    },
    ...(final ? [] : [{ field: 'anyway', message: request.t('passed-on.staff.anyway') }]),
  ]
  return sendCase(request, reply, platform, { typed: form.typed, errors, leaks: outcome.leaks })
}

async function tell(request: CaseRequest, reply: FastifyReply, platform: Platform) {
  const { id } = await caseOf(request, platform)
  const form = parseForm(tellForm(request.t), request.body)
  if (!form.ok) return sendCase(request, reply, platform, form)
  const { news, stap: step, tell_words: words } = form.value
  const newsId = orNotFound(parseId(news))
  const outcome = await decideNewsOf(platform, personOf(request), id, { newsId, step, words })
  if (outcome === 'done') return back(reply, request, step === 'tell' ? 'verteld' : 'niet-verteld')
  return sendCase(request, reply, platform, { typed: form.typed, changed: true }, 409)
}

async function say(request: CaseRequest, reply: FastifyReply, platform: Platform) {
  const { id } = await caseOf(request, platform)
  const form = parseForm(newsForm(request.t), request.body)
  if (!form.ok) return sendCase(request, reply, platform, form)
  const { news_kind: kind, news_words: words } = form.value
  const outcome = await sayNews(platform, personOf(request), id, { kind, words })
  if (outcome === 'closed') return sendCase(request, reply, platform, { typed: form.typed, changed: true }, 409)
  return back(reply, request, kind === 'closed' ? 'gesloten' : 'nieuws')
}

async function ask(request: CaseRequest, reply: FastifyReply, platform: Platform) {
  const found = await caseOf(request, platform)
  const location = orNotFound(found.location ?? undefined)
  const form = parseForm(askForm(request.t), request.body)
  const today = localDay(platform.clock.now(), found.authority.zone)
  const day = dayAsked(form.typed, 'ask', request.t, (on) => Temporal.PlainDate.compare(on, today) > 0 ? undefined : request.t('desk.staff.error.day-past')) // prettier-ignore
  if (!form.ok || 'error' in day) return sendCase(request, reply, platform, wrong(form, day, 'ask'))
  await askClarification(platform, personOf(request), {
    passedOnId: found.id,
    authorityId: found.authority.id,
    organiserId: found.organiser.id,
    locationId: location.id,
    words: form.value.ask_words,
    dueOn: day.on,
    formKey: parseId(form.value.form_key) ?? randomUUID(),
  })
  return back(reply, request, 'gevraagd')
}

async function contact(request: CaseRequest, reply: FastifyReply, platform: Platform) {
  const found = await caseOf(request, platform)
  const read = contactIn(request, localDay(platform.clock.now(), found.authority.zone))
  if ('errors' in read) return sendCase(request, reply, platform, read)
  const about = {
    authorityId: found.authority.id,
    organiserId: found.organiser.id,
    locationId: found.location?.id ?? null,
    passedOnId: found.id,
  }
  await noteContact(platform, personOf(request), about, read.contact)
  return back(reply, request, 'contact')
}

/** A contact as it was typed; also for the dossier of an organiser. */
export function contactIn({ t, body }: FastifyRequest, today: Temporal.PlainDate) {
  const form = parseForm(contactForm(t), body)
  const day = dayAsked(form.typed, 'held', t, (on) => Temporal.PlainDate.compare(on, today) <= 0 ? undefined : t('desk.staff.error.day-future')) // prettier-ignore
  if (!form.ok || 'error' in day) return wrong(form, day, 'held')
  return { contact: { ...form.value, heldOn: day.on, formKey: parseId(form.value.formKey) ?? randomUUID() } }
}

type Day = { readonly on: Temporal.PlainDate } | { readonly error: string }

function dayAsked(typed: Typed, field: string, t: Text, refuse: (on: Temporal.PlainDate) => string | undefined): Day {
  const on = readDay(dayBoxes(typed, field))
  if (on === 'missing') return { error: t('desk.staff.error.day-missing') }
  if (on === 'wrong') return { error: t('desk.staff.error.day') }
  const refused = refuse(on)
  return refused === undefined ? { on } : { error: refused }
}

const wrong = (form: ReturnType<typeof parseForm>, day: Day, field: string) => ({
  typed: form.typed,
  errors: [...(form.ok ? [] : form.errors), ...('error' in day ? [{ field, message: day.error }] : [])],
})
