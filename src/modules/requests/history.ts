// What happened to a request, as it is told on the status page and in the dossier.
import type { ChoiceState } from './choice.ts'

interface Told {
  readonly id: string
  readonly choiceId: string | null
  readonly kind: string
}

const steps = new Set(['offered', 'refused', 'asked_family', 'family_replied', 'withdrawn', 'corrected'])

/** Whether this answer was taken back later: what came next for its choice is a correction. */
export function takenBack(history: readonly Told[], event: Told): boolean {
  const later = history.slice(history.findIndex(({ id }) => id === event.id) + 1)
  return later.find(({ choiceId, kind }) => choiceId === event.choiceId && steps.has(kind))?.kind === 'corrected'
}

/** How an event looks in a timeline: an end that nobody wished for, or an answer that no longer counts, is no tick. */
export function eventState(history: readonly Told[], event: Told): 'done' | 'stopped' {
  return event.kind === 'refused' || event.kind === 'withdrawn' || takenBack(history, event) ? 'stopped' : 'done'
}

/**
 * The choice that a page is about first: what waits for the reader; then, for a family, good news, and for a desk what waits
 * for the family.
 */
export function foremost<C extends { readonly acts: string; readonly state: ChoiceState }>(
  choices: readonly C[],
  reader: 'desk' | 'family',
): C | undefined {
  const waits = (who: string) => choices.find(({ acts }) => acts === who)
  const offered = choices.find(({ state }) => state === 'offered')
  const placed = choices.find(({ state }) => state === 'accepted')
  return reader === 'family'
    ? (waits('family') ?? offered ?? waits('desk') ?? waits('organiser') ?? placed ?? choices[0])
    : (waits('desk') ?? waits('family') ?? offered ?? choices[0])
}
