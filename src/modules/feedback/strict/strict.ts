// A strict case: read by the people who were named for it and nobody else (domain: complaints.md 10.5c).
import type { Openness } from '../openness.ts'
import type { Sender } from '../reaction.ts'

export interface Recipient {
  readonly id: string
  readonly name: string
  readonly since: Temporal.Instant
}

/** Somebody of the staff who does not dare to give a name may fear a colleague: whoever coordinates is asked to think of it. */
export const strictAdvised = ({
  sender,
  openness,
  strict,
}: {
  sender: Sender
  openness: Openness
  strict: boolean
}): boolean => !strict && openness !== 'open' && sender === 'staff'

export type StrictRefusal =
  /** Handler or second reader is not among them. */
  | 'acts_not_named'
  | 'mediation'
  | 'not_colleague'
  | 'already_named'
  | 'last_one'
  /** Handler or second reader: somebody else first. */
  | 'acts_in_it'

interface Acting {
  readonly handler: { readonly id: string } | null
  readonly approverId: string | null
}

const actsIn = ({ handler, approverId }: Acting, id: string) => handler?.id === id || approverId === id

/** What keeps a case from becoming strict with these people. */
export function makingRefusal(
  found: Acting & { readonly subjects: readonly { readonly id: string }[] },
  people: readonly string[],
  { colleagues, mediates }: { readonly colleagues: readonly string[]; readonly mediates: boolean },
): StrictRefusal | undefined {
  if (mediates) return 'mediation'
  if (people.some((id) => !mayRead(found, colleagues, id))) return 'not_colleague'
  const acting = [found.handler?.id, found.approverId].filter((id) => typeof id === 'string')
  return acting.every((id) => people.includes(id)) ? undefined : 'acts_not_named'
}

type Named = Acting & {
  readonly recipients: readonly Pick<Recipient, 'id'>[]
  readonly subjects: readonly { readonly id: string }[]
}

const mayRead = ({ subjects }: Pick<Named, 'subjects'>, colleagues: readonly string[], id: string) =>
  colleagues.includes(id) && subjects.every((one) => one.id !== id)

export function namingRefusal(found: Named, colleagues: readonly string[], id: string): StrictRefusal | undefined {
  if (found.recipients.some((one) => one.id === id)) return 'already_named'
  return mayRead(found, colleagues, id) ? undefined : 'not_colleague'
}

export function leavingRefusal(found: Named, id: string): StrictRefusal | undefined {
  if (actsIn(found, id)) return 'acts_in_it'
  return found.recipients.length < 2 ? 'last_one' : undefined
}

/** Of a strict case only who was named acts in it. */
export const namedAmong = <T extends { readonly id: string }>(
  { strict, recipients }: { readonly strict: boolean; readonly recipients: readonly { readonly id: string }[] },
  people: readonly T[],
): readonly T[] => (strict ? people.filter(({ id }) => recipients.some((one) => one.id === id)) : people)
