import type { Job } from '../../../platform/jobs.ts'
import { renderLetter } from '../../../platform/letter-layout.tsx'
import { letterExists, planLetter } from '../../../platform/letters.ts'
import type { Platform } from '../../../platform/platform.ts'
import { derivedId } from '../../../platform/tokens.ts'
import { letterViewOf, originOf } from '../../accounts/index.ts'
import { insertEvent } from '../reaction-queries.ts'
import { coordinatorsOf } from '../watch/watch-queries.ts'
import { findHandover } from './handover-queries.ts'

/** The house that was asked hears of it; the one that asked hears that it came back, and so does the reporter. */
export const tellHandoverJob = (platform: Platform): Job<{ handover: string; news: 'asked' | 'returned' }> => ({
  task: 'feedback_tell_handover',
  run: ({ handover: id, news }) =>
    platform.db.work(async (tx) => {
      const found = await findHandover(tx, id)
      // Taken back or answered meanwhile: its own letter comes, or none is needed.
      if (!found || found.state !== news) return
      const house = news === 'asked' ? found.taker.id : found.giver.id
      const origin = await originOf(tx, platform.config, house)
      for (const to of await coordinatorsOf(tx, house, found.reactionId)) {
        const letterId = derivedId(`feedback.handover_${news} ${id} ${to.id}`)
        if (await letterExists(tx, letterId)) continue
        const view = await letterViewOf(tx, house, to.language)
        const { t } = view
        const values = { number: found.number, giver: found.giver.name, taker: found.taker.name }
        await planLetter(tx, {
          id: letterId,
          kind: `feedback.handover_${news}`,
          to: to.email,
          language: to.language,
          ...renderLetter(view, {
            subject: t(`handover.staff.letter.${news}.subject`, values),
            greeting: t('feedback.letter.greeting', { name: to.name }),
            paragraphs: [t(`handover.staff.letter.${news}`, values)],
            button: {
              label: t('handover.staff.letter.open'),
              url: new URL(`/werk/reacties/overdracht/${id}`, origin).href,
            },
            closing: t('feedback.letter.closing'),
          }),
          organisationId: house,
          subjectId: found.reactionId,
        })
      }
      if (news === 'returned' && found.decidedAt) await tellReturned(tx, found, found.decidedAt)
    }),
})

/** Once, however often the job runs: the event bears the name of the hand-over. */
async function tellReturned(
  tx: Parameters<typeof insertEvent>[0],
  found: NonNullable<Awaited<ReturnType<typeof findHandover>>>,
  at: Temporal.Instant,
): Promise<void> {
  const id = derivedId(`feedback.handover_returned ${found.id}`)
  const known = await tx.selectFrom('feedback.event').select('id').where('id', '=', id).executeTakeFirst()
  if (known) return
  await insertEvent(tx, {
    id,
    reactionId: found.reactionId,
    at,
    kind: 'handover_returned',
    actor: 'system',
    personId: null,
    personName: null,
    words: found.answer,
    details: { to: found.taker.name },
    audience: 'reporter',
  })
}
