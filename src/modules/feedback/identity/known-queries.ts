import type { Read } from '../../../platform/database.ts'
import type { Keys } from '../../../platform/keys.ts'
import type { Reaction } from '../reaction-queries.ts'
import { readIdentity } from './identity-queries.ts'

/** What who asks may know of who speaks: of somebody in confidence only while a disclosure holds. */
export async function knownReporter(db: Read, keys: Keys, reaction: Reaction) {
  const { openness, contactName, onBehalfOf, contactEmail, contactPhone, words, wish } = reaction
  const sealed = openness === 'confidential' ? await readIdentity(db, keys, reaction.id) : undefined
  const given = (...some: readonly (string | null | undefined)[]) => some.filter((one): one is string => Boolean(one))
  return {
    openness,
    names: given(contactName, onBehalfOf, sealed?.name),
    emails: given(contactEmail, sealed?.email),
    phones: given(contactPhone, sealed?.phone),
    words: `${words}\n${wish}`,
  }
}
