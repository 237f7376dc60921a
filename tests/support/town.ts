import { createHash } from 'node:crypto'
import { startSession } from '../../src/platform/session.ts'
import { newId, newNumber } from '../../src/platform/tokens.ts'
import type { House } from './house.ts'

/**
 * Two small desks that must know nothing of each other, with people in every role, one location and one request each:
 * what a test needs that asks who sees what. Built with plain SQL as the owner, so that it does not lean on what it tests.
 */
export interface Town {
  readonly operator: Staff
  readonly near: Quarter
  readonly far: Quarter
}

export interface Quarter {
  readonly deskId: string
  readonly registerId: string
  readonly locationId: string
  readonly requestId: string
  readonly requestNumber: string
  readonly choiceId: string
  readonly offerId: string
  readonly placementId: string
  readonly letterId: string
  /** Of a letter on paper. */
  readonly paperId: string
  readonly invitationId: string
  readonly importId: string
  readonly claimId: string
  readonly articleId: string
  readonly listId: string
  /** A list of costs of the organiser. */
  readonly batchId: string
  /** Proposed values of the land of the other: `near` is Flemish, `far` Dutch. */
  readonly tariffSetId: string
  /** Of a certificate that the worker prepares. */
  readonly certificateNumber: string
  readonly authorisationId: string
  readonly declarationId: string
  /** Of the worker. */
  readonly passkeyId: string
  readonly manager: Staff
  readonly worker: Staff
  readonly organiser: Staff
  readonly officer: Staff
  /** Does policy at the authority of the quarter; that of `far` is Dutch. */
  readonly policy: Staff
  /** Talks with organisers for the authority of the quarter. */
  readonly clientManager: Staff
  readonly complaintsOfficer: Staff
  readonly coordinator: Staff
  readonly reactionId: string
  readonly reactionNumber: string
  readonly reactionFileId: string
  readonly arrivalId: string
  readonly arrivalFileId: string
  readonly inquiryId: string
  /** Of what was taken to somebody independent. */
  readonly escalationId: string
  readonly measureId: string
  /** What the desk heard, what it does with that, and what it told the authority. */
  readonly signalId: string
  readonly followUpId: string
  readonly reportedNumber: string
  /** Between who asked the complaints desk and the location. */
  readonly mediationId: string
  /** Of the register: who runs the location. */
  readonly organiserId: string
  /** What somebody told the authority, passed on to who talks with the organiser. */
  readonly reportNumber: string
  readonly passedOnId: string
  readonly clarificationId: string
  /** The complaints desk of the quarter is asked to take that report over. */
  readonly handoverId: string
  /** A panel of the organiser with one member, and what it was asked. */
  readonly panelId: string
  readonly panelMemberId: string
  readonly consultationId: string
  /** What the organiser reported to the authority of its quarter. */
  readonly incidentId: string
  /** The cookie of who said something about the organiser. */
  readonly reporter: string
  /** The cookie of the member of its panel. */
  readonly panelMember: string
  /** The cookie of who came by a link in the mail of the location. */
  readonly keeper: string
  /** The cookie of the family behind the request. */
  readonly family: string
}

export interface Staff {
  readonly personId: string
  readonly membershipId: string
  readonly sessionId: string
  /** Value of the `cookie` header. */
  readonly cookie: string
}

type Kind = 'desk' | 'organiser' | 'authority' | 'complaints_desk' | 'operator'

/** @param claimed whether the organisers run their locations; else the desk answers in their name */
export async function buildTown(house: House, { claimed = false } = {}): Promise<Town> {
  const operatorId = await organisation(house, 'operator', 'operator')
  const operator = await staff(house, operatorId, 'operator', 'Otto Operator')
  return {
    operator,
    near: await quarter(house, 'near', '9901', claimed),
    far: await quarter(house, 'far', '9902', claimed),
  }
}

async function quarter(house: House, name: string, code: string, claimed: boolean): Promise<Quarter> {
  const { owner } = house
  const deskId = await organisation(house, 'desk', `desk-${name}`)
  await owner.query(`insert into locations.municipality (land, code, name, folded) values ('vl', $1, $2, $2)`, [
    code,
    name,
  ])
  await owner.query(
    `insert into locations.desk_area (land, municipality_code, organisation_id) values ('vl', $1, $2)`,
    [code, deskId],
  )
  const locationId = newId()
  const registerId = `${code}001`
  await owner.query(
    `insert into locations.location (id, land, register_id, kind, name, folded, registered, municipality_code, row_hash)
     values ($1, 'vl', $2, 'day_care', $3, $3, true, $4, '\\x00')`,
    [locationId, registerId, `opvang ${name}`, code],
  )
  const [requestId, requestNumber, letterId, invitationId] = [newId(), newNumber(), newId(), newId()]
  const [choiceId, offerId, placementId] = [newId(), newId(), newId()]
  await owner.query(
    `insert into requests.request (id, family_id, number, desk_id, channel, language, child_name, birth_on, start_on, half_days, contact_name, contact_email, folded, submission_key)
     values ($1, $1, $2, $3, 'web', 'nl', $4, '2026-01-05', '2027-01-04', '{mon-am}', $5, $6, lower($4 || ' ' || $5), gen_random_uuid())`,
    [requestId, requestNumber, deskId, `Kind${name}`, `Ouder${name}`, `${name}@example.org`],
  )
  await owner.query(
    `insert into requests.choice (id, request_id, desk_id, rank, location_id, acts, due_on) values ($1, $2, $4, 1, $3, 'desk', '2026-12-04')`,
    [choiceId, requestId, locationId, deskId],
  )
  await owner.query(
    `insert into requests.offer (id, choice_id, half_days, start_on, answer_by, words, state, decided_at)
     values ($1, $2, '{mon-am}', '2027-01-04', '2026-12-04', $3, 'taken_back', now())`,
    [offerId, choiceId, `Aanbod${name}`],
  )
  await owner.query(
    `insert into placements.placement (id, offer_id, choice_id, request_id, family_id, desk_id, location_id, half_days, start_on, state, accepted_at, changed_at)
     values ($1, $2, $3, $4, $4, $5, $6, '{mon-am}', '2027-01-04', 'annulled', now(), now())`,
    [placementId, offerId, choiceId, requestId, deskId, locationId],
  )
  await owner.query(
    `insert into platform.letter (id, organisation_id, subject_id, kind, to_address, language, subject, body_text, body_html)
     values ($1, $2, $3, 'request_received', $4, 'nl', $5, $5, $5)`,
    [letterId, deskId, requestId, `${name}@example.org`, `Briefaan${name}`],
  )
  const paperId = newId()
  await owner.query(
    `insert into requests.paper_letter (id, request_id, desk_id, kind, language, content, created_at) values ($1, $2, $3, 'requests.received', 'nl', $4, now())`,
    [paperId, requestId, deskId, JSON.stringify({ title: `Papieraan${name}` })],
  )
  await owner.query(
    `insert into accounts.invitation (id, token_hash, email, name, organisation_id, role, expires_at)
     values ($1, $2, $3, $4, $5, 'desk_worker', now() + interval '14 days')`,
    [
      invitationId,
      createHash('sha256').update(name).digest(),
      `invited-${name}@example.org`,
      `Genodigde${name}`,
      deskId,
    ],
  )
  const importId = newId()
  await owner.query(
    `insert into locations.import_run (id, kind, land, file_name, dry_run) values ($1, 'lrk', 'nl', $2, true)`,
    [importId, `${name}.csv`],
  )
  const listId = newId()
  await owner.query(
    `insert into requests.list_import (id, desk_id, file_name, bytes, file_hash, started_by)
     values ($1, $2, $3, $4, decode(md5($3) || md5($3), 'hex'), gen_random_uuid())`,
    [listId, deskId, `Lijst${name}.csv`, Buffer.from(`Naam;Keuze\nLijstkind${name};Nergens\n`)],
  )
  const claimId = newId()
  await owner.query(
    `insert into locations.claim (id, location_id, name, function, email, phone, language, received_at, changed_at, submission_key)
     values ($1, $2, $3, 'onthaalouder', $4, '014 00 11 22', 'nl', now(), now(), $1)`,
    [claimId, locationId, `Aanvrager${name}`, `claims-${name}@example.org`],
  )
  const articleId = newId()
  await owner.query(
    `insert into locations.desk_article (id, desk_id, kind, slug, position, removed_at) values ($1, $2, 'page', $3, 1, now())`,
    [articleId, deskId, `pagina-${name}`],
  )
  await owner.query(
    `insert into locations.desk_article_text (article_id, lang, version, title, body, written_by, written_at)
     values ($1, 'nl', 1, $2, $2, $1, now())`,
    [articleId, `Kladtekst${name}`],
  )
  const worker = await staff(house, deskId, 'desk_worker', `Worker${name}`)
  const certificate = await certificateOf(house, { deskId, personId: worker.personId, name })
  const organiserId = await organisation(house, 'organiser', `organiser-${name}`)
  if (claimed)
    await owner.query('update locations.location set organisation_id = $2 where id = $1', [locationId, organiserId])
  const land = name === 'far' ? 'nl' : 'vl'
  const authorityId = await organisation(house, 'authority', `authority-${name}`, land)
  const policy = await staff(house, authorityId, 'policy', `Policy${name}`)
  const clientManager = await staff(house, authorityId, 'client_manager', `Client${name}`)
  const tariffSetId = newId()
  await owner.query(
    `insert into tariffs.proposed_set (id, land, kind, from_on, until_on, value, source, certainty, organisation_id, proposed_by, proposed_at)
     values ($1, $2, case $2 when 'vl' then 'income_tariff' else 'benefit_year' end, '2027-01-01', '2027-12-31', '{}', $3, 'official', $4, $5, now())`,
    [tariffSetId, land, `Tariefbron${name}`, authorityId, policy.personId],
  )
  const organiser = await staff(house, organiserId, 'organiser_manager', `Organiser${name}`)
  const said = await reaction(house, { name, organiserId, locationId, personId: organiser.personId })
  const heard = await signal(house, { name, deskId, authorityId, locationId, personId: worker.personId })
  const complaintsId = await organisation(house, 'complaints_desk', `complaints-${name}`)
  return {
    ...heard,
    deskId,
    registerId,
    locationId,
    requestId,
    requestNumber,
    choiceId,
    offerId,
    placementId,
    letterId,
    paperId,
    invitationId,
    importId,
    claimId,
    articleId,
    listId,
    batchId: await costBatch(house, organiserId, organiser.personId, name),
    tariffSetId,
    ...certificate,
    passkeyId: await passkey(house, worker.personId, name),
    manager: await staff(house, deskId, 'desk_manager', `Manager${name}`),
    worker,
    organiser,
    coordinator: await staff(house, organiserId, 'complaint_coordinator', `Coordinator${name}`),
    ...said,
    incidentId: await incident(house, { name, authorityId, locationId, personId: organiser.personId }),
    ...(await report(house, { name, code, authorityId, complaintsId, locationId, personId: clientManager.personId })),
    clientManager,
    mediationId: await mediation(house, { name, deskId: complaintsId, locationId, personId: worker.personId }),
    reporter: await cookieFor(house, { reactionId: said.reactionId }),
    panelMember: await cookieFor(house, { panelMemberId: said.panelMemberId }),
    officer: await staff(house, authorityId, 'officer', `Officer${name}`),
    policy,
    complaintsOfficer: await staff(house, complaintsId, 'complaints_officer', `Complaints${name}`),
    keeper: await cookieFor(house, { locationId }),
    family: await cookieFor(house, { caseId: requestId }),
  }
}

/** A signal with something planned, and another one that the desk told the authority in its own name. */
async function signal(
  { owner }: House,
  of: { name: string; deskId: string; authorityId: string; locationId: string; personId: string },
) {
  const [signalId, followUpId, reportedId, reportedNumber] = [newId(), newId(), newId(), newNumber()]
  await owner.query(
    `insert into supervision.signal (id, desk_id, location_id, source, gravity, words, folded, heard_on, state, noted_by, noted_at)
     values ($1, $2, $3, 'parent', 'worry', $4, lower($4), '2026-11-02', 'followed', $5, now())`,
    [signalId, of.deskId, of.locationId, `Signaalwoorden${of.name}`, of.personId],
  )
  await owner.query(
    `insert into supervision.follow_up (id, signal_id, kind, words, due_on, decided_by, decided_name, decided_at)
     values ($1, $2, 'watch', $3, '2027-01-04', $4, $3, now())`,
    [followUpId, signalId, `Opvolging${of.name}`, of.personId],
  )
  await owner.query(
    `insert into feedback.reaction (id, number, holder_id, land, kind, about, location_id, sender, channel, regimes, language, words,
       contact_name, contact_email, may_name, folded, state, acts, received_at, submission_key, registered_by, registered_at_id)
     values ($1, $2, $3, 'vl', 'question', 'location', $4, 'desk', 'web', '{childcare}', 'nl', $5, $5, 'loket@example.org', false, lower($5),
       'received', 'coordinator', now(), $1, $6, $7)`,
    [reportedId, reportedNumber, of.authorityId, of.locationId, `Loketmelding${of.name}`, of.personId, of.deskId],
  )
  return { signalId, followUpId, reportedNumber }
}

async function passkey({ owner }: House, personId: string, name: string): Promise<string> {
  const id = newId()
  await owner.query(
    `insert into accounts.passkey (id, person_id, name, host, credential_id, public_key, counter, transports, backed_up, created_at)
     values ($1, $2, $3, 'localhost', $4, '\\x00', 0, '{}', false, now())`,
    [id, personId, `Sleutel${name}`, Buffer.from(id)],
  )
  return id
}

async function costBatch({ owner }: House, organisationId: string, personId: string, name: string): Promise<string> {
  const id = newId()
  await owner.query(
    `insert into tariffs.cost_batch (id, organisation_id, started_by, file_name, land, lines_total, lines_done, created_at, finished_at, expires_at)
     values ($1, $2, $3, $4, 'vl', 1, 1, now(), now(), now() + interval '7 days')`,
    [id, organisationId, personId, `Kosten${name}.csv`],
  )
  return id
}

/** A complaint with a file and a question to the location. */
async function reaction(
  { owner }: House,
  of: { name: string; organiserId: string; locationId: string; personId: string },
) {
  const [reactionId, reactionNumber, reactionFileId, inquiryId] = [newId(), newNumber(), newId(), newId()]
  const [escalationId, measureId] = [newId(), newId()]
  const [arrivalId, arrivalFileId] = [newId(), newId()]
  await owner.query(
    `insert into feedback.arrival (id, house_id, came_at, envelope_sender, state, from_name, subject, words)
     values ($1, $2, now(), '', 'waiting', $3, $3, $3)`,
    [arrivalId, of.organiserId, `Postwoorden${of.name}`],
  )
  await owner.query(
    `insert into feedback.arrival_file (id, arrival_id, position, name, media_type, bytes) values ($1, $2, 0, 'a.txt', 'text/plain', $3)`,
    [arrivalFileId, arrivalId, Buffer.from('Post')],
  )
  await owner.query(
    `insert into feedback.reaction (id, number, holder_id, land, kind, about, location_id, sender, channel, regimes, language, words,
       contact_name, contact_email, may_name, folded, state, acts, received_at, filed_on, submission_key)
     values ($1, $2, $3, 'vl', 'complaint', 'location', $4, 'parent', 'web', '{childcare}', 'nl', $5, $6, $7, false, lower($6),
       'received', 'coordinator', now(), current_date, gen_random_uuid())`,
    [
      reactionId,
      reactionNumber,
      of.organiserId,
      of.locationId,
      `Klachtwoorden${of.name}`,
      `Melder${of.name}`,
      `melder-${of.name}@example.org`,
    ],
  )
  await owner.query(
    `insert into feedback.file (id, reaction_id, name, media_type, bytes, sender, added_at) values ($1, $2, $3, 'text/plain', $4, 'reporter', now())`,
    [reactionFileId, reactionId, `Bewijs${of.name}.txt`, Buffer.from(`Bewijswoorden${of.name}`)],
  )
  await owner.query(
    `insert into feedback.inquiry (id, reaction_id, location_id, number, statement, asked_by, asked_at, due_on)
     values ($1, $2, $3, $4, $5, $6, now(), current_date + 7)`,
    [inquiryId, reactionId, of.locationId, reactionNumber, `Kantwoorden${of.name}`, of.personId],
  )
  await owner.query(
    `insert into feedback.escalation (id, reaction_id, body, by_whom, since_on, noted_by, noted_at)
     values ($1, $2, 'opgroeipunt', 'house', current_date, $3, now())`,
    [escalationId, reactionId, of.personId],
  )
  await owner.query(
    `insert into feedback.measure (id, organisation_id, reaction_id, words, owner_id, owner_name, due_on, state, made_at)
     values ($1, $2, $3, $4, $5, 'Eigenaar', current_date, 'planned', now())`,
    [measureId, of.organiserId, reactionId, `Maatregel${of.name}`, of.personId],
  )
  const panel = await panelWith(owner, of)
  return {
    reactionId,
    reactionNumber,
    reactionFileId,
    inquiryId,
    escalationId,
    measureId,
    arrivalId,
    arrivalFileId,
    ...panel,
  }
}

/** Announced by the organiser; its form was not written yet. */
async function incident(
  { owner }: House,
  of: { name: string; authorityId: string; locationId: string; personId: string },
): Promise<string> {
  const id = newId()
  await owner.query(
    `insert into supervision.incident (id, number, authority_id, location_id, kind, sentence, phone, reporter_name, occurred_at, occurred_timed,
       known_at, known_timed, announced_at, due_on, via, registered_by, submission_key)
     values ($1, $2, $3, $4, 'crisis', $5, $5, $5, now(), true, now(), true, now(), current_date, 'organiser', $6, $1)`,
    [id, newNumber(), of.authorityId, of.locationId, `Meldplicht${of.name}`, of.personId],
  )
  return id
}

/** What somebody told the authority about the location: on its way to the organiser, and perhaps to another house. */
async function report(
  { owner }: House,
  of: { name: string; code: string; authorityId: string; complaintsId: string; locationId: string; personId: string },
): Promise<Pick<Quarter, 'organiserId' | 'reportNumber' | 'passedOnId' | 'clarificationId' | 'handoverId'>> {
  const [organiserId, reportId, passedOnId, clarificationId, handoverId] = [newId(), newId(), newId(), newId(), newId()]
  const reportNumber = newNumber()
  const { name, authorityId, locationId, personId } = of
  await owner.query(`insert into supervision.remit (authority_id, land, municipality_code) values ($1, 'vl', $2)`, [
    authorityId,
    of.code,
  ])
  await owner.query(`insert into locations.organiser (id, land, register_key, name) values ($1, 'vl', $2, $3)`, [
    organiserId,
    `register-${name}`,
    `Houder ${name}`,
  ])
  await owner.query('update locations.location set organiser_id = $2 where id = $1', [locationId, organiserId])
  await owner.query(
    `insert into feedback.reaction (id, number, holder_id, land, kind, about, location_id, sender, channel, regimes, language, words,
       contact_name, contact_email, may_name, folded, state, acts, received_at, submission_key)
     values ($1, $2, $3, 'vl', 'complaint', 'location', $4, 'parent', 'web', '{childcare}', 'nl', $5, $6, $7, false, '', 'received', 'coordinator', now(), $1)`,
    [
      reportId,
      reportNumber,
      authorityId,
      locationId,
      `Meldwoorden${name}`,
      `Getuige${name}`,
      `getuige-${name}@example.org`,
    ],
  )
  await owner.query(
    `insert into supervision.passed_on (id, reaction_id, number, authority_id, organiser_id, location_id, words, at_once, passed_by, passed_name, passed_at)
     values ($1, $2, $3, $4, $5, $6, $7, false, $8, 'Officier', now())`,
    [passedOnId, reportId, reportNumber, authorityId, organiserId, locationId, `Doorgegeven${name}`, personId],
  )
  await owner.query(
    `insert into supervision.clarification (id, authority_id, organiser_id, location_id, passed_on_id, words, asked_by, asked_name, asked_at, due_on)
     values ($1, $2, $3, $4, $5, $6, $7, 'Klant', now(), current_date + 7)`,
    [clarificationId, authorityId, organiserId, locationId, passedOnId, `Toelichting${name}`, personId],
  )
  await owner.query(
    `insert into feedback.handover (id, reaction_id, number, location_id, from_id, to_id, reason, summary, asked_by, asked_name, asked_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $8, 'Officier', now())`,
    [handoverId, reportId, reportNumber, locationId, authorityId, of.complaintsId, `Overdracht${name}`, personId],
  )
  return { organiserId, reportNumber, passedOnId, clarificationId, handoverId }
}

/** A question to the complaints desk, about which it mediates with the location. */
async function mediation(
  { owner }: House,
  of: { name: string; deskId: string; locationId: string; personId: string },
): Promise<string> {
  const [id, questionId, number] = [newId(), newId(), newNumber()]
  await owner.query(
    `insert into feedback.reaction (id, number, holder_id, land, kind, about, sender, channel, regimes, language, words, contact_name, contact_email,
       may_name, folded, state, acts, received_at, submission_key)
     values ($1, $2, $3, 'vl', 'question', 'organiser', 'parent', 'web', '{childcare}', 'nl', $4, $5, $6, false, lower($5), 'handling', 'handler', now(), $1)`,
    [questionId, number, of.deskId, `Vraagwoorden${of.name}`, `Vrager${of.name}`, `vrager-${of.name}@example.org`],
  )
  await owner.query(
    `insert into feedback.mediation (id, reaction_id, number, holder_id, location_id, organiser_name, subject, state, reply_by, reply_days, free_half_days, proposed_by, proposed_at)
     values ($1, $2, $3, $4, $5, 'De opvang', $6, 'asked', current_date + 10, 10, 2, $7, now())`,
    [id, questionId, number, of.deskId, of.locationId, `Bemiddeling${of.name}`, of.personId],
  )
  await owner.query(
    `insert into feedback.mediation_answer (id, mediation_id, side, answer, how, said_at) values ($1, $2, 'parent', 'accept', 'page', now())`,
    [newId(), id],
  )
  return id
}

async function panelWith(
  owner: House['owner'],
  { name, organiserId, personId }: { name: string; organiserId: string; personId: string },
) {
  const [panelId, panelMemberId, consultationId] = [newId(), newId(), newId()]
  await owner.query(
    `insert into feedback.panel (id, organisation_id, kind, name, made_by, made_at) values ($1, $2, 'client_panel', $3, $4, now())`,
    [panelId, organiserId, `Panel${name}`, personId],
  )
  await owner.query(
    `insert into feedback.panel_member (id, panel_id, name, email, language, from_on, added_by, added_at)
     values ($1, $2, $3, $4, 'nl', current_date, $5, now())`,
    [panelMemberId, panelId, `Panellid${name}`, `panel-${name}@example.org`.toLowerCase(), personId],
  )
  await owner.query(
    `insert into feedback.consultation (id, panel_id, subject, title, words, document, document_name, asked_by, asked_name, asked_at, due_on)
     values ($1, $2, 'other', $3, $3, '\\x25504446', 'stuk.pdf', $4, 'Vrager', now(), current_date + 20)`,
    [consultationId, panelId, `Panelvraag${name}`, personId],
  )
  return { panelId, panelMemberId, consultationId }
}

/** A file that the worker prepares, and may open. */
async function certificateOf(
  { owner }: House,
  { deskId, personId, name }: { deskId: string; personId: string; name: string },
): Promise<Pick<Quarter, 'certificateNumber' | 'authorisationId' | 'declarationId'>> {
  const [id, authorisationId, declarationId] = [newId(), newId(), newId()]
  const certificateNumber = newNumber()
  await owner.query(
    `insert into tariffs.authorised (id, desk_id, person_id, function, from_on, added_by, added_at)
     values ($1, $2, $3, $4, '2020-01-01', $3, now())`,
    [authorisationId, deskId, personId, `Gemachtigde${name}`],
  )
  await owner.query(
    `insert into tariffs.certificate (id, number, desk_id, due_on, created_at, changed_at)
     values ($1, $2, $3, '2027-01-01', now(), now())`,
    [id, certificateNumber, deskId],
  )
  await owner.query(
    `insert into tariffs.certificate_case (certificate_id, desk_id, kind, due_why, child_name, birth_on, first_day, contact_name, language, erase_on)
     values ($1, $2, 'first', 'before_start', $3, '2026-01-05', '2027-01-04', $3, 'nl', '2027-06-01')`,
    [id, deskId, `Attestkind${name}`],
  )
  await owner.query(
    `insert into tariffs.certificate_declaration (id, certificate_id, kind, given_by, given_on, way, text_version, recorded_by, recorded_at)
     values ($1, $2, 'mandate', $3, '2026-11-02', 'signed', '2026-1', $4, now())`,
    [declarationId, id, `Attestouder${name}`, personId],
  )
  return { certificateNumber, authorisationId, declarationId }
}

async function organisation({ owner }: House, kind: Kind, slug: string, land = 'vl'): Promise<string> {
  const id = newId()
  await owner.query(
    `insert into accounts.organisation (id, kind, land, slug, name, zone) values ($1, $2, $5, $3, $4, 'Europe/Brussels')`,
    [id, kind, slug, `Organisatie ${slug}`, land],
  )
  await owner.query(`insert into accounts.house_style (organisation_id, brand, logo) values ($1, '#1f5a7a', 'O')`, [id])
  return id
}

async function staff(house: House, organisationId: string, role: string, name: string): Promise<Staff> {
  const [personId, membershipId] = [newId(), newId()]
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`
  await house.owner.query(`insert into accounts.person (id, name, email) values ($1, $2, $3)`, [personId, name, email])
  await house.owner.query(
    `insert into accounts.membership (id, person_id, organisation_id, role) values ($1, $2, $3, $4)`,
    [membershipId, personId, organisationId, role],
  )
  const cookie = await cookieFor(house, { personId })
  const { rows } = await house.owner.query<{ id: string }>(`select id from platform.session where person_id = $1`, [
    personId,
  ])
  return { personId, membershipId, sessionId: rows[0]?.id ?? '', cookie }
}

async function cookieFor(
  { platform }: House,
  who:
    | { personId: string }
    | { caseId: string }
    | { locationId: string }
    | { reactionId: string }
    | { panelMemberId: string },
): Promise<string> {
  const now = platform.clock.now()
  const token = await platform.db.gate((tx) => startSession(tx, { ...who, userAgent: 'test', now }))
  return `session=${token}`
}

/** Everybody of this side and nobody of the other, by role: with his cookie. */
export const everyRole = ({ operator, near }: Town): readonly (readonly [string, string])[] => [
  ['anonymous', ''],
  ['family', near.family],
  ['reporter', near.reporter],
  ['panel member', near.panelMember],
  ['location keeper', near.keeper],
  ['desk manager', near.manager.cookie],
  ['desk worker', near.worker.cookie],
  ['organiser', near.organiser.cookie],
  ['complaint coordinator', near.coordinator.cookie],
  ['officer', near.officer.cookie],
  ['client manager', near.clientManager.cookie],
  ['policy', near.policy.cookie],
  ['complaints officer', near.complaintsOfficer.cookie],
  ['operator', operator.cookie],
]
