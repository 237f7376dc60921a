import type { Platform } from '../../../platform/platform.ts'
import { countTry, findFollowed, type Followed } from './follow-queries.ts'

/** Enough for who mistypes a date, too little to try the birthdays of a year: number and date are no secret. */
const mostTries = 10
const within = Temporal.Duration.from({ hours: 1 })

export type FollowOutcome = Followed | 'nothing' | 'too_often'

/** How a request stands, for who knows its number and the birth date. Wrong and absent are the same answer. */
export function follow({ db, clock }: Platform, number: string, birth: Temporal.PlainDate): Promise<FollowOutcome> {
  return db.gate(async (tx) => {
    const now = clock.now()
    if ((await countTry(tx, number, now, now.subtract(within))) > mostTries) return 'too_often'
    return (await findFollowed(tx, number, birth)) ?? 'nothing'
  })
}
