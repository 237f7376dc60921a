// What the agency's form asks of a household, in its ten steps (Opgroeien, questions about childcare, June 2026), and
// which documents the desk has to have seen. All of it is kept sealed; days are written as ISO words, so that it is plain JSON.
import type { Cents } from '../../../lib/money.ts'
import type { ReducedRate } from '../flanders/reduced-rate.ts'

/** Step 8 is reading it all again, step 10 the family's agreement: neither asks for an answer. */
export const formSteps = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const
export type FormStep = (typeof formSteps)[number]
export const answerSteps = [1, 2, 3, 4, 5, 6, 7, 9] as const
export type AnswerStep = (typeof answerSteps)[number]

/** With whom the parent lives, by domicile: decides whose income counts beside the own. */
export const livings = ['alone', 'partner', 'adult', 'with_parents'] as const
export type Living = (typeof livings)[number]

export const adultRoles = ['parent', 'partner', 'other'] as const
export type AdultRole = (typeof adultRoles)[number]

/** The most recent Belgian assessment; without one the gross income of a month; or a proof that there is none. */
export const incomeBases = ['assessment', 'month', 'none'] as const
export type IncomeBasis = (typeof incomeBases)[number]

export interface Adult {
  readonly role: AdultRole
  /** A dash where somebody has no first or no last name. */
  readonly firstName: string
  readonly lastName: string
  readonly basis: IncomeBasis
  readonly cents: Cents
}

export interface HouseholdChild {
  readonly name: string
  readonly birth: string
  readonly dependent: boolean
  readonly foster: boolean
  readonly needed: boolean
  /** The first day in care, of a child that needs a certificate. */
  readonly startOn: string | null
  readonly multiple: boolean
}

export const mostChildren = 6

export interface Household {
  readonly disclose?: boolean
  readonly first?: boolean
  readonly living?: Living
  readonly adults?: readonly Adult[]
  readonly address?: { readonly street: string; readonly postcode: string; readonly town: string }
  readonly children?: readonly HouseholdChild[]
  readonly special?: ReducedRate | 'none'
  /** Optional: an empty word is an answer too. */
  readonly email?: string
  readonly seen: readonly DocumentKey[]
}

export const emptyHousehold: Household = { seen: [] }

/** A parent of age who lives with own parents counts one of them, a minor the grandparents: entered as "other". */
export function adultsOf(living: Living | undefined): readonly AdultRole[] {
  if (living === 'partner') return ['parent', 'partner']
  return living === 'adult' || living === 'with_parents' ? ['parent', 'other'] : ['parent']
}

export function isAnswered(household: Household, step: AnswerStep): boolean {
  const { disclose, first, living, adults, address, children, special } = household
  const table: Readonly<Record<AnswerStep, () => boolean>> = {
    1: () => disclose !== undefined,
    2: () => first !== undefined,
    3: () => living !== undefined,
    4: () => disclose === false || adultsOf(living).every((role) => adults?.some((adult) => adult.role === role)),
    5: () => address !== undefined,
    6: () => children?.some(({ needed }) => needed) ?? false,
    7: () => special !== undefined,
    9: () => true,
  }
  return table[step]()
}

export const answersMissing = (household: Household): number =>
  answerSteps.filter((step) => !isAnswered(household, step)).length

export type DocumentKey = `${'assessment' | 'month' | 'none'}.${AdultRole}` | 'children' | `special.${ReducedRate}`

/** In the order in which a desk asks for them. */
export function documentsFor({ disclose, living, adults = [], special }: Household): readonly DocumentKey[] {
  const counted = disclose === false ? [] : adultsOf(living)
  const incomes = counted.map(
    (role): DocumentKey => `${adults.find((one) => one.role === role)?.basis ?? 'assessment'}.${role}`,
  )
  const proof: DocumentKey[] = special === undefined || special === 'none' ? [] : [`special.${special}`]
  return ['children', ...incomes, ...proof]
}

export const documentsMissing = (household: Household): readonly DocumentKey[] =>
  documentsFor(household).filter((key) => !household.seen.includes(key))

/** Decided and asked for by a public centre for social welfare, on paper: no desk asks for it. */
export const asksOnPaper = ({ special }: Household): boolean => special?.startsWith('ocmw') ?? false
