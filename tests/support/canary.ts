import assert from 'node:assert/strict'
import type { App } from '../../src/app.tsx'
import { newId, newNumber } from '../../src/platform/tokens.ts'
import type { House } from './house.ts'
import { PlainBrowser } from './plain-browser.ts'
import type { Speaking } from './speaking.ts'

/** Every field of a reaction holds a word of its own, so that one sees where it comes out. */
export const fields = {
  words: 'Canariewoorden',
  wish: 'Canariewens',
  happened: 'Canariegebeurtenis',
  name: 'Canarienaam',
  email: 'canariemail@example.org',
  phone: '0477 99 88 77',
  address: 'Canariestraat 1',
  behalf: 'Canarievertegenwoordigde',
  consent: 'Canarietoestemming',
  note: 'Canarienotitie',
  message: 'Canariebericht',
  hearing: 'Canarieverhoor',
  statement: 'Canarievoorlegging',
  answer: 'Canarieantwoord',
  reasons: 'Canariereden',
  measure: 'Canariemaatregel',
  draft: 'Canarieontwerp',
  subject: 'Canariebetrokkene',
  fileName: 'Canariebestand.txt',
  fileText: 'Canarieinhoud',
  escalation: 'Canarieuitkomst',
  mark: 'Canarietevredenheid',
  situation: 'Canariesituatie',
  /** What the annual report tells of it, in words that name nobody. */
  report: 'Canarieverslag',
} as const
export type Field = keyof typeof fields

export interface Canary {
  readonly id: string
  readonly number: string
  readonly inquiryId: string
  readonly measureId: string
  readonly fileId: string
}

interface Told {
  readonly id: string
  readonly number: string
  readonly of: Partial<Record<Field, string>>
}

const receivedAt = '2026-11-10T10:00:00Z'

const insertTold = ({ owner }: House, place: Speaking, { id, number, of }: Told) =>
  owner.query(
    `insert into feedback.reaction (id, number, holder_id, land, kind, about, location_id, sender, channel, regimes, language, words,
       wish, happened, contact_name, contact_email, contact_phone, contact_address, on_behalf_of, consent, may_name, folded, state, acts,
       received_at, filed_on, closed_at, handler_id, handler_name, approver_id, satisfaction, satisfaction_words, report_words,
       report_outcome, submission_key)
     values ($1, $2, $3, 'nl', 'complaint', 'location', $4, 'parent', 'web', '{childcare}', 'nl', $5, $6, $7, $8, $9, $10, $11, $12, $13,
       false, lower($8), 'judged', 'nobody', $14, $14::timestamptz::date, null, $15, $16, $17, 4, $18, $19, 'Gegrond.', gen_random_uuid())`,
    [
      id,
      number,
      place.organiserId,
      place.locationId,
      of.words ?? 'Andere woorden.',
      of.wish ?? '',
      of.happened ?? '',
      of.name ?? 'Iemand Anders',
      of.email ?? 'anders@example.org',
      of.phone ?? '0477 11 22 33',
      of.address ?? null,
      of.behalf ?? null,
      of.consent ?? null,
      receivedAt,
      place.handler.personId,
      place.handler.name,
      place.reader.personId,
      of.mark ?? '',
      of.report ?? 'Iets anders.',
    ],
  )

/** Another reaction of the same house, without any of those words. */
export async function plantPlain(house: House, place: Speaking): Promise<string> {
  const id = newId()
  await insertTold(house, place, { id, number: newNumber(), of: {} })
  return id
}

/** One judged reaction with a word of its own in every field; a second judgement is on its way. */
export async function plantCanary(house: House, place: Speaking): Promise<Canary> {
  const { owner } = house
  const [id, number, inquiryId, measureId, fileId] = [newId(), newNumber(), newId(), newId(), newId()]
  const { handler, reader, coordinator, local } = place
  await insertTold(house, place, { id, number, of: fields })
  await owner.query(
    `insert into feedback.event (id, reaction_id, at, kind, actor, person_id, person_name, words, audience)
     values ($1, $2, $3, 'noted', 'staff', $4, $5, $6, 'staff')`,
    [newId(), id, receivedAt, handler.personId, handler.name, fields.note],
  )
  await owner.query(
    `insert into feedback.hearing (id, reaction_id, party, how, held_on, words, noted_by, noted_at)
     values ($1, $2, 'reporter', 'talk', $3::timestamptz::date, $4, $5, $3)`,
    [newId(), id, receivedAt, fields.hearing, handler.personId],
  )
  await owner.query(
    `insert into feedback.inquiry (id, reaction_id, location_id, number, statement, asked_by, asked_at, due_on, answer, answered_by, answered_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7::timestamptz::date + 7, $8, $9, $7)`,
    [
      inquiryId,
      id,
      place.locationId,
      number,
      fields.statement,
      handler.personId,
      receivedAt,
      fields.answer,
      local.personId,
    ],
  )
  await owner.query(
    `insert into feedback.element (id, reaction_id, position, head, words, outcome, reasons) values ($1, $2, 1, 'quality', 'Een onderdeel', 'founded', $3)`,
    [newId(), id, fields.reasons],
  )
  await owner.query(
    `insert into feedback.measure (id, organisation_id, reaction_id, words, owner_id, owner_name, due_on, state, made_at)
     values ($1, $2, $3, $4, $5, 'x', '2027-03-01', 'planned', $6)`,
    [measureId, place.organiserId, id, fields.measure, handler.personId, receivedAt],
  )
  await owner.query(
    `insert into feedback.file (id, reaction_id, name, media_type, bytes, sender, added_at) values ($1, $2, $3, 'text/plain', $4, 'reporter', $5)`,
    [fileId, id, fields.fileName, Buffer.from(fields.fileText), receivedAt],
  )
  await owner.query(
    `insert into feedback.escalation (id, reaction_id, body, by_whom, since_on, outcome, outcome_on, noted_by, noted_at)
     values ($1, $2, 'geschillencommissie', 'reporter', '2026-12-20', $3, '2027-01-20', $4, now())`,
    [newId(), id, fields.escalation, coordinator.personId],
  )
  const situationId = newId()
  await owner.query(
    `insert into feedback.situation (id, holder_id, location_id, title, made_by, made_at) values ($1, $2, $3, $4, $5, $6)`,
    [situationId, place.organiserId, place.locationId, fields.situation, coordinator.personId, receivedAt],
  )
  await owner.query('update feedback.reaction set situation_id = $2 where id = $1', [id, situationId])
  const content = {
    number,
    words: '',
    noMeasures: '',
    measures: [],
    on: '2026-11-22',
    draftedName: handler.name,
    approvedName: reader.name,
    elements: [{ head: 'quality', words: 'Een onderdeel', outcome: 'founded', reasons: fields.reasons }],
  }
  await owner.query(
    `insert into feedback.judgement (id, reaction_id, version, words, drafted_by, drafted_name, drafted_at, approved_by, approved_name, approved_at, content)
     values ($1, $2, 1, '', $3, $4, $7, $5, $6, $7, $8)`,
    [newId(), id, handler.personId, handler.name, reader.personId, reader.name, receivedAt, content],
  )
  await owner.query(
    `insert into feedback.judgement (id, reaction_id, version, words, drafted_by, drafted_name, drafted_at) values ($1, $2, 2, $3, $4, $5, now())`,
    [newId(), id, fields.draft, handler.personId, handler.name],
  )
  return { id, number, inquiryId, measureId, fileId }
}

/** The handler writes the reporter, and the house sends the report of that year: by the pages, and the real worker mails. */
export async function tellEverybody(house: House, app: App, place: Speaking, { number }: Canary): Promise<void> {
  const handler = new PlainBrowser(app.web, place.handler.cookie)
  const dossier = await handler.get(`/werk/reacties/${number}`)
  const versie = /name="versie" value="(\d+)"/.exec(dossier.html)?.[1] ?? ''
  const told = await handler.post(`/werk/reacties/${number}/stap`, { stap: 'tell', versie, tell_words: fields.message })
  assert.equal(told.status, 303, told.text)
  const coordinator = new PlainBrowser(app.web, place.coordinator.cookie)
  const year = `/werk/jaarverslag/${place.slug}/2026`
  const press = async (path: string, given: Record<string, string> = {}) => {
    const { status, text } = await coordinator.post(`${year}/${path}`, given)
    assert.equal(status, 303, text)
    await house.runJobs()
  }
  const day = { management_day: '15', management_month: '1', management_year: '2027' }
  await press('besproken', { ...day, reason: 'Er is nog geen klantpanel.' })
  await press('vaststellen')
  await press('publiceren')
  await press('versturen', { region_0: 'ggd@example.org', parents: 'ouder.elders@example.org' })
}
