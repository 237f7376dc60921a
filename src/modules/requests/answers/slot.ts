// A moment to come and look.
import { localDay } from '../../../lib/days.ts'
import { clock, longDay } from '../../../lib/format.ts'
import type { Lang } from '../../../lib/lang.ts'

/** "dinsdag 24 november 2026, 9.00 uur" */
export function slotInWords(slot: Temporal.Instant, zone: string, lang: Lang): string {
  return `${longDay(localDay(slot, zone), lang)}, ${clock(slot.toZonedDateTimeISO(zone).toPlainTime(), lang)}`
}
