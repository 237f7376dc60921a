import type { Read } from '../../../platform/database.ts'
import { type Mediation, mediationOf } from '../mediate/mediation-queries.ts'
import type { Reaction } from '../reaction-queries.ts'
import { locationsNamed, type Subject } from '../speak/subject-queries.ts'
import { type DeskQuestion, isDeskQuestion } from './desk-question.ts'
import { deskQuestionOf } from './question-queries.ts'

/** What the dossier of a question to a complaints desk holds beside that of any reaction. */
export interface DeskPart {
  /** What was judged of it; undefined before that. */
  readonly question: DeskQuestion | undefined
  readonly mediation: Mediation | undefined
  /** Locations that it may be about. */
  readonly found: readonly Subject[]
  /** What was looked for. */
  readonly search: string
}

/** Undefined for what is no such question. @param search what the officer looks for; else what the parent wrote */
export async function deskPart(db: Read, reaction: Reaction, search = ''): Promise<DeskPart | undefined> {
  if (!isDeskQuestion(reaction)) return undefined
  const looked = (search || reaction.concerns).trim().slice(0, 100)
  const [question, mediation, found] = await Promise.all([
    deskQuestionOf(db, reaction.id),
    mediationOf(db, reaction.id),
    locationsNamed(db, looked),
  ])
  return { question, mediation, found, search: looked }
}
