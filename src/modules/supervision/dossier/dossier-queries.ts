import { sql } from 'kysely'
import { startOfDay } from '../../../lib/days.ts'
import type { Read } from '../../../platform/database.ts'
import type { Text } from '../../../text-keys.ts'
import { clarificationsOf } from '../clarify/clarify-queries.ts'
import { incidentsOf } from '../incidents/incident-queries.ts'
import { contactsWith } from '../passed-on/passed-on-queries.ts'
import { casePath, reporterSidePath } from '../paths.ts'
import { patternMonths } from '../../feedback/rules.ts'
import { type DossierLine, newestFirst } from './dossier-line.ts'

/** Whose dossier it is. */
export type DossierOf = { readonly locationId: string } | { readonly organiserId: string }

export interface DossierView {
  readonly t: Text
  readonly zone: string
}

/** What one part of the house knows of it, as lines; the rows of the database say what who asks may see. */
export type DossierSource = (db: Read, of: DossierOf, view: DossierView) => Promise<DossierLine[]>

/** The places that a dossier is about, as a condition on a location. */
const among = (of: DossierOf) =>
  'locationId' in of
    ? sql<boolean>`l.id = ${of.locationId}::uuid`
    : sql<boolean>`l.organiser_id = ${of.organiserId}::uuid`

const reports = (db: Read, of: DossierOf) =>
  db
    .selectFrom('feedback.reaction as r')
    .innerJoin('locations.location as l', 'l.id', 'r.location_id')
    .innerJoin('accounts.organisation as o', 'o.id', 'r.holder_id')
    .leftJoin('feedback.situation as s', 's.id', 'r.situation_id')
    .select([
      'r.id',
      'r.number',
      'r.kind',
      'r.sender',
      'r.openness',
      'r.crisis',
      'r.acts',
      'r.words',
      'r.location_id as locationId',
    ])
    .select([
      'r.received_at as at',
      'r.handler_name as by',
      's.id as situationId',
      's.title',
      's.made_at as situatedAt',
    ])
    .select(sql<'received'>`r.state`.as('state'))
    .where('o.kind', '=', 'authority')
    .where(among(of))
    .orderBy('r.received_at')

/** What was told to the authority; several reports about one thing stand together as its situation. */
const reported: DossierSource = async (db, of, { t }) => {
  const rows = await reports(db, of).execute()
  const lines = rows.map((row) => ({
    situation: row.situationId === null ? null : { id: row.situationId, title: row.title ?? '' },
    line: {
      id: row.id,
      caseId: row.id,
      kind: 'reaction',
      at: row.at,
      locationId: row.locationId,
      number: row.number,
      what: t('dossier.staff.reaction', { kind: row.kind, sender: row.sender, openness: row.openness }),
      state: t(`desk.staff.state.${row.state}`),
      href: reporterSidePath(row.number),
      words: row.words,
      by: row.by ?? undefined,
      open: row.acts !== 'nobody',
      urgent: row.crisis,
    } satisfies DossierLine as DossierLine,
  }))
  const situations = new Map<string, { title: string; parts: DossierLine[] }>()
  for (const { situation, line } of lines)
    if (situation) {
      const one = situations.get(situation.id) ?? { title: situation.title, parts: [] }
      one.parts.push(line)
      situations.set(situation.id, one)
    }
  const bundles = [...situations].map(([id, { title, parts }]): DossierLine => {
    const [latest] = newestFirst(parts)
    return {
      id,
      kind: 'situation',
      at: latest?.at ?? Temporal.Instant.fromEpochMilliseconds(0),
      locationId: latest?.locationId ?? null,
      number: null,
      what: t('dossier.staff.situation', { title, count: parts.length }),
      state: null,
      href: null,
      open: parts.some(({ open }) => open),
      urgent: parts.some(({ urgent }) => urgent),
      parts: newestFirst(parts),
    }
  })
  return [...bundles, ...lines.filter(({ situation }) => situation === null).map(({ line }) => line)]
}

/** What went to the side of the organiser, and how far that is. */
const passedOn: DossierSource = async (db, of, { t }) => {
  const rows = await db
    .selectFrom('supervision.passed_on as p')
    .leftJoin('locations.location as l', 'l.id', 'p.location_id')
    .select(['p.id', 'p.number', 'p.words', 'p.passed_at as at', 'p.passed_name as by', 'p.closed_at as closedAt'])
    .select('p.location_id as locationId')
    .where('locationId' in of ? among(of) : sql<boolean>`p.organiser_id = ${of.organiserId}::uuid`)
    .execute()
  return rows.map(({ closedAt, ...row }) => ({
    ...row,
    kind: 'passed_on',
    caseId: row.id,
    what: t('dossier.staff.passed_on'),
    state: t(`report-register.staff.state.${closedAt ? 'done' : 'open'}`),
    href: casePath(row.id),
    open: closedAt === null,
  }))
}

const contacts: DossierSource = async (db, of, { t, zone }) =>
  (await contactsWith(db, of)).map((one) => ({
    id: one.id,
    kind: 'contact',
    at: startOfDay(one.heldOn, zone),
    locationId: one.locationId,
    number: null,
    what: t(`passed-on.staff.how.${one.how}`, { whom: one.withWhom }),
    state: null,
    href: one.passedOnId === null ? null : casePath(one.passedOnId),
    words: one.words,
    by: one.by,
  }))

const clarifications: DossierSource = async (db, of, { t }) =>
  (await clarificationsOf(db, of)).map((one) => ({
    id: one.id,
    kind: 'clarification',
    at: one.askedAt,
    locationId: one.locationId,
    number: null,
    what: t('dossier.staff.clarification', { name: one.locationName }),
    state: t(one.answer === null ? 'dossier.staff.clarification.waits' : 'dossier.staff.clarification.told'),
    href: one.passedOnId === null ? null : casePath(one.passedOnId),
    words: one.answer === null ? one.words : `${one.words}\n\n→ ${one.answer}`,
    by: one.askedName,
    open: one.answer === null,
  }))

/** What the organiser had to report itself. */
const incidents: DossierSource = async (db, of, { t }) =>
  (await incidentsOf(db, of)).map((one) => ({
    id: one.id,
    caseId: one.id,
    kind: 'incident',
    at: one.announcedAt,
    locationId: one.location.id,
    number: one.number,
    what: t(`incidents.staff.kind.${one.kind}`),
    state: t(`incidents.staff.state.${one.state}`),
    href: `/werk/toezicht/meldplicht/${one.id}`,
    words: one.sentence,
    by: one.reporterName,
    open: one.closedAt === null,
    urgent: one.kind === 'crisis' && one.closedAt === null,
  }))

/** What was agreed after a report; as far as its report may be seen. */
const measures: DossierSource = async (db, of, { t }) => {
  const rows = await db
    .selectFrom('feedback.measure as m')
    .innerJoin('feedback.reaction as r', 'r.id', 'm.reaction_id')
    .innerJoin('accounts.organisation as o', 'o.id', 'r.holder_id')
    .innerJoin('locations.location as l', 'l.id', 'r.location_id')
    .select(['m.id', 'm.words', 'm.state', 'm.made_at as at', 'm.owner_name as by', 'r.number', 'r.id as reactionId'])
    .select('r.location_id as locationId')
    .where('o.kind', '=', 'authority')
    .where('m.state', '<>', 'proposed')
    .where(among(of))
    .execute()
  return rows.map(({ state, reactionId, ...row }) => ({
    ...row,
    kind: 'measure',
    caseId: reactionId,
    what: t('dossier.staff.measure'),
    state: t(`feedback.measure.${state}`),
    open: state === 'planned' || state === 'done',
    href: reporterSidePath(row.number),
  }))
}

/** Reports that came from elsewhere or went there; who gave one away keeps this line of it. */
const handovers: DossierSource = async (db, of, { t }) => {
  const rows = await db
    .selectFrom('feedback.handover as h')
    .innerJoin('accounts.organisation as a', 'a.id', 'h.from_id')
    .innerJoin('accounts.organisation as b', 'b.id', 'h.to_id')
    .innerJoin('locations.location as l', (join) => join.on(sql<boolean>`l.id = h.location_id`))
    .select([
      'h.id',
      'h.number',
      'h.reason',
      'h.state',
      'h.answer',
      'a.name as giver',
      'b.name as taker',
      'l.id as locationId',
    ])
    .select(sql<Temporal.Instant>`coalesce(h.decided_at, h.asked_at)`.as('at'))
    .where('h.state', '<>', 'taken_back')
    .where(among(of))
    .execute()
  return rows.map(({ state, giver, taker, reason, answer, ...row }) => ({
    ...row,
    kind: 'handover',
    what: t(`dossier.staff.handover.${state === 'returned' ? 'returned' : state === 'accepted' ? 'accepted' : 'asked'}`, { giver, taker }), // prettier-ignore
    state: null,
    href: `/werk/reacties/overdracht/${row.id}`,
    words: state === 'returned' && answer !== '' ? answer : reason,
    open: state === 'asked',
  }))
}

/** Who tells the story. Inspections and steps of enforcement join this list once they are kept here. */
export const dossierSources: readonly DossierSource[] = [
  reported,
  incidents,
  passedOn,
  contacts,
  clarifications,
  measures,
  handovers,
]

/** The whole story, the latest first. */
export async function dossierLines(db: Read, of: DossierOf, view: DossierView): Promise<DossierLine[]> {
  const told: DossierLine[] = []
  for (const source of dossierSources) told.push(...(await source(db, of, view)))
  return newestFirst(told)
}

export interface DossierFigures {
  readonly reports: number
  readonly crises: number
  readonly anonymous: number
  /** Different things that happened, however many spoke of them. */
  readonly events: number
  /** What went to the side of the organiser. */
  readonly passedOn: number
  readonly contacts: number
  /** What is reported most: a head, and how often. */
  readonly pattern: { readonly head: 'safety'; readonly count: number } | null
}

/** What the last fourteen months say. */
export async function dossierFigures(db: Read, of: DossierOf, now: Temporal.Instant): Promise<DossierFigures> {
  const since = sql`${now}::timestamptz - make_interval(months => ${patternMonths})`
  const place = among(of)
  const { rows } = await sql<Omit<DossierFigures, 'pattern' | 'contacts' | 'passedOn'>>`
    select count(*)::int as reports, (count(*) filter (where r.crisis))::int as crises,
      (count(*) filter (where r.openness = 'anonymous'))::int as anonymous, count(distinct coalesce(r.situation_id, r.id))::int as events
    from feedback.reaction as r join locations.location as l on l.id = r.location_id join accounts.organisation as o on o.id = r.holder_id
    where o.kind = 'authority' and r.state <> 'withdrawn' and r.received_at > ${since} and ${place}`.execute(db)
  const heads = await sql<{ head: 'safety'; count: number }>`
    select e.head, count(distinct r.id)::int as count from feedback.element as e join feedback.reaction as r on r.id = e.reaction_id
    join locations.location as l on l.id = r.location_id join accounts.organisation as o on o.id = r.holder_id
    where o.kind = 'authority' and r.state <> 'withdrawn' and r.received_at > ${since} and ${place}
    group by e.head order by 2 desc, 1 limit 1`.execute(db)
  const talks = await sql<{ count: number }>`
    select count(*)::int as count from supervision.contact as c left join locations.location as l on l.id = c.location_id
    where c.noted_at > ${since} and ${'locationId' in of ? place : sql<boolean>`c.organiser_id = ${of.organiserId}::uuid`}`.execute(
    db,
  )
  const passed = await sql<{ count: number }>`
    select count(*)::int as count from supervision.passed_on as c left join locations.location as l on l.id = c.location_id
    where c.passed_at > ${since} and ${'locationId' in of ? place : sql<boolean>`c.organiser_id = ${of.organiserId}::uuid`}`.execute(
    db,
  )
  const counted = rows[0] ?? { reports: 0, crises: 0, anonymous: 0, events: 0 }
  const [most] = heads.rows
  return {
    ...counted,
    passedOn: passed.rows[0]?.count ?? 0,
    contacts: talks.rows[0]?.count ?? 0,
    pattern: most && most.count > 1 ? most : null,
  }
}
