import type { Actor } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { planJob } from '../../../platform/jobs.ts'
import type { LetterContent, LetterView } from '../../../platform/letter-layout.tsx'
import type { Platform } from '../../../platform/platform.ts'
import type { Lang } from '../../../lib/lang.ts'
import { onPaper } from './paper-letter.ts'
import { findPaperPdf, insertPaperLetter, markPrinted, zoneOf } from './paper-queries.ts'

interface Envelope {
  readonly requestId: string
  readonly deskId: string
  readonly language: Lang
  readonly contactName: string
  readonly address: string
  readonly number: string
  readonly kind: string
  readonly origin: URL
}

/** Plans a letter on paper in the transaction that causes it; the worker makes the PDF, the desk prints and posts it. */
export async function planPaperLetter(
  tx: Write,
  { clock }: Platform,
  to: Envelope,
  view: LetterView,
  letter: LetterContent,
) {
  const at = clock.now()
  const { requestId, deskId, kind, language, address, number, origin } = to
  const day = localDay(at, await zoneOf(tx, deskId))
  const content = onPaper(view, letter, { address, name: to.contactName, number, origin, day })
  const id = await insertPaperLetter(tx, { requestId, deskId, kind, language, content, at })
  await planJob(tx, 'requests_make_paper_letter', { letter: id }, { key: `paper:${id}` })
}

/** The desk posted it. Pressed twice it is posted once. @throws NotFound when it is not a letter of a desk of this person */
export function posted({ db, clock }: Platform, actor: Actor, id: string): Promise<void> {
  return db.change(actor, async (tx) => {
    const letter = orNotFound(await findPaperPdf(tx, id))
    if (actor.kind !== 'person' || !(await markPrinted(tx, id, actor.personId, clock.now()))) return
    const of = { subjectKind: 'request', subjectId: letter.request_id, organisationId: letter.desk_id }
    await audit(tx, actor, { action: 'requests.paper_letter_posted', ...of, details: { letter: id } })
  })
}
