import type { Write } from '../../platform/database.ts'
import type { LetterView, RenderedLetter } from '../../platform/letter-layout.tsx'
import { planLetter } from '../../platform/letters.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Lang } from '../../text-keys.ts'
import { homeOf } from './actor-queries.ts'
import { letterViewOf, originOf } from './letter-house-queries.ts'

export interface LetterReader {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly language: Lang
}

export interface LetterToPerson {
  readonly kind: string
  /** Where the button leads, such as `/wachtwoord/…`. */
  readonly path?: string
  write(view: LetterView, reader: LetterReader, url: string): RenderedLetter
}

/**
 * A letter about somebody's own way in. It wears the style of his organisation and stays out of its outbox: the link in it
 * would let a colleague in as him.
 */
export async function writeToPerson(
  tx: Write,
  { config }: Platform,
  reader: LetterReader,
  { kind, path = '/inloggen', write }: LetterToPerson,
): Promise<void> {
  const home = await homeOf(tx, reader.personId)
  const url = new URL(path, await originOf(tx, config, home))
  const letter = write(await letterViewOf(tx, home, reader.language), reader, url.href)
  const { email, language, personId } = reader
  await planLetter(tx, { ...letter, kind, to: email, language, organisationId: null, subjectId: personId })
}
