// What an organiser must report at once: where it stands, what can happen, who acts next.
import { type Condition, type Machine, type Move, move } from '../../../lib/states.ts'

export const incidentStates = [
  'announced',
  'form_due',
  'submitted',
  'incomplete',
  'accepted',
  'in_follow_up',
  'closed',
  'not_reportable',
] as const
export type IncidentState = (typeof incidentStates)[number]

export const watchSteps = [
  'confirm',
  'pass_on',
  'ask',
  'accept',
  'follow',
  'note',
  'close',
  'dismiss',
  'reopen',
] as const
/** What the authority does. */
export type WatchStep = (typeof watchSteps)[number]

/** `submit`: the form is complete for now · `add`: more became known · `unreached`: the client manager does not answer. */
export type IncidentStep = WatchStep | 'submit' | 'add' | 'unreached'
export type IncidentActor = 'organiser' | 'authority'
export type IncidentRefusal =
  | 'words_missing'
  | 'form_incomplete'
  | 'passed_on_before'
  | 'no_manager'
  | 'unreached_before'

export interface IncidentFacts {
  readonly words?: string
  /** What the authority cannot do without stands in the form. */
  readonly formComplete?: boolean
  readonly passedOn?: boolean
  /** The organiser has a client manager today. */
  readonly managerKnown?: boolean
  readonly notReached?: boolean
}

type Must = Condition<IncidentFacts, IncidentRefusal>
const words: Must = { refusal: 'words_missing', holds: ({ words: said = '' }) => said.trim() !== '' }
const complete: Must = { refusal: 'form_incomplete', holds: ({ formComplete = false }) => formComplete }
const notPassedOn: Must = { refusal: 'passed_on_before', holds: ({ passedOn }) => passedOn === false }
const manager: Must = { refusal: 'no_manager', holds: ({ managerKnown = false }) => managerKnown }
const reached: Must = { refusal: 'unreached_before', holds: ({ notReached }) => notReached === false }

type IncidentMove = Move<IncidentState, IncidentFacts, IncidentRefusal>
const submit: IncidentMove = { to: 'submitted', by: ['organiser'], must: [complete] }
const dismiss: IncidentMove = { to: 'not_reportable', by: ['authority'], must: [words] }
const passOn = (to: IncidentState): IncidentMove => ({ to, by: ['authority'], must: [notPassedOn, manager] })
const unreached = (to: IncidentState): IncidentMove => ({ to, by: ['organiser'], must: [reached] })
const note = (to: IncidentState): IncidentMove => ({ to, by: ['authority'], must: [words] })
const add = (to: IncidentState): IncidentMove => ({ to, by: ['organiser'], must: [words] })
const follow: IncidentMove = { to: 'in_follow_up', by: ['authority'], must: [words] }
const reopen: IncidentMove = { to: 'in_follow_up', by: ['authority'], must: [words] }
const close: IncidentMove = { to: 'closed', by: ['authority'], must: [words] }

/** Report first, complete later: a few words are enough to begin, and the form follows. */
export const incident: Machine<IncidentState, IncidentStep, IncidentFacts, IncidentRefusal> = {
  of: 'Incident: what an organiser must report to its authority at once',
  start: ['announced'],
  states: {
    announced: {
      confirm: { to: 'form_due', by: ['authority'] },
      submit,
      unreached: unreached('announced'),
      pass_on: passOn('announced'),
      note: note('announced'),
      dismiss,
    },
    form_due: {
      submit,
      unreached: unreached('form_due'),
      pass_on: passOn('form_due'),
      note: note('form_due'),
      dismiss,
    },
    submitted: {
      ask: { to: 'incomplete', by: ['authority'], must: [words] },
      accept: { to: 'accepted', by: ['authority'] },
      add: add('submitted'),
      pass_on: passOn('submitted'),
      note: note('submitted'),
      dismiss,
    },
    incomplete: { submit, note: note('incomplete'), dismiss },
    accepted: { follow, add: add('accepted'), note: note('accepted'), close },
    in_follow_up: { follow, add: add('in_follow_up'), note: note('in_follow_up'), close },
    closed: { reopen },
    // Judged too quickly, or more became known: it is taken up again.
    not_reportable: { reopen },
  },
}

export type IncidentDecided = { ok: IncidentState } | { refusal: IncidentRefusal | 'not_in_this_state' }

/** Where a step of this actor leads, or the name of the first thing that stands in its way. */
export function decideIncident(
  state: IncidentState,
  step: IncidentStep,
  by: IncidentActor,
  facts: IncidentFacts,
): IncidentDecided {
  if (!mayStep(state, step, by)) return { refusal: 'not_in_this_state' }
  return move(incident, state, step, facts)
}

export const mayStep = (state: IncidentState, step: IncidentStep, by: IncidentActor): boolean =>
  incident.states[state][step]?.by.includes(by) ?? false

export const isOver = (state: IncidentState): boolean => state === 'closed' || state === 'not_reportable'

/** The organiser still writes the form. */
export const awaitsForm = (state: IncidentState): boolean =>
  state === 'announced' || state === 'form_due' || state === 'incomplete'

export type IncidentTurn = 'organiser' | 'authority' | 'nobody'
/** Who acts now. Until the authority confirms that it has read an announcement, both do. */
export function turnOf(state: IncidentState): IncidentTurn {
  if (isOver(state)) return 'nobody'
  return awaitsForm(state) ? 'organiser' : 'authority'
}

/** Steps whose words stay with the authority, unless it tells them to the organiser. */
export const keepsToItself = (step: IncidentStep): boolean => step === 'note'
