import type { Person } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { capacities } from '../feedback-permissions.ts'
import { findReaction, lockReaction, type Reaction } from '../reaction-queries.ts'
import { deleteTask, endTask, insertTask, type Task, tasksOf } from './task-queries.ts'

/** Puts something on the list of a colleague who may see the dossier. @returns false where it is there already */
export const addTask = (
  platform: Platform,
  actor: Person,
  reactionId: string,
  { words, owner, dueOn }: Pick<Task, 'words' | 'owner' | 'dueOn'>,
): Promise<boolean> =>
  changeTasks(platform, actor, reactionId, 'added', async (tx) => {
    // A double click: it is on the list.
    const same = (one: Task) => one.words === words && one.owner.id === owner.id && one.dueOn.equals(dueOn)
    if ((await tasksOf(tx, reactionId)).some((one) => one.doneAt === null && same(one))) return false
    const addedAt = platform.clock.now()
    await insertTask(tx, { id: newId(), reactionId, words, owner, dueOn, addedBy: actor.personId, addedAt })
    return true
  })

/** @returns false where somebody was first */
export const finishTask = (platform: Platform, actor: Person, reactionId: string, id: string): Promise<boolean> =>
  changeTasks(platform, actor, reactionId, 'done', (tx) =>
    endTask(tx, { id, reactionId, by: actor.personId, at: platform.clock.now() }),
  )

/** @returns false where somebody was first */
export const dropTask = (platform: Platform, actor: Person, reactionId: string, id: string): Promise<boolean> =>
  changeTasks(platform, actor, reactionId, 'dropped', (tx) => deleteTask(tx, id, reactionId))

function changeTasks(
  { db }: Platform,
  actor: Person,
  reactionId: string,
  what: 'added' | 'done' | 'dropped',
  change: (tx: Write, found: Reaction) => Promise<boolean>,
): Promise<boolean> {
  return db.change(actor, async (tx) => {
    if (!(await lockReaction(tx, reactionId))) throw new NotFound('not found')
    const found = orNotFound(await findReaction(tx, { id: reactionId }))
    if (capacities(actor, found).length === 0) throw new NotFound('not found')
    const changed = await change(tx, found)
    if (changed)
      await audit(tx, actor, {
        action: `feedback.task_${what}`,
        subjectKind: 'reaction',
        subjectId: reactionId,
        organisationId: found.holder.id,
      })
    return changed
  })
}
