import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { extractText, getDocumentProxy } from 'unpdf'
import type { App } from '../../app.tsx'
import {
  type Canary,
  type Field,
  fields,
  plantCanary,
  plantPlain,
  tellEverybody,
} from '../../../tests/support/canary.ts'
import { type House, makeHouse } from '../../../tests/support/house.ts'
import { addMediation, addQuestion, type Asked } from '../../../tests/support/mediating.ts'
import { addWorker, buildSpeaking, cookieOf, type Speaking } from '../../../tests/support/speaking.ts'
import { startSession } from '../../platform/session.ts'
import { newId } from '../../platform/tokens.ts'

/**
 * Who sees what of a reaction (domain: complaints.md 6): every field holds a word of its own, every role opens every page, file and
 * answer for machines that might show it, and each pair of role and field is held to the table.
 */
const everything = Object.keys(fields) as Field[] // the keys of a constant object
// A judgement that is being written stands in the form of its handler alone, and this reaction is judged: nobody reads the next one yet.
const staffSees: readonly Field[] = everything.filter((field) => field !== 'draft')
/** The annual report is out: what it tells of a complaint is for everybody. */
const open = ['report'] as const
const table = {
  anonymous: open,
  'another reporter': open,
  reporter: [...open, 'words', 'email', 'message', 'reasons', 'measure', 'fileName', 'fileText', 'mark'],
  coordinator: staffSees,
  handler: staffSees,
  'second reader': staffSees,
  // Runs every location of the house, so he is asked for its side.
  'worker of the house': [...open, 'statement', 'answer'],
  'worker of the location': [...open, 'statement', 'answer'],
  // His own name, at the top of his pages; nothing of the reaction, although he manages the house.
  'whom it is about': [...open, 'subject'],
  'coordinator of another house': open,
  'desk manager': open,
  authority: open,
  'client manager': open,
  'complaints desk': open,
} as const satisfies Record<string, readonly Field[]>
type Role = keyof typeof table
const roles = Object.keys(table) as Role[] // as above

/** Lists all colleagues by name, also the one it is about; nothing of a reaction. */
const colleagues = '/werk/reacties/vervanging'
/** Everything in the deep run; else what is about reactions, reports and letters, and all that answers machines. */
const about = process.env['STEPS']
  ? /^\//
  : /reactie|klacht|wederhoor|maatregel|jaarverslag|brieven|api|\.(csv|json|pdf)$/

describe('who sees which field of a reaction', () => {
  let house: House
  let app: App
  let place: Speaking
  let canary: Canary
  let addresses: readonly string[] = []
  const cookies = new Map<string, string>()

  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2027-02-01T10:00:00Z')
    place = await buildSpeaking(house)
    const other = await buildSpeaking(house, { slug: 'andere', registerId: '100200301' })
    app = await house.app()
    canary = await plantCanary(house, place)
    const plain = await plantPlain(house, place)
    const worker = (name: string, role: string, organisationId = place.organiserId) =>
      addWorker(house, { organisationId, name, role })
    const about = await worker(fields.subject, 'organiser_manager')
    await house.owner.query('insert into feedback.subject (reaction_id, person_id, named_by) values ($1, $2, $3)', [
      canary.id,
      about.personId,
      place.coordinator.personId,
    ])
    for (const [name, kind, role] of [
      ['desk manager', 'desk', 'desk_manager'],
      ['authority', 'authority', 'officer'],
      ['complaints desk', 'complaints_desk', 'complaints_officer'],
      ['client manager', 'authority', 'client_manager'],
    ] as const) {
      const organisationId = newId()
      await house.owner.query(
        `insert into accounts.organisation (id, kind, land, slug, name, zone) values ($1, $2, 'nl', $3, $3, 'Europe/Amsterdam')`,
        [organisationId, kind, `ander-${role.replace('_', '-')}`],
      )
      cookies.set(name, (await worker(`Vreemd ${role}`, role, organisationId)).cookie)
    }
    cookies.set('anonymous', '')
    cookies.set('reporter', await reporterCookie(canary.id))
    cookies.set('another reporter', await reporterCookie(plain))
    for (const [role, { personId }] of [
      ['coordinator', place.coordinator],
      ['handler', place.handler],
      ['second reader', place.reader],
      ['worker of the location', place.local],
      ['worker of the house', await worker('Piet Plat', 'location_worker')],
      ['whom it is about', about],
      ['coordinator of another house', other.coordinator],
    ] as const)
      cookies.set(role, await cookieOf(house, personId))
    await house.owner.query(
      `select graphile_worker.add_job('feedback_print_judgement', json_build_object('judgement', (select id from feedback.judgement where approved_at is not null)))`,
    )
    await house.runJobs()
    await tellEverybody(house, app, place, canary)
    addresses = [
      ...new Set(app.routes.flatMap(addressesOf)),
      '/werk/reacties?lijst=klaar',
      '/werk/maatregelen?lijst=klaar',
    ]
  })
  after(() => house.close())

  const reporterCookie = async (reactionId: string) => {
    const now = house.platform.clock.now()
    return `session=${await house.platform.db.gate((tx) => startSession(tx, { reactionId, userAgent: 'test', now }))}`
  }

  /** Every address of a route that might lead to this reaction; where it names another kind of object there is nothing. */
  function addressesOf({ method, url }: App['routes'][number]): string[] {
    if (method !== 'GET' || url.includes('*') || url === colleagues || !about.test(url)) return []
    const { number, inquiryId, measureId, fileId, id } = canary
    const given: Readonly<Record<string, string>> = { number, slug: place.slug, year: '2026', land: 'nl', lang: 'nl' }
    const known = url.replaceAll(/:(\w+)/g, (whole, name: string) => given[name] ?? whole)
    if (!known.includes(':')) return [known]
    return [id, inquiryId, measureId, fileId].map((one) => known.replaceAll(/:\w+/g, one))
  }

  /** What an answer says, whatever its kind. */
  async function read({
    headers,
    rawPayload,
  }: {
    headers: Record<string, unknown>
    rawPayload: Buffer
  }): Promise<string> {
    if (!String(headers['content-type']).startsWith('application/pdf')) return rawPayload.toString('utf8')
    const hash = createHash('sha256').update(rawPayload).digest('hex')
    const text = printed.get(hash) ?? (await wordsIn(rawPayload))
    printed.set(hash, text)
    return `${String(headers['content-type'])} ${text}`
  }
  /** What each document says: several roles are given the same. */
  const printed = new Map<string, string>()
  const wordsIn = async (pdf: Buffer) =>
    (await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })).text

  const kinds = new Map<string, number>()
  async function seenBy(role: Role): Promise<string> {
    const headers = { cookie: cookies.get(role) ?? '' }
    const seen: string[] = []
    for (const url of addresses) {
      const answer = await app.web.inject({ url, headers })
      if (answer.statusCode !== 200) continue
      const kind = String(answer.headers['content-type']).replace(/;.*/, '')
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      seen.push(await read(answer))
    }
    return seen.join('\n')
  }

  for (const role of roles)
    test(`${role} sees ${table[role].join(', ')}`, async () => {
      const seen = await seenBy(role)
      const allowed: readonly Field[] = table[role]
      const found = everything.filter((field) => seen.includes(fields[field]))
      assert.deepEqual(found.sort(), allowed.toSorted())
    })

  test('that was asked of pages, tables, documents and answers for machines', (t) => {
    const pairs = roles.length * everything.length
    t.diagnostic(`${roles.length} roles x ${everything.length} fields = ${pairs}, at ${addresses.length} addresses`)
    t.diagnostic(`answers: ${[...kinds].map(([kind, count]) => `${kind} ${count}`).join(', ')}`)
    for (const kind of ['text/html', 'text/csv', 'application/pdf', 'application/json', 'text/plain'])
      assert.ok(kinds.has(kind), `no ${kind} was looked at`)
  })

  test('the letter of the judgement is for its reporter and for who handles it', async () => {
    const drafts = await house.owner.query(
      'select from feedback.judgement where approved_at is null and pdf is not null',
    )
    assert.equal(drafts.rowCount, 0, 'a draft was printed')
    const readers: readonly Role[] = ['reporter', 'coordinator', 'handler', 'second reader']
    for (const role of roles) {
      const headers = { cookie: cookies.get(role) ?? '' }
      const asked = ['/mijn-reactie/oordeel.pdf', `/werk/reacties/${canary.number}/oordeel.pdf`]
      const answers = await Promise.all(asked.map((url) => app.web.inject({ url, headers })))
      const got = answers.filter(({ rawPayload }) => rawPayload.subarray(0, 5).toString() === '%PDF-').length
      assert.equal(got, readers.includes(role) ? 1 : 0, role)
    }
  })

  test('a letter tells its reporter what is meant for him, and nobody else anything', async (t) => {
    await house.owner.query(
      `select graphile_worker.add_job('feedback_tell_location', json_build_object('inquiry', $1::text))`,
      [canary.inquiryId],
    )
    await house.owner.query(
      `insert into locations.contact (location_id, name, email, verified_at) values ($1, 'Lies', 'lies@example.org', now()) on conflict do nothing`,
      [place.locationId],
    )
    await house.runJobs()
    const { rows } = await house.owner.query<{ kind: string; to: string; said: string }>(
      `select kind, to_address as to, concat_ws(' ', subject, body_text, body_html) as said from platform.letter`,
    )
    const own: readonly Field[] = ['name', 'message', 'reasons', 'measure']
    for (const { kind, to, said } of rows) {
      const allowed = to === fields.email ? own : []
      const found = everything.filter((field) => said.includes(fields[field]) && !allowed.includes(field))
      assert.deepEqual(found, [], kind)
    }
    const addressed = new Set(rows.map(({ to }) => to))
    for (const to of [fields.email, 'lies@example.org', 'ggd@example.org', 'ouder.elders@example.org'])
      assert.ok(addressed.has(to), `no letter to ${to}`)
    t.diagnostic(`${rows.length} letters x ${everything.length} fields`)
  })

  describe('of a question to a complaints desk about which it mediates', () => {
    /** The name of who asked is for the other side once both take part. */
    const told = {
      question: 'Woorden van Kanaria',
      name: 'Kanaria Vos',
      subject: 'De opzegtermijn',
      agreed: 'Kanarieafspraken',
      'first version': 'Kanarieoudverslag',
      'answer of the parent': 'Kanarieouderwens',
      'answer of the organiser': 'Kanarieopvangwens',
    } as const
    type ToldField = keyof typeof told
    // An older version of the record is shown to nobody any more, and what a side wanted changed is for the desk alone.
    const desk = ['question', 'name', 'subject', 'agreed', 'answer of the parent', 'answer of the organiser'] as const
    const mediated: Readonly<Record<string, readonly ToldField[]>> = {
      'its officer': desk,
      'a colleague at the desk': desk,
      'who asked': ['name', 'question', 'subject', 'agreed'],
      'worker of the location': ['name', 'subject', 'agreed'],
      // Of the house; the talks are with who runs the location.
      coordinator: [],
      'coordinator of another house': [],
      'another complaints desk': [],
      authority: [],
      reporter: [],
      anonymous: [],
    }
    let asked: Asked
    let mediationId: string

    before(async () => {
      const deskId = newId()
      await house.owner.query(
        `insert into accounts.organisation (id, kind, land, slug, name, zone) values ($1, 'complaints_desk', 'nl', 'bemiddelt', 'Bemiddelaar', 'Europe/Amsterdam')`,
        [deskId],
      )
      const officerOf = (name: string) => addWorker(house, { organisationId: deskId, name, role: 'complaints_officer' })
      const [officer, colleague] = [await officerOf('Olga Bemiddelt'), await officerOf('Otto Bemiddelt')]
      const mediating = { deskId, slug: 'bemiddelt', officer, colleague, place, contact: '' }
      asked = await addQuestion(house, mediating, { name: told.name })
      mediationId = await addMediation(house, mediating, asked, {
        state: 'reading',
        words: [told['first version'], told.agreed],
      })
      for (const [side, words] of [
        ['parent', told['answer of the parent']],
        ['organiser', told['answer of the organiser']],
      ])
        // prettier-ignore
        await house.owner.query(
          `insert into feedback.mediation_answer (id, mediation_id, side, answer, record_version, words, how, said_at) values ($1, $2, $3, 'change', 1, $4, 'page', now())`,
          [newId(), mediationId, side, words],
        )
      cookies.set('its officer', officer.cookie)
      cookies.set('a colleague at the desk', colleague.cookie)
      cookies.set('another complaints desk', cookies.get('complaints desk') ?? '')
      cookies.set('who asked', await reporterCookie(asked.id))
    })

    for (const [role, allowed] of Object.entries(mediated))
      test(`${role} sees ${allowed.join(', ') || 'nothing'}`, async () => {
        const headers = { cookie: cookies.get(role) ?? '' }
        const seen: string[] = []
        for (const { method, url } of app.routes) {
          if (method !== 'GET' || !/reactie|wederhoor|klachtenloket/.test(url) || url.includes('*')) continue
          const filledIn = url.replace(':number', asked.number).replace(':slug', 'bemiddelt').replace(':year', '2027').replaceAll(/:\w+/g, mediationId) // prettier-ignore
          const answer = await app.web.inject({ url: filledIn, headers })
          if (answer.statusCode === 200) seen.push(await read(answer))
        }
        const found = (Object.keys(told) as ToldField[]).filter((field) => seen.join('\n').includes(told[field])) // as above
        assert.deepEqual(found.toSorted(), allowed.toSorted())
      })
  })
})
