import type { Actor } from '../../lib/actor.ts'
import { localDay } from '../../lib/days.ts'
import { audit } from '../../platform/audit.ts'
import { changeWhen } from '../../platform/change-when.ts'
import type { Write } from '../../platform/database.ts'
import { NotFound, orNotFound } from '../../platform/errors.ts'
import { emit } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { newId } from '../../platform/tokens.ts'
import { isOpenOn, type OfferTerms } from './answers/offer.ts'
import { settleAnswers, type NotOffered } from './answers/answer-actions.ts'
import { inLockOrder } from './answers/sibling-queries.ts'
import {
  type Case,
  type CaseChoice,
  findCase,
  hasPlace,
  insertEvent,
  lockRequestOf,
  managesLocation,
  saveStep,
} from './case-queries.ts'
import {
  actsIn,
  type ChoiceActor,
  type ChoiceFacts,
  type ChoiceRefusal,
  type ChoiceState,
  type ChoiceStep,
  type ChoiceTurn,
  decide,
  eventOf,
  onBehalf,
  type RefusalReason,
} from './choice.ts'
import { type Addressed, planStepLetter, planWithdrawnLetter } from './letter-actions.ts'
import type { LetterStep } from './request-mail.ts'
import { desksOf } from './request-permissions.ts'
import { turnTerm } from './request-terms.ts'

/** One step that somebody wants to take in a request, with what he had before him when he decided. */
export interface WantedStep {
  readonly step: ChoiceStep
  readonly choiceId: string
  /** Of the choice, as it was shown. */
  readonly version: number
  readonly words: string
  readonly reason: RefusalReason | null
  readonly offer?: OfferTerms | undefined
  /** The moments of an invitation. */
  readonly slots?: readonly Temporal.Instant[] | undefined
  /** The moment that the family picks. */
  readonly slot?: Temporal.Instant | undefined
  /** Taken with others at once: one letter tells all of them. */
  readonly toldWithOthers?: boolean | undefined
}

export type StepOutcome =
  | { done: true }
  /** Somebody else was first; nothing was changed. */
  | { changed: true }
  | { refusal: ChoiceRefusal | 'not_in_this_state' | 'not_by_you' }
  | NotOffered

/** The request, by the id of the family's own or by its number at the desk; or any choice at a location that one runs. */
export type Whose = { id: string } | { number: string } | { organiser: true }

/**
 * Takes a step in one transaction: load, decide, save, history, event, letter, audit.
 * @throws NotFound when this choice is not there for who acts
 */
export const takeStep = (platform: Platform, actor: Actor, whose: Whose, wanted: WantedStep): Promise<StepOutcome> =>
  takeSteps(platform, actor, [{ whose, wanted }])

/** Several steps of one family, such as for its children at one location: all of them in one transaction, or none. */
export const takeSteps = (
  platform: Platform,
  actor: Actor,
  steps: readonly { readonly whose: Whose; readonly wanted: WantedStep }[],
): Promise<StepOutcome> =>
  changeWhen(platform.db, actor, isDone, async (tx): Promise<StepOutcome> => {
    const choiceIds = steps.map(({ wanted }) => wanted.choiceId)
    if (choiceIds.length > 1)
      for (const choiceId of await inLockOrder(tx, choiceIds)) orNotFound(await lockRequestOf(tx, choiceId))
    // In the order that was asked: what stands in the way is told of the first child first.
    const told: Addressed[] = []
    for (const { whose, wanted } of steps) {
      const taken = await takeStepIn(tx, platform, actor, whose, wanted)
      if (!('step' in taken) && !isDone(taken)) return taken
      if ('step' in taken && wanted.toldWithOthers === true) told.push(addressed(taken.found, taken.choice))
    }
    await planWithdrawnLetter(tx, platform, told)
    return { done: true }
  })

const isDone = (outcome: StepOutcome): boolean => 'done' in outcome

/** What was done, for who goes on in the same transaction. */
export interface TakenStep {
  readonly step: ChoiceStep
  readonly found: Case
  readonly choice: CaseChoice
  readonly at: Temporal.Instant
  readonly eventId: string
}

/** As `takeStep`, inside a transaction of the caller's. `done` without a step: it was done before, by the same person. */
export async function takeStepIn(
  tx: Write,
  platform: Platform,
  actor: Actor,
  whose: Whose,
  wanted: WantedStep,
): Promise<TakenStep | StepOutcome> {
  const found = orNotFound(await findCase(tx, orNotFound(await lockRequestOf(tx, wanted.choiceId))))
  const choice = orNotFound(found.choices.find(({ id }) => id === wanted.choiceId))
  const by = await roleIn(tx, actor, whose, found, choice)
  if (choice.version !== wanted.version)
    return repeats(found, choice, by === 'family' || actor.kind !== 'person' ? null : actor.personId, by, wanted)
      ? { done: true }
      : { changed: true }
  return stepBy(tx, platform, { actor, by, found, choice, wanted })
}

/** The capacity in which somebody acts here; who has none sees nothing. */
async function roleIn(tx: Write, actor: Actor, whose: Whose, found: Case, choice: CaseChoice): Promise<ChoiceActor> {
  if ('organiser' in whose && (await managesLocation(tx, choice.location.id))) return 'organiser'
  if ('number' in whose && whose.number === found.number && desksOf(actor).includes(found.desk.id)) return 'desk'
  if ('id' in whose && whose.id === found.id && actor.kind === 'family') return 'family'
  throw new NotFound('not found')
}

export interface ByWhom {
  readonly actor: Actor | 'system'
  readonly by: ChoiceActor
  readonly found: Case
  readonly choice: CaseChoice
  readonly wanted: Omit<WantedStep, 'version' | 'choiceId'>
}

/** The step itself, once it is clear who takes it; the caller has locked the request. */
export async function stepBy(tx: Write, platform: Platform, given: ByWhom): Promise<TakenStep | StepOutcome> {
  const { by, found, choice, wanted } = given
  const at = platform.clock.now()
  const placed = await hasPlace(tx, found.id)
  const decided = decide(choice.state, wanted.step, by, { ...factsOf(found, choice, wanted, at), placed })
  if ('refusal' in decided) return decided
  const settled = await settleAnswers(tx, { found, choice, wanted, to: decided.ok, at })
  if (settled) return settled
  return save(tx, platform, given, decided.ok, at)
}

function factsOf(found: Case, choice: CaseChoice, wanted: ByWhom['wanted'], at: Temporal.Instant): ChoiceFacts {
  const { words, reason, offer, slots = [], slot } = wanted
  const open = openOffer(choice)
  return {
    words,
    reason,
    offers: offer !== undefined,
    slots: slots.length,
    slotKnown: slot !== undefined && choice.visit?.slots.some((one) => one.equals(slot)) === true,
    inTime: open !== undefined && isOpenOn(open, localDay(at, found.desk.zone)),
  }
}

export const openOffer = ({ offers }: CaseChoice) => offers.find(({ state }) => state === 'open')

/** A double click, or a reload after the answer was lost on the way: the last thing that happened is this very step. */
function repeats(
  { history }: Case,
  choice: CaseChoice,
  personId: string | null,
  by: ChoiceActor,
  wanted: WantedStep,
): boolean {
  const { step, choiceId, words, reason } = wanted
  const last = history.findLast((event) => event.choiceId === choiceId && event.audience === 'all')
  return (
    last?.kind === eventOf[step] &&
    last.actor === by &&
    last.personId === personId &&
    last.words === words &&
    last.reason === reason &&
    sameAnswer(choice, wanted)
  )
}

function sameAnswer(choice: CaseChoice, { offer, slots }: WantedStep): boolean {
  if (offer) {
    const made = openOffer(choice)
    return (
      made !== undefined &&
      made.ageGroupId === offer.ageGroupId &&
      made.startOn.equals(offer.startOn) &&
      String(made.untilOn) === String(offer.untilOn) &&
      made.answerBy.equals(offer.answerBy) &&
      made.halfDays.join() === offer.halfDays.join()
    )
  }
  return !slots || slots.map(String).join() === choice.visit?.slots.map(String).join()
}

async function save(
  tx: Write,
  platform: Platform,
  { actor, by, found, choice, wanted }: ByWhom,
  to: ChoiceState,
  at: Temporal.Instant,
): Promise<TakenStep> {
  const kind = eventOf[wanted.step]
  const turn = turnAfter(found, choice, wanted, to, at)
  const eventId = newId()
  await saveStep(tx, { choiceId: choice.id, state: to, ...turn })
  await insertEvent(tx, {
    id: eventId,
    requestId: found.id,
    choiceId: choice.id,
    at,
    kind,
    actor: by,
    onBehalf: onBehalf(wanted.step, by, choice.location.claimed),
    personId: actor !== 'system' && actor.kind === 'person' ? actor.personId : null,
    words: wanted.words,
    reason: wanted.reason,
  })
  await emit(tx, 'requests.choice_moved', {
    subject: found.id,
    choiceId: choice.id,
    eventId,
    step: wanted.step,
    by,
  })
  if (wanted.toldWithOthers !== true)
    await planStepLetter(tx, platform, addressed(found, choice), letterStep(found, choice, wanted, by, turn.dueOn))
  await audit(tx, actor, {
    action: `requests.choice_${kind}`,
    subjectKind: 'request',
    subjectId: found.id,
    organisationId: found.desk.id,
    // The words stay in the dossier; the audit only points at them.
    details: { choice: choice.id, event: eventId, from: choice.state, to },
  })
  return { step: wanted.step, found, choice, at, eventId }
}

interface TurnThen {
  readonly acts: ChoiceTurn
  readonly dueOn: Temporal.PlainDate | null
  readonly since: Temporal.Instant
}

/** Whose turn it is after a step, and by when. */
export function turnAfter(
  { desk: { land, zone }, terms }: Pick<Case, 'desk' | 'terms'>,
  choice: CaseChoice,
  { step, offer, slot }: Pick<WantedStep, 'step' | 'offer' | 'slot'>,
  to: ChoiceState,
  at: Temporal.Instant,
): TurnThen {
  // Talking beside the matter changes nobody's turn and stops no term.
  if (step === 'ask' || step === 'tell') return { acts: choice.acts, dueOn: choice.dueOn, since: choice.changedAt }
  const acts = actsIn(to, choice.location.claimed)
  if (acts === 'nobody') return { acts, dueOn: null, since: at }
  if (offer && to === 'offered') return { acts, dueOn: offer.answerBy, since: at }
  // After a visit the location answers: its term begins on the day of the visit.
  const since = slot && Temporal.Instant.compare(slot, at) > 0 ? slot : at
  return { acts, dueOn: turnTerm(land, acts, localDay(since, zone), terms).due, since: at }
}

/** What a step would come to, and the letter that would leave: looks only. */
export function foresee(
  platform: Platform,
  found: Case,
  choice: CaseChoice,
  wanted: WantedStep,
  by: ChoiceActor,
): { to: ReturnType<typeof addressed>; letter: LetterStep } | StepOutcome {
  if (choice.version !== wanted.version) return { changed: true }
  const at = platform.clock.now()
  const decided = decide(choice.state, wanted.step, by, factsOf(found, choice, wanted, at))
  if ('refusal' in decided) return decided
  const { dueOn } = turnAfter(found, choice, wanted, decided.ok, at)
  return { to: addressed(found, choice), letter: letterStep(found, choice, wanted, by, dueOn) }
}

/** What the letter to the family has to tell. */
export const letterStep = (
  { desk: { zone }, halfDays }: Pick<Case, 'desk' | 'halfDays'>,
  choice: CaseChoice,
  { step, words, reason, offer, slots, slot }: Omit<WantedStep, 'version' | 'choiceId'>,
  by: ChoiceActor,
  dueOn: Temporal.PlainDate | null,
): LetterStep => ({
  step,
  by,
  words,
  reason,
  dueOn,
  zone,
  asked: halfDays,
  claimed: choice.location.claimed,
  offer: offer ?? openOffer(choice),
  slots,
  slot,
})

/** Whom a letter about this choice is for. */
export const addressed = (of: Case, choice: CaseChoice) => ({
  requestId: of.id,
  deskId: of.desk.id,
  deskName: of.desk.name,
  language: of.language,
  email: of.contactEmail,
  contactName: of.contactName,
  childName: of.childName,
  number: of.number,
  locationName: choice.location.name,
})
