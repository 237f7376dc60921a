import { sql } from 'kysely'
import type { Read, Write } from '../../../platform/database.ts'
import type { DisputeRow, FigureRow } from './figures.ts'

interface Span {
  readonly from: Temporal.PlainDate
  /** The last day. */
  readonly until: Temporal.PlainDate
}

type Stored = Omit<FigureRow, 'terms'> & {
  readonly terms: readonly { name: FigureRow['terms'][number]['name']; dueOn: string; metOn: string | null }[]
}

/** What a house counts over these days, by the day of filing; also what is about who asks. */
export async function figureRows(db: Read, holderId: string, { from, until }: Span): Promise<FigureRow[]> {
  // The columns of a view know no constraints: their words are those of the tables below it.
  const { rows } = await sql<Stored>`
    select id, location_id as "locationId", kind, sender, channel, openness, regimes, filed_on as "filedOn", counted_on as "countedOn",
      situation, state, judged, satisfaction, elements, terms, measures, report_words as "reportWords", report_outcome as "reportOutcome"
    from feedback.reaction_figures
    where holder_id = ${holderId} and counted_on between ${from} and ${until} order by counted_on, id`.execute(db)
  return rows.map((row) => ({
    ...row,
    terms: row.terms.map(({ name, dueOn, metOn }) => ({ name, dueOn: day(dueOn), metOn: metOn === null ? null : day(metOn) })), // prettier-ignore
  }))
}

const day = (text: string) => Temporal.PlainDate.from(text)

/** What was taken to the disputes board over these days, by the day on which that happened. */
export async function disputeRows(db: Read, holderId: string, { from, until }: Span): Promise<DisputeRow[]> {
  const { rows } = await sql<DisputeRow>`
    select location_id as "locationId", since_on as "sinceOn", outcome_on as "outcomeOn" from feedback.dispute_figures
    where holder_id = ${holderId} and body = 'geschillencommissie' and since_on between ${from} and ${until} order by since_on`.execute(
    db,
  )
  return rows
}

/** A counted complaint whose text for the report is to be written; only what this person may see. */
export interface ReportText {
  readonly id: string
  readonly number: string
  readonly locationId: string | null
  readonly filedOn: Temporal.PlainDate
  readonly words: string
  readonly reportWords: string
  readonly reportOutcome: string
  readonly reporterName: string
  readonly onBehalfOf: string | null
}

export async function reportTexts(db: Read, holderId: string, { from, until }: Span): Promise<ReportText[]> {
  const rows = await db
    .selectFrom('feedback.reaction')
    .select(['id', 'number', 'location_id as locationId', 'filed_on as filedOn', 'words'])
    .select(['report_words as reportWords', 'report_outcome as reportOutcome'])
    .select(['contact_name as reporterName', 'on_behalf_of as onBehalfOf'])
    .where('holder_id', '=', holderId)
    .where('kind', '=', 'complaint')
    .where('sender', 'in', ['parent', 'committee'])
    .where('openness', '<>', 'anonymous')
    .where('filed_on', '>=', from)
    .where('filed_on', '<=', until)
    .orderBy('filed_on')
    .orderBy('id')
    .execute()
  return rows.flatMap((row) => (row.filedOn === null ? [] : [{ ...row, filedOn: row.filedOn }]))
}

export async function saveReportText(
  tx: Write,
  id: string,
  { words, outcome }: { readonly words: string; readonly outcome: string },
): Promise<void> {
  await tx
    .updateTable('feedback.reaction')
    .set({ report_words: words, report_outcome: outcome })
    .where('id', '=', id)
    .execute()
}
