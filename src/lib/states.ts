// A state machine is a table: in which state, what can happen, who does it, what must hold, and where it leads.

export interface Condition<Facts, Refusal extends string> {
  /** The name of the refusal; the text that explains it has the same name. */
  refusal: Refusal
  holds: (facts: Facts) => boolean
}

export interface Move<State extends string, Facts = unknown, Refusal extends string = string> {
  to: State
  /** Who makes this move, in the words of the trade: `parent`, `desk`, `clock`. Whether this person may is a permission. */
  by: readonly string[]
  must?: readonly Condition<Facts, Refusal>[]
}

export interface Machine<State extends string, Event extends string, Facts = unknown, Refusal extends string = string> {
  /** Of what these are the states: the title of the diagram. */
  of: string
  start: readonly State[]
  states: { readonly [state in State]: { readonly [event in Event]?: Move<State, Facts, Refusal> } }
}

export type Moved<State extends string, Refusal extends string> =
  | { ok: State }
  | { refusal: Refusal | 'not_in_this_state' }

/** Where an event leads, or the name of the first thing that does not hold. */
export function move<State extends string, Event extends string, Facts, Refusal extends string>(
  machine: Machine<State, Event, Facts, Refusal>,
  state: State,
  event: Event,
  facts: Facts,
): Moved<State, Refusal> {
  const found = machine.states[state][event]
  if (!found) return { refusal: 'not_in_this_state' }
  const broken = found.must?.find((condition) => !condition.holds(facts))
  return broken ? { refusal: broken.refusal } : { ok: found.to }
}

/** What can happen next in a state, and who does it: for "who acts now" on a screen. */
export function movesFrom<State extends string, Event extends string, Facts, Refusal extends string>(
  machine: Machine<State, Event, Facts, Refusal>,
  state: State,
): { event: Event; move: Move<State, Facts, Refusal> }[] {
  return eventsOf(machine, state).flatMap((event) => {
    const found = machine.states[state][event]
    return found ? [{ event, move: found }] : []
  })
}

/** States that no move leads to: a machine has none. */
export function unreachable<State extends string, Event extends string, Facts, Refusal extends string>(
  machine: Machine<State, Event, Facts, Refusal>,
): State[] {
  const reached = new Set<State>(machine.start)
  for (const state of reached) for (const { move: next } of movesFrom(machine, state)) reached.add(next.to)
  return statesOf(machine).filter((state) => !reached.has(state))
}

/** The machine as a Mermaid `stateDiagram-v2`; a state without moves is an end. */
export function mermaid<State extends string, Event extends string, Facts, Refusal extends string>(
  machine: Machine<State, Event, Facts, Refusal>,
): string {
  const lines = statesOf(machine).flatMap((state) => {
    const moves = movesFrom(machine, state)
    if (moves.length === 0) return [`${drawn(state)} --> [*]`]
    return moves.map(({ event, move: next }) => `${drawn(state)} --> ${drawn(next.to)}: ${label(event, next)}`)
  })
  const starts = machine.start.map((state) => `[*] --> ${drawn(state)}`)
  return ['stateDiagram-v2', ...[...starts, ...lines].map((line) => `    ${line}`), ''].join('\n')
}

function label(event: string, { by, must }: Move<string, never>): string {
  const conditions = must?.map(({ refusal }) => refusal) ?? []
  const unless = conditions.length > 0 ? `, unless ${conditions.join(' or ')}` : ''
  return `${event} (${by.join(', ')}${unless})`.replaceAll('_', ' ')
}

// Mermaid reads a dash in the name of a state as part of an arrow.
function drawn(state: string): string {
  return state.replaceAll('-', '_')
}

function statesOf<State extends string>(machine: { states: { readonly [state in State]: unknown } }): State[] {
  // Object.keys forgets its types; the table has exactly these keys.
  return Object.keys(machine.states) as State[]
}

function eventsOf<State extends string, Event extends string, Facts, Refusal extends string>(
  machine: Machine<State, Event, Facts, Refusal>,
  state: State,
): Event[] {
  // As above.
  return Object.keys(machine.states[state]) as Event[]
}
