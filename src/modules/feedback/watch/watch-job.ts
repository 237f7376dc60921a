import { localDay } from '../../../lib/days.ts'
import type { Write } from '../../../platform/database.ts'
import type { Job, Listener } from '../../../platform/jobs.ts'
import { planJob } from '../../../platform/jobs.ts'
import { letterExists } from '../../../platform/letters.ts'
import type { Platform } from '../../../platform/platform.ts'
import { derivedId } from '../../../platform/tokens.ts'
import { warnOfPost } from '../arrive/post-warning-actions.ts'
import { plannedMeasures } from '../measures/measure-list-queries.ts'
import { markReminded } from '../measures/measure-queries.ts'
import { measureReminder } from '../measures/measure-reminder.ts'
import { finishIfDone, stepBy } from '../reaction-actions.ts'
import { findReaction, lockReaction } from '../reaction-queries.ts'
import { planReporterLetter } from '../reaction-letter-actions.ts'
import { addressOf } from '../step-effects-actions.ts'
import {
  planStaffLetter,
  planWarning,
  type RemindedMeasure,
  type StaffNews,
  type WarnedTask,
  type WarnedTerm,
} from './staff-letter-actions.ts'
import { markTaskWarned, pressingTasks } from '../tasks/task-queries.ts'
import { isWorkingHour, warningOn } from './warning.ts'
import {
  coordinatorsOf,
  markWarned,
  movedReaction,
  peopleById,
  type PressingTerm,
  pressingTerms,
  type StaffReader,
  unansweredReactions,
} from './watch-queries.ts'

export const watchTimer = '7 * * * * feedback_watch'

/** Every hour: questions without an answer go back to the handler, and dates that press are told. */
export const watchJob = (platform: Platform): Job => ({
  task: 'feedback_watch',
  async run() {
    const today = localDay(platform.clock.now(), 'Europe/Brussels')
    for (const { id } of await platform.db.work((tx) => unansweredReactions(tx, today))) await goOn(platform, id)
    await platform.db.work((tx) => warnAll(tx, platform))
    await platform.db.work((tx) => warnOfPost(tx, platform))
  },
})

/** Each in a transaction of its own: a reporter who answers at this moment is before or after it. */
const goOn = (platform: Platform, id: string): Promise<void> =>
  platform.db.work(async (tx) => {
    if (!(await lockReaction(tx, id))) return
    const found = await findReaction(tx, { id })
    if (!found || found.state !== 'waiting') return
    await stepBy(tx, platform, { actor: 'system', by: 'system', found, wanted: { step: 'unanswered', words: '' } })
  })

/** Everything that one person is told today, in one letter. */
interface Sheaf {
  readonly reader: StaffReader
  readonly holderId: string
  readonly terms: WarnedTerm[]
  readonly measures: RemindedMeasure[]
  readonly tasks: WarnedTask[]
}

class Sheaves extends Map<string, Sheaf> {
  for(reader: StaffReader, holderId: string): Sheaf {
    const key = `${reader.id} ${holderId}`
    const sheaf = this.get(key) ?? { reader, holderId, terms: [], measures: [], tasks: [] }
    this.set(key, sheaf)
    return sheaf
  }
}

/** Once a day for each date at most, in working hours; what is late goes to the coordinators as well. */
async function warnAll(tx: Write, platform: Platform): Promise<void> {
  const now = platform.clock.now()
  const sheaves = new Sheaves()
  const terms = await gatherTerms(tx, now, sheaves)
  const measures = await gatherMeasures(tx, now, sheaves)
  const tasks = await gatherTasks(tx, now, sheaves)
  for (const sheaf of sheaves.values()) {
    const today = localDay(now, 'Europe/Brussels').toString()
    const id = derivedId(`feedback.warning ${today} ${sheaf.holderId} ${sheaf.reader.id}`)
    if (!(await letterExists(tx, id))) await planWarning(tx, platform, { ...sheaf, id })
  }
  for (const [day, ids] of terms) await markWarned(tx, ids, Temporal.PlainDate.from(day))
  for (const [day, ids] of measures) await markReminded(tx, ids, Temporal.PlainDate.from(day))
  for (const [day, ids] of tasks) await markTaskWarned(tx, ids, Temporal.PlainDate.from(day))
}

/** What was told, by the day that it is at its house. */
class Told extends Map<string, string[]> {
  note(today: Temporal.PlainDate, id: string): void {
    const ids = this.get(today.toString())
    if (ids) ids.push(id)
    else this.set(today.toString(), [id])
  }
}

async function gatherTerms(tx: Write, now: Temporal.Instant, sheaves: Sheaves): Promise<Told> {
  const horizon = localDay(now, 'Europe/Brussels').add({ days: 10 })
  const told = new Told()
  for (const term of await pressingTerms(tx, horizon)) {
    const at = now.toZonedDateTimeISO(term.zone)
    const today = at.toPlainDate()
    if (!isWorkingHour(term.land, at) || term.warnedFor?.equals(today)) continue
    const warning = warningOn(term.land, today, term.day)
    if (!warning) continue
    for (const reader of await readersOf(tx, term, warning === 'late')) {
      sheaves.for(reader, term.holderId).terms.push({ number: term.number, name: term.name, day: term.day, warning })
    }
    told.note(today, term.id)
  }
  return told
}

async function gatherMeasures(tx: Write, now: Temporal.Instant, sheaves: Sheaves): Promise<Told> {
  const told = new Told()
  for (const measure of await plannedMeasures(tx)) {
    const { land, zone, ownerId, ownerName, organisationId, dueOn, madeAt, warnedFor } = measure
    const at = now.toZonedDateTimeISO(zone)
    const today = at.toPlainDate()
    if (!isWorkingHour(land, at)) continue
    const reminder = measureReminder(land, today, { madeOn: localDay(madeAt, zone), dueOn, warnedFor })
    if (!reminder) continue
    const owner = await peopleById(tx, [ownerId])
    // Somebody must know: of an owner who left, the coordinators hear it.
    const others = reminder === 'late' || owner.length === 0 ? await coordinatorsOf(tx, organisationId, measure.reactionId) : [] // prettier-ignore
    for (const reader of [...owner, ...others.filter(({ id }) => id !== ownerId)]) {
      sheaves.for(reader, organisationId).measures.push({ ownerName, day: dueOn, reminder })
    }
    told.note(today, measure.id)
  }
  return told
}

/** Whoever promised to do something hears it himself. */
async function gatherTasks(tx: Write, now: Temporal.Instant, sheaves: Sheaves): Promise<Told> {
  const told = new Told()
  for (const task of await pressingTasks(tx, localDay(now, 'Europe/Brussels').add({ days: 10 }))) {
    const at = now.toZonedDateTimeISO(task.zone)
    const today = at.toPlainDate()
    const warning = warningOn(task.land, today, task.day)
    if (!warning || !isWorkingHour(task.land, at) || task.warnedFor?.equals(today)) continue
    for (const reader of await peopleById(tx, [task.ownerId]))
      sheaves.for(reader, task.holderId).tasks.push({ number: task.number, day: task.day, warning })
    told.note(today, task.id)
  }
  return told
}

async function readersOf(tx: Write, term: PressingTerm, late: boolean): Promise<StaffReader[]> {
  const { acts, handlerId, approverId, holderId } = term
  const own = acts === 'handler' ? handlerId : acts === 'approver' ? approverId : null
  const people = own === null ? [] : await peopleById(tx, [own])
  if (people.length > 0 && !late) return people
  const coordinators = await coordinatorsOf(tx, holderId, null)
  return [...people, ...coordinators.filter(({ id }) => id !== own)]
}

const tellTask = 'feedback_tell_staff'

/** A new reaction: who coordinates hears it. */
export const tellOfReaction: Listener<'feedback.received'> = {
  event: 'feedback.received',
  name: 'feedback.tell_coordinators',
  hear: (tx, { subject }) =>
    planJob(tx, tellTask, { reaction: subject, news: 'new' }, { key: `${tellTask}:${subject}:new` }),
}

const newsOf: Readonly<Record<string, StaffNews>> = {
  assign: 'assigned',
  submit: 'to_read',
  return: 'returned',
  reply: 'replied',
  write: 'replied',
  reopen_ask: 'reopening',
  object: 'objecting',
}

/** A step after which a colleague has something to do. */
export const tellOfStep: Listener<'feedback.moved'> = {
  event: 'feedback.moved',
  name: 'feedback.tell_staff',
  async hear(tx, { subject, step, eventId }) {
    const news = newsOf[step]
    if (news) await planJob(tx, tellTask, { reaction: subject, news, of: eventId }, { key: `${tellTask}:${eventId}` })
  },
}

interface Telling {
  readonly reaction: string
  readonly news: StaffNews
  readonly of?: string
}

/** Letters of numbers and dates: what was said stays behind the login. */
export const tellStaffJob = (platform: Platform): Job<Telling> => ({
  task: tellTask,
  run: ({ reaction, news, of = reaction }) =>
    platform.db.work(async (tx) => {
      const found = await movedReaction(tx, reaction)
      if (!found) return
      const { handlerId, approverId, holderId, number } = found
      const one =
        news === 'to_read'
          ? approverId
          : news === 'new' || news === 'reopening' || news === 'objecting'
            ? null
            : handlerId
      const named = one === null ? [] : await peopleById(tx, [one])
      const all = named.length > 0 ? named : await coordinatorsOf(tx, holderId, reaction)
      const readers = news === 'to_read' ? all.filter(({ id }) => id !== handlerId) : all
      for (const reader of readers) {
        const id = derivedId(`feedback.staff ${news} ${of} ${reader.id}`)
        if (await letterExists(tx, id)) continue
        await planStaffLetter(tx, platform, reader, { id, reactionId: reaction, holderId, number, news })
      }
    }),
})

/** Closes what was judged, where nothing is left to do. */
export const finishJob = (platform: Platform): Job<{ reaction: string }> => ({
  task: 'feedback_finish',
  run: ({ reaction }) =>
    platform.db.work(async (tx) => {
      if (await lockReaction(tx, reaction)) await finishIfDone(tx, platform, reaction)
    }),
})

/** A week after the judgement: how was it? Asked once, and not of who took it back, nor of a desk. */
export const askSurveyJob = (platform: Platform): Job<{ reaction: string }> => ({
  task: 'feedback_ask_survey',
  run: ({ reaction: id }) =>
    platform.db.work(async (tx) => {
      const found = await findReaction(tx, { id })
      if (!found || found.deskId || found.satisfaction !== null || !['judged', 'closed'].includes(found.state)) return
      await planReporterLetter(tx, platform, addressOf(found), 'survey', { words: '' })
    }),
})
