import type { Write } from '../../../platform/database.ts'
import { renderLetter } from '../../../platform/letter-layout.tsx'
import { planLetter } from '../../../platform/letters.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { letterViewOf, originOf } from '../../accounts/index.ts'
import { reminderLetter } from './certificate-mail.ts'
import {
  type CertificateCase,
  type CertificateFile,
  type Declaration,
  insertEvent,
  insertReminder,
} from './certificate-queries.ts'
import type { WorkReason } from './certificate-work.ts'
import { standing } from './declaration.ts'

export interface Reminded {
  readonly file: Pick<CertificateFile, 'id' | 'number' | 'deskId'>
  readonly found: CertificateCase
  readonly declarations: readonly Declaration[]
}

/**
 * Tells a family once that its child needs a new certificate. Who gave no address is called: the file says so. Who took the
 * consent back hears nothing any more; the desk still sees it on its list.
 */
export async function planReminder(
  tx: Write,
  { clock, config }: Platform,
  { file, found, declarations }: Reminded,
  { because, last }: { because: WorkReason; last: Temporal.PlainDate },
): Promise<void> {
  const at = clock.now()
  if (!standing(declarations, 'consent')) return
  const to = found.contactEmail
  const letterId = to === null ? null : newId()
  const first = await insertReminder(tx, { certificateId: file.id, because, lastOn: last, letterId, at })
  if (!first) return
  if (to !== null && letterId !== null) {
    const view = await letterViewOf(tx, file.deskId, found.language)
    const url = new URL('/kosten/attest', await originOf(tx, config, file.deskId)).href
    await planLetter(tx, {
      id: letterId,
      kind: 'tariffs.certificate_reminder',
      to,
      language: found.language,
      ...renderLetter(view, reminderLetter(view, { ...found, number: file.number, because, last }, url)),
      organisationId: file.deskId,
      subjectId: file.id,
    })
  }
  const kind = to === null ? 'to_call' : 'reminded'
  await insertEvent(tx, { id: newId(), certificateId: file.id, at, kind, details: { because, last: last.toString() } })
}
