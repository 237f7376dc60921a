import type { Person } from '../../../lib/actor.ts'
import type { Read, Write } from '../../../platform/database.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { derivedId } from '../../../platform/tokens.ts'
import { passOn, type PassingOn } from '../../feedback/index.ts'
import { authorityOf } from '../authority-queries.ts'
import { type Course, type Proposed, proposedFor } from './decision-aid.ts'
import { type Ended, endFollowUp, type FollowUp, followUpsOf, insertFollowUp } from './follow-up-queries.ts'
import { decide } from './signal.ts'
import { type Changed, changeSignal, changeSignalIn } from './signal-actions.ts'
import { desksAmong } from './desk-queries.ts'
import { signalsUpTo } from './pattern-queries.ts'
import { findSignal, type Signal } from './signal-queries.ts'

/** What the decision aid proposes for a signal; nothing before its questions are answered. */
export async function proposalsFor(db: Read, signal: Signal): Promise<readonly Proposed[]> {
  const { answers, deskId, location, heardOn } = signal
  if (!answers) return []
  const earlier = (await signalsUpTo(db, { deskId, locationId: location.id }, heardOn)) - 1
  return proposedFor({ ...answers, earlier })
}

export interface Deciding {
  readonly key: string
  readonly kind: Course
  readonly words: string
  readonly dueOn: Temporal.PlainDate
  /** Needed where the decision aid proposes something else. */
  readonly deviates: string
}

/** The desk decides what it does with a signal; that may be something else than is proposed, with a reason. */
export function decideFollowUp(
  platform: Platform,
  actor: Person,
  id: string,
  { key, kind, words, dueOn, deviates }: Deciding,
): Promise<Changed | 'reason_missing'> {
  let reasonMissing = false
  const changed = changeSignal(platform, actor, { id, version: undefined }, async (tx, found) => {
    const moved = decide(found.state, 'decide')
    if ('refusal' in moved) return moved.refusal
    const proposed = await proposalsFor(tx, found)
    const own = proposed.length > 0 && !proposed.some(({ course }) => course === kind)
    reasonMissing = own && deviates === ''
    if (reasonMissing) return 'words_missing'
    const one = { id: derivedId(`supervision.follow_up ${key}`), signalId: id, kind, words, dueOn, by: actor }
    const added = await insertFollowUp(tx, { ...one, deviates: own ? deviates : '', at: platform.clock.now() })
    if (!added) return 'done'
    return { kind: 'decided', followUp: kind, words: own ? deviates : words, change: { state: moved.ok } }
  })
  return changed.then((outcome) => (reasonMissing ? 'reason_missing' : outcome))
}

/** It was done, with what came of it, or it is not done after all, with why. */
export const finishFollowUp = (
  platform: Platform,
  actor: Person,
  { signalId, id }: { readonly signalId: string; readonly id: string },
  { state, outcome }: Pick<Ended, 'state' | 'outcome'>,
): Promise<Changed> =>
  changeSignal(platform, actor, { id: signalId, version: undefined }, async (tx) => {
    const one = (await followUpsOf(tx, signalId)).find((followUp) => followUp.id === id)
    if (!one) throw new NotFound('not found')
    const ended = { state, outcome, by: actor, at: platform.clock.now() }
    if (!(await endFollowUp(tx, signalId, id, ended))) return 'changed'
    return { kind: state, followUp: one.kind, words: outcome }
  })

/** What the desk tells the authority that watches over the location. */
export type Reporting = Omit<PassingOn, 'desk' | 'location' | 'authority'>

export type Reported = { readonly reactionId: string } | 'changed' | 'nobody_watches'

/**
 * Reports a signal to the authority on this installation, in the name of the desk; signal and report are written together.
 * @throws NotFound where it is not of a desk of who acts
 */
export async function reportSignal(
  platform: Platform,
  actor: Person,
  signalId: string,
  reporting: Reporting,
): Promise<Reported> {
  const { found, desk, authority } = await platform.db.read(actor, async (db) => {
    const signal = orNotFound(await findSignal(db, signalId))
    const [own] = await desksAmong(db, [signal.deskId])
    return { found: signal, desk: orNotFound(own), authority: await authorityOf(db, signal.location.id) }
  })
  if (!authority) return 'nobody_watches'
  if (found.state === 'closed') return 'changed'
  const given = { ...reporting, desk, location: found.location.key, authority }
  const { id } = await passOn(platform, actor, given, async (tx, reactionId) => {
    const at = platform.clock.now()
    const outcome = await changeSignalIn(tx, actor, { id: signalId, version: undefined, at }, (write, signal) =>
      finishReport(write, actor, signal, { key: reporting.key, at, today: today(at, signal.zone), reactionId }),
    )
    // Takes the report back with it: a colleague closed the signal in between.
    if (outcome !== 'done') throw new NotFound('not found')
  })
  return { reactionId: id }
}

const today = (at: Temporal.Instant, zone: string) => at.toZonedDateTimeISO(zone).toPlainDate()

/** Reported to somebody who is not on this installation: by telephone, or with a form of their own. */
export const noteReportedOutside = (
  platform: Platform,
  actor: Person,
  signalId: string,
  { key, whom, on, outcome }: { key: string; whom: string; on: Temporal.PlainDate; outcome: string },
): Promise<Changed> =>
  changeSignal(platform, actor, { id: signalId, version: undefined }, (tx, signal) =>
    finishReport(tx, actor, signal, { key, at: platform.clock.now(), today: on, outside: { whom, on }, outcome }),
  )

interface Report {
  readonly key: string
  readonly at: Temporal.Instant
  readonly today: Temporal.PlainDate
  readonly reactionId?: string | undefined
  readonly outside?: { readonly whom: string; readonly on: Temporal.PlainDate } | undefined
  readonly outcome?: string | undefined
}

/** What was planned is done now; without a plan it is decided and done at once. */
async function finishReport(tx: Write, by: Person, signal: Signal, report: Report) {
  const { key, at, reactionId, outside, outcome = '' } = report
  const moved = decide(signal.state, 'report')
  if ('refusal' in moved) return moved.refusal
  const reports = (await followUpsOf(tx, signal.id)).filter(({ kind }) => kind === 'report')
  const same = (one: FollowUp) =>
    one.outside === outside?.whom && outside !== undefined && one.outsideOn?.equals(outside.on) === true
  if (outside && reports.some(same)) return 'done' as const
  const planned = reports.find(({ state }) => state === 'planned')
  const id = planned?.id ?? derivedId(`supervision.follow_up ${key}`)
  const added =
    planned !== undefined ||
    (await insertFollowUp(tx, { id, signalId: signal.id, kind: 'report', words: '', dueOn: report.today, deviates: '', by, at })) // prettier-ignore
  const ended = added && (await endFollowUp(tx, signal.id, id, { state: 'done', outcome, by, at, reactionId, outside }))
  if (!ended) return 'changed' as const
  return {
    kind: outside ? ('reported_outside' as const) : ('reported' as const),
    words: outside?.whom ?? '',
    change: { state: moved.ok },
  }
}
