import { longDay } from '../../../lib/format.ts'
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
import type { LapseOn, WorkReason } from './certificate-work.ts'
import { standing } from './declaration.ts'
import type { ReminderOnPaper } from './reminder-template.ts'

/** The same words to print, for a family that is called or comes by. Null where nothing lapses. */
export async function reminderOnPaper(
  { db }: Platform,
  { file, found, today }: Pick<Reminded, 'found'> & { file: CertificateFile; today: Temporal.PlainDate },
  lapse: LapseOn | undefined,
): Promise<ReminderOnPaper | null> {
  const { householdChangedOn, language } = found
  const told = householdChangedOn ? ({ because: 'household', last: householdChangedOn } as const) : lapse
  if (!told) return null
  const view = await letterViewOf(db.published, file.deskId, language)
  const {
    subject,
    greeting,
    paragraphs,
    after = [],
    closing,
  } = reminderLetter(view, { ...found, ...told, number: file.number }, '')
  const { name, phone, hours } = view.style
  return {
    lang: language,
    title: subject,
    sender: name,
    help: [phone, hours].filter((fact) => fact !== null).join(' · '),
    to: found.contactName,
    date: longDay(today, language),
    greeting,
    // None of them is a quotation.
    paragraphs: [...paragraphs.filter((one) => typeof one === 'string'), ...after],
    closing,
  }
}

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
