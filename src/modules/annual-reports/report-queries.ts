import { sql } from 'kysely'
import type { Read, Write } from '../../platform/database.ts'
import { disputeRows, figureRows } from '../feedback/index.ts'
import { type Place, type ReportSource, yearsBack } from './report/annual-report.ts'
import type { ReportContent } from './report/report-content.ts'
import type { ReportState } from './report-state.ts'
import { spanOf } from './report-rules.ts'

/** One edition of the report of a house over a year. */
export interface Report {
  readonly id: string
  readonly holderId: string
  readonly year: number
  readonly edition: number
  readonly correction: string
  readonly state: ReportState
  readonly furtherDisputes: number
  readonly managementOn: Temporal.PlainDate | null
  readonly panelOn: Temporal.PlainDate | null
  readonly panelAdvice: string
  readonly panelReason: string
  readonly deviates: boolean
  readonly content: ReportContent | null
  readonly printed: boolean
  readonly fixedAt: Temporal.Instant | null
  readonly publishedAt: Temporal.Instant | null
  readonly sentAt: Temporal.Instant | null
  readonly unreached: number | null
  readonly version: number
}

const reports = (db: Read) =>
  db
    .selectFrom('annual_reports.report')
    .select(['id', 'holder_id as holderId', 'year', 'edition', 'correction', 'state', 'version', 'unreached'])
    .select(['further_disputes as furtherDisputes', 'management_on as managementOn', 'panel_on as panelOn'])
    .select(['panel_advice as panelAdvice', 'panel_reason as panelReason', 'deviates'])
    .select(['fixed_at as fixedAt', 'published_at as publishedAt', 'sent_at as sentAt'])
    .select(sql<ReportContent | null>`content`.as('content'))
    .select(sql<boolean>`pdf is not null`.as('printed'))

/** Every edition over a year, the latest last. */
export const editionsOf = (db: Read, holderId: string, year: number): Promise<Report[]> =>
  reports(db).where('holder_id', '=', holderId).where('year', '=', year).orderBy('edition').execute()

/** The latest edition of every year, without what it says. */
export function latestReports(db: Read, holderId: string): Promise<Pick<Report, 'year' | 'state' | 'edition'>[]> {
  return db
    .selectFrom('annual_reports.report')
    .distinctOn('year')
    .select(['year', 'state', 'edition'])
    .where('holder_id', '=', holderId)
    .orderBy('year', 'desc')
    .orderBy('edition', 'desc')
    .execute()
}

export const reportById = (db: Read, id: string): Promise<Report | undefined> =>
  reports(db).where('id', '=', id).executeTakeFirst()

/** One coordinator at a time: who comes second sees what the first one did. */
export async function lockReports(tx: Write, holderId: string, year: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`annual report ${holderId} ${year}`}, 0))`.execute(tx)
}

export async function insertReport(
  tx: Write,
  report: Pick<Report, 'id' | 'holderId' | 'year' | 'edition' | 'correction' | 'furtherDisputes'>,
): Promise<void> {
  const { id, holderId, year, edition, correction, furtherDisputes } = report
  await tx
    .insertInto('annual_reports.report')
    .values({ id, holder_id: holderId, year, edition, correction, further_disputes: furtherDisputes })
    .execute()
}

export interface ReportChange {
  readonly state: ReportState
  readonly furtherDisputes: number
  readonly managementOn: Temporal.PlainDate | null
  readonly panelOn: Temporal.PlainDate | null
  readonly panelAdvice: string
  readonly panelReason: string
  readonly deviates: boolean
}

export async function saveDiscussed(tx: Write, id: string, change: ReportChange): Promise<void> {
  await tx
    .updateTable('annual_reports.report')
    .set((eb) => ({
      state: change.state,
      further_disputes: change.furtherDisputes,
      management_on: change.managementOn,
      panel_on: change.panelOn,
      panel_advice: change.panelAdvice,
      panel_reason: change.panelReason,
      deviates: change.deviates,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export async function saveFixed(
  tx: Write,
  id: string,
  { by, at, content }: { by: string; at: Temporal.Instant; content: ReportContent },
): Promise<void> {
  await tx
    .updateTable('annual_reports.report')
    .set((eb) => ({
      state: 'fixed',
      fixed_by: by,
      fixed_at: at,
      content: JSON.stringify(content),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export async function savePublished(tx: Write, id: string, at: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('annual_reports.report')
    .set((eb) => ({ state: 'published', published_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function saveSent(tx: Write, id: string, at: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('annual_reports.report')
    .set((eb) => ({ state: 'sent', sent_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function savePdf(tx: Write, id: string, pdf: Buffer): Promise<void> {
  await tx.updateTable('annual_reports.report').set({ pdf }).where('id', '=', id).where('pdf', 'is', null).execute()
}

export async function saveUnreached(tx: Write, id: string, unreached: number): Promise<void> {
  await tx.updateTable('annual_reports.report').set({ unreached }).where('id', '=', id).execute()
}

export async function pdfOf(db: Read, id: string): Promise<Buffer | undefined> {
  const row = await db.selectFrom('annual_reports.report').select('pdf').where('id', '=', id).executeTakeFirst()
  return row?.pdf ?? undefined
}

/** What everybody may read. */
export interface PublicReport {
  readonly id: string
  readonly year: number
  readonly edition: number
  readonly content: ReportContent
}

/** The latest edition of a year that was published. */
export async function publishedReport(db: Read, holderId: string, year: number): Promise<PublicReport | undefined> {
  const row = await db
    .selectFrom('annual_reports.report')
    .select(['id', 'year', 'edition'])
    .select(sql<ReportContent>`content`.as('content'))
    .where('holder_id', '=', holderId)
    .where('year', '=', year)
    .where('published_at', 'is not', null)
    .orderBy('edition', 'desc')
    .executeTakeFirst()
  return row
}

/** The years of which everybody may read the report, the latest first. */
export async function publishedYears(db: Read, holderId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('annual_reports.report')
    .select('year')
    .distinct()
    .where('holder_id', '=', holderId)
    .where('published_at', 'is not', null)
    .orderBy('year', 'desc')
    .execute()
  return rows.map(({ year }) => year)
}

/** The disputes that are known besides, by year, as the latest report of each says. */
export async function furtherDisputesOf(db: Read, holderId: string): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('annual_reports.report')
    .distinctOn('year')
    .select(['year', 'further_disputes'])
    .where('holder_id', '=', holderId)
    .orderBy('year')
    .orderBy('edition', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.year, row.further_disputes]))
}

/** The locations of a house, and those that it had when something was said about them. */
async function placesOf(db: Read, holderId: string, others: readonly string[]): Promise<Place[]> {
  return db
    .selectFrom('locations.location')
    .select(['id', 'name', 'place'])
    .where((eb) =>
      eb.or([
        eb.and([eb('organisation_id', '=', holderId), eb('registered', '=', true)]),
        ...(others.length > 0 ? [eb('id', 'in', [...others])] : []),
      ]),
    )
    .orderBy('folded')
    .orderBy('id')
    .execute()
}

/** All that the report of a year is made of. */
export async function reportSource(
  db: Read,
  house: { readonly id: string; readonly name: string; readonly land: ReportSource['land'] },
  year: number,
  today: Temporal.PlainDate,
): Promise<ReportSource> {
  const span = { from: spanOf(year - yearsBack).from, until: spanOf(year).until }
  const rows = await figureRows(db, house.id, span)
  const disputes = await disputeRows(db, house.id, span)
  const others = [...rows, ...disputes].flatMap(({ locationId }) => locationId ?? [])
  return {
    land: house.land,
    holderName: house.name,
    year,
    places: await placesOf(db, house.id, [...new Set(others)]),
    rows,
    disputes,
    furtherDisputes: await furtherDisputesOf(db, house.id),
    today,
  }
}

/** Names that a text for the report may not tell: the people of the house. */
export async function namesOfHouse(db: Read, holderId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('accounts.membership as m')
    .innerJoin('accounts.person as p', 'p.id', 'm.person_id')
    .select('p.name')
    .distinct()
    .where('m.organisation_id', '=', holderId)
    .execute()
  return rows.map(({ name }) => name)
}

/** These may stand in a report. */
export async function placeNames(db: Read, locationIds: readonly string[]): Promise<string[]> {
  if (locationIds.length === 0) return []
  const rows = await db
    .selectFrom('locations.location')
    .select('name')
    .where('id', 'in', [...locationIds])
    .execute()
  return rows.map(({ name }) => name)
}

export async function groupsOf(db: Read, locationIds: readonly string[]): Promise<string[]> {
  if (locationIds.length === 0) return []
  const rows = await db
    .selectFrom('locations.age_group')
    .select('name')
    .distinct()
    .where('location_id', 'in', [...locationIds])
    .execute()
  return rows.map(({ name }) => name)
}

export interface Region {
  readonly name: string
  /** Of the supervisor that serves it, where one is known here. */
  readonly supervisor: { readonly name: string; readonly email: string } | null
}

/** The municipalities where a house has locations, with who watches over them. */
export async function regionsOf(db: Read, holderId: string): Promise<Region[]> {
  const { rows } = await sql<{ region: string; name: string | null; email: string | null }>`
    select distinct coalesce(m.name, l.place, '') as region, o.name, o.email from locations.location as l
    left join locations.municipality as m on m.land = l.land and m.code = l.municipality_code
    left join locations.desk_area as a on a.land = l.land and a.municipality_code = l.municipality_code
    left join accounts.organisation as o on o.id = a.organisation_id and o.kind = 'authority' and o.email is not null
    where l.organisation_id = ${holderId} and l.registered order by 1`.execute(db)
  return rows.map(({ region, name, email }) => ({
    name: region,
    supervisor: name !== null && email !== null ? { name, email } : null,
  }))
}

export interface Proof {
  readonly kind: 'supervisor' | 'parent'
  readonly to: string
  readonly state: 'queued' | 'sent' | 'failed' | 'kept'
  readonly createdAt: Temporal.Instant
  readonly sentAt: Temporal.Instant | null
}

/** To whom this edition went, and what became of each letter. */
export async function proofOf(db: Read, reportId: string): Promise<Proof[]> {
  const rows = await db
    .selectFrom('platform.letter')
    .select(['kind', 'to_address as to', 'state', 'created_at as createdAt', 'sent_at as sentAt'])
    .where('subject_id', '=', reportId)
    .where('kind', 'in', ['annual-reports.supervisor', 'annual-reports.parent'])
    .orderBy('kind', 'desc')
    .orderBy('created_at')
    .orderBy('to_address')
    .execute()
  return rows.map(({ kind, ...row }) => ({ ...row, kind: kind.endsWith('supervisor') ? 'supervisor' : 'parent' }))
}
