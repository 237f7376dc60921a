// The procedure of a house as dated data: what the law sets as a floor, and what the house promises from a day on.
// See docs/law/complaints.md
import { inForce, type Land, type Rule } from '../../../lib/law.ts'

/** Each is a row of its own, from a day on. */
export const settingNames = [
  'handler_days',
  'proposal_weeks',
  'judgement_weeks',
  'progress_weeks',
  'reply_days',
  'answer_weeks',
  'reopen_months',
  'reopening_days',
  'objection_months',
  'objection_weeks',
  'mediation_half_days',
  'mediation_reply_days',
] as const
export type SettingName = (typeof settingNames)[number]

/** Only a complaints desk mediates. */
export const settingNamesFor = (kind: string): readonly SettingName[] =>
  settingNames.filter((name) => kind === 'complaints_desk' || !name.startsWith('mediation_'))

/** Words of the house itself, from a day on. */
export const wordingNames = ['description', 'first_contact', 'made_known'] as const
export type WordingName = (typeof wordingNames)[number]

export interface Procedure {
  /** Working days until a named person handles it. */
  readonly handlerDays: number
  /** Weeks until a solution is proposed. */
  readonly proposalWeeks: number
  /** Weeks until the reasoned judgement. */
  readonly judgementWeeks: number
  /** Weeks after which a reporter hears something, whatever there is to tell. */
  readonly progressWeeks: number
  /** Working days that a reporter has to reply to a question. */
  readonly replyDays: number
  /** Weeks until a question, suggestion or compliment is answered. */
  readonly answerWeeks: number
  /** Months after the end within which a reporter may ask to look again. */
  readonly reopenMonths: number
  /** Working days until the house says whether it looks again. */
  readonly reopeningDays: number
  /** Months within which one may object to the judgement inside the house; 0: the house knows no objection. */
  readonly objectionMonths: number
  /** Weeks until an objection is judged, by somebody who did not judge before. */
  readonly objectionWeeks: number
  /** Half-days of mediation that cost nothing. */
  readonly mediationHalfDays: number
  /** Working days within which a side says whether it takes part, or agrees with what was written down. */
  readonly mediationReplyDays: number
}

/** A judgement may not come later than this; null: the land sets no such floor. */
export interface JudgementFloor {
  readonly weeks: number | null
  /** What kind of house it speaks of: who gives childcare, the Dutch "houder". */
  readonly binds: 'organiser'
}

const wko =
  'Wet kinderopvang, art. 1.57b: at the latest six weeks after filing, and no extension (docs/law/complaints.md)'

/** Whose procedure it is, as far as the law asks. */
export interface Answerable {
  readonly land: Land
  readonly kind: string
}

export const judgementFloors: readonly Rule<JudgementFloor>[] = [
  { from: day('2016-01-01'), land: 'nl', source: wko, certainty: 'official', value: { weeks: 6, binds: 'organiser' } },
  {
    from: day('2014-04-01'),
    land: 'vl',
    source: 'No term for the judgement was found in Flemish rules: a house sets its own (docs/law/complaints.md)',
    certainty: 'uncertain',
    value: { weeks: null, binds: 'organiser' },
  },
]

const promise =
  'Own promise where a house has set nothing else; two half-days of mediation as Klachtenloket Kinderopvang gives, read at BOinK, undated: docs/law/complaints.md'
const usual: Procedure = {
  handlerDays: 5,
  proposalWeeks: 3,
  judgementWeeks: 6,
  progressWeeks: 2,
  replyDays: 10,
  answerWeeks: 3,
  reopenMonths: 12,
  reopeningDays: 10,
  objectionMonths: 0,
  objectionWeeks: 6,
  mediationHalfDays: 2,
  mediationReplyDays: 10,
}

/** What holds where a house has set nothing. */
export const usualProcedures: readonly Rule<Procedure>[] = [
  { from: day('2014-01-01'), land: 'nl', source: promise, certainty: 'promise', value: usual },
  { from: day('2014-01-01'), land: 'vl', source: promise, certainty: 'promise', value: usual },
]

export const floorInWords = ({ weeks, binds }: JudgementFloor): string =>
  weeks === null ? 'no floor' : `the reasoned judgement within ${weeks} weeks of filing; binds: ${binds}`

export const procedureInWords = (one: Procedure): string =>
  `handler named within ${one.handlerDays} working days, proposal within ${one.proposalWeeks} weeks, judgement within ${one.judgementWeeks} weeks, ` +
  `word of progress every ${one.progressWeeks} weeks, ${one.replyDays} working days to reply, other reactions answered within ${one.answerWeeks} weeks, ` +
  `reopening within ${one.reopenMonths} months and decided on within ${one.reopeningDays} working days, ${one.objectionMonths === 0 ? 'no internal objection' : `objection within ${one.objectionMonths} months, judged within ${one.objectionWeeks} weeks`}, ` +
  `a complaints desk mediates ${one.mediationHalfDays} half-days free of charge, each side has ${one.mediationReplyDays} working days to say yes or no`

export interface SettingRow {
  readonly name: SettingName
  readonly fromOn: Temporal.PlainDate
  readonly value: number
}

/** What holds at a house on a day. @param rows of one house, in any order */
export function procedureOn(rows: readonly SettingRow[], of: Answerable, on: Temporal.PlainDate): Procedure {
  const otherwise = inForce(usualProcedures, of.land, on).value
  const set = (name: SettingName, usually: number) => latest(rows, name, on) ?? usually
  const floor = lawWeeks(of, on)
  const judgementWeeks = set('judgement_weeks', otherwise.judgementWeeks)
  return {
    handlerDays: set('handler_days', otherwise.handlerDays),
    proposalWeeks: set('proposal_weeks', otherwise.proposalWeeks),
    // A house may be faster than the law asks, never slower.
    judgementWeeks: floor === null ? judgementWeeks : Math.min(judgementWeeks, floor),
    progressWeeks: set('progress_weeks', otherwise.progressWeeks),
    replyDays: set('reply_days', otherwise.replyDays),
    answerWeeks: set('answer_weeks', otherwise.answerWeeks),
    reopenMonths: set('reopen_months', otherwise.reopenMonths),
    reopeningDays: set('reopening_days', otherwise.reopeningDays),
    objectionMonths: set('objection_months', otherwise.objectionMonths),
    objectionWeeks: set('objection_weeks', otherwise.objectionWeeks),
    mediationHalfDays: set('mediation_half_days', otherwise.mediationHalfDays),
    mediationReplyDays: set('mediation_reply_days', otherwise.mediationReplyDays),
  }
}

/** Each number under its own name. */
export const valuesOf = (one: Procedure): Readonly<Record<SettingName, number>> => ({
  handler_days: one.handlerDays,
  proposal_weeks: one.proposalWeeks,
  judgement_weeks: one.judgementWeeks,
  progress_weeks: one.progressWeeks,
  reply_days: one.replyDays,
  answer_weeks: one.answerWeeks,
  reopen_months: one.reopenMonths,
  reopening_days: one.reopeningDays,
  objection_months: one.objectionMonths,
  objection_weeks: one.objectionWeeks,
  mediation_half_days: one.mediationHalfDays,
  mediation_reply_days: one.mediationReplyDays,
})

/** What the law of a land says of a judgement on a day; undefined before its first rule. */
export function judgementFloor(land: Land, on: Temporal.PlainDate): JudgementFloor | undefined {
  const known = judgementFloors.some((rule) => rule.land === land && Temporal.PlainDate.compare(rule.from, on) <= 0)
  return known ? inForce(judgementFloors, land, on).value : undefined
}

/** The most weeks that the law leaves a house for a judgement; null where it says nothing, or not of such a house. */
export function lawWeeks({ land, kind }: Answerable, on: Temporal.PlainDate): number | null {
  const floor = judgementFloor(land, on)
  return floor?.binds === kind ? floor.weeks : null
}

function latest(rows: readonly SettingRow[], name: SettingName, on: Temporal.PlainDate): number | undefined {
  return rows
    .filter((row) => row.name === name && Temporal.PlainDate.compare(row.fromOn, on) <= 0)
    .sort((a, b) => Temporal.PlainDate.compare(b.fromOn, a.fromOn))[0]?.value
}

export const wordsLimit = 4000

/** Below and above this a number is a slip of the pen. */
export const bounds: Readonly<Record<SettingName, { readonly least: number; readonly most: number }>> = {
  handler_days: { least: 1, most: 20 },
  proposal_weeks: { least: 1, most: 12 },
  judgement_weeks: { least: 1, most: 26 },
  progress_weeks: { least: 1, most: 6 },
  reply_days: { least: 3, most: 30 },
  answer_weeks: { least: 1, most: 12 },
  reopen_months: { least: 1, most: 24 },
  reopening_days: { least: 1, most: 30 },
  objection_months: { least: 0, most: 3 },
  objection_weeks: { least: 1, most: 12 },
  mediation_half_days: { least: 0, most: 10 },
  mediation_reply_days: { least: 3, most: 30 },
}

/** What a number may be on a day: the law may leave less than the slip of a pen. */
export function boundsOn(name: SettingName, of: Answerable, on: Temporal.PlainDate): { least: number; most: number } {
  const { least, most } = bounds[name]
  const floor = name === 'judgement_weeks' ? lawWeeks(of, on) : null
  return { least, most: floor === null ? most : Math.min(most, floor) }
}

export type SettingRefusal = 'in_the_past' | 'out_of_bounds' | 'above_the_law' | 'proposal_after_judgement'

/** Why a value may not be set from a day on: what held in the past was promised to somebody, and no house is above the law. */
export function settingRefusal(
  row: SettingRow,
  { rows, of, today }: { rows: readonly SettingRow[]; of: Answerable; today: Temporal.PlainDate },
): SettingRefusal | undefined {
  const { least, most } = bounds[row.name]
  if (!Number.isInteger(row.value) || row.value < least || row.value > most) return 'out_of_bounds'
  if (Temporal.PlainDate.compare(row.fromOn, today) <= 0) return 'in_the_past'
  const floor = lawWeeks(of, row.fromOn)
  if (row.name === 'judgement_weeks' && floor !== null && row.value > floor) return 'above_the_law'
  const then = procedureOn([...rows, row], of, row.fromOn)
  return then.proposalWeeks > then.judgementWeeks ? 'proposal_after_judgement' : undefined
}

export const isSettingName = (word: string): word is SettingName => settingNames.some((name) => name === word)
export const isWordingName = (word: string): word is WordingName => wordingNames.some((name) => name === word)

function day(text: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(text)
}
