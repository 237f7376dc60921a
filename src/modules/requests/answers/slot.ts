// A moment to come and look.
import { localDay } from '../../../lib/days.ts'
import { clock, longDay } from '../../../lib/format.ts'
import type { Lang } from '../../../lib/lang.ts'

/** The moments that are still to come: nobody can pick one that went by. */
export const comingSlots = (slots: readonly Temporal.Instant[], now: Temporal.Instant): Temporal.Instant[] =>
  slots.filter((slot) => Temporal.Instant.compare(slot, now) > 0)

/** "dinsdag 24 november 2026, 9.00 uur" */
export function slotInWords(slot: Temporal.Instant, zone: string, lang: Lang): string {
  return `${longDay(localDay(slot, zone), lang)}, ${clock(slot.toZonedDateTimeISO(zone).toPlainTime(), lang)}`
}
