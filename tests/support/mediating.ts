import type { Person } from '../../src/lib/actor.ts'
import type { MediationState } from '../../src/modules/feedback/mediate/mediation.ts'
import { hashToken, newId, newNumber } from '../../src/platform/tokens.ts'
import type { House } from './house.ts'
import { addWorker, buildSpeaking, type Speaking, type Worker } from './speaking.ts'

/** A complaints desk with two officers, and an organiser with a location it may mediate with. Plain SQL as the owner. */
export interface Mediating {
  readonly deskId: string
  readonly slug: string
  readonly officer: Worker
  readonly colleague: Worker
  readonly place: Speaking
  /** Where letters to the location go. */
  readonly contact: string
}

export async function buildMediating(house: House, slug = 'klachtenhulp'): Promise<Mediating> {
  const { owner } = house
  const place = await buildSpeaking(house)
  const deskId = newId()
  await owner.query(
    `insert into accounts.organisation (id, kind, land, slug, name, zone, phone) values ($1, 'complaints_desk', 'nl', $2, $3, 'Europe/Amsterdam', '0113 55 66 77')`,
    [deskId, slug, `Loket ${slug}`],
  )
  await owner.query(`insert into accounts.house_style (organisation_id, brand, logo) values ($1, '#5a2a6a', 'K')`, [
    deskId,
  ])
  const contact = 'opvang@example.org'
  await owner.query(
    `insert into locations.contact (location_id, name, email, verified_at) values ($1, 'De leiding', $2, now())`,
    [place.locationId, contact],
  )
  const officer = await addWorker(house, { organisationId: deskId, name: `Olga ${slug}`, role: 'complaints_officer' })
  const colleague = await addWorker(house, { organisationId: deskId, name: `Otto ${slug}`, role: 'complaints_officer' })
  return { deskId, slug, officer, colleague, place, contact }
}

/** As who acts in the database, without a browser. */
export const personActor = (
  { personId, name }: Worker,
  { organisationId, kind, role, locationId = null }: { organisationId: string; kind: string; role: string; locationId?: string | null }, // prettier-ignore
): Person => ({
  kind: 'person',
  sessionId: '',
  personId,
  name,
  memberships: [{ organisationId, organisationName: '', organisationKind: kind, role, locationId }],
})

export interface Asked {
  readonly id: string
  readonly number: string
  /** A link as in a letter to who asked. */
  readonly link: string
  readonly email: string
}

/** A question to the desk that its officer handles, about the location. */
export async function addQuestion(
  { owner, clock }: House,
  { deskId, officer, place }: Mediating,
  { name = 'Nadia Smit', handled = true }: { name?: string; handled?: boolean } = {},
): Promise<Asked> {
  const [id, number, token] = [newId(), newNumber(), `${newId()}`]
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`
  const at = clock.now().toString()
  await owner.query(
    `insert into feedback.reaction (id, number, holder_id, land, kind, about, sender, channel, regimes, language, words, concerns,
       contact_name, contact_email, may_name, folded, state, acts, received_at, submission_key, handler_id, handler_name)
     values ($1, $2, $3, 'nl', 'question', 'organiser', 'parent', 'web', '{childcare}', 'nl', $4, 'Opvang houder',
       $5, $6, true, lower($5), $7, $8, $9, $1, $10, $11)`,
    [
      id,
      number,
      deskId,
      `Woorden van ${name}`,
      name,
      email,
      handled ? 'handling' : 'received',
      handled ? 'handler' : 'coordinator',
      at,
      handled ? officer.personId : null,
      handled ? officer.name : null,
    ],
  )
  await owner.query(
    `insert into feedback.term (id, reaction_id, name, by_law, started_on, due_on) values ($1, $2, 'answer', false, $3::timestamptz::date, $3::timestamptz::date + 21)`,
    [newId(), id, at],
  )
  if (handled)
    await owner.query(
      `insert into feedback.desk_question (reaction_id, relevance, main_head, heads, care, location_id, judged_by, judged_at)
       values ($1, 'ours', 'contract', '{contract}', 'day_care', $2, $3, $4)`,
      [id, place.locationId, officer.personId, at],
    )
  await owner.query(
    `insert into feedback.access_link (token_hash, reaction_id, created_at, expires_at) values ($1, $2, $3, $3::timestamptz + interval '400 days')`,
    [hashToken(token), id, at],
  )
  return { id, number, link: `/reactie/link/${token}`, email }
}

interface MediationWish {
  readonly state: MediationState
  /** Each version of what was agreed. */
  readonly words: readonly string[]
  /** Which of them is the newest that counts; the last one otherwise. */
  readonly newest?: number
  /** The versions that both said yes to. */
  readonly agree?: readonly number[]
}

/** A mediation with the location as the steps leave it: both take part, and have talked once. */
export async function addMediation(
  { owner, clock }: House,
  { deskId, officer, place }: Mediating,
  asked: Asked,
  { state, words, newest = words.length, agree = [] }: MediationWish,
): Promise<string> {
  const id = newId()
  const at = clock.now().toString()
  const over = state === 'agreed' || state === 'ended'
  await owner.query(
    `insert into feedback.mediation (id, reaction_id, number, holder_id, location_id, organiser_name, subject, state, record_version,
       reply_by, reply_days, free_half_days, proposed_by, proposed_at, ended_at, ended_because)
     values ($1, $2, $3, $4, $5, 'Opvang houder', 'De opzegtermijn', $6, $7, $8::timestamptz::date + 14, 10, 2, $9, $8,
       case when $10 then $8::timestamptz end, case when $6 = 'ended' then 'other' end)`,
    [id, asked.id, asked.number, deskId, place.locationId, state, newest, at, officer.personId, over],
  )
  await owner.query(
    `insert into feedback.mediation_record (mediation_id, version, words, written_by, written_at)
     select $1, n, words, $3, $4 from unnest($2::text[]) with ordinality as r(words, n)`,
    [id, words, officer.personId, at],
  )
  await owner.query(
    `insert into feedback.mediation_session (id, mediation_id, on_day, quarter_days, how, noted_by, noted_at)
     values (gen_random_uuid(), $1, $2::timestamptz::date, 2, 'phone', $3, $2)`,
    [id, at, officer.personId],
  )
  await owner.query(
    `insert into feedback.mediation_answer (id, mediation_id, side, answer, record_version, how, said_at)
     select gen_random_uuid(), $1, side, case when v is null then 'accept' else 'agree' end, v, 'page', $3
     from unnest(array['parent', 'organiser']) as side, unnest(array_prepend(null, $2::int[])) as v`,
    [id, agree, at],
  )
  return id
}
