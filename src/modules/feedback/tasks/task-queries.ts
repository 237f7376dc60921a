import { sql } from 'kysely'
import type { Land } from '../../../lib/law.ts'
import type { Read, Write } from '../../../platform/database.ts'
import { wordsOf } from '../../../platform/words.ts'

/** What a colleague does for a reaction, by when. */
export interface Task {
  readonly id: string
  readonly words: string
  readonly owner: { readonly id: string; readonly name: string }
  readonly dueOn: Temporal.PlainDate
  readonly doneAt: Temporal.Instant | null
}

/** Open ones first, by their day. */
export async function tasksOf(db: Read, reactionId: string): Promise<Task[]> {
  const rows = await db
    .selectFrom('feedback.task')
    .select(['id', 'words', 'owner_id', 'owner_name', 'due_on as dueOn', 'done_at as doneAt'])
    .where('reaction_id', '=', reactionId)
    .orderBy(sql`done_at is not null`)
    .orderBy('due_on')
    .orderBy('id')
    .execute()
  return rows.map(({ owner_id, owner_name, ...task }) => ({ ...task, owner: { id: owner_id, name: owner_name } }))
}

export interface NewTask extends Omit<Task, 'doneAt'> {
  readonly reactionId: string
  readonly addedBy: string
  readonly addedAt: Temporal.Instant
}

export async function insertTask(tx: Write, { owner, ...task }: NewTask): Promise<void> {
  await tx
    .insertInto('feedback.task')
    .values({
      id: task.id,
      reaction_id: task.reactionId,
      words: wordsOf(task.reactionId, 'task.words', task.words),
      owner_id: owner.id,
      owner_name: owner.name,
      due_on: task.dueOn,
      added_by: task.addedBy,
      added_at: task.addedAt,
    })
    .execute()
}

/** @returns false where it was done or taken away already */
export async function endTask(
  tx: Write,
  { id, reactionId, by, at }: { id: string; reactionId: string; by: string; at: Temporal.Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('feedback.task')
    .set({ done_at: at, done_by: by })
    .where('id', '=', id)
    .where('reaction_id', '=', reactionId)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** @returns false where it was done or taken away already */
export async function deleteTask(tx: Write, id: string, reactionId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('feedback.task')
    .where('id', '=', id)
    .where('reaction_id', '=', reactionId)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  return numDeletedRows > 0
}

export interface OwnTask {
  readonly id: string
  readonly words: string
  readonly dueOn: Temporal.PlainDate
  readonly number: string
  readonly land: Land
  readonly zone: string
}

/** What one person still has to do, by its day; as far as he may see what it is about. */
export const openTasksOf = (db: Read, personId: string): Promise<OwnTask[]> =>
  db
    .selectFrom('feedback.task as t')
    .innerJoin('feedback.reaction as r', 'r.id', 't.reaction_id')
    .innerJoin('accounts.organisation as o', 'o.id', 'r.holder_id')
    .select(['t.id', 't.words', 't.due_on as dueOn', 'r.number', 'o.land', 'o.zone'])
    .where('t.owner_id', '=', personId)
    .where('t.done_at', 'is', null)
    .where('r.closed_at', 'is', null)
    .orderBy('t.due_on')
    .orderBy('t.id')
    .limit(20)
    .execute()

/** Open tasks up to a day, with whom and where. For the worker. */
export const pressingTasks = (db: Read, until: Temporal.PlainDate) =>
  db
    .selectFrom('feedback.task as t')
    .innerJoin('feedback.reaction as r', 'r.id', 't.reaction_id')
    .innerJoin('accounts.organisation as o', 'o.id', 'r.holder_id')
    .select(['t.id', 't.due_on as day', 't.warned_for as warnedFor', 't.owner_id as ownerId'])
    .select(['r.number', 'o.id as holderId', 'o.land', 'o.zone'])
    .where('t.done_at', 'is', null)
    .where('r.closed_at', 'is', null)
    .where('t.due_on', '<=', until)
    .orderBy('t.due_on')
    .execute()

/** Somebody was told of these on a day. */
export async function markTaskWarned(tx: Write, ids: readonly string[], on: Temporal.PlainDate): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('feedback.task')
    .set({ warned_for: on })
    .where('id', 'in', [...ids])
    .execute()
}
