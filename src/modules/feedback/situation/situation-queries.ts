import { sql } from 'kysely'
import type { Read, Write } from '../../../platform/database.ts'
import type { Reaction } from '../reaction-queries.ts'
import type { ReactionKind } from '../reaction.ts'

/** What happened once, however many spoke of it. */
export interface Situation {
  readonly id: string
  readonly title: string
}

/** Another reaction about the same thing, as far as who asks may see it. */
export interface Companion {
  readonly number: string
  readonly kind: ReactionKind
  readonly contactName: string
  readonly receivedAt: Temporal.Instant
}

export interface SituationPart {
  readonly situation: Situation | null
  readonly companions: readonly Companion[]
  /** Situations that this reaction could join. */
  readonly offers: readonly (Situation & { readonly reactions: number })[]
}

/** What a reaction belongs to, or could belong to. For staff: nobody who speaks learns that others spoke. */
export async function situationPart(db: Read, reaction: Reaction): Promise<SituationPart> {
  const { situationId } = reaction
  if (situationId === null) return { situation: null, companions: [], offers: await situationsFor(db, reaction) }
  const situation = await db
    .selectFrom('feedback.situation')
    .select(['id', 'title'])
    .where('id', '=', situationId)
    .executeTakeFirst()
  const companions = await db
    .selectFrom('feedback.reaction')
    .select(['number', 'kind', 'contact_name as contactName', 'received_at as receivedAt'])
    .where('situation_id', '=', situationId)
    .where('id', '<>', reaction.id)
    .orderBy('received_at')
    .execute()
  return { situation: situation ?? null, companions, offers: [] }
}

const offered = 20

/** Those of the same house and the same location, the latest first; what everybody left is offered no more. */
const situationsFor = (db: Read, { holder, location }: Pick<Reaction, 'holder' | 'location'>) =>
  db
    .selectFrom('feedback.situation as s')
    .innerJoin('feedback.reaction as r', 'r.situation_id', 's.id')
    .select(['s.id', 's.title'])
    .select(sql<number>`count(*)::int`.as('reactions'))
    .where('s.holder_id', '=', holder.id)
    .where(sql<boolean>`s.location_id is not distinct from ${location?.id ?? null}::uuid`)
    .groupBy(['s.id', 's.title', 's.made_at'])
    .orderBy('s.made_at', 'desc')
    .limit(offered)
    .execute()

/** What happened at a house, the latest first: an improvement may follow from several. */
export const situationsOf = (db: Read, holderId: string): Promise<Situation[]> =>
  db
    .selectFrom('feedback.situation')
    .select(['id', 'title'])
    .where('holder_id', '=', holderId)
    .orderBy('made_at', 'desc')
    .limit(offered)
    .execute()

export async function findOffered(db: Read, reaction: Reaction, id: string): Promise<Situation | undefined> {
  const offers = await situationsFor(db, reaction)
  return offers.find((one) => one.id === id)
}

export async function insertSituation(
  tx: Write,
  { id, title, holderId, locationId, madeAt }: { id: string; title: string; holderId: string; locationId: string | null; madeAt: Temporal.Instant }, // prettier-ignore
): Promise<void> {
  await tx
    .insertInto('feedback.situation')
    .values(({ fn }) => ({
      id,
      title,
      holder_id: holderId,
      location_id: locationId,
      made_by: fn<string>('platform.acting_person'),
      made_at: madeAt,
    }))
    .execute()
}

/** Changes neither turn nor term: whoever writes a word meanwhile need not read it again. */
export async function saveSituation(tx: Write, reactionId: string, situationId: string | null): Promise<void> {
  await tx.updateTable('feedback.reaction').set({ situation_id: situationId }).where('id', '=', reactionId).execute()
}
