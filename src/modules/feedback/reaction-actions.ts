import type { Actor } from '../../lib/actor.ts'
import { localDay } from '../../lib/days.ts'
import { audit } from '../../platform/audit.ts'
import type { Write } from '../../platform/database.ts'
import { NotFound, orNotFound } from '../../platform/errors.ts'
import { emit, planJob } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { newId } from '../../platform/tokens.ts'
import { capacities } from './feedback-permissions.ts'
import { applyEffects } from './step-effects-actions.ts'
import {
  findReaction,
  insertEvent,
  lockReaction,
  type Reaction,
  type ReactionChange,
  readTerms,
  saveReaction,
} from './reaction-queries.ts'
import {
  canTake,
  decide,
  type ReactionActor,
  type ReactionRefusal,
  type ReactionState,
  type ReactionStep,
  turnIn,
} from './reaction-states.ts'
import { factsOf, type StepWish } from './step-facts.ts'
import { hasOneMember } from './step-queries.ts'
import { namedAmong } from './strict/strict.ts'
import { nextDue } from './reaction-terms.ts'

/** A step that somebody wants to take, with what he had before him when he decided. */
export interface WantedStep extends StepWish {
  readonly step: ReactionStep
  /** Of the reaction, as it was shown. */
  readonly version: number
}

export type StepOutcome =
  | { readonly done: true; readonly letter: boolean }
  /** Somebody else was first; nothing was changed. */
  | { readonly changed: true }
  | { readonly refusal: ReactionRefusal | 'not_in_this_state' | 'not_by_you' | 'handler_not_named' }

/**
 * Takes a step in one transaction: load, decide, save, terms, history, letter, event, audit.
 * @throws NotFound when this reaction is not there for who acts
 */
export function takeStep(platform: Platform, actor: Actor, id: string, wanted: WantedStep): Promise<StepOutcome> {
  return platform.db.change(actor, (tx) => takeStepIn(tx, platform, actor, id, wanted))
}

/** The same inside a transaction that does more. */
export async function takeStepIn(
  tx: Write,
  platform: Platform,
  actor: Actor,
  id: string,
  wanted: WantedStep,
): Promise<StepOutcome> {
  if (!(await lockReaction(tx, id))) throw new NotFound('not found')
  const found = orNotFound(await findReaction(tx, { id }))
  const by = capacityFor(actor, found, wanted.step)
  if (found.version !== wanted.version) return repeats(found, actor, wanted) ? done : { changed: true }
  // Of a strict case only who was named acts in it.
  const acting = [wanted.handler?.id, wanted.approverId].flatMap((one) => (one === undefined ? [] : [{ id: one }]))
  if (namedAmong(found, acting).length < acting.length) return { refusal: 'handler_not_named' }
  const alone = wanted.step === 'approve' && (await hasOneMember(tx, found.holder.id))
  return stepBy(tx, platform, { actor, by, found, wanted: { ...wanted, alone } })
}

const done = { done: true, letter: false } as const

/** The narrowest capacity that may take this step; without any, nothing is there. */
function capacityFor(actor: Actor, found: Reaction, step: ReactionStep): ReactionActor {
  const own = capacities(actor, found)
  const [first] = own
  if (!first) throw new NotFound('not found')
  return own.find((one) => canTake(found.state, step, one)) ?? first
}

export interface ByWhom {
  readonly actor: Actor | 'system'
  readonly by: ReactionActor
  readonly found: Reaction
  readonly wanted: Omit<WantedStep, 'version'>
}

/** The step itself, once it is clear who takes it; the caller has locked the reaction. */
export async function stepBy(tx: Write, platform: Platform, given: ByWhom): Promise<StepOutcome> {
  const { actor, by, found, wanted } = given
  const now = platform.clock.now()
  const today = localDay(now, found.holder.zone)
  const personId = actor !== 'system' && actor.kind === 'person' ? actor.personId : null
  const decided = decide(found.state, wanted.step, by, factsOf(found, wanted, { personId, today }))
  if ('refusal' in decided) return decided
  const eventId = newId()
  const effects = await applyEffects(tx, platform, { ...given, to: decided.ok, now, today, eventId })
  await save(tx, found, decided.ok, { ...effects.change, now })
  await insertEvent(tx, {
    id: eventId,
    reactionId: found.id,
    at: now,
    kind: wanted.step,
    actor: by === 'reporter' || by === 'system' ? by : 'staff',
    personId,
    personName: actor !== 'system' && actor.kind === 'person' ? actor.name : null,
    words: effects.words ?? wanted.words,
    details: effects.details,
    audience: effects.audience,
  })
  await emit(tx, 'feedback.moved', { subject: found.id, holderId: found.holder.id, step: wanted.step, eventId })
  await audit(tx, actor, {
    action: `feedback.${wanted.step}`,
    subjectKind: 'reaction',
    subjectId: found.id,
    organisationId: found.holder.id,
    // The words stay in the dossier; the audit only points at them.
    details: { event: eventId, from: found.state, to: decided.ok, by },
  })
  // Nothing agreed is left to do: the house closes it in the same breath.
  if (decided.ok === 'judged' && found.state !== 'judged')
    // A reporter does not see every measure: there the worker looks.
    await (by === 'reporter'
      ? planJob(tx, 'feedback_finish', { reaction: found.id })
      : finishIfDone(tx, platform, found.id))
  return { done: true, letter: effects.letter }
}

/** Closes a judged reaction once every measure was looked at. The caller has locked it. */
export async function finishIfDone(tx: Write, platform: Platform, id: string): Promise<void> {
  const found = orNotFound(await findReaction(tx, { id }))
  if (found.state !== 'judged') return
  await stepBy(tx, platform, { actor: 'system', by: 'system', found, wanted: { step: 'finish', words: '' } })
}

async function save(
  tx: Write,
  found: Reaction,
  to: ReactionState,
  { now, ...more }: Partial<ReactionChange> & { now: Temporal.Instant },
): Promise<void> {
  const acts = turnIn[to]
  const next = nextDue(acts, await readTerms(tx, found.id))
  const ended = acts === 'nobody' && to !== 'judged'
  await saveReaction(tx, found.id, {
    state: to,
    acts,
    dueOn: next ? (next.promisedOn ?? next.dueOn) : null,
    dueTerm: next?.name ?? null,
    closedAt: ended ? (found.closedAt ?? now) : null,
    ...more,
  })
}

/** A double click, or a reload after the answer was lost on the way: the last thing that this person did is this very step. */
function repeats({ history }: Reaction, actor: Actor, { step, words, handler }: WantedStep): boolean {
  const personId = actor.kind === 'person' ? actor.personId : null
  const last = history.findLast((event) => event.personId === personId && event.actor !== 'system')
  if (last?.words !== words || alike(last.kind) !== alike(step)) return false
  return handler === undefined || last.details['handler'] === handler.name
}

/** An answer that was waited for is a message once it is there. */
const alike = (kind: string) => (kind === 'reply' ? 'write' : kind)
