import { localDay } from '../../../lib/days.ts'
import type { Write } from '../../../platform/database.ts'
import type { Job } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isWorkingHour, type Warning, warningOn } from '../../feedback/rules.ts'
import { findIncident, type Incident } from './incident-queries.ts'
import { type LetterNews, planIncidentLetter } from './letter-actions.ts'
import { readersOf } from './reader-queries.ts'
import { formsAwaited, markWarned, toldEvent } from './tell-queries.ts'
import { tellTask, type ToTell, whomToTell } from './tell.ts'

/** Every step is told at once to who has to know it. */
export const tellIncidentJob = (platform: Platform): Job<{ event: string }> => ({
  task: tellTask,
  run: ({ event }) =>
    platform.db.work(async (tx) => {
      const told = await toldEvent(tx, event)
      const incident = told && (await findIncident(tx, told.incidentId))
      if (!told || !incident) return
      const facts = { ...incident, passedOn: incident.passedOnAt !== null }
      for (const { to, news } of whomToTell(told.kind, facts))
        await write(tx, platform, { incident, to, news, once: event })
    }),
})

export const remindTimer = '17 * * * * supervision_remind_forms'

/** A form that is not there yet: told once a day, in working hours; when it is late, the authority hears it as well. */
export const remindFormsJob = (platform: Platform): Job => ({
  task: 'supervision_remind_forms',
  async run() {
    const horizon = localDay(platform.clock.now(), 'Europe/Brussels').add({ days: 10 })
    for (const { id } of await platform.db.work((tx) => formsAwaited(tx, horizon)))
      await platform.db.work((tx) => remind(tx, platform, id))
  },
})

const reminders = { soon: 'remind_soon', today: 'remind_today', late: 'remind_late' } as const satisfies Record<Warning, LetterNews> // prettier-ignore

async function remind(tx: Write, platform: Platform, id: string): Promise<void> {
  const incident = await findIncident(tx, id)
  if (!incident) return
  const { location, authority, dueOn, warnedFor } = incident
  const now = platform.clock.now().toZonedDateTimeISO(authority.zone)
  const today = now.toPlainDate()
  const warning = warningOn(location.land, today, dueOn)
  // Not on the day it was announced itself: whoever just phoned knows.
  const justSaid = localDay(incident.announcedAt, authority.zone).equals(today)
  if (!warning || justSaid || !isWorkingHour(location.land, now) || warnedFor?.equals(today)) return
  const once = `${id} ${today.toString()}`
  await write(tx, platform, { incident, to: 'organiser', news: reminders[warning], once })
  if (warning === 'late') await write(tx, platform, { incident, to: 'manager', news: 'watch_late', once })
  await markWarned(tx, id, today)
}

interface ToWrite {
  readonly incident: Incident
  readonly to: ToTell
  readonly news: LetterNews
  readonly once: string
}

async function write(tx: Write, platform: Platform, { incident, to, news, once }: ToWrite): Promise<void> {
  const today = localDay(platform.clock.now(), incident.authority.zone)
  for (const reader of await readersOf(tx, incident, to, today))
    await planIncidentLetter(tx, platform, { incident, reader, to, news, once })
}
