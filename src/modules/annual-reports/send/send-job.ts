import { localDay } from '../../../lib/days.ts'
import type { Write } from '../../../platform/database.ts'
import type { Job } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { coordinatorsOf, houseById } from '../../feedback/index.ts'
import { familiesPlacedAt } from '../../placements/index.ts'
import { deadlineOf } from '../report-rules.ts'
import { editionsOf, reportById, saveUnreached } from '../report-queries.ts'
import { reminderOn } from './ladder.ts'
import { housesToRemind, lettersPlanned, reminded, saveReminder, type ToRemind } from './ladder-queries.ts'
import { parentLetterId, planParentLetter, planReminder } from './report-letter-actions.ts'

/** The report goes to every family with a child at one of the locations; those without mail are counted for the house. */
export const tellParentsJob = (platform: Platform): Job<{ report: string }> => ({
  task: 'annual_reports_tell_parents',
  run: ({ report: id }) =>
    platform.db.work(async (tx) => {
      const report = await reportById(tx, id)
      const house = report && (await houseById(tx, report.holderId))
      if (!report || !house) return
      const families = await familiesPlacedAt(tx, house.id)
      const planned = new Set(await lettersPlanned(tx, id))
      const about = { reportId: id, house, year: report.year, edition: report.edition, correction: report.correction }
      for (const { name, email, language } of families) {
        if (email === null || planned.has(parentLetterId(id, email))) continue
        planned.add(parentLetterId(id, email))
        await planParentLetter(tx, platform, about, { name, email, language })
      }
      await saveUnreached(tx, id, families.filter(({ email }) => email === null).length)
    }),
})

/** On working mornings. */
export const remindTimer = '10 7 * * * annual_reports_remind'

/** Up a ladder to the last day: who coordinates hears that the report of last year is not there yet. */
export const remindJob = (platform: Platform): Job => ({
  task: 'annual_reports_remind',
  async run() {
    const year = localDay(platform.clock.now(), 'Europe/Brussels').year - 1
    for (const house of await platform.db.work((tx) => housesToRemind(tx, year)))
      await platform.db.work((tx) => remind(tx, platform, house, year))
  },
})

async function remind(tx: Write, platform: Platform, house: ToRemind, year: number): Promise<void> {
  const today = localDay(platform.clock.now(), house.zone)
  const step = reminderOn(house.land, year, today, await reminded(tx, house.id, year))
  const latest = (await editionsOf(tx, house.id, year)).at(-1)
  if (!step || latest?.state === 'sent') return
  if (!(await saveReminder(tx, { holderId: house.id, year, step, on: today }))) return
  const told = { step, deadline: deadlineOf(house.land, year, today) }
  for (const reader of await coordinatorsOf(tx, house.id, null))
    await planReminder(tx, platform, reader, { house, year }, told)
}
