import type { Job } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { derivedId } from '../../../platform/tokens.ts'
import { planReporterLetter } from '../reaction-letter-actions.ts'
import { findReaction } from '../reaction-queries.ts'
import { addressOf } from '../step-effects-actions.ts'
import { planStaffLetter } from '../watch/staff-letter-actions.ts'
import { coordinatorsOf } from '../watch/watch-queries.ts'
import { tellOpeningTask } from './open-actions.ts'
import { openingById } from './open-queries.ts'

/** Somebody looked with a reason: who coordinates hears it, and who said it. All letters or none. */
export const tellOpeningJob = (platform: Platform): Job<{ opening: string }> => ({
  task: tellOpeningTask,
  run: ({ opening: id }) =>
    platform.db.work(async (tx) => {
      const opening = await openingById(tx, id)
      const found = opening && (await findReaction(tx, { id: opening.reactionId }))
      if (!opening || !found) return
      const { holderId, reactionId, personId } = opening
      const readers = await coordinatorsOf(tx, holderId, reactionId)
      const letters = readers.map((reader) => ({ reader, id: derivedId(`feedback.opened ${id} ${reader.id}`) }))
      const told = await tx
        .selectFrom('platform.letter')
        .select('id')
        .where('id', 'in', [id, ...letters.map((letter) => letter.id)])
        .execute()
      if (told.length > 0) return
      for (const letter of letters.filter(({ reader }) => reader.id !== personId))
        await planStaffLetter(tx, platform, letter.reader, {
          id: letter.id,
          reactionId,
          holderId,
          number: found.number,
          news: 'opened',
        })
      await planReporterLetter(tx, platform, addressOf(found), 'opened', { words: '' })
    }),
})
