import type { Lang } from '../../../lib/lang.ts'
import type { Read, Write } from '../../../platform/database.ts'
import { newId } from '../../../platform/tokens.ts'
import type { PaperContent } from './paper-letter.ts'

/** Where a request's family gets letters on paper; nothing when it gave no address, or when who acts may not see it. */
export async function findPaperAddress(db: Read, requestId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('requests.request')
    .select('contact_address')
    .where('id', '=', requestId)
    .executeTakeFirst()
  return row?.contact_address ?? undefined
}

export interface NewPaperLetter {
  readonly requestId: string
  readonly deskId: string
  readonly kind: string
  readonly language: Lang
  readonly content: PaperContent
  readonly at: Temporal.Instant
}

/** @returns its id */
export async function insertPaperLetter(tx: Write, letter: NewPaperLetter): Promise<string> {
  const id = newId()
  await tx
    .insertInto('requests.paper_letter')
    .values({
      id,
      request_id: letter.requestId,
      desk_id: letter.deskId,
      kind: letter.kind,
      language: letter.language,
      content: JSON.stringify(letter.content),
      created_at: letter.at,
    })
    .execute()
  return id
}

/** A letter on paper in the list of a desk. */
export interface PaperLetter {
  readonly id: string
  readonly number: string
  readonly childName: string
  readonly kind: string
  readonly title: string
  readonly createdAt: Temporal.Instant
  readonly zone: string
  readonly ready: boolean
  readonly printedAt: Temporal.Instant | null
  readonly printedBy: string | null
}

/** What still has to be posted, the oldest first; then what was posted lately. */
export async function paperLetters(db: Read, printed: boolean): Promise<PaperLetter[]> {
  const rows = await db
    .selectFrom('requests.paper_letter as l')
    .innerJoin('requests.request as r', 'r.id', 'l.request_id')
    .innerJoin('accounts.organisation as o', 'o.id', 'l.desk_id')
    .leftJoin('accounts.person as p', 'p.id', 'l.printed_by')
    .select(['l.id', 'r.number', 'r.child_name', 'l.kind', 'l.content', 'l.created_at', 'o.zone', 'l.printed_at'])
    .select(['p.name as printed_by', ({ eb }) => eb('l.pdf', 'is not', null).as('ready')])
    .where('l.printed_at', printed ? 'is not' : 'is', null)
    .orderBy('l.created_at', printed ? 'desc' : 'asc')
    .limit(printed ? 20 : 100)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    childName: row.child_name,
    kind: row.kind,
    title: (row.content as PaperContent).title, // written by insertPaperLetter alone
    createdAt: row.created_at,
    zone: row.zone,
    ready: Boolean(row.ready),
    printedAt: row.printed_at,
    printedBy: row.printed_by,
  }))
}

export async function findPaperPdf(db: Read, id: string) {
  return db
    .selectFrom('requests.paper_letter')
    .select(['pdf', 'request_id', 'desk_id'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** @returns false when it was printed before */
export async function markPrinted(tx: Write, id: string, by: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('requests.paper_letter')
    .set({ printed_at: at, printed_by: by })
    .where('id', '=', id)
    .where('printed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The words of a letter that is not made yet. For the worker. */
export async function findUnmade(db: Read, id: string): Promise<PaperContent | undefined> {
  const row = await db
    .selectFrom('requests.paper_letter')
    .select('content')
    .where('id', '=', id)
    .where('pdf', 'is', null)
    .executeTakeFirst()
  return row && (row.content as PaperContent) // written by insertPaperLetter alone
}

export async function savePdf(tx: Write, id: string, pdf: Buffer): Promise<void> {
  await tx.updateTable('requests.paper_letter').set({ pdf }).where('id', '=', id).execute()
}

export async function zoneOf(db: Read, organisationId: string): Promise<string> {
  const { zone } = await db
    .selectFrom('accounts.organisation')
    .select('zone')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  return zone
}
