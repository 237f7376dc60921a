import type { Job } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { linkLasts } from '../access-link.ts'
import { planReporterLetter } from '../reaction-letter-actions.ts'
import { deleteExpiredLinks, reactionsOfAddress, sentSince } from './link-queries.ts'

const pause = { minutes: 10 }

/** Sends the way back to every reaction of an address, each through its own house; an unknown address gets nothing. */
export const sendLinksJob = (platform: Platform): Job<{ address: string }> => ({
  task: 'feedback_send_links',
  run: ({ address }) =>
    platform.db.work(async (tx) => {
      const now = platform.clock.now()
      for (const to of await reactionsOfAddress(tx, address, now.subtract(linkLasts))) {
        if (await sentSince(tx, to.reactionId, 'feedback.link', now.subtract(pause))) continue
        await planReporterLetter(tx, platform, to, 'link', { words: '' })
      }
    }),
})

/** Links that open nothing any more are forgotten. */
export const sweepLinksJob = ({ db, clock }: Platform): Job => ({
  task: 'feedback_sweep_links',
  run: () => db.work((tx) => deleteExpiredLinks(tx, clock.now())),
})

export const sweepLinksTimer = '27 3 * * * feedback_sweep_links'
