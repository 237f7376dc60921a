import { moment } from '../../../lib/format.ts'
import type { Write } from '../../../platform/database.ts'
import { renderLetter } from '../../../platform/letter-layout.tsx'
import { letterExists, planLetter } from '../../../platform/letters.ts'
import type { Platform } from '../../../platform/platform.ts'
import { derivedId } from '../../../platform/tokens.ts'
import { letterViewOf, originOf } from '../../accounts/index.ts'
import { isWorkingHour } from '../watch/warning.ts'
import { coordinatorsOf, type StaffReader } from '../watch/watch-queries.ts'
import { judgedWithinHours } from './arrival.ts'
import { waitingArrivals } from './arrival-queries.ts'
import { workingHoursBetween } from './working-hours.ts'

type Waiting = Awaited<ReturnType<typeof waitingArrivals>>[number]

/** Post that nobody judged in time: who watches over the house hears it once a working day, until somebody does. */
export async function warnOfPost(tx: Write, platform: Platform): Promise<void> {
  const now = platform.clock.now()
  const late = (await waitingArrivals(tx)).filter((one) => isLate(one, now))
  for (const [houseId, ofHouse] of Map.groupBy(late, (one) => one.houseId)) {
    const [oldest] = ofHouse
    if (!oldest) continue
    await tellOf(tx, platform, houseId, ofHouse, now.toZonedDateTimeISO(oldest.zone).toPlainDate())
  }
}

function isLate({ land, zone, cameAt }: Waiting, now: Temporal.Instant): boolean {
  const at = now.toZonedDateTimeISO(zone)
  if (!isWorkingHour(land, at)) return false
  return workingHoursBetween(land, cameAt.toZonedDateTimeISO(zone), at, judgedWithinHours) >= judgedWithinHours
}

async function tellOf(
  tx: Write,
  platform: Platform,
  houseId: string,
  late: readonly Waiting[],
  today: Temporal.PlainDate,
) {
  for (const reader of await coordinatorsOf(tx, houseId, null)) {
    const id = derivedId(`feedback.post_warning ${today.toString()} ${houseId} ${reader.id}`)
    if (!(await letterExists(tx, id))) await planWarning(tx, platform, { id, reader, houseId, late })
  }
}

interface Warned {
  readonly id: string
  readonly reader: StaffReader
  readonly houseId: string
  readonly late: readonly Waiting[]
}

async function planWarning(tx: Write, platform: Platform, { id, reader, houseId, late }: Warned): Promise<void> {
  const view = await letterViewOf(tx, houseId, reader.language)
  const origin = await originOf(tx, platform.config, houseId)
  const { t, lang } = view
  const [oldest] = late
  const values = { count: late.length, came: oldest ? moment(oldest.cameAt, oldest.zone, lang) : '' }
  await planLetter(tx, {
    id,
    kind: 'feedback.staff_post_warning',
    to: reader.email,
    language: reader.language,
    ...renderLetter(view, {
      subject: t('arrive.staff.warning.subject', values),
      greeting: t('feedback.letter.greeting', { name: reader.name }),
      paragraphs: [t('arrive.staff.warning.body', values), t('arrive.staff.letter.term')],
      button: { label: t('arrive.staff.letter.open'), url: new URL('/werk/reacties/post', origin).href },
      closing: t('feedback.letter.closing'),
    }),
    organisationId: houseId,
    subjectId: null,
  })
}
