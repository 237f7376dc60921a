import { localDay } from '../../src/lib/days.ts'
import type { CareKind, DeskHead } from '../../src/modules/feedback/complaints-desk/desk-question.ts'
import type { Ending, MediationState, SideAnswer } from '../../src/modules/feedback/mediate/mediation.ts'
import { deskStories } from './desk-stories.ts'
import { demoId } from './ids.ts'
import { locationId } from './location-facts.ts'
import { organisations } from './organisations.ts'
import { staff } from './people.ts'
import { reactionId, reactionNumber } from './reactions.ts'
import type { Row } from './rows.ts'

/** What the complaints desk made of each question. */
interface Work {
  readonly head: DeskHead
  readonly also?: DeskHead
  readonly care: CareKind
  readonly advised?: boolean
  /** To whom the parent was sent. */
  readonly sentTo?: string
  readonly escalatedTo?: string
  readonly mediation?: Mediated
}

interface Mediated {
  readonly state: MediationState
  readonly subject: string
  readonly daysAgo: number
  readonly ended?: Ending
  readonly endedDaysAgo?: number
  /** What was written down, version by version, and what each side said of the last one. */
  readonly record?: readonly string[]
  readonly parent?: SideAnswer
  readonly organiser?: SideAnswer
  /** In quarters of a day. */
  readonly sessions?: readonly number[]
}

const work: Readonly<Record<string, Work>> = {
  'kh-prijs': { head: 'financial', also: 'contract', care: 'day_care', advised: true },
  'kh-ruil': {
    head: 'contract',
    care: 'day_care',
    mediation: { state: 'proposed', subject: 'Of en wanneer dagen geruild kunnen worden.', daysAgo: 3 },
  },
  'kh-vakantie': {
    head: 'financial',
    also: 'contract',
    care: 'day_care',
    mediation: {
      state: 'reading',
      subject: 'Hoeveel weken de opvang in de zomer dicht is, en wat er dan betaald wordt.',
      daysAgo: 20,
      record: [
        'De opvang betaalt één week terug.',
        'De opvang betaalt voor deze zomer één week terug, voor 15 december.\n\nVanaf volgend jaar staat in de folder dat de opvang drie weken dicht is.',
      ],
      parent: 'agree',
      sessions: [1, 2],
    },
  },
  'kh-borg': {
    head: 'financial',
    care: 'day_care',
    mediation: {
      state: 'agreed',
      subject: 'De borg, en een rekening die nog open zou staan.',
      daysAgo: 65,
      endedDaysAgo: 40,
      record: ['De opvang betaalt de borg terug. De ouder betaalt de laatste drie dagen.'],
      parent: 'agree',
      organiser: 'agree',
      sessions: [2],
    },
  },
  'kh-vervoer': {
    head: 'safety',
    also: 'communication',
    care: 'after_school',
    escalatedTo: 'geschillencommissie',
    mediation: {
      state: 'ended',
      ended: 'no_agreement',
      subject: 'Hoe een kind van school naar de opvang komt.',
      daysAgo: 50,
      endedDaysAgo: 24,
      sessions: [2, 2],
    },
  },
  'kh-hygiene': { head: 'quality', care: 'day_care', sentTo: 'ggd' },
  'kh-wennen': { head: 'contract', care: 'day_care', advised: true },
  'kh-gastouder': { head: 'contract', care: 'childminder', advised: true },
  'kh-toezegging': {
    head: 'contract',
    care: 'day_care',
    mediation: {
      state: 'agreed',
      subject: 'Een plek op maandag die toegezegd was.',
      daysAgo: 425,
      endedDaysAgo: 400,
      record: ['Het kind krijgt de eerste plek op maandag die vrijkomt.'],
      parent: 'agree',
      organiser: 'agree',
      sessions: [2],
    },
  },
}

export interface DeskWork {
  questions: Row<'feedback.desk_question'>[]
  mediations: Row<'feedback.mediation'>[]
  records: Row<'feedback.mediation_record'>[]
  answers: Row<'feedback.mediation_answer'>[]
  sessions: Row<'feedback.mediation_session'>[]
  events: Row<'feedback.event'>[]
  escalations: Row<'feedback.escalation'>[]
}

const at = (now: Temporal.Instant, daysAgo: number) => now.subtract({ hours: 24 * daysAgo })
const dayOf = (now: Temporal.Instant, daysAgo: number) => localDay(at(now, daysAgo), 'Europe/Amsterdam')

export function deskWorkOf(now: Temporal.Instant): DeskWork {
  const rows: DeskWork = { questions: [], mediations: [], records: [], answers: [], sessions: [], events: [], escalations: [] } // prettier-ignore
  for (const { key, daysAgo, concerns = '' } of deskStories) {
    const done = work[key]
    if (!done) continue
    const location = concerns.startsWith('KDV De Stuurhut') ? 'KDV De Stuurhut' : concerns === 'KDV Kraanvogel' ? concerns : undefined // prettier-ignore
    judge(rows, key, done, { now, daysAgo, location })
    if (done.mediation) mediate(rows, key, done.mediation, { now, name: location ?? concerns, location })
  }
  return rows
}

interface Told {
  readonly now: Temporal.Instant
  readonly daysAgo: number
  readonly location: string | undefined
}

function judge(rows: DeskWork, key: string, done: Work, { now, daysAgo, location }: Told): void {
  const { head, also, care, advised = false, sentTo, escalatedTo } = done
  const id = reactionId(key)
  rows.questions.push({
    reaction_id: id,
    relevance: sentTo === undefined ? 'ours' : 'elsewhere',
    main_head: head,
    heads: also ? [head, also] : [head],
    care,
    location_id: location ? locationId(location) : null,
    judged_by: staff.anouk.id,
    judged_at: at(now, daysAgo - 1),
    advised_at: advised ? at(now, daysAgo - 1) : null,
  })
  const event = { reaction_id: id, at: at(now, daysAgo - 1), actor: 'staff', person_id: staff.anouk.id, person_name: staff.anouk.name, audience: 'reporter' } as const // prettier-ignore
  if (advised)
    rows.events.push({
      ...event,
      id: demoId('event advice', key),
      kind: 'tell',
      words: 'Lees eerst wat er in uw contract staat. Staat er niets, dan geldt de wet. Wij lezen het graag met u mee.',
    })
  if (sentTo !== undefined)
    rows.events.push({
      ...event,
      id: demoId('event refer', key),
      kind: 'refer',
      words: 'Op hygiëne ziet de GGD toe. Meld het daar, dan gaat er een inspecteur kijken.',
      details: JSON.stringify({ body: sentTo }),
    })
  if (escalatedTo !== undefined)
    rows.escalations.push({
      id: demoId('escalation', key),
      reaction_id: id,
      body: escalatedTo,
      by_whom: 'reporter',
      since_on: dayOf(now, 15),
      noted_by: staff.anouk.id,
      noted_at: at(now, 15),
    })
}

interface Between {
  readonly now: Temporal.Instant
  readonly name: string
  readonly location: string | undefined
}

function mediate(rows: DeskWork, key: string, one: Mediated, { now, name, location }: Between): void {
  const { state, subject, daysAgo, ended, endedDaysAgo, record = [], sessions = [] } = one
  const id = demoId('mediation', key)
  rows.mediations.push({
    id,
    reaction_id: reactionId(key),
    number: reactionNumber(key),
    holder_id: organisations.klachtenhulp.id,
    location_id: location ? locationId(location) : null,
    organiser_name: name,
    subject,
    state,
    record_version: record.length,
    reply_by: dayOf(now, -9),
    reply_days: 10,
    free_half_days: 2,
    proposed_by: staff.anouk.id,
    proposed_at: at(now, daysAgo),
    ended_at: endedDaysAgo === undefined ? null : at(now, endedDaysAgo),
    ended_because: ended ?? null,
  })
  const by = { mediation_id: id, written_by: staff.anouk.id }
  rows.records.push(
    ...record.map((words, index) => ({ ...by, version: index + 1, words, written_at: at(now, daysAgo - 15 + index) })),
  )
  rows.events.push({
    id: demoId('event propose', key),
    reaction_id: reactionId(key),
    at: at(now, daysAgo),
    kind: 'tell',
    actor: 'staff',
    person_id: staff.anouk.id,
    person_name: staff.anouk.name,
    words: 'U komt er met de opvang niet uit. Wij kunnen bemiddelen: dan praat u samen, met mij erbij. Wilt u dat?',
    audience: 'reporter',
  })
  if (state !== 'proposed') say(rows, key, one, { id, now })
  rows.sessions.push(
    ...sessions.map((quarters, index) => ({
      id: demoId(`session ${index}`, key),
      mediation_id: id,
      on_day: dayOf(now, daysAgo - 8 - index * 3),
      quarter_days: quarters,
      how: index === 0 ? ('phone' as const) : ('place' as const),
      noted_by: staff.anouk.id,
      noted_at: at(now, daysAgo - 8 - index * 3),
    })),
  )
}

function say(rows: DeskWork, key: string, { daysAgo, record = [], ...said }: Mediated, { id, now }: { id: string; now: Temporal.Instant }) { // prettier-ignore
  for (const side of ['parent', 'organiser'] as const) {
    const answer = { mediation_id: id, side, how: 'page', words: '' } as const
    const days = side === 'parent' ? 1 : 4
    rows.answers.push({ ...answer, id: demoId(`accept ${side}`, key), answer: 'accept', said_at: at(now, daysAgo - days) })
    const last = said[side]
    if (last)
      rows.answers.push({
        ...answer,
        id: demoId(`answer ${side}`, key),
        answer: last,
        record_version: record.length,
        said_at: at(now, daysAgo - 17),
      })
  }
}
