import type { Job } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { localDay } from '../../../lib/days.ts'
import { findCase, lockRequestOf } from '../case-queries.ts'
import { openOffer, stepBy } from '../choice-actions.ts'
import { lapsedOffers } from './answer-queries.ts'
import { isOpenOn } from './offer.ts'

/** Offers whose last day is over give their places back; the family and the location are told. */
export const lapseOffersJob = (platform: Platform): Job => ({
  task: 'requests_lapse_offers',
  async run() {
    const now = platform.clock.now()
    for (const offer of await platform.db.work((tx) => lapsedOffers(tx, now))) await lapse(platform, offer)
  },
})

export const lapseOffersTimer = '*/10 * * * * requests_lapse_offers'

/** Each in a transaction of its own: a family that accepts at this moment is before or after it, never in between. */
const lapse = (platform: Platform, offer: { id: string; choice_id: string }): Promise<void> =>
  platform.db.work(async (tx) => {
    const requestId = await lockRequestOf(tx, offer.choice_id)
    const found = requestId && (await findCase(tx, requestId))
    const choice = found && found.choices.find(({ id }) => id === offer.choice_id)
    if (!choice || !found) return
    const open = openOffer(choice)
    const today = localDay(platform.clock.now(), found.desk.zone)
    if (open?.id !== offer.id || isOpenOn(open, today)) return
    const wanted = { step: 'lapse', words: '', reason: null } as const
    await stepBy(tx, platform, { actor: 'system', by: 'system', found, choice, wanted })
  })
