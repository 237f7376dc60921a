// What must be reported, and how fast: dated data, each with its source and its doubt. See docs/law/incidents.md
import { calendars } from '../../../lib/calendars.ts'
import { endOfDay, localDay } from '../../../lib/days.ts'
import { inForce, type Land, type Rule } from '../../../lib/law.ts'
import { addWorkingDays, rollForward } from '../../../lib/working-days.ts'

export const dutyKinds = [
  'crisis',
  'crisis_complaint',
  'criminal_inquiry',
  'conviction',
  'continuity',
  'governance',
] as const
export type DutyKind = (typeof dutyKinds)[number]

/** `doubt`: the organiser does not know whether it must, and so does. */
export const incidentKinds = [...dutyKinds, 'doubt'] as const
export type IncidentKind = (typeof incidentKinds)[number]

export const isIncidentKind = (text: string): text is IncidentKind => incidentKinds.some((one) => one === text)

const newsletter = 'Opgroeien, Snelinfo "Zorgen of klachten over kinderopvang", 20 June 2024, 2.1'
const crisisForm = 'Opgroeien, Meldingsformulier Crisissituatie Kinderopvang, 26 July 2024'
const since = Temporal.PlainDate.from('2024-06-20')

const duty = (kind: DutyKind, source: string): Rule<DutyKind> => ({
  from: since,
  land: 'vl',
  source,
  certainty: 'official',
  value: kind,
})

/** The six kinds that an organiser in Flanders reports at once. No such list was found for the Netherlands. */
export const reportDuties: readonly Rule<DutyKind>[] = [
  duty('crisis', `${newsletter}; what a crisis is: ${crisisForm}`),
  ...dutyKinds.slice(1).map((kind) => duty(kind, newsletter)),
]

export const dutiesOn = (land: Land, day: Temporal.PlainDate): readonly DutyKind[] =>
  reportDuties
    .filter((rule) => rule.land === land && Temporal.PlainDate.compare(rule.from, day) <= 0)
    .map(({ value }) => value)

const dutyWords: Readonly<Record<DutyKind, string>> = {
  crisis: 'a crisis, or transgressive behaviour',
  crisis_complaint: 'a complaint about a crisis',
  criminal_inquiry: 'a criminal investigation in which staff or the organiser is involved',
  conviction: 'a conviction of staff or the organiser for facts against minors',
  continuity: 'problems that may touch the continuity of the care',
  governance: 'important changes in the governance of the organisation',
}
export const incidentDutyInWords = (kind: DutyKind): string => `${dutyWords[kind]}: at once`

export interface IncidentTerms {
  /** Announced so many hours after it was known: late. */
  readonly lateHours: number
  /** The form is complete so many working days after the day on which it was known. */
  readonly formDays: number
}

export const incidentTerms: readonly Rule<IncidentTerms>[] = [
  {
    from: Temporal.PlainDate.from('2014-04-01'),
    land: 'vl',
    source: 'The law says "at once" and no more; what this means in hours and days is our own proposal',
    certainty: 'uncertain',
    value: { lateHours: 24, formDays: 1 },
  },
]

export const incidentTermsInWords = ({ lateHours, formDays }: IncidentTerms): string =>
  `late after ${lateHours} hours; the form is complete within ${formDays} working ${formDays === 1 ? 'day' : 'days'}`

export const termsOn = (land: Land, day: Temporal.PlainDate): IncidentTerms => inForce(incidentTerms, land, day).value

interface Known {
  readonly knownAt: Temporal.Instant
  /** False: only the day is known. */
  readonly knownTimed: boolean
  readonly announcedAt: Temporal.Instant
  readonly zone: string
}

/** How long the organiser waited; of a day without an hour its end counts, in favour of who reports. */
export function hoursWaited({ knownAt, knownTimed, announcedAt, zone }: Known): number {
  const from = knownTimed ? knownAt : endOfDay(localDay(knownAt, zone), zone)
  return Math.max(0, from.until(announcedAt).total('hours'))
}

export const isLate = (known: Known, { lateHours }: IncidentTerms): boolean => hoursWaited(known) > lateHours

/** The day of the form counts from the knowledge, never before the announcement, and ends on a working day. */
export function formDueOn(
  land: Land,
  { knownAt, announcedAt, zone }: Omit<Known, 'knownTimed'>,
  { formDays }: IncidentTerms,
): Temporal.PlainDate {
  const calendar = calendars[land].promise
  const due = addWorkingDays(calendar, localDay(knownAt, zone), formDays)
  const announcedOn = rollForward(calendar, localDay(announcedAt, zone))
  return Temporal.PlainDate.compare(due, announcedOn) < 0 ? announcedOn : due
}
