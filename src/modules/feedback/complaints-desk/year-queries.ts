import { sql } from 'kysely'
import type { Read } from '../../../platform/database.ts'
import type { DeskRow } from './year.ts'

type Stored = Omit<DeskRow, 'mediations' | 'sessions' | 'escalations'> & {
  readonly mediations: readonly (Omit<DeskRow['mediations'][number], 'endedOn'> & { endedOn: string | null })[]
  readonly sessions: readonly { on: string; halfDays: number }[]
  readonly escalations: readonly { body: string; on: string }[]
}

/** The questions of a complaints desk that came in up to a day; also what is about who asks. */
export async function deskRows(db: Read, holderId: string, until: Temporal.PlainDate): Promise<DeskRow[]> {
  // The columns of a view know no constraints: their words are those of the tables below it.
  const { rows } = await sql<Stored>`
    select id, channel, state, received_on as "receivedOn", closed_on as "closedOn", relevance, main_head as "mainHead",
      coalesce(heads, '{}') as heads, care, coalesce(advised, false) as advised, referred_to as "referredTo", mediations, sessions, escalations
    from feedback.desk_figures where holder_id = ${holderId} and received_on <= ${until} order by received_on, id`.execute(
    db,
  )
  return rows.map((row) => ({
    ...row,
    mediations: row.mediations.map((one) => ({ ...one, endedOn: one.endedOn === null ? null : day(one.endedOn) })),
    sessions: row.sessions.map(({ on, halfDays }) => ({ on: day(on), halfDays })),
    escalations: row.escalations.map(({ body, on }) => ({ body, on: day(on) })),
  }))
}

const day = (text: string) => Temporal.PlainDate.from(text)
