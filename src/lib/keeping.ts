// How long things are kept, as dated data: what a land asks, and what a house may make of it.
import { inForce, type Land, type Rule } from './law.ts'

export type KeepingAction = 'anonymise' | 'destroy'

export interface Keeping {
  /** Months after the end of what is kept. */
  readonly months: number
  /** What a house may make of it from a day on. */
  readonly least: number
  readonly most: number
  readonly action: KeepingAction
}

/** A term of a house itself, in months, from a day on. */
export interface OwnTerm {
  readonly fromOn: Temporal.PlainDate
  readonly months: number
}

export interface Held extends Keeping {
  readonly rule: Rule<Keeping>
  /** The house decided so; null where the rule itself holds. */
  readonly ownFrom: Temporal.PlainDate | null
}

/** What holds on a day; undefined before the first rule of the land. A later rule may cut off what a house once set. */
export function keepingOn(
  rules: readonly Rule<Keeping>[],
  own: readonly OwnTerm[],
  land: Land,
  day: Temporal.PlainDate,
): Held | undefined {
  if (!rules.some((rule) => rule.land === land && Temporal.PlainDate.compare(rule.from, day) <= 0)) return undefined
  const rule = inForce(rules, land, day)
  const set = own
    .filter(({ fromOn }) => Temporal.PlainDate.compare(fromOn, day) <= 0)
    .toSorted((a, b) => Temporal.PlainDate.compare(b.fromOn, a.fromOn))[0]
  const { least, most } = rule.value
  const months = set ? Math.min(Math.max(set.months, least), most) : rule.value.months
  return { ...rule.value, months, rule, ownFrom: set?.fromOn ?? null }
}

export type TermRefusal = 'in_the_past' | 'too_short' | 'too_long' | 'taken'

/** Why a house may not set a term. A shorter one needs its own day to come: nothing is wiped on the day somebody typed it. */
export function termRefusal(
  wanted: OwnTerm,
  {
    rules,
    own,
    land,
    today,
  }: { rules: readonly Rule<Keeping>[]; own: readonly OwnTerm[]; land: Land; today: Temporal.PlainDate },
): TermRefusal | undefined {
  if (Temporal.PlainDate.compare(wanted.fromOn, today) <= 0) return 'in_the_past'
  const { least, most } = inForce(rules, land, wanted.fromOn).value
  if (wanted.months < least) return 'too_short'
  if (wanted.months > most) return 'too_long'
  return own.some(({ fromOn }) => fromOn.equals(wanted.fromOn)) ? 'taken' : undefined
}

/** The first day on which it is not kept any more. */
export const goneOn = (endedOn: Temporal.PlainDate, { months }: Pick<Keeping, 'months'>): Temporal.PlainDate =>
  endedOn.add({ months })

export const monthsInWords = (months: number): string =>
  months % 12 === 0 ? `${months / 12} years` : `${months} months`

export const keepingInWords = ({ months, least, most, action }: Keeping): string =>
  `${action} ${monthsInWords(months)} after the end; a house may choose ${least === most ? 'nothing else' : `${monthsInWords(least)} to ${monthsInWords(most)}`}`

/** The rule that held, for the register: nobody's name is in it. */
export const ruleInWords = ({ rule, ownFrom }: Held): string =>
  `${rule.land} ${rule.from.toString()}${ownFrom ? `, own term from ${ownFrom.toString()}` : ''}`
