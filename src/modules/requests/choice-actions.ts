import type { Actor } from '../../lib/actor.ts'
import { localDay } from '../../lib/days.ts'
import { audit } from '../../platform/audit.ts'
import type { Write } from '../../platform/database.ts'
import { orNotFound } from '../../platform/errors.ts'
import { emit } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { newId } from '../../platform/tokens.ts'
import { type Case, type CaseChoice, findCase, insertEvent, lockRequest, saveStep } from './case-queries.ts'
import { type ChoiceActor, type ChoiceStep, decide, eventOf, type RefusalReason } from './choice.ts'
import { planStepLetter } from './letter-actions.ts'
import { turnTerm } from './request-terms.ts'

/** One step that somebody wants to take in a request, with what he had before him when he decided. */
export interface WantedStep {
  readonly step: ChoiceStep
  readonly choiceId: string
  /** Of the request, as it was shown. */
  readonly version: number
  readonly words: string
  readonly reason: RefusalReason | null
}

export type StepOutcome =
  | { done: true }
  /** Somebody else was first; nothing was changed. */
  | { changed: true }
  | { refusal: 'words_missing' | 'reason_missing' | 'not_in_this_state' | 'not_by_you' }

/**
 * Takes a step in one transaction: load, decide, save, history, event, letter, audit.
 * @param which the request, by the id of the family's own case or by its number
 * @throws NotFound when this request is not there for who acts
 */
export function takeStep(
  platform: Platform,
  actor: Actor,
  which: { id: string } | { number: string },
  wanted: WantedStep,
): Promise<StepOutcome> {
  return platform.db.change(actor, async (tx) => {
    const [by, value] = 'id' in which ? (['id', which.id] as const) : (['number', which.number] as const)
    const found = orNotFound(await findCase(tx, orNotFound(await lockRequest(tx, by, value))))
    const choice = orNotFound(found.choices.find(({ id }) => id === wanted.choiceId))
    if (found.version !== wanted.version) return repeats(found, actor, wanted) ? { done: true } : { changed: true }
    const decided = decide(choice.state, wanted.step, roleOf(actor), wanted)
    if ('refusal' in decided) return decided
    await save(tx, platform, actor, { found, choice, wanted, to: decided })
    return { done: true }
  })
}

const roleOf = (actor: Actor): ChoiceActor => (actor.kind === 'family' ? 'family' : 'desk')

/** A double click, or a reload after the answer was lost on the way: the last thing that happened is this very step. */
function repeats({ history }: Case, actor: Actor, { step, choiceId, words, reason }: WantedStep): boolean {
  const last = history.findLast(({ kind }) => kind !== 'note')
  const mine = actor.kind === 'person' ? actor.personId : null
  return (
    last?.kind === eventOf[step] &&
    last.choiceId === choiceId &&
    last.actor === roleOf(actor) &&
    last.personId === mine &&
    last.words === words &&
    last.reason === reason
  )
}

interface Decision {
  readonly found: Case
  readonly choice: CaseChoice
  readonly wanted: WantedStep
  readonly to: { ok: CaseChoice['state']; acts: CaseChoice['acts'] }
}

async function save(tx: Write, platform: Platform, actor: Actor, { found, choice, wanted, to }: Decision) {
  const at = platform.clock.now()
  const kind = eventOf[wanted.step]
  const { land, zone } = found.desk
  const dueOn = to.acts === 'nobody' ? null : turnTerm(land, to.acts, localDay(at, zone)).due
  const eventId = newId()
  await saveStep(tx, found.id, { choiceId: choice.id, state: to.ok, acts: to.acts, dueOn, at })
  await insertEvent(tx, {
    id: eventId,
    requestId: found.id,
    choiceId: choice.id,
    at,
    kind,
    actor: roleOf(actor),
    personId: actor.kind === 'person' ? actor.personId : null,
    words: wanted.words,
    reason: wanted.reason,
  })
  await tell(tx, found.id, wanted)
  await planStepLetter(tx, platform, addressed(found, choice), { ...wanted, by: roleOf(actor), dueOn })
  await audit(tx, actor, {
    action: `requests.choice_${kind}`,
    subjectKind: 'request',
    subjectId: found.id,
    organisationId: found.desk.id,
    // The words stay in the dossier; the audit only points at them.
    details: { choice: choice.id, event: eventId, from: choice.state, to: to.ok },
  })
}

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

function tell(tx: Write, subject: string, { step, choiceId }: WantedStep): Promise<void> {
  switch (step) {
    case 'offer':
      return emit(tx, 'requests.answered', { subject, choiceId, answer: 'offered' })
    case 'refuse':
      return emit(tx, 'requests.answered', { subject, choiceId, answer: 'refused' })
    case 'question':
      return emit(tx, 'requests.answered', { subject, choiceId, answer: 'question' })
    case 'reply':
      return emit(tx, 'requests.family_replied', { subject, choiceId })
    case 'withdraw':
      return emit(tx, 'requests.withdrawn', { subject, choiceId })
    case 'mend':
      return emit(tx, 'requests.corrected', { subject, choiceId })
  }
}
