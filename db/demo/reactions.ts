import { localDay } from '../../src/lib/days.ts'
import { inForce } from '../../src/lib/law.ts'
import { numberFrom } from '../../src/lib/number-code.ts'
import { fold } from '../../src/lib/text-fold.ts'
import { usualProcedures } from '../../src/modules/feedback/procedure/procedure.ts'
import { isFormal } from '../../src/modules/feedback/reaction.ts'
import { byLaw, explain, nextDue, type Term, type TermName } from '../../src/modules/feedback/reaction-terms.ts'
import { turnIn } from '../../src/modules/feedback/reaction-states.ts'
import { demoId } from './ids.ts'
import { locationId } from './location-facts.ts'
import { organisations } from './organisations.ts'
import { staff } from './people.ts'
import type { Row } from './rows.ts'
import { stories, type Story } from './reaction-stories.ts'

/** What people said about care, in every state. */
export interface Reactions {
  situations: Row<'feedback.situation'>[]
  reactions: Row<'feedback.reaction'>[]
  subjects: Row<'feedback.subject'>[]
  elements: Row<'feedback.element'>[]
  terms: Row<'feedback.term'>[]
  events: Row<'feedback.event'>[]
  inquiries: Row<'feedback.inquiry'>[]
  hearings: Row<'feedback.hearing'>[]
  judgements: Row<'feedback.judgement'>[]
  measures: Row<'feedback.measure'>[]
  substitutes: Row<'feedback.substitute'>[]
  templates: Row<'feedback.template'>[]
  settings: Row<'feedback.procedure_setting'>[]
  tasks: Row<'feedback.task'>[]
  disclosures: Row<'feedback.disclosure'>[]
}

/** Who handles, reads along and coordinates at each house. */
const teams = {
  dijken: { handler: staff.bram, reader: staff.gerda, coordinator: staff.wim },
  vlierbes: { handler: staff.emre, reader: staff.an, coordinator: staff.an },
  klachtenhulp: { handler: staff.anouk, reader: staff.anouk, coordinator: staff.anouk },
  toezicht: { handler: staff.joris, reader: staff.nadia, coordinator: staff.joris },
  zonneveld: { handler: staff.lotte, reader: staff.marc, coordinator: staff.marc },
} as const

const teamOf = ({ holder }: Story) => teams[holder as keyof typeof teams]

export const reactionId = (key: string): string => demoId('reaction', key)
export const reactionNumber = (key: string): string =>
  numberFrom(Buffer.from(reactionId(key).replaceAll('-', '').slice(0, 16), 'hex'))

export function reactionsOf(now: Temporal.Instant): Reactions {
  const rows: Reactions = {
    situations: [],
    reactions: [],
    subjects: [],
    elements: [],
    terms: [],
    events: [],
    inquiries: [],
    hearings: [],
    judgements: [],
    measures: [],
    substitutes: [],
    templates: [],
    settings: [objection()],
    tasks: [],
    disclosures: [
      {
        id: demoId('disclosure', 'vertrouwen'),
        reaction_id: reactionId('vertrouwen'),
        asked_by: staff.gerda.id,
        asked_name: staff.gerda.name,
        reason: 'De politie vraagt met wie zij kan spreken.',
        asked_at: at(now, 1),
      },
    ],
  }
  rows.measures.push(improvement(now))
  rows.substitutes.push(holiday(now))
  rows.templates.push({
    id: demoId('template', 'voortgang'),
    organisation_id: organisations.dijken.id,
    name: 'Voortgang',
    language: 'nl',
    words: 'Beste [naam],\n\nWij zijn nog bezig met uw klacht [nummer]. U hoort van [behandelaar] op [dag].',
    changed_at: at(now, 60),
  })
  rows.situations.push({
    id: demoId('situation', 'ophalen'),
    holder_id: organisations.dijken.id,
    location_id: locationId('KDV Kraanvogel'),
    title: 'Drie kinderen met ruzie, drie ouders gebeld',
    made_by: staff.wim.id,
    made_at: at(now, 140),
  })
  rows.situations.push({
    id: demoId('situation', 'rusttijd'),
    holder_id: organisations.toezicht.id,
    location_id: locationId('De Krekelhof'),
    title: 'Te weinig begeleiders tijdens de rusttijd',
    made_by: staff.joris.id,
    made_at: at(now, 7),
  })
  for (const story of stories) tell(rows, story, now)
  rows.tasks.push(task('invallers', 'Haal het rooster van die dag op.', staff.bram, 2, now), task('invallers', 'Vraag het uitzendbureau wie er die dag was.', staff.gerda, -1, now))
  return rows
}

const at = (now: Temporal.Instant, daysAgo: number, hours = 0) => now.subtract({ hours: 24 * daysAgo - hours })

// In order: where a state stands, how far the story came before it.
const reached = {
  talk: 0,
  received: 0,
  dismissed: 0,
  referred: 0,
  withdrawn: 0,
  answered: 0,
  handling: 1,
  waiting: 1,
  review: 2,
  judged: 3,
  closed: 3,
  reopening: 3,
  objecting: 3,
} as const

function tell(rows: Reactions, story: Story, now: Temporal.Instant): void {
  const { key, holder, kind, channel = 'web', state, daysAgo } = story
  const of = organisations[holder]
  const { land } = of
  const zone = land === 'vl' ? 'Europe/Brussels' : 'Europe/Amsterdam'
  const id = reactionId(key)
  const receivedAt = at(now, daysAgo)
  const filedOn = isFormal(kind, channel) ? localDay(receivedAt, zone) : null
  const far = reached[state]
  const team = teamOf(story)
  const day = (ago: number) => localDay(at(now, ago), zone)
  const terms = termsOf(story, now)
  const next = nextDue(turnIn[state], terms)
  const ended = turnIn[state] === 'nobody' && state !== 'judged'
  rows.reactions.push({
    id,
    number: reactionNumber(key),
    holder_id: organisations[holder].id,
    land,
    kind,
    about: story.location ? 'location' : story.concerns === undefined ? 'desk' : 'organiser',
    location_id: story.location ? locationId(story.location) : null,
    sender: story.sender ?? 'parent',
    channel,
    regimes: ['childcare'],
    language: story.language ?? 'nl',
    words: story.words,
    wish: story.wish ?? '',
    concerns: story.concerns ?? '',
    crisis: story.crisis ?? false,
    talked: kind === 'complaint' ? 'yes' : null,
    openness: story.openness ?? 'open',
    contact_name: story.name,
    registered_by: story.desk ? staff.lotte.id : null,
    registered_at_id: story.desk ? organisations[story.desk].id : null,
    contact_email: channel === 'phone' || story.openness ? null : story.sender === 'desk' && story.desk ? organisations[story.desk].email : `${fold(story.name).replaceAll(' ', '.')}@voorbeeld.example.org`,
    contact_phone: story.openness ? null : '06 00 11 22 33',
    may_name: story.openness ? false : (story.mayName ?? true),
    folded: fold(story.name),
    state,
    acts: turnIn[state],
    due_on: next?.dueOn ?? null,
    due_term: next?.name ?? null,
    received_at: receivedAt,
    filed_on: filedOn,
    handler_id: far > 0 && state !== 'objecting' ? team.handler.id : null,
    handler_name: far > 0 && state !== 'objecting' ? team.handler.name : null,
    approver_id: state === 'review' ? team.reader.id : null,
    situation_id: story.situation ? demoId('situation', story.situation) : null,
    closed_at: ended || state === 'reopening' ? at(now, Math.max(1, daysAgo - 40)) : null,
    satisfaction: story.mark ?? null,
    report_words: story.report?.[0] ?? '',
    report_outcome: story.report?.[1] ?? '',
    submission_key: demoId('reaction key', key),
  })
  rows.terms.push(...terms.map((term) => rowOf(id, term)))
  if (story.head && story.part) {
    rows.elements.push({
      id: demoId('element', key),
      reaction_id: id,
      position: 1,
      head: story.head,
      words: story.part,
      outcome: story.outcome ?? null,
      reasons: story.reasons ?? '',
    })
  }
  happen(rows, story, now)
  if (story.side && story.location)
    rows.inquiries.push({
      id: demoId('inquiry', key),
      reaction_id: id,
      number: rows.reactions.at(-1)?.number ?? '',
      location_id: locationId(story.location),
      statement: story.side,
      asked_by: team.handler.id,
      asked_at: at(now, 3),
      due_on: day(-6),
    })
  if (far >= 2) judge(rows, story, now)
  if (far >= 2)
    for (const party of ['reporter', 'location'] as const)
      rows.hearings.push({
        id: demoId(`hearing ${party}`, key),
        reaction_id: id,
        party,
        how: party === 'reporter' ? 'phone' : 'talk',
        held_on: day(Math.max(1, daysAgo - 10)),
        words: party === 'reporter' ? 'De ouder vertelde hetzelfde als in de klacht.' : 'Het team vertelde hoe het ging.',
        noted_by: team.handler.id,
        noted_at: at(now, Math.max(1, daysAgo - 10)),
      })
}

/** The dates of a story: those that its state has passed are met. */
function termsOf({ key, holder, kind, channel = 'web', state, daysAgo, counselled = false }: Story, now: Temporal.Instant): Term[] {
  if (channel === 'talk') return []
  const of = organisations[holder]
  const { land } = of
  const zone = land === 'vl' ? 'Europe/Brussels' : 'Europe/Amsterdam'
  const from = localDay(at(now, daysAgo), zone)
  const procedure = inForce(usualProcedures, land, from).value
  const far = reached[state]
  const stopped = ['dismissed', 'referred', 'withdrawn'].includes(state)
  const day = (ago: number) => localDay(at(now, ago), zone)
  const term = (name: TermName, started: Temporal.PlainDate, met: Temporal.PlainDate | null): Term => ({
    id: demoId(`term ${name}`, key),
    name,
    byLaw: byLaw(name, of, started),
    startedOn: started,
    dueOn: explain(name, of, started, procedure).due,
    promisedOn: null,
    metOn: stopped ? null : met,
    dropped: stopped,
  })
  if (counselled) return [term('answer', from, day(daysAgo - 1)), term('progress', day(5), null)]
  if (kind !== 'complaint') return [term('answer', from, state === 'answered' ? day(daysAgo - 1) : null)]
  const judgedOn = far >= 3 ? day(Math.max(1, daysAgo - 35)) : null
  return [
    term('handler', from, far > 0 ? day(daysAgo - 2) : null),
    term('proposal', from, judgedOn ?? (far > 1 ? day(daysAgo - 18) : null)),
    term('judgement', from, judgedOn),
    ...(state === 'waiting' ? [term('reply', day(3), null)] : []),
    ...(state === 'reopening' ? [term('reopening', day(4), null)] : []),
    ...(state === 'objecting' ? [term('objection', day(4), null)] : []),
  ]
}

const rowOf = (reactionId: string, term: Term): Row<'feedback.term'> => ({
  id: term.id,
  reaction_id: reactionId,
  name: term.name,
  by_law: term.byLaw,
  started_on: term.startedOn,
  due_on: term.dueOn,
  met_on: term.metOn,
  dropped: term.dropped,
})

/** The history, as the steps would have left it. */
function happen(rows: Reactions, story: Story, now: Temporal.Instant): void {
  const { key, state, daysAgo, channel = 'web' } = story
  const team = teamOf(story)
  const far = reached[state]
  const event = (
    kind: string,
    ago: number,
    by: { id: string; name: string } | 'reporter' | 'system',
    words = '',
    audience: 'reporter' | 'staff' = 'reporter',
  ) =>
    rows.events.push({
      id: demoId(`event ${kind}`, key),
      reaction_id: reactionId(key),
      at: at(now, ago),
      kind,
      actor: by === 'reporter' || by === 'system' ? by : 'staff',
      person_id: typeof by === 'string' ? null : by.id,
      person_name: typeof by === 'string' ? null : by.name,
      words,
      audience,
    })
  const written = story.desk ? staff.lotte : channel === 'web' ? 'reporter' : team.coordinator
  event('received', daysAgo, written)
  if (far > 0) event('assign', daysAgo - 2, team.coordinator)
  if (story.question) event('ask', 3, team.handler, story.question)
  if (story.answer) event('answer', daysAgo - 1, team.coordinator, story.answer)
  if (far >= 2) event('submit', Math.max(2, daysAgo - 34), team.handler, '', 'staff')
  if (far >= 3) event('approve', Math.max(1, daysAgo - 35), team.reader)
  if (state === 'closed') event('finish', Math.max(1, daysAgo - 40), 'system')
  if (state === 'withdrawn') event('withdraw', Math.max(1, daysAgo - 2), 'reporter')
  if (state === 'reopening') event('reopen_ask', 4, 'reporter', 'Er is weer een kind gevallen, en weer is er niet gebeld.')
  if (story.objection) event('object', 4, 'reporter', story.objection)
}

/** What somebody does for a complaint in so many days. */
const task = (
  key: string,
  words: string,
  owner: { readonly id: string; readonly name: string },
  inDays: number,
  now: Temporal.Instant,
): Row<'feedback.task'> => ({
  id: demoId(`task ${words}`, key),
  reaction_id: reactionId(key),
  words,
  owner_id: owner.id,
  owner_name: owner.name,
  due_on: localDay(now, 'Europe/Amsterdam').add({ days: inDays }),
  added_by: staff.wim.id,
  added_at: at(now, 3),
})

/** Somebody will be away. */
const holiday = (now: Temporal.Instant): Row<'feedback.substitute'> => ({
  id: demoId('substitute', 'bram'),
  organisation_id: organisations.dijken.id,
  person_id: staff.bram.id,
  substitute_id: staff.gerda.id,
  from_on: localDay(now, 'Europe/Amsterdam').add({ days: 14 }),
  until_on: localDay(now, 'Europe/Amsterdam').add({ days: 21 }),
  set_by: staff.bram.id,
  set_at: at(now, 3),
})

/** Somebody who does not agree with a judgement can object inside the house first. */
const objection = (): Row<'feedback.procedure_setting'> => ({
  organisation_id: organisations.dijken.id,
  name: 'objection_months',
  from_on: Temporal.PlainDate.from('2024-01-01'),
  value: '2',
  set_by: staff.wim.id,
})

/** What follows from no single reaction. */
const improvement = (now: Temporal.Instant): Row<'feedback.measure'> => ({
  id: demoId('measure', 'overdracht'),
  organisation_id: organisations.dijken.id,
  words: 'Elke overdracht aan de deur krijgt vijf minuten, op elke locatie.',
  owner_id: staff.gerda.id,
  owner_name: staff.gerda.name,
  due_on: localDay(now, 'Europe/Amsterdam').add({ days: 21 }),
  state: 'planned',
  made_at: at(now, 30),
  public_words: 'Bij het ophalen nemen wij op elke locatie vijf minuten voor de overdracht.',
})

function judge(rows: Reactions, story: Story, now: Temporal.Instant): void {
  const { key, state, daysAgo, measure } = story
  const team = teamOf(story)
  const { land } = organisations[story.holder]
  const zone = land === 'vl' ? 'Europe/Brussels' : 'Europe/Amsterdam'
  const approved = reached[state] >= 3
  const on = localDay(at(now, Math.max(1, daysAgo - 35)), zone)
  const dueOn = measure && localDay(now, zone).add({ days: measure.inDays })
  const intro = 'Dank u dat u dit vertelde. Wij spraken met u en met het team.'
  const noMeasures = measure ? '' : 'Het gesprek was genoeg: er hoeft niets te veranderen.'
  rows.judgements.push({
    id: demoId('judgement', key),
    reaction_id: reactionId(key),
    version: 1,
    words: intro,
    no_measures: noMeasures,
    drafted_by: team.handler.id,
    drafted_name: team.handler.name,
    drafted_at: at(now, Math.max(2, daysAgo - 34)),
    approved_by: approved ? team.reader.id : null,
    approved_name: approved ? team.reader.name : null,
    approved_at: approved ? at(now, Math.max(1, daysAgo - 35)) : null,
    content: approved
      ? JSON.stringify({
          number: '',
          words: intro,
          noMeasures,
          elements: [{ head: story.head, words: story.part, outcome: story.outcome, reasons: story.reasons }],
          measures: measure ? [{ words: measure.words, dueOn: dueOn?.toString(), ownerName: team.handler.name }] : [],
          draftedName: team.handler.name,
          approvedName: team.reader.name,
          on: on.toString(),
        })
      : null,
  })
  if (!measure || !dueOn) return
  const verified = measure.state === 'verified'
  const done = measure.state !== 'planned'
  rows.measures.push({
    id: demoId('measure', key),
    organisation_id: organisations[story.holder].id,
    reaction_id: reactionId(key),
    words: measure.words,
    owner_id: team.handler.id,
    owner_name: team.handler.name,
    due_on: dueOn,
    state: approved ? measure.state : 'proposed',
    proof: done ? 'Foto in de map van de locatie.' : '',
    done_by: done ? team.handler.id : null,
    done_on: done ? dueOn : null,
    verified_by: verified ? team.coordinator.id : null,
    verified_on: verified ? dueOn : null,
    made_at: at(now, Math.max(2, daysAgo - 34)),
  })
}
