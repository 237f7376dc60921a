import type { Job } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { linkLasts } from '../access-link.ts'
import { linkLetterKind, planLinkLetter } from '../letter-actions.ts'
import { deleteOldTries } from './follow-queries.ts'
import { deleteExpiredLinks, type LostRequest, requestsOfAddress, sentSince } from './link-queries.ts'

const pause = { minutes: 10 }

/** Sends the way back to every request of an address, each through its own desk; an unknown address gets nothing. */
export const sendLinksJob = (platform: Platform): Job<{ address: string }> => ({
  task: 'requests_send_links',
  run: ({ address }) =>
    platform.db.work(async (tx) => {
      const now = platform.clock.now()
      for (const request of await requestsOfAddress(tx, address, now.subtract(linkLasts))) {
        if (await sentSince(tx, request.id, linkLetterKind, now.subtract(pause))) continue
        await planLinkLetter(tx, platform, addressedTo(request))
      }
    }),
})

/** Links that open nothing any more are forgotten, and so is who tried a number yesterday. */
export const sweepLinksJob = ({ db, clock }: Platform): Job => ({
  task: 'requests_sweep_links',
  run: () =>
    db.work(async (tx) => {
      const now = clock.now()
      await deleteExpiredLinks(tx, now)
      await deleteOldTries(tx, now.subtract({ hours: 24 }))
    }),
})

const addressedTo = (request: LostRequest) => ({
  requestId: request.id,
  number: request.number,
  deskId: request.desk_id,
  deskName: request.desk_name,
  language: request.language,
  email: request.contact_email,
  contactName: request.contact_name,
  childName: request.child_name,
  locationName: request.location_name,
})
