import type { Person } from '../../../lib/actor.ts'
import type { Write } from '../../../platform/database.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { handlersOf } from '../desk/colleague-queries.ts'
import { capacities } from '../feedback-permissions.ts'
import { writeHistory } from '../history-actions.ts'
import { findReaction, lockReaction, type Reaction } from '../reaction-queries.ts'
import { sealAll } from './seal-queries.ts'
import { desertedCase, endRecipient, hasMediation, insertRecipient, markStrict } from './strict-queries.ts'
import { leavingRefusal, makingRefusal, namingRefusal, type StrictRefusal } from './strict.ts'

export type StrictOutcome = 'done' | { readonly refusal: StrictRefusal }

interface Change {
  readonly personId: string
  readonly reason: string
}

/** From now on only these people and who decides it read this case. There is no way back: whoever is named may name others. */
export const makeStrict = (
  platform: Platform,
  actor: Person,
  id: string,
  { people, reason }: { readonly people: readonly string[]; readonly reason: string },
): Promise<StrictOutcome> =>
  atCase(platform, actor, id, async (tx, found, at) => {
    if (found.strict) return 'done'
    const named = [...new Set([actor.personId, ...people])]
    const colleagues = await colleagueIds(tx, found)
    const refusal = makingRefusal(found, named, { colleagues, mediates: await hasMediation(tx, id) })
    if (refusal) return { refusal }
    await sealAll(tx, id)
    for (const personId of named)
      await insertRecipient(tx, { id: newId(), reactionId: id, personId, by: actor.personId, at })
    await markStrict(tx, id)
    return tell(tx, actor, { found, at, kind: 'made_strict', reason })
  })

/** One more reader, by somebody who reads it. */
export const nameRecipient = (platform: Platform, actor: Person, id: string, { personId, reason }: Change) =>
  atCase(platform, actor, id, async (tx, found, at): Promise<StrictOutcome> => {
    if (!found.strict) throw new NotFound('not found')
    const refusal = namingRefusal(found, await colleagueIds(tx, found), personId)
    // A double click: that person reads it.
    if (refusal) return refusal === 'already_named' ? 'done' : { refusal }
    await insertRecipient(tx, { id: newId(), reactionId: id, personId, by: actor.personId, at })
    return tell(tx, actor, { found, at, kind: 'recipient_named', reason })
  })

/** Somebody reads it no longer; never the last one, and never who acts in it. */
export const removeRecipient = (platform: Platform, actor: Person, id: string, { personId, reason }: Change) =>
  atCase(platform, actor, id, async (tx, found, at): Promise<StrictOutcome> => {
    if (!found.strict || found.recipients.every((one) => one.id !== personId)) return 'done'
    const refusal = leavingRefusal(found, personId)
    if (refusal) return { refusal }
    // First the history: whoever leaves himself may not write there afterwards.
    const outcome = await tell(tx, actor, { found, at, kind: 'recipient_left', reason })
    await endRecipient(tx, { reactionId: id, personId, by: actor.personId, at })
    return outcome
  })

/** Everybody who was named has left: who coordinates takes it over, and its reporter reads that. */
export const takeOver = (
  { db, clock }: Platform,
  actor: Person,
  { number, reason }: { readonly number: string; readonly reason: string },
): Promise<void> =>
  db.change(actor, async (tx) => {
    const id = orNotFound(await desertedCase(tx, number))
    const at = clock.now()
    await insertRecipient(tx, { id: newId(), reactionId: id, personId: actor.personId, by: actor.personId, at })
    await lockReaction(tx, id)
    const found = orNotFound(await findReaction(tx, { id }))
    await tell(tx, actor, { found, at, kind: 'strict_taken_over', reason })
  })

const colleagueIds = async (tx: Write, { holder }: Reaction) => (await handlersOf(tx, holder.id)).map(({ id }) => id)

function atCase<T>(
  { db, clock }: Platform,
  actor: Person,
  id: string,
  change: (tx: Write, found: Reaction, at: Temporal.Instant) => Promise<T>,
): Promise<T> {
  return db.change(actor, async (tx) => {
    if (!(await lockReaction(tx, id))) throw new NotFound('not found')
    const found = orNotFound(await findReaction(tx, { id }))
    if (!capacities(actor, found).includes('coordinator')) throw new NotFound('not found')
    return change(tx, found, clock.now())
  })
}

interface Told {
  readonly found: Reaction
  readonly at: Temporal.Instant
  readonly kind: 'made_strict' | 'recipient_named' | 'recipient_left' | 'strict_taken_over'
  readonly reason: string
}

/** In the history, for who reads it, and in the audit; only of a take-over the reporter reads too. */
async function tell(tx: Write, actor: Person, { found, at, kind, reason }: Told): Promise<'done'> {
  const audience = kind === 'strict_taken_over' ? 'reporter' : 'staff'
  await writeHistory(tx, actor, found, at, { kind, words: reason, audience })
  return 'done'
}
