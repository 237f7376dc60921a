import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../app.tsx'
import { type House, makeHouse } from '../../../tests/support/house.ts'
import { addWorker, buildSpeaking, cookieOf, type Speaking } from '../../../tests/support/speaking.ts'
import { startSession } from '../../platform/session.ts'
import { newId, newNumber } from '../../platform/tokens.ts'

/**
 * Who sees what of a reaction (domain: complaints.md 6): every field holds a word of its own, every role opens every page that
 * might show it, and each pair of role and field is held to the table.
 */
const fields = {
  words: 'Canariewoorden',
  name: 'Canarienaam',
  email: 'canariemail@example.org',
  phone: '0477 99 88 77',
  note: 'Canarienotitie',
  message: 'Canariebericht',
  hearing: 'Canarieverhoor',
  statement: 'Canarievoorlegging',
  answer: 'Canarieantwoord',
  reasons: 'Canariereden',
  measure: 'Canariemaatregel',
  draft: 'Canarieontwerp',
  subject: 'Canariebetrokkene',
} as const
type Field = keyof typeof fields

const everything = Object.keys(fields) as Field[] // the keys of a constant object
// A judgement that is being written stands in the form of its handler alone, and this reaction is judged: nobody reads the next one yet.
const staffSees: readonly Field[] = everything.filter((field) => field !== 'draft')
const table = {
  anonymous: [],
  'another reporter': [],
  // His own address, where his letters go.
  reporter: ['words', 'email', 'message', 'reasons', 'measure'],
  coordinator: staffSees,
  handler: staffSees,
  'second reader': staffSees,
  // Runs every location of the house, so he is asked for its side.
  'worker of the house': ['statement', 'answer'],
  'worker of the location': ['statement', 'answer'],
  // His own name, at the top of his pages; nothing of the reaction, although he manages the house.
  'whom it is about': ['subject'],
  'coordinator of another house': [],
  'desk manager': [],
  authority: [],
  'complaints desk': [],
} as const satisfies Record<string, readonly Field[]>
type Role = keyof typeof table
const roles = Object.keys(table) as Role[] // as above

describe('who sees which field of a reaction', () => {
  let house: House
  let app: App
  let place: Speaking
  let number = ''
  let inquiryId = ''
  const cookies = new Map<Role, string>()

  before(async () => {
    house = await makeHouse()
    place = await buildSpeaking(house)
    const other = await buildSpeaking(house, { slug: 'andere', registerId: '100200301' })
    app = await house.app()
    const id = newId()
    number = newNumber()
    await tell(id)
    const about = await addWorker(house, {
      organisationId: place.organiserId,
      name: fields.subject,
      role: 'organiser_manager',
    })
    const plain = await addWorker(house, {
      organisationId: place.organiserId,
      name: 'Piet Plat',
      role: 'location_worker',
    })
    await house.owner.query('insert into feedback.subject (reaction_id, person_id, named_by) values ($1, $2, $3)', [
      id,
      about.personId,
      place.coordinator.personId,
    ])
    for (const [kind, role] of [
      ['desk', 'desk_manager'],
      ['authority', 'officer'],
      ['complaints_desk', 'complaints_officer'],
    ] as const) {
      const organisationId = newId()
      await house.owner.query(
        `insert into accounts.organisation (id, kind, land, slug, name, zone) values ($1, $2, 'nl', $3, $3, 'Europe/Amsterdam')`,
        [organisationId, kind, `ander-${kind.replace('_', '-')}`],
      )
      const worker = await addWorker(house, { organisationId, name: `Vreemd ${role}`, role })
      cookies.set(
        kind === 'desk' ? 'desk manager' : kind === 'authority' ? 'authority' : 'complaints desk',
        worker.cookie,
      )
    }
    const others = newId()
    await tellOther(others)
    cookies.set('anonymous', '')
    cookies.set('reporter', await reporterCookie(id))
    cookies.set('another reporter', await reporterCookie(others))
    cookies.set('coordinator', place.coordinator.cookie)
    cookies.set('handler', place.handler.cookie)
    cookies.set('second reader', place.reader.cookie)
    cookies.set('worker of the location', place.local.cookie)
    cookies.set('worker of the house', plain.cookie)
    cookies.set('whom it is about', await cookieOf(house, about.personId))
    cookies.set('coordinator of another house', other.coordinator.cookie)
  })
  after(() => house.close())

  const reporterCookie = async (reactionId: string) => {
    const now = house.platform.clock.now()
    return `session=${await house.platform.db.gate((tx) => startSession(tx, { reactionId, userAgent: 'test', now }))}`
  }

  const insert = (id: string, numbered: string, words: string, name: string, email: string) =>
    house.owner.query(
      `insert into feedback.reaction (id, number, holder_id, land, kind, about, location_id, sender, channel, regimes, language, words,
         contact_name, contact_email, contact_phone, may_name, folded, state, acts, received_at, filed_on, handler_id, handler_name,
         approver_id, submission_key)
       values ($1, $2, $3, 'nl', 'complaint', 'location', $4, 'parent', 'web', '{childcare}', 'nl', $5, $6, $7, $8, false, lower($6),
         'judged', 'nobody', now(), current_date, $9, $10, $11, gen_random_uuid())`,
      [
        id,
        numbered,
        place.organiserId,
        place.locationId,
        words,
        name,
        email,
        fields.phone,
        place.handler.personId,
        place.handler.name,
        place.reader.personId,
      ],
    )

  const tellOther = (id: string) => insert(id, newNumber(), 'Andere woorden.', 'Iemand Anders', 'anders@example.org')

  /** One reaction with a word of its own in every field. */
  async function tell(id: string): Promise<void> {
    const { owner } = house
    await insert(id, number, fields.words, fields.name, fields.email)
    const event = (kind: string, words: string, audience: string) =>
      owner.query(
        `insert into feedback.event (id, reaction_id, at, kind, actor, person_id, person_name, words, audience) values ($1, $2, now(), $3, 'staff', $4, $5, $6, $7)`,
        [newId(), id, kind, place.handler.personId, place.handler.name, words, audience],
      )
    await event('noted', fields.note, 'staff')
    await event('tell', fields.message, 'reporter')
    await owner.query(
      `insert into feedback.hearing (id, reaction_id, party, how, held_on, words, noted_by, noted_at) values ($1, $2, 'reporter', 'talk', current_date, $3, $4, now())`,
      [newId(), id, fields.hearing, place.handler.personId],
    )
    inquiryId = newId()
    await owner.query(
      `insert into feedback.inquiry (id, reaction_id, location_id, number, statement, asked_by, asked_at, due_on, answer, answered_by, answered_at)
       values ($1, $2, $3, $4, $5, $6, now(), current_date + 7, $7, $8, now())`,
      [
        inquiryId,
        id,
        place.locationId,
        number,
        fields.statement,
        place.handler.personId,
        fields.answer,
        place.local.personId,
      ],
    )
    await owner.query(
      `insert into feedback.element (id, reaction_id, position, head, words, outcome, reasons) values ($1, $2, 1, 'quality', 'Een onderdeel', 'founded', $3)`,
      [newId(), id, fields.reasons],
    )
    await owner.query(
      `insert into feedback.measure (id, organisation_id, reaction_id, words, owner_id, owner_name, due_on, state, made_at) values ($1, $2, $3, $4, $5, 'x', current_date + 9, 'planned', now())`,
      [newId(), place.organiserId, id, fields.measure, place.handler.personId],
    )
    const content = {
      number,
      words: '',
      noMeasures: '',
      measures: [],
      on: '2026-11-22',
      draftedName: place.handler.name,
      approvedName: place.reader.name,
      elements: [{ head: 'quality', words: 'Een onderdeel', outcome: 'founded', reasons: fields.reasons }],
    }
    await owner.query(
      `insert into feedback.judgement (id, reaction_id, version, words, drafted_by, drafted_name, drafted_at, approved_by, approved_name, approved_at, content)
       values ($1, $2, 1, '', $3, $4, now(), $5, $6, now(), $7)`,
      [newId(), id, place.handler.personId, place.handler.name, place.reader.personId, place.reader.name, content],
    )
    // A second judgement on its way, after a reopening: nobody outside reads it yet.
    await owner.query(
      `insert into feedback.judgement (id, reaction_id, version, words, drafted_by, drafted_name, drafted_at) values ($1, $2, 2, $3, $4, $5, now())`,
      [newId(), id, fields.draft, place.handler.personId, place.handler.name],
    )
  }

  /** Everything that the pages of reactions show to somebody. */
  async function seenBy(cookie: string): Promise<string> {
    const paths = [
      '/mijn-reactie',
      '/reactie/ontvangen',
      '/reactie',
      '/werk/reacties',

      '/werk/reacties?lijst=klaar',
      `/werk/reacties/${number}`,
      `/werk/reacties/${number}/elders`,
      '/werk/wederhoor',
      `/werk/wederhoor/${inquiryId}`,
      '/werk/brieven',
      `/klachten/${place.slug}`,
      '/werk/jaarverslag',
      `/werk/jaarverslag/${place.slug}`,
      `/werk/jaarverslag/${place.slug}/2026`,
      `/klachten/${place.slug}/jaarverslag`,
    ]
    const pages = await Promise.all(paths.map((url) => app.web.inject({ url, headers: { cookie } })))
    return pages.map(({ body }) => body).join('\n')
  }

  for (const role of roles)
    test(`${role} sees ${table[role].length === 0 ? 'nothing' : table[role].join(', ')}`, async (t) => {
      const seen = await seenBy(cookies.get(role) ?? '')
      const allowed: readonly Field[] = table[role]
      const found = everything.filter((field) => seen.includes(fields[field]))
      assert.deepEqual(found.sort(), allowed.toSorted())
      t.diagnostic(`${everything.length} fields`)
    })

  test('the letter of the judgement goes to its reporter and to who handles it, as a PDF that says what was approved', async (t) => {
    await house.owner.query(
      `select graphile_worker.add_job('feedback_print_judgement', json_build_object('judgement', (select id from feedback.judgement where approved_at is not null)))`,
    )
    await house.runJobs()
    const printed = await house.owner.query<{ draft: number }>(
      'select count(pdf)::int as draft from feedback.judgement where approved_at is null',
    )
    assert.equal(printed.rows[0]?.draft, 0, 'a draft was printed')
    const readers: readonly Role[] = ['reporter', 'coordinator', 'handler', 'second reader']
    for (const role of roles) {
      const headers = { cookie: cookies.get(role) ?? '' }
      const answers = await Promise.all(
        ['/mijn-reactie/oordeel.pdf', `/werk/reacties/${number}/oordeel.pdf`].map((url) =>
          app.web.inject({ url, headers }),
        ),
      )
      const got = answers.filter(({ rawPayload }) => rawPayload.subarray(0, 5).toString() === '%PDF-').length
      assert.equal(got, readers.includes(role) ? 1 : 0, role)
    }
    t.diagnostic(`${roles.length} roles at two addresses`)
  })

  test('no letter to a location or to a colleague tells who said what', async () => {
    await house.owner.query(
      `select graphile_worker.add_job('feedback_tell_location', json_build_object('inquiry', $1::text))`,
      [inquiryId],
    )
    await house.owner.query(
      `insert into locations.contact (location_id, name, email, verified_at) values ($1, 'Lies', 'lies@example.org', now()) on conflict do nothing`,
      [place.locationId],
    )
    await house.runJobs()
    const { rows } = await house.owner.query<{ body_text: string; subject: string }>(
      `select subject, body_text from platform.letter where kind like 'feedback.s%'`,
    )
    for (const { subject, body_text } of rows)
      for (const field of everything) assert.ok(!`${subject} ${body_text}`.includes(fields[field]), field)
    assert.ok(rows.length > 0)
  })
})
