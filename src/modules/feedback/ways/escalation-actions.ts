import type { Person } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import type { Write } from '../../../platform/database.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { capacities } from '../feedback-permissions.ts'
import { type Happened, writeHistory } from '../history-actions.ts'
import { findReaction, lockReaction, type Reaction } from '../reaction-queries.ts'
import {
  type EscalationRefusal,
  escalationRefusal,
  type NewEscalation,
  type Ruling,
  rulingRefusal,
} from './escalation.ts'
import { insertEscalation, saveRuling } from './escalation-queries.ts'
import { wayByKey } from './ways.ts'

export type EscalationOutcome = 'noted' | { readonly refusal: EscalationRefusal | 'unknown_body' }

/**
 * Writes down that a reaction was taken to somebody independent. Its state does not change: nobody outside closes it.
 * @throws NotFound when this reaction is not there for who acts
 */
export function noteEscalation(
  { db, clock }: Platform,
  actor: Person,
  reactionId: string,
  wanted: NewEscalation,
): Promise<EscalationOutcome> {
  const at = clock.now()
  return db.change(actor, async (tx) => {
    const found = await lockedFor(tx, actor, reactionId)
    const today = localDay(at, found.holder.zone)
    const known = wayByKey(found.holder.land, wanted.body, today) !== undefined
    const refusal = known ? escalationRefusal(wanted, today) : 'unknown_body'
    if (refusal) return { refusal }
    // A double click: the same body since the same day is the same escalation.
    if (found.escalations.some(({ body, sinceOn }) => body === wanted.body && sinceOn.equals(wanted.sinceOn)))
      return 'noted'
    const id = newId()
    await insertEscalation(tx, { id, reactionId, notedBy: actor.personId, at }, wanted)
    await writeHistory(tx, actor, found, at, told('escalated', wanted.outcome, { escalation: id, body: wanted.body }))
    return 'noted'
  })
}

/** Writes down what came of it. @throws NotFound when this escalation is not there for who acts */
export function noteRuling(
  { db, clock }: Platform,
  actor: Person,
  { reactionId, escalationId }: { readonly reactionId: string; readonly escalationId: string },
  ruling: Ruling,
): Promise<EscalationOutcome> {
  const at = clock.now()
  return db.change(actor, async (tx) => {
    const found = await lockedFor(tx, actor, reactionId)
    const { body, sinceOn, outcome, outcomeOn } = orNotFound(found.escalations.find(({ id }) => id === escalationId))
    // A double click: this very outcome is there.
    if (ruling.outcomeOn && outcomeOn?.equals(ruling.outcomeOn) && outcome === ruling.outcome) return 'noted'
    const refusal = rulingRefusal(ruling, { sinceOn, today: localDay(at, found.holder.zone) })
    if (refusal) return { refusal }
    if (ruling.outcomeOn === null) return { refusal: 'outcome_words' }
    await saveRuling(tx, { id: escalationId, reactionId: found.id }, ruling)
    await writeHistory(
      tx,
      actor,
      found,
      at,
      told('escalation_ruled', ruling.outcome, { escalation: escalationId, body }),
    )
    return 'noted'
  })
}

async function lockedFor(tx: Write, actor: Person, id: string): Promise<Reaction> {
  if (!(await lockReaction(tx, id))) throw new NotFound('not found')
  const found = orNotFound(await findReaction(tx, { id }))
  if (capacities(actor, found).length === 0) throw new NotFound('not found')
  return found
}

/** Its reporter reads it too. */
const told = (kind: string, words: string, details: Record<string, string>): Happened => ({
  kind,
  words,
  audience: 'reporter',
  details,
  audited: details,
})
