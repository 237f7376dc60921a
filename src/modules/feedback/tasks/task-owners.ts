// To whom a task about a reaction can be given: who may see its dossier, and nobody it is about.
import type { Reaction } from '../reaction-queries.ts'
import { namedAmong } from '../strict/strict.ts'

interface Candidate {
  readonly id: string
  readonly name: string
  readonly coordinates: boolean
}

type About = Pick<Reaction, 'handler' | 'standIn' | 'approverId' | 'subjects' | 'strict' | 'recipients'>

export function taskOwners<One extends Candidate>(found: About, colleagues: readonly One[]): readonly One[] {
  const { handler, standIn, approverId, subjects } = found
  const named = [handler?.id, standIn?.id, approverId]
  if (found.strict) return namedAmong(found, colleagues)
  return colleagues
    .filter(({ id, coordinates }) => coordinates || named.includes(id))
    .filter(({ id }) => !subjects.some((subject) => subject.id === id))
}
