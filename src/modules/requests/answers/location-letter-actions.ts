import type { Write } from '../../../platform/database.ts'
import { type LetterContent, type LetterView, renderLetter } from '../../../platform/letter-layout.tsx'
import { planLetter } from '../../../platform/letters.ts'
import type { Platform } from '../../../platform/platform.ts'
import { letterViewOf, originOf } from '../../accounts/index.ts'
import { contactOf, makeLocationLink } from '../../locations/index.ts'

/** A letter to a location about a request. */
export interface LocationNote {
  /** Where what is told has one already: then it is told once. */
  readonly id?: string
  readonly kind: string
  readonly locationId: string
  /** In whose house style it comes, and whose outbox shows it. */
  readonly deskId: string
  readonly requestId: string
  /** Where its link leads. */
  readonly path: string
}

/** Plans a letter to a location, with a link that needs no password; nothing where nobody verified its address. */
export async function planLocationLetter(
  tx: Write,
  platform: Platform,
  note: LocationNote,
  write: (view: LetterView, contactName: string, url: string) => LetterContent,
): Promise<void> {
  const { locationId, deskId, requestId, kind, path } = note
  const contact = await contactOf(tx, locationId)
  if (!contact) return
  const view = await letterViewOf(tx, deskId, contact.language)
  const link = await makeLocationLink(tx, { locationId, path, now: platform.clock.now() })
  const url = new URL(link, await originOf(tx, platform.config, deskId)).href
  await planLetter(tx, {
    ...(note.id ? { id: note.id } : {}),
    kind,
    to: contact.email,
    language: contact.language,
    ...renderLetter(view, write(view, contact.name, url)),
    organisationId: deskId,
    subjectId: requestId,
  })
}
