import { newId, newNumber } from '../../src/platform/tokens.ts'
import type { House } from './house.ts'
import type { Speaking } from './speaking.ts'

/** In every field that somebody typed into: nothing of it may be left when the term is over. */
export const canary = 'Kanarievogel'

export interface KeptCase {
  readonly id: string
  readonly number: string
}

/** A reaction that was closed on a moment, with a canary in every word of it and of what hangs below. */
export async function addClosedReaction(
  house: House,
  place: Speaking,
  land: 'vl' | 'nl',
  closedAt: string,
): Promise<KeptCase> {
  const [id, number, situation] = [newId(), newNumber(), newId()]
  const { coordinator, handler, reader } = place
  const run = (sql: string, values: unknown[] = []) => house.owner.query(sql, values)
  await run(`insert into feedback.situation (id, holder_id, location_id, title, made_by) values ($1, $2, $3, $4, $5)`, [situation, place.organiserId, place.locationId, canary, handler.personId]) // prettier-ignore
  await run(
    `insert into feedback.reaction (id, number, holder_id, land, kind, about, location_id, sender, channel, regimes, language, words, wish, happened,
       contact_name, contact_email, contact_phone, contact_address, may_name, on_behalf_of, consent, folded, state, acts, received_at, filed_on,
       handler_id, handler_name, approver_id, situation_id, registered_by, closed_at, satisfaction, satisfaction_words, report_words, submission_key)
     values ($1, $2, $3, $4, 'complaint', 'location', $5, 'parent', 'web', '{childcare}', 'nl', $6, $6, $6, $6, $7, $6, $6, true, $6, $6, lower($6),
       'closed', 'nobody', $8::timestamptz - interval '40 days', $8::timestamptz::date - 40, $9, $6, $10, $11, $12, $8, 4, $6, 'Een klacht over eten.', $1)`,
    [id, number, place.organiserId, land, place.locationId, canary, `${canary}@example.org`, closedAt, handler.personId, reader.personId, situation, coordinator.personId], // prettier-ignore
  )
  await run(`insert into feedback.subject (reaction_id, person_id, named_by) values ($1, $2, $3)`, [id, place.local.personId, coordinator.personId]) // prettier-ignore
  await run(`insert into feedback.element (id, reaction_id, position, head, words, outcome, reasons) values ($1, $2, 1, 'quality', $3, 'founded', $3)`, [newId(), id, canary]) // prettier-ignore
  await run(`insert into feedback.term (id, reaction_id, name, by_law, started_on, due_on, met_on) values ($1, $2, 'judgement', true, $3::timestamptz::date - 40, $3::timestamptz::date + 2, $3::timestamptz::date)`, [newId(), id, closedAt]) // prettier-ignore
  await run(`insert into feedback.event (id, reaction_id, at, kind, actor, person_id, person_name, words, details, audience) values ($1, $2, $3, 'noted', 'staff', $4, $5, $5, $6, 'staff')`, [newId(), id, closedAt, handler.personId, canary, { note: canary }]) // prettier-ignore
  await run(`insert into feedback.inquiry (id, reaction_id, location_id, number, statement, asked_by, asked_at, due_on, answer, answered_at) values ($1, $2, $3, $4, $5, $6, $7, $7::timestamptz::date, $5, $7)`, [newId(), id, place.locationId, number, canary, handler.personId, closedAt]) // prettier-ignore
  await run(`insert into feedback.hearing (id, reaction_id, party, how, held_on, words, noted_by, noted_at) values ($1, $2, 'reporter', 'talk', $3::timestamptz::date, $4, $5, $3)`, [newId(), id, closedAt, canary, handler.personId]) // prettier-ignore
  await run(`insert into feedback.measure (id, organisation_id, reaction_id, words, owner_id, owner_name, due_on, state, proof, done_by, verified_by, reason, made_at) values ($1, $2, $3, $4, $5, $4, $6::timestamptz::date, 'verified', $4, $5, $7, $4, $6)`, [newId(), place.organiserId, id, canary, handler.personId, closedAt, reader.personId]) // prettier-ignore
  await run(`insert into feedback.judgement (id, reaction_id, version, words, no_measures, drafted_by, drafted_name, drafted_at, approved_by, approved_name, approved_at, content, pdf) values ($1, $2, 1, $3, $3, $4, $3, $5, $6, $3, $5, $7, $8)`, [newId(), id, canary, handler.personId, closedAt, reader.personId, { words: canary }, Buffer.from(canary)]) // prettier-ignore
  await run(`insert into feedback.file (id, reaction_id, name, media_type, bytes, sender, added_at) values ($1, $2, $3, 'text/plain', $4, 'reporter', $5)`, [newId(), id, canary, Buffer.from(canary), closedAt]) // prettier-ignore
  await run(`insert into feedback.escalation (id, reaction_id, body, by_whom, since_on, reference, outcome, outcome_on, noted_by, noted_at) values ($1, $2, 'geschillencommissie', 'reporter', $3::timestamptz::date - 5, $4, $4, $3::timestamptz::date, $5, $3)`, [newId(), id, closedAt, canary, handler.personId]) // prettier-ignore
  await run(`insert into feedback.task (id, reaction_id, words, owner_id, owner_name, due_on, added_by, added_at) values ($1, $2, $3, $4, $3, $5::timestamptz::date, $4, $5)`, [newId(), id, canary, handler.personId, closedAt]) // prettier-ignore
  const [organiser, passedOn] = [newId(), newId()]
  await run(`insert into locations.organiser (id, land, register_key, name) values ($1, $2, $3, 'Organisator')`, [organiser, land, number]) // prettier-ignore
  await run(`insert into supervision.passed_on (id, reaction_id, number, authority_id, organiser_id, location_id, words, at_once, passed_by, passed_name, passed_at, closed_at) values ($1, $2, $3, $4, $5, $6, $7, true, $8, $7, $9, $9)`, [passedOn, id, number, place.organiserId, organiser, place.locationId, canary, handler.personId, closedAt]) // prettier-ignore
  await run(`insert into supervision.contact (id, authority_id, organiser_id, passed_on_id, how, with_whom, held_on, words, noted_by, noted_name, noted_at) values ($1, $2, $3, $4, 'talk', $5, $7::timestamptz::date, $5, $6, $5, $7)`, [newId(), place.organiserId, organiser, passedOn, canary, handler.personId, closedAt]) // prettier-ignore
  await run(`insert into supervision.clarification (id, authority_id, organiser_id, location_id, passed_on_id, words, asked_by, asked_name, asked_at, due_on, answer, answered_at) values ($1, $2, $3, $4, $5, $6, $7, $6, $8, $8::timestamptz::date, $6, $8)`, [newId(), place.organiserId, organiser, place.locationId, passedOn, canary, handler.personId, closedAt]) // prettier-ignore
  await run(`insert into supervision.exchange (id, passed_on_id, words, written_by, written_name, written_at) values ($1, $2, $3, $4, $3, $5)`, [newId(), passedOn, canary, handler.personId, closedAt]) // prettier-ignore
  await run(`insert into supervision.news (id, passed_on_id, kind, words, said_by, said_name, said_at, state, decided_at, reason) values ($1, $2, 'talked', $3, $4, $3, $5, 'kept', $5, $3)`, [newId(), passedOn, canary, handler.personId, closedAt]) // prettier-ignore
  await run(`insert into feedback.handover (id, reaction_id, number, from_id, to_id, reason, summary, consent, asked_by, asked_name, asked_at, state, decided_by, decided_name, decided_at, answer) values ($1, $2, $3, (select id from accounts.organisation where id <> $4 order by id limit 1), $4, $5, $5, $5, $6, $5, $7, 'returned', $6, $5, $7, $5)`, [newId(), id, number, place.organiserId, canary, handler.personId, closedAt]) // prettier-ignore
  const [mediation, arrival] = [newId(), newId()]
  await run(`update feedback.reaction set concerns = $2 where id = $1`, [id, canary])
  await run(`insert into feedback.mediation (id, reaction_id, number, holder_id, organiser_name, organiser_email, subject, state, reply_by, reply_days, free_half_days, proposed_by, proposed_at, ended_because, ended_at) values ($1, $2, $3, $4, $5, $5, $5, 'ended', $6::timestamptz::date, 10, 2, $7, $6, 'declined', $6)`, [mediation, id, number, place.organiserId, canary, closedAt, handler.personId]) // prettier-ignore
  await run(`insert into feedback.mediation_record (mediation_id, version, words, written_by, written_at, pdf) values ($1, 1, $2, $3, $4, $5)`, [mediation, canary, handler.personId, closedAt, Buffer.from(canary)]) // prettier-ignore
  await run(`insert into feedback.mediation_answer (id, mediation_id, side, answer, words, how, said_at) values ($1, $2, 'parent', 'decline', $3, 'page', $4)`, [newId(), mediation, canary, closedAt]) // prettier-ignore
  await run(`insert into feedback.arrival (id, house_id, reply_to, came_at, envelope_sender, state, from_name, subject, words, reaction_id, decided_at) values ($1, $2, $3, $4, $5, 'joined', $5, $5, $5, $3, $4)`, [arrival, place.organiserId, id, closedAt, canary]) // prettier-ignore
  await addLetter(house, place.organiserId, id, closedAt)
  return { id, number }
}

/** A request whose only location said no on a moment. */
export async function addEndedRequest(
  house: House,
  place: Speaking,
  deskId: string,
  endedAt: string,
): Promise<KeptCase> {
  const [id, number, choice] = [newId(), newNumber(), newId()]
  const run = (sql: string, values: unknown[]) => house.owner.query(sql, values)
  await run(
    `insert into requests.request (id, family_id, number, desk_id, channel, language, child_name, birth_on, start_on, half_days, remarks, contact_name,
       contact_email, contact_phone, contact_address, folded, officer_name, received_at, submission_key)
     values ($1, $1, $2, $3, 'web', 'nl', $4, '2026-01-17', '2027-01-04', '{mon-am}', $4, $4, $5, $4, $4, lower($4), $4, $6::timestamptz - interval '90 days', $1)`,
    [id, number, deskId, canary, `${canary}@example.org`, endedAt],
  )
  await run(`insert into requests.choice (id, request_id, desk_id, rank, location_id, acts, state, changed_at) values ($1, $2, $3, 1, $4, 'nobody', 'refused', $5)`, [choice, id, deskId, place.locationId, endedAt]) // prettier-ignore
  await run(`insert into requests.event (id, request_id, choice_id, at, kind, actor, words, reason) values ($1, $2, $3, $4, 'refused', 'organiser', $5, 'full')`, [newId(), id, choice, endedAt, canary]) // prettier-ignore
  await run(`insert into requests.event (id, request_id, at, kind, actor, words, details) values ($1, $2, $3, 'changed', 'family', $4, $5)`, [newId(), id, endedAt, canary, { from: canary }]) // prettier-ignore
  await run(`insert into requests.offer (id, choice_id, half_days, start_on, answer_by, words, state, decided_at) values ($1, $2, '{mon-am}', '2027-01-04', '2026-12-04', $3, 'taken_back', now())`, [newId(), choice, canary]) // prettier-ignore
  await run(`insert into requests.paper_letter (id, request_id, desk_id, kind, language, content, created_at) values ($1, $2, $3, 'requests.received', 'nl', $4, $5)`, [newId(), id, deskId, { title: canary }, endedAt]) // prettier-ignore
  await addLetter(house, deskId, id, endedAt)
  return { id, number }
}

/** What an organiser reported to an authority, closed on a moment. */
export async function addClosedIncident(house: House, place: Speaking, closedAt: string): Promise<KeptCase> {
  const [id, number, authority] = [newId(), newNumber(), newId()]
  const run = (sql: string, values: unknown[]) => house.owner.query(sql, values)
  await run(`insert into accounts.organisation (id, kind, land, slug, name, zone) values ($1, 'authority', 'vl', 'toezicht', 'Toezicht', 'Europe/Brussels')`, [authority]) // prettier-ignore
  await run(
    `insert into supervision.incident (id, number, authority_id, location_id, kind, state, sentence, phone, reporter_name, occurred_at, occurred_timed, known_at,
       known_timed, announced_at, due_on, via, registered_by, closed_at, submission_key)
     values ($1, $2, $3, $4, 'crisis', 'closed', $5, $5, $5, $6, true, $6, true, $6, $6::timestamptz::date, 'organiser', $7, $6, $1)`,
    [id, number, authority, place.locationId, canary, closedAt, place.local.personId],
  )
  await run(`insert into supervision.incident_event (id, incident_id, at, kind, actor, person_name, words) values ($1, $2, $3, 'close', 'authority', $4, $4)`, [newId(), id, closedAt, canary]) // prettier-ignore
  await run(`insert into supervision.incident_form (incident_id, stage, wrapped_key, body, saved_at, version) values ($1, 'sent', $2, $2, $3, 1)`, [id, Buffer.from(canary), closedAt]) // prettier-ignore
  // Beside it, with no report behind them: a talk, a question with its answer and one that nobody answered.
  const organiser = newId()
  await run(`insert into locations.organiser (id, land, register_key, name) values ($1, 'vl', $2, 'Organisator')`, [organiser, number]) // prettier-ignore
  await run(`insert into supervision.contact (id, authority_id, organiser_id, how, with_whom, held_on, words, noted_by, noted_name, noted_at) values ($1, $2, $3, 'talk', $4, $6::timestamptz::date, $4, $5, $4, $6)`, [newId(), authority, organiser, canary, place.local.personId, closedAt]) // prettier-ignore
  const ask = `insert into supervision.clarification (id, authority_id, organiser_id, location_id, words, asked_by, asked_name, asked_at, due_on, answer, answered_at) values ($1, $2, $3, $4, $5, $6, $5, $7::timestamptz - interval '1 month', $7::timestamptz::date, $8, $9)`
  await run(ask, [newId(), authority, organiser, place.locationId, canary, place.local.personId, closedAt, canary, closedAt]) // prettier-ignore
  await run(ask, [newId(), authority, organiser, place.locationId, canary, place.local.personId, closedAt, null, null])
  await addLetter(house, authority, id, closedAt)
  return { id, number }
}

export const addLetter = (house: House, organisationId: string, subjectId: string, at: string) =>
  house.owner.query(
    `insert into platform.letter (id, organisation_id, subject_id, kind, to_address, language, subject, body_text, body_html, created_at)
     values ($1, $2, $3, 'test', $4, 'nl', $5, $5, $5, $6)`,
    [newId(), organisationId, subjectId, `${canary}@example.org`, canary, at],
  )

/** Every row of the whole database that holds a word, by its table: nothing is left out. */
export async function rowsWith({ owner }: House, word: string): Promise<string[]> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await owner.query<{ n: number }>(
      `select count(*)::int as n from ${name} as t where t::text ~* $1 or t::text ~* $2`,
      [word, Buffer.from(word).toString('hex')],
    )
    if (rows[0]?.n) found.push(`${name}: ${rows[0].n}`)
  }
  return found
}
