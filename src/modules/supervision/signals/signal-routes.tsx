import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { boxesOf } from '../../../lib/typed-day.ts'
import type { Read } from '../../../platform/database.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { findPassedOn } from '../../feedback/index.ts'
import { authorityOf } from '../authority-queries.ts'
import { decideFollowUp, finishFollowUp, proposalsFor } from './follow-up-actions.ts'
import { followUpsOf, signalEventsOf } from './follow-up-queries.ts'
import { CorrectPage } from './note-page.tsx'
import { type Changed, correctSignal, endSignal, weighSignal } from './signal-actions.ts'
import { aidForm, dayTyped, endForm, finishForm, followUpForm, heardForm, isFieldError } from './signal-form.ts'
import { signalNotices, SignalPage, type SignalPageProps } from './signal-page.tsx'
import { type SignalMove, signalPath, signalsPath } from './signal.ts'
import { signalsUpTo } from './pattern-queries.ts'
import { findSignal, type Signal } from './signal-queries.ts'
import { readSource } from './source-queries.ts'

const config = { permission: 'supervision.hear_signals' }
const here = `${signalsPath}/:id`

export interface Named {
  Params: { id: string }
}
export type NamedRequest = FastifyRequest<Named>

/** One signal: what was heard, what could be done, what the desk decides and what came of it. */
export function signalRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<Named & { Querystring: { gedaan?: string } }>(here, { config }, (request, reply) =>
    sendSignal(request, reply, platform, { notice: signalNotices.find((one) => one === request.query.gedaan) }),
  )
  correctRoutes(web, platform)

  web.post<Named>(`${here}/hulp`, { config }, async (request, reply) => {
    const form = parseForm(aidForm(request.t), request.body)
    const found = await signalOf(request, platform)
    if (!form.ok) return sendSignal(request, reply, platform, form, 422)
    const { answers, version } = form.value
    const outcome = await weighSignal(platform, personOf(request), { id: found.id, version }, answers)
    return afterwards(request, reply, platform, { outcome, notice: 'gewogen', typed: form.typed, field: '' })
  })

  web.post<Named>(`${here}/opvolging`, { config }, async (request, reply) => {
    const form = parseForm(followUpForm(request.t), request.body)
    const { typed } = form
    const found = await signalOf(request, platform)
    const dueOn = dayTyped(request.t, typed, 'follow', { from: localDay(platform.clock.now(), found.zone) })
    if (!form.ok || isFieldError(dueOn)) {
      const errors = [...(form.ok ? [] : form.errors), ...(isFieldError(dueOn) ? [dueOn] : [])]
      return sendSignal(request, reply, platform, { typed, errors }, 422)
    }
    const { kind, follow_words: words, deviates } = form.value
    const key = parseId(typedText(typed, 'sleutel')) ?? randomUUID()
    const outcome = await decideFollowUp(platform, personOf(request), found.id, { key, kind, words, dueOn, deviates })
    if (outcome === 'reason_missing') {
      const errors = [{ field: 'deviates', message: request.t('signals.staff.error.deviates') }]
      return sendSignal(request, reply, platform, { typed, errors }, 422)
    }
    return afterwards(request, reply, platform, { outcome, notice: 'besloten', typed, field: 'kind' })
  })

  web.post<{ Params: { id: string; followUp: string } }>(
    `${here}/opvolging/:followUp`,
    { config },
    async (request, reply) => {
      const form = parseForm(finishForm(request.t), request.body)
      const found = await signalOf(request, platform)
      const id = orNotFound(parseId(request.params.followUp))
      if (!form.ok) {
        const typed = { ...form.typed, opvolging: id }
        return sendSignal(request, reply, platform, { typed, errors: form.errors }, 422)
      }
      const { doe: state, outcome: words } = form.value
      const ended = { state, outcome: words }
      const outcome = await finishFollowUp(platform, personOf(request), { signalId: found.id, id }, ended)
      return afterwards(request, reply, platform, { outcome, notice: 'klaar', typed: form.typed, field: 'outcome' })
    },
  )

  endRoute(web, platform, 'afsluiten', 'close', 'dicht')
  endRoute(web, platform, 'heropenen', 'reopen', 'open')
}

function endRoute(
  web: FastifyInstance,
  platform: Platform,
  path: string,
  step: Extract<SignalMove, 'close' | 'reopen'>,
  notice: Notice,
): void {
  web.post<Named>(`${here}/${path}`, { config }, async (request, reply) => {
    const form = parseForm(endForm(request.t), request.body)
    const { id } = await signalOf(request, platform)
    if (!form.ok) return sendSignal(request, reply, platform, form, 422)
    const { words, version } = form.value
    const outcome = await endSignal(platform, personOf(request), { id, version }, step, words)
    return afterwards(request, reply, platform, { outcome, notice, typed: form.typed, field: 'end_words' })
  })
}

function correctRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<Named>(`${here}/verbeteren`, { config }, async (request, reply) => {
    const signal = await openSignalOf(request, platform)
    const name = await platform.db.read(request.actor, (db) => readSource(db, platform.keys, signal.id))
    const { day, month, year } = boxesOf(signal.heardOn)
    const { words, gravity, source } = signal
    const typed = { words, gravity, source, source_name: name ?? '', agreed: name ? 'yes' : '', heard_day: day, heard_month: month, heard_year: year } // prettier-ignore
    auditSignal(request, reply, platform, signal)
    return sendPage(request, reply, <CorrectPage signal={signal} typed={typed} />)
  })
  web.post<Named>(`${here}/verbeteren`, { config }, async (request, reply) => {
    const form = parseForm(heardForm(request.t), request.body)
    const { typed } = form
    const signal = await openSignalOf(request, platform)
    const today = localDay(platform.clock.now(), signal.zone)
    const heardOn = dayTyped(request.t, typed, 'heard', { until: today })
    if (!form.ok || isFieldError(heardOn)) {
      const errors = [...(form.ok ? [] : form.errors), ...(isFieldError(heardOn) ? [heardOn] : [])]
      return sendPage(request, reply, <CorrectPage {...{ signal, typed, errors }} />, 422)
    }
    const { version, ...heard } = form.value
    const shown = { id: signal.id, version }
    const outcome = await correctSignal(platform, personOf(request), shown, { ...heard, heardOn })
    if (outcome === 'done') return seeOther(reply, `${signalPath(signal.id)}?gedaan=verbeterd`)
    const errors = [{ field: '', message: request.t('signals.staff.changed') }]
    return sendPage(request, reply, <CorrectPage {...{ signal, typed, errors }} />, 409)
  })
}

/** @throws NotFound where it is not of a desk of who asks */
export async function signalOf({ params, actor }: NamedRequest, { db }: Platform): Promise<Signal> {
  const id = orNotFound(parseId(params.id))
  return orNotFound(await db.read(actor, (read) => findSignal(read, id)))
}

/** @throws NotFound also where nothing can be changed any more */
export async function openSignalOf(request: NamedRequest, platform: Platform): Promise<Signal> {
  const signal = await signalOf(request, platform)
  return orNotFound(signal.wipedOn === null ? signal : undefined)
}

type Notice = (typeof signalNotices)[number]

interface Shown {
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  readonly notice?: Notice | undefined
  readonly changed?: boolean
}

interface After {
  readonly outcome: Changed
  readonly notice: Notice
  readonly typed: Typed
  /** Where a refusal is shown. */
  readonly field: string
}

/** On to the signal, or back with what stood in the way and every word. */
function afterwards(
  request: NamedRequest,
  reply: FastifyReply,
  platform: Platform,
  { outcome, notice, typed, field }: After,
) {
  if (outcome === 'done') return seeOther(reply, `${signalPath(request.params.id)}?gedaan=${notice}`)
  if (outcome === 'changed' || outcome === 'not_in_this_state')
    return sendSignal(request, reply, platform, { typed, changed: true }, 409)
  const errors = [{ field, message: request.t(`signals.staff.refusal.${outcome}`) }]
  return sendSignal(request, reply, platform, { typed, errors }, 422)
}

/** The signal as it stands, or with what came back of a form. */
async function sendSignal(
  request: NamedRequest,
  reply: FastifyReply,
  platform: Platform,
  { typed = {}, errors = [], ...shown }: Shown,
  status = 200,
) {
  const signal = await signalOf(request, platform)
  const today = localDay(platform.clock.now(), signal.zone)
  const facts = await platform.db.read(request.actor, (db) => factsOf(db, platform, signal, today))
  auditSignal(request, reply, platform, signal)
  const formKey = parseId(typedText(typed, 'sleutel')) ?? randomUUID()
  return sendPage(
    request,
    reply,
    <SignalPage {...facts} {...{ signal, today, formKey, typed, errors }} {...shown} />,
    status,
  )
}

type Facts = Pick<
  SignalPageProps,
  'sourceName' | 'followUps' | 'events' | 'proposed' | 'reports' | 'signals' | 'authorityName'
>

async function factsOf(db: Read, { keys }: Platform, signal: Signal, today: Temporal.PlainDate): Promise<Facts> {
  const { id, deskId, location } = signal
  const followUps = await followUpsOf(db, id)
  const reported = followUps.flatMap(({ reactionId }) => reactionId ?? [])
  const reports = await Promise.all(reported.map((one) => findPassedOn(db, { id: one })))
  return {
    sourceName: await readSource(db, keys, id),
    followUps,
    events: await signalEventsOf(db, id),
    proposed: await proposalsFor(db, signal),
    reports: reports.flatMap((one) => one ?? []),
    signals: await signalsUpTo(db, { deskId, locationId: location.id }, today),
    authorityName: (await authorityOf(db, location.id))?.name ?? null,
  }
}

export const auditSignal = (
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  { id, deskId }: Signal,
): void =>
  auditView(request, reply, platform, {
    action: 'supervision.signal_viewed',
    subjectKind: 'signal',
    subjectId: id,
    organisationId: deskId,
  })
