// What a written agreement between family and organiser must hold, and what of it is known here already.
import type { Rule } from '../../lib/law.ts'

/** One line of the sheet; the text that names it is `placements.agreement.line.<name>`. */
export const agreementLines = [
  'organiser',
  'organiser-number',
  'organiser-seat',
  'location',
  'location-address',
  'register',
  'contract-holder',
  'contract-holder-address',
  'child',
  'start',
  'presumed-end',
  'days',
  'hours',
  'payment-system',
  'respite-days',
  'change-plan',
  'price',
  'extra-charges',
  'payment-method',
  'price-changes',
  'deposit',
  'deposit-back',
  'child-birth',
  'child-birth-place',
  'child-address',
  'emergency-contact',
  'emergency-relation',
  'notice-term',
  'notice-compensation',
  'terms',
  'complaints',
  'place-date',
  'signature-family',
  'signature-organiser',
] as const
export type AgreementLine = (typeof agreementLines)[number]

export type RubricName = 'parties' | 'period' | 'plan' | 'price' | 'deposit' | 'child' | 'notice' | 'signatures'

/** A rubric with its lines, and what the law itself says about it: `placements.agreement.law.<land>.<name>`. */
export interface Rubric {
  readonly name: RubricName
  readonly lines: readonly AgreementLine[]
  readonly law: boolean
}

const vl: readonly Rubric[] = [
  {
    name: 'parties',
    law: false,
    lines: [
      'organiser',
      'organiser-number',
      'organiser-seat',
      'location',
      'location-address',
      'contract-holder',
      'contract-holder-address',
      'child',
    ],
  },
  { name: 'period', law: false, lines: ['start', 'presumed-end'] },
  { name: 'plan', law: true, lines: ['days', 'hours', 'payment-system', 'respite-days', 'change-plan'] },
  { name: 'price', law: true, lines: ['price', 'extra-charges', 'payment-method', 'price-changes'] },
  { name: 'deposit', law: false, lines: ['deposit', 'deposit-back'] },
  {
    name: 'child',
    law: false,
    lines: ['child-birth', 'child-birth-place', 'child-address', 'emergency-contact', 'emergency-relation'],
  },
  { name: 'notice', law: true, lines: ['notice-term', 'notice-compensation'] },
  { name: 'signatures', law: true, lines: ['place-date', 'signature-family', 'signature-organiser'] },
]

const nl: readonly Rubric[] = [
  {
    name: 'parties',
    law: false,
    lines: [
      'organiser',
      'organiser-number',
      'location',
      'location-address',
      'register',
      'contract-holder',
      'contract-holder-address',
      'child',
    ],
  },
  { name: 'period', law: false, lines: ['start', 'presumed-end'] },
  { name: 'plan', law: false, lines: ['days', 'hours', 'change-plan'] },
  { name: 'price', law: false, lines: ['price', 'extra-charges', 'payment-method', 'price-changes'] },
  { name: 'child', law: false, lines: ['child-birth', 'child-address', 'emergency-contact', 'emergency-relation'] },
  { name: 'notice', law: false, lines: ['notice-term', 'terms', 'complaints'] },
  { name: 'signatures', law: false, lines: ['place-date', 'signature-family', 'signature-organiser'] },
]

const from = Temporal.PlainDate.from('2014-04-01')

export const agreementRubrics: readonly Rule<readonly Rubric[]>[] = [
  {
    from,
    land: 'vl',
    source: 'Model of a written agreement by Opgroeien: docs/law/agreement.md',
    certainty: 'official',
    value: vl,
  },
  // Doubt: the Dutch law asks for an agreement but lists no rubrics; these are the usual facts of a contract there.
  { from, land: 'nl', source: 'Usual contract: docs/law/agreement.md', certainty: 'uncertain', value: nl },
]

export const rubricsInWords = (rubrics: readonly Rubric[]): string =>
  rubrics.map(({ name, lines }) => `${name} (${lines.join(', ')})`).join('; ')

/** What is known of a place, in the words of the reader. */
export type AgreementFacts = Readonly<Partial<Record<AgreementLine, string>>>

export interface SheetLine {
  readonly line: AgreementLine
  /** Null: a blank to write on. */
  readonly value: string | null
}

export interface SheetRubric {
  readonly name: RubricName
  readonly law: boolean
  readonly lines: readonly SheetLine[]
}

/** The sheet of a place: every rubric of the land, with what is known and a blank for what is not. */
export const sheetOf = (rubrics: readonly Rubric[], facts: AgreementFacts): SheetRubric[] =>
  rubrics.map(({ name, law, lines }) => ({
    name,
    law,
    lines: lines.map((line) => ({ line, value: facts[line] || null })),
  }))
