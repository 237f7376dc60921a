import { moment } from '../../../lib/format.ts'
import type { Write } from '../../../platform/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isWorkingHour } from '../watch/warning.ts'
import { judgedWithinHours } from './arrival.ts'
import { waitingArrivals } from './arrival-queries.ts'
import { tellOfPost } from './post-letter-actions.ts'
import { workingHoursBetween } from './working-hours.ts'

type Waiting = Awaited<ReturnType<typeof waitingArrivals>>[number]

/** Post that nobody judged in time: who watches over the house hears it once a working day, until somebody does. */
export async function warnOfPost(tx: Write, platform: Platform): Promise<void> {
  const now = platform.clock.now()
  const late = (await waitingArrivals(tx)).filter((one) => isLate(one, now))
  for (const [id, ofHouse] of Map.groupBy(late, (one) => one.houseId)) {
    const [oldest] = ofHouse
    if (!oldest) continue
    const { zone, cameAt } = oldest
    await tellOfPost(
      tx,
      platform,
      { id, zone },
      {
        kind: 'post_warning',
        answers: null,
        words({ t, lang }) {
          const values = { count: ofHouse.length, came: moment(cameAt, zone, lang) }
          return { subject: t('arrive.staff.warning.subject', values), body: t('arrive.staff.warning.body', values) }
        },
      },
    )
  }
}

function isLate({ land, zone, cameAt }: Waiting, now: Temporal.Instant): boolean {
  const at = now.toZonedDateTimeISO(zone)
  if (!isWorkingHour(land, at)) return false
  return workingHoursBetween(land, cameAt.toZonedDateTimeISO(zone), at, judgedWithinHours) >= judgedWithinHours
}
