// How open somebody is about who he is. Only the reporter himself moves towards more (domain: complaints.md 10.3).

/** `open`: the house knows · `confidential`: nobody reads it without a reason and another person's yes · `anonymous`: nobody knows. */
export const opennesses = ['anonymous', 'confidential', 'open'] as const
export type Openness = (typeof opennesses)[number]

/** What stands beside the words, and who reads it; each row of the table that a reporter sees before sending. */
export const seenThings = ['words', 'name', 'mail'] as const

/** The kinds of openness that are wider than this one, the narrowest first. */
export const widerThan = (one: Openness): readonly Openness[] => opennesses.slice(opennesses.indexOf(one) + 1)

/** Who speaks, as it is sealed. */
export interface Identity {
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly address: string | null
}
