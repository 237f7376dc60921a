import type { Person } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { derivedId, newId } from '../../../platform/tokens.ts'
import type { Answers, Course } from './decision-aid.ts'
import { followUpsOf, insertSignalEvent, type SignalEventKind } from './follow-up-queries.ts'
import { decide, type SignalMove, type SignalRefusal } from './signal.ts'
import {
  findSignal,
  type Heard,
  insertSignal,
  lockSignal,
  saveSignal,
  type Signal,
  type SignalChange,
} from './signal-queries.ts'
import { sealSource } from './source-queries.ts'

export interface Noting extends Heard {
  /** Made with the form: sent twice, it is one signal. */
  readonly key: string
  readonly deskId: string
  readonly locationId: string
  /** Empty where nobody agreed to be known. */
  readonly sourceName: string
}

/** Writes down what a desk heard. @throws NotFound for a desk of somebody else */
export async function noteSignal(platform: Platform, actor: Person, noting: Noting): Promise<string> {
  const { key, sourceName, ...heard } = noting
  if (!worksAt(actor, noting.deskId)) throw new NotFound('not found')
  const id = derivedId(`supervision.signal ${key}`)
  const at = platform.clock.now()
  await platform.db.change(actor, async (tx) => {
    const sealed = sealSource(platform.keys, id, sourceName)
    if (!(await insertSignal(tx, { ...heard, id, sealed, notedBy: actor.personId, notedAt: at }))) return
    await insertSignalEvent(tx, { id: newId(), signalId: id, at, kind: 'noted', by: actor })
    await log(tx, actor, { id, deskId: noting.deskId }, 'noted')
  })
  return id
}

const worksAt = ({ memberships }: Person, deskId: string) =>
  memberships.some(({ organisationId, locationId }) => organisationId === deskId && locationId === null)

/** `changed`: a colleague was first, nothing was done. */
export type Changed = 'done' | 'changed' | SignalRefusal | 'not_in_this_state'

/** What somebody of the desk does with a signal, with what he had before him. */
export interface Doing {
  readonly kind: SignalEventKind
  readonly followUp?: Course | undefined
  readonly words?: string | undefined
  readonly change?: SignalChange
}

/**
 * Every change of a signal: load, decide, save, history, audit. What answers with a word changes nothing.
 * @param version as it was shown; undefined where that does not matter
 * @throws NotFound where it is not of a desk of who acts, or was wiped
 */
export function changeSignal(
  { db, clock }: Platform,
  actor: Person,
  { id, version }: { readonly id: string; readonly version: number | undefined },
  run: (tx: Write, found: Signal) => Promise<Doing | Changed>,
): Promise<Changed> {
  return db.change(actor, (tx) => changeSignalIn(tx, actor, { id, version, at: clock.now() }, run))
}

/** The same inside a transaction that does more. */
export async function changeSignalIn(
  tx: Write,
  actor: Person,
  { id, version, at }: { readonly id: string; readonly version: number | undefined; readonly at: Temporal.Instant },
  run: (tx: Write, found: Signal) => Promise<Doing | Changed>,
): Promise<Changed> {
  if (!(await lockSignal(tx, id))) throw new NotFound('not found')
  const found = orNotFound(await findSignal(tx, id))
  if (found.wipedOn) throw new NotFound('not found')
  if (version !== undefined && version !== found.version) return 'changed'
  const outcome = await run(tx, found)
  if (typeof outcome === 'string') return outcome
  const { kind, followUp, words, change = {} } = outcome
  await saveSignal(tx, found, change)
  await insertSignalEvent(tx, { id: newId(), signalId: id, at, kind, by: actor, followUp, words })
  await log(tx, actor, found, kind)
  return 'done'
}

const log = (tx: Write, actor: Person, { id, deskId }: Pick<Signal, 'id' | 'deskId'>, kind: SignalEventKind) =>
  audit(tx, actor, {
    action: `supervision.signal_${kind}`,
    subjectKind: 'signal',
    subjectId: id,
    organisationId: deskId,
  })

interface Shown {
  readonly id: string
  readonly version: number
}

/** A slip in what was written down. */
export const correctSignal = (
  platform: Platform,
  actor: Person,
  shown: Shown,
  { sourceName, ...heard }: Heard & { readonly sourceName: string },
): Promise<Changed> =>
  changeSignal(platform, actor, shown, async (_, { id, words }) => ({
    kind: 'corrected',
    // What stood there before stays readable for the desk.
    words: words === heard.words ? '' : words,
    change: { heard: { ...heard, sealed: sealSource(platform.keys, id, sourceName) } },
  }))

/** The answers to the questions of the decision aid; it proposes, nothing is decided yet. */
export const weighSignal = (platform: Platform, actor: Person, shown: Shown, answers: Answers): Promise<Changed> =>
  changeSignal(platform, actor, shown, async () => ({ kind: 'weighed', change: { answers } }))

/** Nothing is left to be done, or it starts again; always with a reason. */
export const endSignal = (
  platform: Platform,
  actor: Person,
  shown: Shown,
  step: Extract<SignalMove, 'close' | 'reopen'>,
  words: string,
): Promise<Changed> =>
  changeSignal(platform, actor, shown, async (tx, { id, state }) => {
    const planned = (await followUpsOf(tx, id)).some((one) => one.state === 'planned')
    const moved = decide(state, step, { words, planned })
    if ('refusal' in moved) return moved.refusal
    const closes = step === 'close'
    return {
      kind: closes ? 'closed' : 'reopened',
      words,
      change: { state: moved.ok, closedAt: closes ? platform.clock.now() : null },
    }
  })
