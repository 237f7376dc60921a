// What a family told the finder already stands in the form, to be changed there.
import type { Wish } from '../../locations/rules.ts'
import type { Answers } from './children.ts'

/** A mark among the answers until the page of the days is sent: what stands there comes from the finder. */
export const fromFinder = 'uit_zoeken'

/** The page of the days as it is proposed; undefined where nothing was told. A month that is over proposes no start. */
export function proposedDays({ days, start }: Wish, today: Temporal.PlainDate): Answers | undefined {
  const month = today.toPlainYearMonth()
  const ahead = start ? Temporal.PlainYearMonth.compare(start, month) : -1
  if (days.length === 0 && ahead < 0) return undefined
  return {
    [fromFinder]: 'ja',
    ...(days.length > 0 && { days: [...days] }),
    ...(start &&
      ahead >= 0 && {
        start_day: ahead > 0 ? '1' : '',
        start_month: String(start.month),
        start_year: String(start.year),
      }),
  }
}
