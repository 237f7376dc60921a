import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { localDay } from '../../../lib/days.ts'
import { type AuditHead, headLine, signHead } from '../../../platform/audit-head.ts'
import type { Write } from '../../../platform/database.ts'
import { planLetter } from '../../../platform/letters.ts'
import type { Platform } from '../../../platform/platform.ts'
import { derivedId } from '../../../platform/tokens.ts'
import { chainEnd } from './chain-queries.ts'
import { findHead, insertHead } from './head-queries.ts'
import { sealAudit } from './seal-actions.ts'

/**
 * Once a day: seals what is left, signs how far the chain is, and sends that outside. Run again on the same day it sends the same
 * head again, so that a full disk or a crash costs nothing.
 */
export async function sendHead(platform: Platform): Promise<AuditHead | undefined> {
  await sealAudit(platform.db, { everywhere: true })
  const head = await platform.db.work(async (tx) => {
    const made = await headOfToday(tx, platform)
    if (made) await mailHead(tx, platform, made)
    return made
  })
  if (head) await keepHead(platform.config.auditHeadsDir, head)
  return head
}

async function headOfToday(tx: Write, { keys, clock }: Platform): Promise<AuditHead | undefined> {
  const now = clock.now()
  const day = localDay(now, 'Europe/Brussels')
  const known = await findHead(tx, day)
  if (known) return known
  const end = await chainEnd(tx)
  if (!end) return undefined
  const at = now.toString({ fractionalSecondDigits: 3 })
  const head = signHead(keys, { day: day.toString(), at, seq: end.seq, hash: end.hash.toString('hex') })
  await insertHead(tx, head)
  return head
}

/** A file of its own for each day; one that is there is left alone. */
async function keepHead(folder: string | null, head: AuditHead): Promise<void> {
  if (folder === null) return
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `audit-head-${head.day}.json`), `${headLine(head)}\n`, { flag: 'wx' }).catch(
    (fault: unknown) => {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
    },
  )
}

async function mailHead(tx: Write, { config }: Platform, head: AuditHead): Promise<void> {
  const to = config.auditHeadsMail
  if (to === null) return
  const id = derivedId(`audit.head ${head.day} ${head.hash}`)
  if (await tx.selectFrom('platform.letter').select('id').where('id', '=', id).executeTakeFirst()) return
  const text = [
    `This is how far the audit of ${config.publicUrl.host} was on ${head.day}: row ${head.seq}.`,
    'Keep this mail where who runs the database cannot reach it. "npm run audit:verify" reads it: docs/operations/audit.md.',
    '',
    headLine(head),
  ].join('\n')
  await planLetter(tx, {
    id,
    kind: 'audit.head',
    to,
    language: 'en',
    subject: `Audit of ${config.publicUrl.host}, ${head.day}`,
    text,
    html: `<pre>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`,
    organisationId: null,
    subjectId: null,
  })
}
