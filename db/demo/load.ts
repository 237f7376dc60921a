import '../../src/platform/temporal.ts'
import '../../src/platform/database.ts' // teaches pg to write days and moments
import { type Insertable, Kysely, sql, type Transaction } from 'kysely'
import { Pool } from 'pg'
import { toMercator } from '../../src/lib/geo.ts'
import type { Keys } from '../../src/platform/keys.ts'
import { WordsDialect } from '../../src/platform/words-driver.ts'
import type { Tables } from '../../src/tables.ts'
import { type Audit, auditOf } from './audit.ts'
import { certificatesOf } from './certificates.ts'
import { claimsOf } from './claims.ts'
import { deskPagesOf } from './desk-pages.ts'
import { type Organisation, organisations } from './organisations.ts'
import { membershipId, staff, type StaffMember } from './people.ts'
import { anybody } from './empty.ts'
import { locationId } from './location-facts.ts'
import { type Places, placesOf } from './places.ts'
import { arrivalsOf } from './arrivals.ts'
import { deskWorkOf } from './desk-work.ts'
import { panelOf } from './panel.ts'
import { type Reactions, reactionsOf } from './reactions.ts'
import { profilesOf } from './profiles.ts'
import { type Region, region } from './region.ts'
import type { LocationRow } from './rows.ts'
import { type Requests, requestsOf } from './requests.ts'
import { signalsOf } from './signals.ts'
import { incidentsOf } from './incidents.ts'
import { authorityWorkOf, supervisionOf } from './supervision.ts'
import { sealedIn, sealedRow } from './sealed.ts'

/** There is something in the database already, and demo data never mix with what is real. */
export class NotEmpty extends Error {
  override readonly name = 'NotEmpty'
}

export interface DemoParts {
  /** What is sealed in the demo is sealed with these. */
  readonly keys: Keys
  /** False leaves out the requests of families, for tests that make their own. */
  readonly requests?: boolean
  /** Where the links of letters lead, before the host name of a desk is put in. */
  readonly origin?: URL
}

/**
 * Fills an empty, migrated database with the demo region, dated around `now`. As the owner, in one transaction.
 * @throws NotEmpty
 */
export async function loadDemo(url: string, now: Temporal.Instant, parts: DemoParts): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 1 })
  const db = new Kysely<Tables>({ dialect: new WordsDialect({ pool }, parts.keys) })
  try {
    await db.transaction().execute((tx) => fill(tx, now, parts))
    // Otherwise the planner takes every table for empty until the first sweep.
    await sql`analyze`.execute(db)
  } finally {
    await db.destroy()
  }
}

type Writing = Transaction<Tables>

async function fill(
  tx: Writing,
  now: Temporal.Instant,
  { requests = true, origin = new URL('http://localhost:3000'), keys }: DemoParts,
): Promise<void> {
  // Two starts at once: the second waits, and finds the house full.
  await sql`select pg_advisory_xact_lock(hashtext('opvangloket.demo'))`.execute(tx)
  const { rows: inhabitants } = await sql.raw(anybody).execute(tx)
  if (inhabitants.length > 0) throw new NotEmpty('The demo region is loaded into an empty database only')
  await insertOrganisations(tx, now)
  const today = now.toZonedDateTimeISO('Europe/Brussels').toPlainDate()
  const rows = region(today)
  await insertRegion(tx, rows)
  await insertStaff(tx, now)
  await insertSupervision(tx, now, today)
  await insertOwnWords(tx, rows, now)
  const places = placesOf(rows.locations, today)
  const asked = requests ? requestsOf(rows, now, origin, places) : undefined
  await insertPlaces(tx, places)
  if (asked) await insertRequests(tx, asked)
  const said = requests ? await insertReactions(tx, now) : undefined
  if (said) await insertSignals(tx, now, today)
  if (requests) await insertCertificates(tx, now)
  if (requests) await insertIncidents(tx, now, keys)
  if (asked && said) await insertAudit(tx, auditOf(said, asked, now))
}

/** PostgreSQL takes 65,535 values in one statement. */
const mostValues = 60_000

async function insertAll<T extends keyof Tables & string>(
  tx: Writing,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
) {
  const columns = Math.max(1, ...rows.map((row) => Object.keys(row).length))
  const batch = Math.floor(mostValues / columns)
  for (let start = 0; start < rows.length; start += batch) {
    // The rows are those of this very table, which Kysely cannot follow through a type parameter.
    await tx
      .insertInto(table as 'accounts.organisation')
      .values(rows.slice(start, start + batch) as unknown as Insertable<Tables['accounts.organisation']>[])
      .execute()
  }
}

async function insertOrganisations(tx: Writing, now: Temporal.Instant) {
  const all: readonly Organisation[] = Object.values(organisations)
  const createdAt = now.subtract({ hours: 24 * 400 })
  await insertAll(
    tx,
    'accounts.organisation',
    all.map(({ id, kind, land, slug, name, email, phone, hours }) => ({
      id,
      kind,
      land,
      slug,
      name,
      email,
      phone,
      hours,
      zone: land === 'vl' ? 'Europe/Brussels' : 'Europe/Amsterdam',
      created_at: createdAt,
    })),
  )
  const styles = all.flatMap(({ id, style }) => (style ? [{ organisation_id: id, ...style }] : []))
  await insertAll(tx, 'accounts.house_style', styles)
  const sites = all.flatMap(({ id, host }) => (host ? [{ organisation_id: id, host }] : []))
  await insertAll(tx, 'accounts.site', sites)
}

async function insertRegion(tx: Writing, rows: Region) {
  await insertAll(tx, 'locations.municipality', rows.municipalities)
  await insertAll(tx, 'locations.desk_area', rows.deskAreas)
  await insertAll(tx, 'locations.postcode_point', rows.postcodePoints)
  await insertAll(tx, 'locations.organiser', rows.organisers)
  await tx
    .insertInto('locations.location')
    .values(rows.locations.map((row) => ({ ...row, at: pointOnMap(row) })))
    .execute()
  await insertAll(tx, 'locations.location_private', rows.privates)
  await insertAll(tx, 'locations.contact', rows.contacts)
}

async function insertOwnWords(tx: Writing, { locations }: Region, now: Temporal.Instant) {
  const { profiles, hours, photos } = await profilesOf(locations, now)
  await insertAll(tx, 'locations.profile', profiles)
  await insertAll(tx, 'locations.opening_hours', hours)
  await insertAll(tx, 'locations.photo', photos)
  const { claims, events } = claimsOf(now)
  await insertAll(tx, 'locations.claim', claims)
  await insertAll(tx, 'locations.claim_event', events)
  const pages = deskPagesOf(now)
  await insertAll(tx, 'locations.desk_article', pages.articles)
  await insertAll(tx, 'locations.desk_article_text', pages.texts)
}

async function insertPlaces(tx: Writing, rows: Places) {
  await insertAll(tx, 'locations.age_group', rows.groups)
  await insertAll(tx, 'locations.plan', rows.plans)
  await insertAll(tx, 'locations.occupation', rows.occupations)
  await insertAll(tx, 'locations.closure', rows.closures)
  await insertAll(tx, 'locations.free_confirmation', rows.confirmations)
}

function pointOnMap({ lat, lon }: LocationRow) {
  const { x, y } = toMercator({ lat, lon })
  return sql<{ x: number; y: number }>`point(${x}::float8, ${y}::float8)`
}

async function insertStaff(tx: Writing, now: Temporal.Instant) {
  const all: readonly StaffMember[] = Object.values(staff)
  const createdAt = now.subtract({ hours: 24 * 365 })
  const persons = all.map(({ id, name, email }) => ({ id, name, email, created_at: createdAt }))
  await insertAll(tx, 'accounts.person', persons)
  const memberships = all.flatMap((person) =>
    person.memberships.map(({ organisation, role, location }, index) => ({
      id: membershipId(person, index),
      person_id: person.id,
      organisation_id: organisations[organisation].id,
      role,
      location_id: location ? locationId(location) : null,
      created_at: createdAt,
    })),
  )
  await insertAll(tx, 'accounts.membership', memberships)
}

async function insertSupervision(tx: Writing, now: Temporal.Instant, today: Temporal.PlainDate) {
  const rows = supervisionOf(now, today)
  await insertAll(tx, 'supervision.remit', rows.remits)
  await insertAll(tx, 'supervision.client_manager', rows.clientManagers)
}

async function insertSignals(tx: Writing, now: Temporal.Instant, today: Temporal.PlainDate) {
  const rows = signalsOf(now, today)
  await insertAll(tx, 'supervision.signal', rows.signals)
  await insertAll(tx, 'supervision.follow_up', rows.followUps)
  await insertAll(tx, 'supervision.signal_event', rows.events)
}

async function insertIncidents(tx: Writing, now: Temporal.Instant, keys: Keys) {
  const rows = incidentsOf(now, keys)
  await insertAll(tx, 'supervision.incident', rows.incidents)
  await insertAll(tx, 'supervision.incident_event', rows.events)
  await insertAll(tx, 'supervision.incident_form', rows.forms)
  await insertAll(tx, 'supervision.house_rules', rows.houseRules)
}

async function insertCertificates(tx: Writing, now: Temporal.Instant) {
  const rows = certificatesOf(now)
  await insertAll(tx, 'tariffs.authorised', rows.authorised)
  await insertAll(tx, 'tariffs.certificate', rows.files)
  await insertAll(tx, 'tariffs.certificate_case', rows.cases)
  await insertAll(tx, 'tariffs.certificate_declaration', rows.declarations)
  await insertAll(tx, 'tariffs.certificate_result', rows.results)
  await insertAll(tx, 'tariffs.certificate_event', rows.events)
}

async function insertRequests(tx: Writing, rows: Requests) {
  await insertAll(tx, 'requests.request', rows.requests)
  await insertAll(tx, 'requests.choice', rows.choices)
  await insertAll(tx, 'requests.event', rows.events)
  await insertAll(tx, 'requests.offer', rows.answers.offers)
  await insertAll(tx, 'requests.visit', rows.answers.visits)
  await insertAll(tx, 'requests.visit_slot', rows.answers.slots)
  await insertAll(tx, 'placements.placement', rows.answers.placements)
  await insertAll(tx, 'placements.event', rows.answers.placementEvents)
  await insertAll(tx, 'requests.access_link', rows.links)
  await insertAll(tx, 'platform.letter', rows.letters)
}

async function insertDeskWork(tx: Writing, now: Temporal.Instant) {
  const rows = deskWorkOf(now)
  await insertAll(tx, 'feedback.event', rows.events)
  await insertAll(tx, 'feedback.desk_question', rows.questions)
  await insertAll(tx, 'feedback.mediation', rows.mediations)
  await insertAll(tx, 'feedback.mediation_record', rows.records)
  await insertAll(tx, 'feedback.mediation_answer', rows.answers)
  await insertAll(tx, 'feedback.mediation_session', rows.sessions)
  await insertAll(tx, 'feedback.escalation', rows.escalations)
}

async function insertReactions(tx: Writing, now: Temporal.Instant): Promise<Reactions> {
  const rows = reactionsOf(now)
  const sealed = sealedIn(rows)
  const insertSealed = <T extends keyof Tables & string>(table: T, all: readonly Insertable<Tables[T]>[]) =>
    // The same rows: only how their words are written differs.
    insertAll(tx, table, all.map((row) => sealedRow(sealed, table, row as object as Record<string, unknown>)) as unknown as Insertable<Tables[T]>[]) // prettier-ignore
  await insertAll(tx, 'feedback.situation', rows.situations)
  await insertSealed('feedback.reaction', rows.reactions)
  await insertAll(tx, 'feedback.subject', rows.subjects)
  await insertSealed('feedback.element', rows.elements)
  await insertAll(tx, 'feedback.term', rows.terms)
  await insertSealed('feedback.event', rows.events)
  await insertSealed('feedback.inquiry', rows.inquiries)
  await insertSealed('feedback.hearing', rows.hearings)
  await insertSealed('feedback.judgement', rows.judgements)
  await insertAll(tx, 'feedback.measure', rows.measures)
  await insertAll(tx, 'feedback.substitute', rows.substitutes)
  await insertAll(tx, 'feedback.template', rows.templates)
  await insertAll(tx, 'feedback.procedure_setting', rows.settings)
  await insertSealed('feedback.task', rows.tasks)
  await insertSealed('feedback.disclosure', rows.disclosures)
  const watched = authorityWorkOf(now, now.toZonedDateTimeISO('Europe/Brussels').toPlainDate())
  await insertAll(tx, 'supervision.passed_on', watched.passedOn)
  await insertAll(tx, 'supervision.contact', watched.contacts)
  await insertAll(tx, 'supervision.clarification', watched.clarifications)
  await insertAll(tx, 'supervision.exchange', watched.exchanges)
  await insertAll(tx, 'supervision.news', watched.news)
  await insertAll(tx, 'feedback.handover', watched.handovers)
  const panel = panelOf(now)
  await insertAll(tx, 'feedback.procedure_setting', panel.settings)
  await insertAll(tx, 'feedback.panel', panel.panels)
  await insertAll(tx, 'feedback.panel_member', panel.members)
  await insertAll(tx, 'feedback.measure', panel.measures)
  await insertAll(tx, 'feedback.consultation', panel.consultations)
  await insertAll(tx, 'feedback.consultation_comment', panel.comments)
  await insertDeskWork(tx, now)
  const post = arrivalsOf(now)
  await insertAll(tx, 'feedback.arrival', post.arrivals)
  await insertAll(tx, 'feedback.arrival_file', post.files)
  return rows
}

async function insertAudit(tx: Writing, { openings, entries }: Audit) {
  await insertAll(tx, 'audit.opening', openings)
  await insertAll(
    tx,
    'audit.entry',
    entries.map((row) => ({ opening_id: null, ...row })),
  )
}
