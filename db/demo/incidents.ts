import { numberFrom } from '../../src/lib/number-code.ts'
import { incidentPurpose } from '../../src/modules/supervision/sealed-columns.ts'
import { sealEnvelope } from '../../src/platform/envelope.ts'
import type { Keys } from '../../src/platform/keys.ts'
import { type CrisisForm, emptyForm } from '../../src/modules/supervision/incidents/form-fields.ts'
import { formDueOn, termsOn } from '../../src/modules/supervision/incidents/duty.ts'
import { demoId } from './ids.ts'
import { locationId, organiserId } from './location-facts.ts'
import { organisations } from './organisations.ts'
import { organisers } from './organisers.ts'
import { staff, type StaffMember } from './people.ts'
import type { Row } from './rows.ts'

export interface Incidents {
  readonly incidents: readonly Row<'supervision.incident'>[]
  readonly events: readonly Row<'supervision.incident_event'>[]
  readonly forms: readonly Row<'supervision.incident_form'>[]
  readonly houseRules: readonly Row<'supervision.house_rules'>[]
}

interface Happened {
  readonly hoursAgo: number
  readonly kind: string
  readonly by: StaffMember
  readonly actor: 'organiser' | 'desk' | 'authority'
  readonly words?: string
  readonly audience?: 'authority'
}

interface Story {
  readonly key: string
  readonly location: string
  readonly kind: Row<'supervision.incident'>['kind']
  readonly state: Row<'supervision.incident'>['state']
  readonly via: 'organiser' | 'desk'
  readonly sentence: string
  readonly reporter: { readonly name: string; readonly phone: string }
  /** Before it was announced. */
  readonly occurredHours: number
  readonly knownHours: number
  readonly history: readonly [Happened, ...Happened[]]
  readonly form?: CrisisForm
}

const { an, emre, liesbet, lotte } = staff

const stories: readonly Story[] = [
  {
    key: 'telefoon',
    location: 'De Krekelhof',
    kind: 'doubt',
    state: 'announced',
    via: 'desk',
    sentence: 'Een peuter was tien minuten niet te vinden; hij zat in het berghok.',
    reporter: { name: 'Emre van De Krekelhof', phone: '0470 00 11 22' },
    occurredHours: 2,
    knownHours: 1,
    history: [{ hoursAgo: 3, kind: 'announced', by: lotte, actor: 'desk' }],
  },
  {
    key: 'volledig',
    location: 'De Krekelhof',
    kind: 'crisis',
    state: 'submitted',
    via: 'organiser',
    sentence: 'Een kind heeft een breuk en niemand zag hoe het gebeurde.',
    reporter: { name: emre.name, phone: '0470 00 11 22' },
    occurredHours: 34,
    knownHours: 30,
    history: [
      { hoursAgo: 50, kind: 'announced', by: emre, actor: 'organiser' },
      { hoursAgo: 48, kind: 'confirm', by: liesbet, actor: 'authority' },
      { hoursAgo: 46, kind: 'note', by: liesbet, actor: 'authority', audience: 'authority', words: 'Gebeld met Emre: de ouders weten het.' }, // prettier-ignore
      { hoursAgo: 27, kind: 'submit', by: emre, actor: 'organiser' },
    ],
    form: {
      one: {
        reporter_name: emre.name,
        reporter_function: 'Verantwoordelijke',
        reporter_phone: '0470 00 11 22',
        happened: 'Na het buitenspelen huilde Wout. Zijn arm deed pijn. Geen van ons zag hem vallen.',
        outcome: 'In het ziekenhuis bleek de pols gebroken. Wout is weer thuis.',
        informed: 'De ouders, de huisarts en onze directie.',
        police: 'no',
        prevention: 'Bij het buitenspelen staan wij voortaan met drie.',
      },
      child: [
        {
          name: 'Wout De Bruyne',
          sex: 'jongen',
          born: '14 mei 2024',
          since: 'september 2024',
          injured: 'yes',
          hospital: 'yes',
          doctor: 'Spoed van het streekziekenhuis',
          in_care: 'yes',
        },
      ],
      parent: [{ name: 'Eline De Bruyne', phone: '0470 33 44 55', said: 'Ongerust, en blij dat wij meteen belden.' }],
      other: [{ name: 'Joke Maes', phone: '0470 55 66 77', why: 'Was toen buiten met de groep.' }],
    },
  },
  {
    key: 'afgesloten',
    location: 'De Pluizebol',
    kind: 'continuity',
    state: 'closed',
    via: 'organiser',
    sentence: 'Door waterschade kan één leefgroep drie weken niet open.',
    reporter: { name: an.name, phone: '014 00 20 20' },
    occurredHours: 10,
    knownHours: 8,
    history: [
      { hoursAgo: 24 * 40, kind: 'announced', by: an, actor: 'organiser' },
      { hoursAgo: 24 * 40 - 3, kind: 'confirm', by: liesbet, actor: 'authority' },
      { hoursAgo: 24 * 40 - 6, kind: 'submit', by: an, actor: 'organiser' },
      { hoursAgo: 24 * 39, kind: 'accept', by: liesbet, actor: 'authority' },
      { hoursAgo: 24 * 37, kind: 'follow', by: liesbet, actor: 'authority', words: 'De kinderen mogen in Klimop terecht. Meld ons wanneer de groep weer open is.' }, // prettier-ignore
      { hoursAgo: 24 * 14, kind: 'add', by: an, actor: 'organiser', words: 'De groep is sinds maandag weer open.' },
      { hoursAgo: 24 * 13, kind: 'close', by: liesbet, actor: 'authority', words: 'De groep is weer open. Dank voor de snelle melding.' }, // prettier-ignore
    ],
    form: {
      ...emptyForm,
      one: {
        reporter_name: an.name,
        reporter_phone: '014 00 20 20',
        happened: 'Een leiding sprong in de nacht. De vloer van de babygroep moet eruit.',
        prevention: 'De kinderen gaan drie weken naar een andere groep van ons.',
      },
    },
  },
]

export const incidentId = (key: string): string => demoId('incident', key)

const zone = 'Europe/Brussels'

/** What organisers had to report: one told by telephone, one complete, one closed. */
export function incidentsOf(now: Temporal.Instant, keys: Keys): Incidents {
  return {
    incidents: stories.map((story) => incidentOf(story, now)),
    events: stories.flatMap((story) => eventsOf(story, now)),
    forms: stories.flatMap((story) => formsOf(story, now, keys)),
    houseRules: [
      {
        id: demoId('house-rules', 'De Krekelhof'),
        location_id: locationId('De Krekelhof'),
        words: 'Hebt u een klacht? Praat met ons. Daarna kunt u terecht bij Opgroeipunt, 078 170 000.',
        outcome: 'found',
        checked_at: now.subtract({ hours: 24 * 60 }),
        checked_by: emre.id,
      },
    ],
  }
}

const momentOf = (story: Story, now: Temporal.Instant, kind: string) => {
  const found = story.history.findLast((one) => one.kind === kind)
  return found && now.subtract({ hours: found.hoursAgo })
}

function incidentOf(story: Story, now: Temporal.Instant): Row<'supervision.incident'> {
  const { key, location, kind, state, via, sentence, reporter, occurredHours, knownHours, history } = story
  const announcedAt = now.subtract({ hours: history[0].hoursAgo })
  const knownAt = announcedAt.subtract({ hours: knownHours })
  const day = announcedAt.toZonedDateTimeISO(zone).toPlainDate()
  return {
    id: incidentId(key),
    number: numberFrom(Buffer.from(incidentId(key).replaceAll('-', ''), 'hex')),
    authority_id: organisations.toezicht.id,
    location_id: locationId(location),
    organiser_id: organiserId(organisers.vlierbes),
    kind,
    state,
    sentence,
    phone: reporter.phone,
    reporter_name: reporter.name,
    occurred_at: announcedAt.subtract({ hours: occurredHours }),
    occurred_timed: true,
    known_at: knownAt,
    known_timed: true,
    announced_at: announcedAt,
    due_on: formDueOn('vl', { knownAt, announcedAt, zone }, termsOn('vl', day)),
    via,
    desk_id: via === 'desk' ? organisations.zonneveld.id : null,
    registered_by: history[0].by.id,
    submitted_at: momentOf(story, now, 'submit') ?? null,
    closed_at: momentOf(story, now, 'close') ?? null,
    version: history.length,
    submission_key: incidentId(key),
  }
}

const eventsOf = ({ key, history }: Story, now: Temporal.Instant) =>
  history.map(({ hoursAgo, kind, by, actor, words = '', audience }, index): Row<'supervision.incident_event'> => ({
    id: demoId('incident-event', `${key} ${index}`),
    incident_id: incidentId(key),
    at: now.subtract({ hours: hoursAgo }),
    kind,
    actor,
    person_id: by.id,
    person_name: by.name,
    words,
    audience: audience ?? 'told',
  }))

function formsOf(story: Story, now: Temporal.Instant, keys: Keys): Row<'supervision.incident_form'>[] {
  const { key, form } = story
  const saved_at = momentOf(story, now, 'submit')
  if (!form || !saved_at) return []
  const incident_id = incidentId(key)
  return (['draft', 'sent'] as const).map((stage) => {
    const { wrappedKey, body } = sealEnvelope(keys, incidentPurpose(incident_id), Buffer.from(JSON.stringify(form)))
    return { incident_id, stage, wrapped_key: wrappedKey, body, saved_at, version: 1 }
  })
}
