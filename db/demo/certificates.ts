import { createHash } from 'node:crypto'
import { numberFrom } from '../../src/lib/number-code.ts'
import type { CertificateKind, CertificateState } from '../../src/modules/tariffs/certificates/certificate.ts'
import { type CertificateResult, workOf } from '../../src/modules/tariffs/certificates/certificate-work.ts'
import { textVersion } from '../../src/modules/tariffs/certificates/declaration.ts'
import {
  answersMissing,
  documentsMissing,
  emptyHousehold,
} from '../../src/modules/tariffs/certificates/household.ts'
import { eraseOn } from '../../src/modules/tariffs/certificates/retention.ts'
import { codedBirth } from '../../src/modules/tariffs/certificates/tariff-code.ts'
import { quarterEnd } from '../../src/modules/tariffs/rules.ts'
import { demoId } from './ids.ts'
import { organisations } from './organisations.ts'
import { staff, type StaffKey } from './people.ts'
import type { Row } from './rows.ts'

/** Certificates of the income tariff that two desks prepare. No income: it would have to be sealed with the keys of the house. */
export interface Certificates {
  authorised: Row<'tariffs.authorised'>[]
  files: Row<'tariffs.certificate'>[]
  cases: Row<'tariffs.certificate_case'>[]
  declarations: Row<'tariffs.certificate_declaration'>[]
  results: Row<'tariffs.certificate_result'>[]
  events: Row<'tariffs.certificate_event'>[]
}

type Desk = 'zonneveld' | 'lindebeke'

interface Told {
  key: string
  desk: Desk
  by: StaffKey
  kind: CertificateKind
  state: CertificateState
  child: string
  contact: string
  email?: string
  language?: 'nl' | 'fr'
  birth: Temporal.PlainDate
  firstDay: Temporal.PlainDate
  daysAgo: number
  result?: CertificateResult & { cents: number }
}

const endless = 'Anna-Magdalena Cornelia Wilhelmina Theodora van Grotenhuysen-Boschvoorde de la Fontaine tot Elst'

const told = (today: Temporal.PlainDate): readonly Told[] => [
  {
    key: 'noor',
    desk: 'zonneveld',
    by: 'lotte',
    kind: 'first',
    state: 'asked',
    child: 'Noor De Smet',
    contact: 'Eline De Smet',
    email: 'eline@desmet.example.org',
    birth: today.subtract({ months: 4 }),
    firstDay: today.add({ days: 12 }),
    daysAgo: 1,
  },
  {
    key: 'ilyas',
    desk: 'zonneveld',
    by: 'lotte',
    kind: 'first',
    state: 'preparing',
    child: 'Ilyas El Idrissi',
    contact: 'Samira El Idrissi',
    email: 'samira@elidrissi.example.org',
    birth: today.subtract({ months: 10 }),
    firstDay: today.add({ days: 40 }),
    daysAgo: 4,
  },
  {
    key: 'finn',
    desk: 'zonneveld',
    by: 'lotte',
    kind: 'reduced',
    state: 'sent',
    child: 'Finn Peeters',
    contact: 'Kobe Peeters',
    birth: today.subtract({ months: 20 }),
    firstDay: today.add({ days: 20 }),
    daysAgo: 25,
  },
  {
    key: 'gaspard',
    desk: 'zonneveld',
    by: 'lotte',
    kind: 'first',
    state: 'granted',
    child: 'Gaspard Dumont',
    contact: 'Claire Dumont',
    email: 'claire@dumont.example.org',
    language: 'fr',
    birth: today.subtract({ months: 42 }),
    firstDay: today.subtract({ months: 14 }),
    daysAgo: 420,
    result: {
      from: today.subtract({ months: 14 }).with({ day: 1 }),
      until: quarterEnd(today),
      reduced: false,
      cents: 18_24,
    },
  },
  {
    key: 'lou',
    desk: 'zonneveld',
    by: 'lotte',
    kind: 'recalculation',
    state: 'granted',
    child: 'Lou De Backer',
    contact: 'Tom De Backer',
    email: 'tom@debacker.example.org',
    birth: today.subtract({ months: 15 }),
    firstDay: today.subtract({ months: 1 }),
    daysAgo: 50,
    result: {
      from: today.subtract({ months: 1 }).with({ day: 1 }),
      until: today.add({ months: 10 }),
      reduced: false,
      cents: 12_40,
    },
  },
  {
    key: 'jules',
    desk: 'zonneveld',
    by: 'lotte',
    kind: 'first',
    state: 'stopped',
    child: 'Jules Claes',
    contact: 'Maria Claes',
    birth: today.subtract({ months: 8 }),
    firstDay: today.add({ days: 60 }),
    daysAgo: 9,
  },
  {
    key: 'endless',
    desk: 'lindebeke',
    by: 'yasmina',
    kind: 'reduced',
    state: 'preparing',
    child: endless,
    contact: endless,
    email: `wilhelmina.theodora@${'grotenhuysen-boschvoorde.'.repeat(3)}example.org`,
    birth: today.subtract({ months: 8 }),
    firstDay: today.add({ days: 6 }),
    daysAgo: 7,
  },
]

/** The number of a file by its key: the same in every installation. */
export const certificateNumber = (key: string): string =>
  numberFrom(createHash('sha256').update(`certificate ${key}`).digest())

export const declarationId = (key: string, kind: 'mandate' | 'consent'): string => demoId('declaration', `${key} ${kind}`)

export function certificatesOf(now: Temporal.Instant): Certificates {
  const today = now.toZonedDateTimeISO('Europe/Brussels').toPlainDate()
  const files = told(today).map((one) => rowsOf(one, now, today))
  return {
    authorised: authorisedOf(now, today),
    files: files.map(({ file }) => file),
    cases: files.map((one) => one.found),
    declarations: files.flatMap(({ declarations }) => declarations),
    results: files.flatMap(({ results }) => results),
    events: files.flatMap(({ events }) => events),
  }
}

function authorisedOf(now: Temporal.Instant, today: Temporal.PlainDate): Certificates['authorised'] {
  const at = (daysAgo: number) => now.subtract({ hours: 24 * daysAgo })
  const one = (desk: Desk, person: StaffKey, by: StaffKey, role: string): Row<'tariffs.authorised'> => ({
    id: demoId('authorised', `${desk} ${person}`),
    desk_id: organisations[desk].id,
    person_id: staff[person].id,
    function: role,
    from_on: today.subtract({ days: 430 }),
    until_on: null,
    added_by: staff[by].id,
    added_at: at(430),
  })
  return [
    { ...one('zonneveld', 'lotte', 'marc', 'Medewerker loket'), until_on: today.add({ days: 300 }) },
    {
      ...one('zonneveld', 'ilse', 'marc', 'Vervangt op maandag'),
      revoked_at: at(60),
      revoked_by: staff.marc.id,
      revoked_words: 'Doet geen attesten meer.',
    },
    one('lindebeke', 'yasmina', 'hilde', `Brugfiguur van het Huis van het Kind, samen met ${endless}`),
  ]
}

function rowsOf(one: Told, now: Temporal.Instant, today: Temporal.PlainDate) {
  const id = demoId('certificate', one.key)
  const personId = staff[one.by].id
  const at = (daysAgo: number) => now.subtract({ hours: 24 * daysAgo })
  const since = today.subtract({ days: one.daysAgo })
  const { state, birth, firstDay, result = null } = one
  const sentOn = state === 'sent' || result ? since.add({ days: 2 }) : null
  const work = workOf({ state, birth, firstDay, sentOn, householdChangedOn: null, result })
  const signed = state !== 'asked' && state !== 'stopped'
  const missing = answersMissing(emptyHousehold) + documentsMissing(emptyHousehold).length + (signed ? 0 : 2)
  const event = (kind: Row<'tariffs.certificate_event'>['kind'], daysAgo: number, words = '') => ({
    id: demoId('certificate event', `${one.key} ${kind}`),
    certificate_id: id,
    // A conversation takes a while, so that what follows stands below.
    at: at(daysAgo).add({ minutes: kind === 'asked' ? 0 : 20 }),
    kind,
    person_id: personId,
    mandate_id: signed && kind !== 'asked' ? declarationId(one.key, 'mandate') : null,
    words,
  })
  return {
    file: {
      id,
      number: certificateNumber(one.key),
      desk_id: organisations[one.desk].id,
      state,
      missing: state === 'asked' || state === 'preparing' ? missing : 0,
      due_on: work?.dueOn ?? null,
      created_at: at(one.daysAgo),
      changed_at: at(Math.max(0, one.daysAgo - 2)),
    },
    found: {
      certificate_id: id,
      desk_id: organisations[one.desk].id,
      kind: one.kind,
      due_why: work?.why ?? null,
      child_name: one.child,
      birth_on: birth,
      first_day: firstDay,
      contact_name: one.contact,
      contact_email: one.email ?? null,
      language: one.language ?? ('nl' as const),
      sent_on: sentOn,
      erase_on: eraseOn(state, since.add({ days: 2 })),
      erased_at: result ? at(Math.max(0, one.daysAgo - 95)) : null,
    },
    declarations: signed
      ? (['mandate', 'consent'] as const).map((kind) => ({
          id: declarationId(one.key, kind),
          certificate_id: id,
          kind,
          given_by: one.contact,
          given_on: since,
          way: 'signed' as const,
          text_version: textVersion,
          recorded_by: personId,
          recorded_at: at(one.daysAgo),
        }))
      : [],
    results: result
      ? [
          {
            certificate_id: id,
            code: `${codedBirth(birth)}-412-01`,
            day_cents: result.cents,
            rate: 'income' as const,
            from_on: result.from,
            until_on: result.until,
            recorded_by: personId,
            recorded_at: at(one.daysAgo - 5),
          },
        ]
      : [],
    events: [
      event('asked', one.daysAgo),
      ...(signed ? [event('given', one.daysAgo)] : []),
      ...(sentOn ? [event('sent', one.daysAgo - 2)] : []),
      ...(result ? [event('recorded', one.daysAgo - 5)] : []),
      ...(state === 'stopped' ? [event('stopped', one.daysAgo - 2, 'De grootmoeder vraagt het attest zelf.')] : []),
    ],
  }
}
