// Who helps outside the house, per land: dated data, each with its source and with what we doubt. See docs/law/complaints.md
import type { Cents } from '../../../lib/money.ts'
import type { Rule } from '../../../lib/law.ts'
import type { Regime } from '../reaction.ts'

export const wayKeys = [
  'emergency',
  'veilig_thuis',
  'vertrouwensinspecteur',
  'klachtenloket',
  'geschillencommissie',
  'jeugdstem',
  'akj',
  'ggd',
  'ap',
  'helpline_1712',
  'opgroeipunt',
  'consumentenombudsdienst',
  'gba',
  'vlaamse_ombudsdienst',
] as const
export type WayKey = (typeof wayKeys)[number]

/**
 * danger: help now · abuse: suspected abuse · advice: what can I do, and will somebody mediate · dispute: somebody decides ·
 * trust: somebody stands beside you · authority: who watches over the care · privacy · contract: contract and payment.
 */
export const purposes = ['danger', 'abuse', 'advice', 'dispute', 'trust', 'authority', 'privacy', 'contract'] as const
export type Purpose = (typeof purposes)[number]

/** When one need not complain to the house first. */
export type DirectReason = 'not_reasonable' | 'no_judgement' | 'crisis' | 'too_hard'

/** Monday to Friday between two moments, or day and night. */
export type Hours = 'always' | { readonly from: Temporal.PlainTime; readonly until: Temporal.PlainTime }

/** What we could not read at the body itself, or only on a page without a date; the screen says so. */
export type Doubt = 'phone' | 'hours' | 'cost' | 'limit'

export interface Way {
  readonly key: WayKey
  /** As it calls itself, in every language. */
  readonly name: string
  readonly purposes: readonly Purpose[]
  readonly regimes: readonly Regime[]
  readonly phone: string | null
  readonly hours: Hours | null
  readonly mail: string | null
  readonly address: string | null
  readonly web: string | null
  /** Zero: free; null: not known. */
  readonly cost: Cents | 'local_rate' | null
  /** What it says, both must do. */
  readonly binding: boolean
  /** Within so many months after filing with the house; null: no such limit is known. */
  readonly limitMonths: number | null
  readonly whenDirect: readonly DirectReason[]
  readonly doubts: readonly Doubt[]
}

const nothingElse = {
  regimes: ['childcare', 'youth'],
  phone: null,
  hours: null,
  mail: null,
  address: null,
  web: null,
  cost: null,
  binding: false,
  limitMonths: null,
  whenDirect: [],
  doubts: [],
} as const satisfies Partial<Way>

const disputesBoard = {
  ...nothingElse,
  key: 'geschillencommissie',
  name: 'De Geschillencommissie Kinderopvang',
  purposes: ['dispute', 'contract'],
  regimes: ['childcare'],
  phone: '070 310 53 10',
  hours: weekdays('09:00', '17:00'),
  address: 'Postbus 90600, 2509 LP Den Haag',
  web: 'https://www.degeschillencommissie.nl/over-ons/commissies/kinderopvang/',
  cost: 2500,
  binding: true,
  limitMonths: 12,
  whenDirect: ['not_reasonable', 'no_judgement'],
  doubts: ['phone', 'hours', 'limit'],
} as const satisfies Way

/** When all of it was last held against its sources. */
export const heldOn = day('2026-11-22')

/** In the order in which a page names them. */
export const ways: readonly Rule<Way>[] = [
  {
    from: day('2016-01-01'),
    land: 'nl',
    source: 'https://www.veiligthuisnoordoostgelderland.nl: "112 bij een levensbedreigende situatie"',
    certainty: 'official',
    value: {
      ...nothingElse,
      key: 'emergency',
      name: '112',
      purposes: ['danger'],
      phone: '112',
      hours: 'always',
      cost: 0,
    },
  },
  {
    from: day('2016-01-01'),
    land: 'nl',
    source: 'https://www.veiligthuisnoordoostgelderland.nl, read at a copy of 2020: free, day and night',
    certainty: 'official',
    value: {
      ...nothingElse,
      key: 'veilig_thuis',
      name: 'Veilig Thuis',
      purposes: ['danger', 'abuse'],
      phone: '0800 2000',
      hours: 'always',
      web: 'https://veiligthuis.nl',
      cost: 0,
    },
  },
  {
    from: day('2013-07-01'),
    land: 'nl',
    source: 'https://www.onderwijsinspectie.nl, 30 September 2022: telephone, local rate, hours',
    certainty: 'official',
    value: {
      ...nothingElse,
      key: 'vertrouwensinspecteur',
      name: 'Vertrouwensinspecteur',
      purposes: ['abuse'],
      regimes: ['childcare'],
      phone: '0900 111 3 111',
      hours: weekdays('08:00', '17:00'),
      web: 'https://www.onderwijsinspectie.nl',
      cost: 'local_rate',
    },
  },
  {
    from: day('2016-01-01'),
    land: 'nl',
    source:
      'https://www.klachtenloket-kinderopvang.nl/over-ons/; telephone and hours: https://kinderopvangboerderij.nl/klachtenloket-kinderopvang/, undated',
    certainty: 'uncertain',
    value: {
      ...nothingElse,
      key: 'klachtenloket',
      name: 'Klachtenloket Kinderopvang',
      purposes: ['advice', 'contract'],
      regimes: ['childcare'],
      phone: '0900 1877',
      hours: weekdays('10:00', '14:00'),
      web: 'https://www.klachtenloket-kinderopvang.nl',
      cost: 0,
      doubts: ['hours'],
    },
  },
  {
    from: day('2016-01-01'),
    land: 'nl',
    source:
      'https://www.degeschillencommissie.nl/over-ons/commissies/kinderopvang/; limit and conditions: procedure of Korein Kinderplein; fee: dekrentebloesem.nl, kdv-laloe.nl',
    certainty: 'uncertain',
    value: disputesBoard,
  },
  {
    from: day('2026-01-01'),
    land: 'nl',
    source: 'The fee of 2026 was not found; until then EUR 25 (docs/law/complaints.md)',
    certainty: 'uncertain',
    value: { ...disputesBoard, doubts: [...disputesBoard.doubts, 'cost'] },
  },
  {
    from: day('2023-01-01'),
    land: 'nl',
    source: 'https://jeugdstem.nl/wat-we-doen; complaints report of a provider over 2025',
    certainty: 'official',
    value: {
      ...nothingElse,
      key: 'jeugdstem',
      name: 'Jeugdstem',
      purposes: ['trust'],
      regimes: ['youth'],
      web: 'https://jeugdstem.nl',
    },
  },
  {
    from: day('2015-01-01'),
    land: 'nl',
    source: 'https://www.regelhulp.nl/onderwerpen/vertrouwenspersoon-jeugd; complaints report of a provider over 2025',
    certainty: 'official',
    value: {
      ...nothingElse,
      key: 'akj',
      name: 'Advies- en Klachtenbureau Jeugdzorg (AKJ)',
      purposes: ['trust'],
      regimes: ['youth'],
      phone: '088 555 10 00',
      mail: 'info@akj.nl',
      web: 'https://www.akj.nl',
      cost: 0,
    },
  },
  {
    from: day('2016-01-01'),
    land: 'nl',
    source: 'https://www.klachtenloket-kinderopvang.nl/nieuws/klachtenloket-6-maanden-actief/: a report to the GGD',
    certainty: 'official',
    value: {
      ...nothingElse,
      key: 'ggd',
      name: 'GGD',
      purposes: ['authority'],
      regimes: ['childcare'],
      web: 'https://www.landelijkregisterkinderopvang.nl',
    },
  },
  {
    from: day('2018-05-25'),
    land: 'nl',
    source: 'https://autoriteitpersoonsgegevens.nl/nl/voordat-u-een-klacht-indient',
    certainty: 'official',
    value: {
      ...nothingElse,
      key: 'ap',
      name: 'Autoriteit Persoonsgegevens',
      purposes: ['privacy'],
      phone: '088 180 52 50',
      web: 'https://autoriteitpersoonsgegevens.nl',
    },
  },
  {
    from: day('2012-03-12'),
    land: 'vl',
    source: 'https://www.1712.be/nl/over-1712: 112 for urgent help',
    certainty: 'official',
    value: {
      ...nothingElse,
      key: 'emergency',
      name: '112',
      purposes: ['danger'],
      phone: '112',
      hours: 'always',
      cost: 0,
    },
  },
  {
    from: day('2012-03-12'),
    land: 'vl',
    source: 'https://www.1712.be/nl/over-1712; hours: Nieuwsblad, 25 February 2019',
    certainty: 'uncertain',
    value: {
      ...nothingElse,
      key: 'helpline_1712',
      name: '1712',
      purposes: ['danger', 'abuse'],
      phone: '1712',
      hours: weekdays('09:00', '17:00'),
      web: 'https://www.1712.be',
      doubts: ['hours'],
    },
  },
  {
    from: day('2024-01-02'),
    land: 'vl',
    source:
      'Opgroeien, snelinfo "Zorgen of klachten over kinderopvang - Opgroeipunt", 20 June 2024; address: model house rules',
    certainty: 'official',
    value: {
      ...nothingElse,
      key: 'opgroeipunt',
      name: 'Opgroeipunt',
      purposes: ['abuse', 'advice', 'authority'],
      phone: '078 170 000',
      hours: weekdays('08:00', '20:00'),
      address: 'Hallepoortlaan 27, 1060 Brussel',
      web: 'https://www.opgroeien.be/opgroeipunt',
      whenDirect: ['crisis', 'too_hard'],
    },
  },
  {
    from: day('2015-01-01'),
    land: 'vl',
    source:
      'https://www.opgroeien.be/veelgestelde-vragen/kinderopvang, 4 June 2026; how to reach it: https://economie.fgov.be, Belmed partners',
    certainty: 'official',
    value: {
      ...nothingElse,
      key: 'consumentenombudsdienst',
      name: 'Consumentenombudsdienst',
      purposes: ['contract'],
      phone: '02 702 52 00',
      mail: 'contact@consumentenombudsdienst.be',
      address: 'North Gate II, Koning Albert II-laan 8 bus 1, 1000 Brussel',
      web: 'https://www.consumentenombudsdienst.be',
      cost: 0,
    },
  },
  {
    from: day('2018-05-25'),
    land: 'vl',
    source: 'Opgroeien, model "Huishoudelijk reglement", 16 February 2026',
    certainty: 'official',
    value: {
      ...nothingElse,
      key: 'gba',
      name: 'Gegevensbeschermingsautoriteit',
      purposes: ['privacy'],
      web: 'https://www.gegevensbeschermingsautoriteit.be',
    },
  },
  {
    from: day('2019-01-01'),
    land: 'vl',
    source:
      'https://www.vlaanderen.be/vlaamse-ombudsdienst: after a complaint to the Flemish service itself; Bestuursdecreet, art. II.74-85',
    certainty: 'official',
    value: {
      ...nothingElse,
      key: 'vlaamse_ombudsdienst',
      name: 'Vlaamse Ombudsdienst',
      purposes: ['advice'],
      phone: '1700',
      hours: weekdays('09:00', '19:00'),
      address: 'Leuvenseweg 86, 1000 Brussel',
      web: 'https://www.vlaanderen.be/vlaamse-ombudsdienst/uw-klacht',
      cost: 0,
    },
  },
]

function weekdays(from: string, until: string): Hours {
  return { from: Temporal.PlainTime.from(from), until: Temporal.PlainTime.from(until) }
}

function day(text: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(text)
}
