import type { Person } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { decideMeasure, mayEverTake, type MeasureRefusal, type MeasureStep } from '../measure.ts'
import { finishIfDone } from '../reaction-actions.ts'
import { insertEvent, lockReaction } from '../reaction-queries.ts'
import { hasOneMember } from '../step-queries.ts'
import { measureActors } from './measure-people.ts'
import { deleteProposed, insertMeasure, isThere, lockMeasure, saveMeasure } from './measure-queries.ts'

export interface NewMeasure {
  readonly organisationId: string
  /** Null: an improvement of the whole organisation. */
  readonly reactionId: string | null
  readonly words: string
  readonly owner: { readonly id: string; readonly name: string }
  readonly dueOn: Temporal.PlainDate
  /** Of the whole house: what it follows from. */
  readonly reportYear?: number | null
  readonly situationIds?: readonly string[]
}

/** Something that will be different: proposed with a judgement, or planned at once for the whole house. */
export function addMeasure({ db, clock }: Platform, actor: Person, measure: NewMeasure): Promise<void> {
  return db.change(actor, async (tx) => {
    // A double click: one after the other, and the second finds what the first wrote.
    if (await isThere(tx, measure)) return
    const id = newId()
    await insertMeasure(tx, {
      ...measure,
      id,
      state: measure.reactionId === null ? 'planned' : 'proposed',
      madeAt: clock.now(),
    })
    await audit(tx, actor, {
      action: 'feedback.measure_made',
      subjectKind: 'measure',
      subjectId: id,
      organisationId: measure.organisationId,
      details: { reaction: measure.reactionId },
    })
  })
}

/** Takes back what was only proposed. */
export function dropMeasure({ db }: Platform, actor: Person, id: string): Promise<boolean> {
  return db.change(actor, async (tx) => {
    const dropped = await deleteProposed(tx, id)
    const about = { subjectKind: 'measure', subjectId: id }
    if (dropped) await audit(tx, actor, { action: 'feedback.measure_dropped', ...about })
    return dropped
  })
}

export interface WantedMeasureStep {
  readonly step: MeasureStep
  readonly version: number
  /** Proof that it was done, or why it goes another way. */
  readonly words: string
  /** A later day. */
  readonly dueOn?: Temporal.PlainDate | undefined
}

export type MeasureOutcome = 'done' | { changed: true } | { refusal: MeasureRefusal | 'not_in_this_state' }

/** Done, looked at by another person, put off or given up. When all is settled the house closes the reaction. */
export function takeMeasureStep(
  platform: Platform,
  actor: Person,
  id: string,
  wanted: WantedMeasureStep,
): Promise<MeasureOutcome> {
  return platform.db.change(actor, async (tx) => {
    const found = orNotFound(await lockMeasure(tx, id))
    if (!mayEverTake(wanted.step, measureActors(actor, found))) throw new NotFound('not found')
    if (found.version !== wanted.version) return { changed: true }
    const alone = wanted.step === 'verify' && (await hasOneMember(tx, found.organisationId))
    const ownWork = !alone && found.doneBy === actor.personId
    const decided = decideMeasure(found.state, wanted.step, { proof: wanted.words, ownWork, words: wanted.words })
    if ('refusal' in decided) return decided
    const today = localDay(platform.clock.now(), found.zone)
    await saveMeasure(tx, id, {
      state: decided.ok,
      ...changeOf(wanted, actor, today),
      ...(alone ? { alone } : {}),
    })
    await tell(tx, platform, actor, found, wanted)
    return 'done'
  })
}

function changeOf({ step, words, dueOn }: WantedMeasureStep, actor: Person, today: Temporal.PlainDate) {
  switch (step) {
    case 'claim':
      return { proof: words, doneBy: actor.personId, doneOn: today }
    case 'verify':
      return { verifiedBy: actor.personId, verifiedOn: today }
    case 'reject':
      return { reason: words, doneBy: null, doneOn: null }
    case 'move':
      return { reason: words, dueOn: dueOn ?? today }
    case 'cancel':
      return { reason: words }
    case 'agree':
      return {}
  }
}

interface Found {
  readonly id: string
  readonly reactionId: string | null
  readonly organisationId: string
  readonly words: string
}

async function tell(tx: Write, platform: Platform, actor: Person, found: Found, { step, words }: WantedMeasureStep) {
  await audit(tx, actor, {
    action: `feedback.measure_${step}`,
    subjectKind: 'measure',
    subjectId: found.id,
    organisationId: found.organisationId,
    details: { reaction: found.reactionId },
  })
  if (found.reactionId === null || !(await lockReaction(tx, found.reactionId))) return
  await insertEvent(tx, {
    id: newId(),
    reactionId: found.reactionId,
    at: platform.clock.now(),
    kind: `measure_${step}`,
    actor: 'staff',
    personId: actor.personId,
    personName: actor.name,
    words,
    details: { measure: found.words.slice(0, 200) },
    audience: 'staff',
  })
  await finishIfDone(tx, platform, found.reactionId)
}
