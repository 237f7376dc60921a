// By when somebody acts in a reaction, and how that date came about.
import { calendars } from '../../lib/calendars.ts'
import type { Land } from '../../lib/law.ts'
import { explainPeriod, explainTerm, type PeriodTerm, type WorkingDaysTerm } from '../../lib/terms.ts'
import { rollBack } from '../../lib/working-days.ts'
import type { ReactionTurn } from './reaction-states.ts'
import { type Answerable, judgementFloor, lawWeeks, type Procedure } from './procedure/procedure.ts'

/**
 * handler: a named person handles it · proposal: a solution is proposed · judgement: the reasoned judgement, in the Netherlands
 * set by law · progress: the reporter hears how it stands · answer: to what is no complaint · reply: of the reporter to a
 * question · reopening: whether it is looked at again · objection: the judgement on an objection, inside the house.
 */
export const termNames = [
  'handler',
  'proposal',
  'judgement',
  'progress',
  'answer',
  'reply',
  'reopening',
  'objection',
] as const
export type TermName = (typeof termNames)[number]

/** "Received + 3 weeks, that is a Sunday: the Friday before." What we promise is kept early, what the law sets ends late. */
export interface PromisedPeriod {
  readonly calendar: string
  readonly received: Temporal.PlainDate
  readonly weeks: number
  readonly unrolled: Temporal.PlainDate
  readonly due: Temporal.PlainDate
}

export type Explained =
  | ({ readonly how: 'working_days' } & WorkingDaysTerm)
  | ({ readonly how: 'law' } & PeriodTerm)
  | ({ readonly how: 'promise' } & PromisedPeriod)

/**
 * A term with its sum. The six weeks of Dutch law run on the statutory calendar and are carried to the next working day
 * (Algemene termijnenwet, art. 1); all else is a promise, on the calendar of working people, and ends before a weekend.
 */
export function explain(name: TermName, of: Answerable, from: Temporal.PlainDate, procedure: Procedure): Explained {
  const { land } = of
  const { promise, statutory } = calendars[land]
  switch (name) {
    case 'handler':
      return { how: 'working_days', ...explainTerm(promise, from, procedure.handlerDays) }
    case 'reply':
      return { how: 'working_days', ...explainTerm(promise, from, procedure.replyDays) }
    case 'reopening':
      return { how: 'working_days', ...explainTerm(promise, from, procedure.reopeningDays) }
    case 'judgement':
      return byLaw(name, of, from)
        ? { how: 'law', ...explainPeriod(statutory, from, { weeks: procedure.judgementWeeks }) }
        : promised(land, from, procedure.judgementWeeks)
    case 'proposal':
      return promised(land, from, procedure.proposalWeeks)
    case 'progress':
      return promised(land, from, procedure.progressWeeks)
    case 'answer':
      return promised(land, from, procedure.answerWeeks)
    case 'objection':
      return promised(land, from, procedure.objectionWeeks)
  }
}

/** How the day of a running term came about. One of law keeps its sum where the matter was handed to a house that no law binds. */
export function explainAgain(term: Term, of: Answerable, procedure: Procedure): Explained {
  const { name, startedOn } = term
  const floor = term.byLaw ? judgementFloor(of.land, startedOn) : undefined
  if (!floor) return explain(name, of, startedOn, procedure)
  const judgementWeeks = Math.min(procedure.judgementWeeks, floor.weeks ?? Infinity)
  return explain(name, { ...of, kind: floor.binds }, startedOn, { ...procedure, judgementWeeks })
}

function promised(land: Land, received: Temporal.PlainDate, weeks: number): Explained {
  const calendar = calendars[land].promise
  const unrolled = received.add({ weeks })
  return { how: 'promise', calendar: calendar.name, received, weeks, unrolled, due: rollBack(calendar, unrolled) }
}

/** Whether a law sets this term, so that nobody can extend it. */
export const byLaw = (name: TermName, of: Answerable, from: Temporal.PlainDate): boolean =>
  name === 'judgement' && lawWeeks(of, from) !== null

/** A term as it stands with a reaction. */
export interface Term {
  readonly id: string
  readonly name: TermName
  readonly byLaw: boolean
  readonly startedOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  /** A newer promise, told to the reporter; an overrun of `dueOn` stays one. */
  readonly promisedOn: Temporal.PlainDate | null
  readonly metOn: Temporal.PlainDate | null
  readonly dropped: boolean
}

export const isRunning = ({ metOn, dropped }: Pick<Term, 'metOn' | 'dropped'>): boolean => metOn === null && !dropped

/** Kept: met on the day or before it. Undefined while it runs and its day has not passed. */
export function wasKept(
  { dueOn, metOn, dropped }: Pick<Term, 'dueOn' | 'metOn' | 'dropped'>,
  today: Temporal.PlainDate,
): boolean | undefined {
  if (dropped) return undefined
  if (metOn) return Temporal.PlainDate.compare(metOn, dueOn) <= 0
  return Temporal.PlainDate.compare(today, dueOn) > 0 ? false : undefined
}

const ownTerms: Readonly<Record<ReactionTurn, readonly TermName[]>> = {
  coordinator: ['handler', 'answer', 'proposal', 'judgement', 'progress', 'reopening', 'objection'],
  handler: ['proposal', 'judgement', 'progress', 'answer', 'objection'],
  approver: ['judgement', 'proposal', 'answer', 'objection'],
  reporter: ['reply'],
  nobody: [],
}

/** What presses who acts now first: the earliest running term of his. */
export function nextDue(turn: ReactionTurn, terms: readonly Term[]): Term | undefined {
  return terms
    .filter((term) => isRunning(term) && ownTerms[turn].includes(term.name))
    .sort(
      (a, b) =>
        Temporal.PlainDate.compare(dayOf(a), dayOf(b)) ||
        ownTerms[turn].indexOf(a.name) - ownTerms[turn].indexOf(b.name),
    )[0]
}

const dayOf = ({ dueOn, promisedOn }: Term) => promisedOn ?? dueOn
