// Whom to ask what: short questions, and who answers them in each land.
import type { Certainty, Land } from '../../../lib/law.ts'

export const helpQuestions = [
  'place',
  'request',
  'talk',
  'price',
  'worried',
  'complaint',
  'dispute',
  'inspection',
  'danger',
] as const
export type HelpQuestion = (typeof helpQuestions)[number]

/** A body outside this house. */
export interface HelpBody {
  readonly question: HelpQuestion
  readonly land: Land
  readonly name: string
  readonly phone: string | null
  readonly url: string | null
  readonly source: string
  /** When the source said so. */
  readonly asOf: string
  readonly certainty: Certainty
}

const snelinfo = 'Opgroeien, snelinfo "Zorgen of klachten over kinderopvang - Opgroeipunt"'
const faq = 'https://www.opgroeien.be/veelgestelde-vragen/kinderopvang'

export const helpBodies: readonly HelpBody[] = [
  {
    question: 'price',
    land: 'vl',
    name: 'Opgroeien',
    phone: null,
    url: 'https://www.opgroeien.be/veelgestelde-vragen/kinderopvang',
    source: faq,
    asOf: '2026-06-04',
    certainty: 'official',
  },
  {
    question: 'complaint',
    land: 'vl',
    name: 'Opgroeipunt',
    phone: '078 170 000',
    url: 'https://www.opgroeien.be/opgroeipunt',
    source: snelinfo,
    asOf: '2024-06-20',
    certainty: 'official',
  },
  {
    question: 'worried',
    land: 'vl',
    name: 'Opgroeipunt',
    phone: '078 170 000',
    url: 'https://www.opgroeien.be/opgroeipunt',
    source: snelinfo,
    asOf: '2024-06-20',
    certainty: 'official',
  },
  {
    question: 'dispute',
    land: 'vl',
    name: 'Consumentenombudsdienst',
    phone: null,
    url: 'https://consumentenombudsdienst.be',
    source: faq,
    asOf: '2026-06-04',
    certainty: 'official',
  },
  {
    question: 'inspection',
    land: 'vl',
    name: 'Kinderopvangzoeker',
    phone: null,
    url: null,
    source: snelinfo,
    asOf: '2024-06-20',
    certainty: 'official',
  },
  // Doubt: the numbers for danger were not read at their own source; docs/law/whom-to-ask.md.
  {
    question: 'danger',
    land: 'vl',
    name: '1712',
    phone: '1712',
    url: 'https://1712.be',
    source: 'docs/law/whom-to-ask.md',
    asOf: '2026-11-22',
    certainty: 'uncertain',
  },
  {
    question: 'price',
    land: 'nl',
    name: 'Dienst Toeslagen',
    phone: null,
    url: 'https://www.rijksoverheid.nl/onderwerpen/kinderopvangtoeslag',
    source: 'Rijksoverheid, "Bedragen kinderopvangtoeslag 2026"',
    asOf: '2026-09-26',
    certainty: 'official',
  },
  {
    question: 'complaint',
    land: 'nl',
    name: 'Klachtenloket Kinderopvang',
    phone: '0900 1877',
    url: 'https://www.klachtenloket-kinderopvang.nl',
    source: 'https://www.klachtenloket-kinderopvang.nl/over-ons/',
    asOf: '2026-11-22',
    certainty: 'official',
  },
  {
    question: 'dispute',
    land: 'nl',
    name: 'De Geschillencommissie',
    phone: null,
    url: 'https://www.degeschillencommissie.nl/over-ons/commissies/kinderopvang/',
    source: 'https://www.degeschillencommissie.nl/over-ons/commissies/kinderopvang/',
    asOf: '2026-11-22',
    certainty: 'official',
  },
  {
    question: 'worried',
    land: 'nl',
    name: 'Vertrouwensinspecteur',
    phone: '0900 111 3 111',
    url: 'https://www.onderwijsinspectie.nl',
    source: 'https://www.onderwijsinspectie.nl, 30 September 2022',
    asOf: '2022-09-30',
    certainty: 'official',
  },
  {
    question: 'inspection',
    land: 'nl',
    name: 'Landelijk Register Kinderopvang',
    phone: null,
    url: 'https://www.landelijkregisterkinderopvang.nl',
    source: 'https://www.landelijkregisterkinderopvang.nl',
    asOf: '2026-11-22',
    certainty: 'official',
  },
  {
    question: 'danger',
    land: 'nl',
    name: 'Veilig Thuis',
    phone: '0800 2000',
    url: 'https://veiligthuis.nl',
    source: 'docs/law/whom-to-ask.md',
    asOf: '2026-11-22',
    certainty: 'uncertain',
  },
]

export const helpIn = (land: Land, question: HelpQuestion): HelpBody | undefined =>
  helpBodies.find((body) => body.land === land && body.question === question)
