import { localDay } from '../../../lib/days.ts'
import type { Write } from '../../../platform/database.ts'
import type { Job, Listener } from '../../../platform/jobs.ts'
import { planJob } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { derivedId } from '../../../platform/tokens.ts'
import { stepBy } from '../reaction-actions.ts'
import { findReaction, lockReaction } from '../reaction-queries.ts'
import { planReporterLetter } from '../reaction-letter-actions.ts'
import { addressOf } from '../step-effects-actions.ts'
import { planStaffLetter, planWarning, type StaffNews, type WarnedTerm } from './staff-letter-actions.ts'
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

interface Sheaf {
  readonly reader: StaffReader
  readonly holderId: string
  readonly terms: WarnedTerm[]
}

/** Once a day for each date at most, in working hours; what is late goes to the coordinators as well. */
async function warnAll(tx: Write, platform: Platform): Promise<void> {
  const now = platform.clock.now()
  const horizon = localDay(now, 'Europe/Brussels').add({ days: 10 })
  const sheaves = new Map<string, Sheaf>()
  const warned = new Map<string, string[]>()
  for (const term of await pressingTerms(tx, horizon)) {
    const at = now.toZonedDateTimeISO(term.zone)
    const today = at.toPlainDate()
    if (!isWorkingHour(term.land, at) || term.warnedFor?.equals(today)) continue
    const warning = warningOn(term.land, today, term.day)
    if (!warning) continue
    for (const reader of await readersOf(tx, term, warning === 'late')) {
      const key = `${reader.id} ${term.holderId}`
      const sheaf = sheaves.get(key) ?? { reader, holderId: term.holderId, terms: [] }
      sheaf.terms.push({ number: term.number, name: term.name, day: term.day, warning })
      sheaves.set(key, sheaf)
    }
    warned.set(today.toString(), [...(warned.get(today.toString()) ?? []), term.id])
  }
  for (const { reader, holderId, terms } of sheaves.values()) await planWarning(tx, platform, reader, holderId, terms)
  for (const [day, ids] of warned) await markWarned(tx, ids, Temporal.PlainDate.from(day))
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
      const one = news === 'to_read' ? approverId : news === 'new' || news === 'reopening' ? null : handlerId
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

const letterExists = async (tx: Write, id: string): Promise<boolean> =>
  (await tx.selectFrom('platform.letter').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

/** A week after the judgement: how was it? Asked once, and not of who took it back. */
export const askSurveyJob = (platform: Platform): Job<{ reaction: string }> => ({
  task: 'feedback_ask_survey',
  run: ({ reaction: id }) =>
    platform.db.work(async (tx) => {
      const found = await findReaction(tx, { id })
      if (!found || found.satisfaction !== null || !['judged', 'closed'].includes(found.state)) return
      await planReporterLetter(tx, platform, addressOf(found), 'survey', { words: '' })
    }),
})
