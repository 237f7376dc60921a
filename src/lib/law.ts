// Legal values are dated data: what held on a day, where, according to whom, and how sure we are.

/** The land whose rules hold: Flanders or the Netherlands. */
export type Land = 'vl' | 'nl'

/** `law`: in a statute; `official`: published by the body that decides; `promise`: an organisation's own word;
 * `uncertain`: our reading, with the doubt written down in docs/law. */
export type Certainty = 'law' | 'official' | 'promise' | 'uncertain'

export interface Rule<T> {
  /** The first day on which the value holds; it holds until the next `from` of the same land. */
  from: Temporal.PlainDate
  land: Land
  source: string
  certainty: Certainty
  value: T
}

/** There is no value for this land and day: the day lies before our tables. */
export class NoRuleInForce extends Error {
  override readonly name = 'NoRuleInForce'
  readonly land: Land
  readonly day: Temporal.PlainDate

  constructor(land: Land, day: Temporal.PlainDate) {
    super(`No rule is in force in ${land} on ${day.toString()}`)
    this.land = land
    this.day = day
  }
}

/** The rule that holds on a day; throws `NoRuleInForce` where there is none. */
export function inForce<T>(rules: readonly Rule<T>[], land: Land, day: Temporal.PlainDate): Rule<T> {
  const begun = rules.filter((rule) => rule.land === land && !isBefore(day, rule.from))
  const [first, ...others] = begun
  if (!first) throw new NoRuleInForce(land, day)
  return others.reduce((latest, rule) => (isBefore(latest.from, rule.from) ? rule : latest), first)
}

function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0
}
