import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { App } from '../../../app.tsx'
import type { Person } from '../../../lib/actor.ts'
import { type Canary, fields, plantCanary } from '../../../../tests/support/canary.ts'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { PlainBrowser } from '../../../../tests/support/plain-browser.ts'
import { addWorker, buildSpeaking, cookieOf, type Speaking, type Worker } from '../../../../tests/support/speaking.ts'
import { leavingRefusal, makingRefusal, strictAdvised } from './strict.ts'

describe('a strict case', () => {
  let house: House
  let app: App
  let place: Speaking
  let canary: Canary
  let director: Worker

  before(async () => {
    house = await makeHouse()
    place = await buildSpeaking(house)
    director = await addWorker(house, { organisationId: place.organiserId, name: 'Dina', role: 'location_worker' })
    app = await house.app()
    canary = await plantCanary(house, place)
    await house.owner.query('update feedback.reaction set approver_id = null where id = $1', [canary.id])
    await house.owner.query(
      `insert into platform.letter (id, subject_id, kind, to_address, language, subject, body_text, body_html, state, sent_at)
       values (gen_random_uuid(), $1, 'x', 'x@example.org', 'nl', 'x', $2, $2, 'kept', now())`,
      [canary.id, fields.message],
    )
  })
  after(() => house.close())

  const as = async ({ personId }: Worker) => new PlainBrowser(app.web, await cookieOf(house, personId))
  const dossier = () => `/werk/reacties/${canary.number}`
  const path = () => `${dossier()}/strikt`
  const actor = ({ personId, name }: Worker): Person => ({
    kind: 'person',
    sessionId: '',
    personId,
    name,
    memberships: [{ organisationId: place.organiserId, organisationName: '', organisationKind: 'organiser', role: 'complaint_coordinator', locationId: null }], // prettier-ignore
  })

  test('is advised where somebody of the staff does not give a name', () => {
    const said = { sender: 'staff', openness: 'anonymous', strict: false } as const
    assert.deepEqual(
      [said, { ...said, sender: 'parent' as const }, { ...said, openness: 'open' as const }, { ...said, strict: true }].map(strictAdvised), // prettier-ignore
      [true, false, false, false],
    )
  })

  test('has readers who can read, and always one', () => {
    const found = { handler: { id: 'hans' }, approverId: null, subjects: [{ id: 'lies' }], recipients: [{ id: 'cora' }, { id: 'hans' }] } // prettier-ignore
    const at = { colleagues: ['cora', 'hans', 'lies'], mediates: false }
    assert.equal(makingRefusal(found, ['cora'], at), 'acts_not_named')
    assert.equal(makingRefusal(found, ['cora', 'hans', 'lies'], at), 'not_colleague')
    assert.equal(makingRefusal(found, ['cora', 'hans'], { ...at, mediates: true }), 'mediation')
    assert.equal(makingRefusal(found, ['cora', 'hans'], at), undefined)
    assert.equal(leavingRefusal(found, 'hans'), 'acts_in_it')
    assert.equal(leavingRefusal({ ...found, handler: null, recipients: [{ id: 'cora' }] }, 'cora'), 'last_one')
  })

  test('is made by who coordinates, with the handler among its readers', async () => {
    const coordinator = await as(place.coordinator)
    const refused = await coordinator.post(path(), { reason: 'Het gaat over een collega.' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /moet erbij staan/)
    assert.equal((await coordinator.post(path(), { people: place.handler.personId, reason: '' })).status, 422)
    const made = await coordinator.postAndFollow(path(), { people: place.handler.personId, reason: 'Het gaat over een collega.' }) // prettier-ignore
    assert.match(made.text, /Cora houder/)
    assert.match(made.text, /Hans houder/)
    const { rows } = await house.owner.query('select body_text from platform.letter where subject_id = $1', [canary.id])
    assert.deepEqual(rows, [{ body_text: '' }], 'a letter that left is emptied')
  })

  /** What stands open in the tables of reactions of the words that were planted. */
  async function lyingOpen(): Promise<string[]> {
    const { rows: tables } = await house.owner.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('feedback', 'platform', 'audit', 'graphile_worker')`,
    )
    const found: string[] = []
    for (const { name } of tables) {
      const { rows } = await house.owner.query<{ row: string }>(`select t::text as row from ${name} as t`)
      const kept = rows.map(({ row }) => row).join('\n')
      for (const [field, word] of Object.entries(fields))
        if (kept.includes(word) || kept.includes(Buffer.from(word).toString('hex'))) found.push(`${field} in ${name}`)
    }
    return found.sort()
  }

  test('has no word lying open that was said before', async () => {
    assert.deepEqual(await lyingOpen(), [
      'address in feedback.reaction',
      'behalf in feedback.reaction',
      'consent in feedback.reaction',
      'email in feedback.reaction',
      'measure in feedback.measure',
      'name in feedback.reaction',
      'phone in feedback.reaction',
      'report in feedback.reaction',
      'situation in feedback.situation',
    ])
  })

  test('is read in full by who was named', async () => {
    for (const worker of [place.coordinator, place.handler]) {
      const { text } = await (await as(worker)).get(dossier())
      for (const word of [
        fields.words,
        fields.note,
        fields.hearing,
        fields.statement,
        fields.answer,
        fields.reasons,
        fields.fileName,
        fields.escalation,
        fields.mark,
      ])
        // prettier-ignore
        assert.ok(text.includes(word), `${worker.name} reads ${word}`)
    }
    const file = await app.web.inject({ url: `${dossier()}/bestand/${canary.fileId}`, headers: { cookie: await cookieOf(house, place.handler.personId) } }) // prettier-ignore
    assert.equal(file.body, fields.fileText)
  })

  test('is to nobody else more than a number, with who acts and by when', async () => {
    const other = await as(place.reader)
    assert.equal((await other.get(dossier())).status, 404)
    assert.equal((await other.get(path())).status, 404)
    await house.owner.query(`update feedback.reaction set acts = 'handler', state = 'in_progress', due_on = current_date + 5 where id = $1`, [canary.id]) // prettier-ignore
    const list = await other.get('/werk/reacties?lijst=lopend')
    assert.ok(list.text.includes(canary.number))
    assert.match(list.text, /Strikt/)
    for (const word of Object.values(fields)) assert.ok(!list.text.includes(word), word)
    const byName = await other.post('/werk/reacties/zoeken', { zoek: fields.name })
    assert.ok(!byName.text.includes(canary.number))
    assert.match((await other.post('/werk/reacties/zoeken', { zoek: canary.number })).text, /Strikt/)
    const opened = await other.post('/werk/reacties/inzage', { number: canary.number, reason: 'Ik vervang een zieke collega.' }) // prettier-ignore
    assert.doesNotMatch(opened.text, /Canarie/, 'one person alone opens no strict case')
    assert.equal((await other.get(dossier())).status, 404)
  })

  test('leaves the database for nobody else, asked without where', async () => {
    const parts = ['reaction', 'element', 'event', 'inquiry', 'hearing', 'measure', 'task', 'judgement', 'file', 'escalation', 'recipient', 'term'] // prettier-ignore
    const rowsFor = (worker: Worker) =>
      house.platform.db.read(actor(worker), async (db) => {
        const counts = await Promise.all(parts.map(async (part) => (await sql`select * from ${sql.table(`feedback.${part}`)}`.execute(db)).rows.length)) // prettier-ignore
        const { rows } = await sql`select wrapped_key from platform.word_keys(${canary.id})`.execute(db)
        return counts.reduce((sum, count) => sum + count, rows.length)
      })
    assert.ok((await rowsFor(place.coordinator)) > 10)
    assert.deepEqual(await Promise.all([place.reader, director].map(rowsFor)), [0, 0])
  })

  test('is acted in by nobody who was not named', async () => {
    await house.owner.query(`update feedback.reaction set acts = 'coordinator', state = 'received', handler_id = null, handler_name = null where id = $1`, [canary.id]) // prettier-ignore
    const coordinator = await as(place.coordinator)
    const versie = /name="versie" value="(\d+)"/.exec((await coordinator.get(dossier())).html)?.[1] ?? ''
    const refused = await coordinator.post(`${dossier()}/toewijzen`, { versie, handler: place.reader.personId, head_1: 'quality', element_1: 'x' }) // prettier-ignore
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Kies iemand die meeleest/)
    await assert.rejects(
      house.owner.query(`update feedback.reaction set handler_id = $2, handler_name = 'x' where id = $1`, [canary.id, place.reader.personId]), // prettier-ignore
      /only who was named/,
    )
    await assert.rejects(house.owner.query(`update feedback.reaction set strict = false where id = $1`, [canary.id]), /stays strict/) // prettier-ignore
  })

  test('gets readers and loses them, each with a reason, but never the last', async () => {
    const coordinator = await as(place.coordinator)
    const added = await coordinator.postAndFollow(`${path()}/lezer`, { person: director.personId, reason: 'Directie.' })
    assert.match(added.text, /Dina/)
    assert.match((await (await as(director)).get(dossier())).text, /Directie/)
    for (const worker of [place.handler, director])
      await coordinator.postAndFollow(`${path()}/lezer-weg`, { person: worker.personId, reason: 'Niet meer nodig.' })
    assert.equal((await (await as(director)).get(dossier())).status, 404)
    const last = await coordinator.post(`${path()}/lezer-weg`, { person: place.coordinator.personId, reason: 'Ik ga weg.' }) // prettier-ignore
    assert.equal(last.status, 422)
    assert.match(last.text, /laatste die meeleest/)
    await assert.rejects(
      house.owner.query('update feedback.recipient set ended_at = now(), ended_by = person_id where reaction_id = $1', [canary.id]), // prettier-ignore
      /somebody has to be able/,
    )
  })

  test('that nobody can read any more is taken over, and its reporter reads so', async () => {
    const reader = await as(place.reader)
    const over = `${path()}/overnemen`
    assert.equal((await reader.get(over)).status, 404)
    await house.owner.query('update accounts.membership set ended_at = now() where person_id = $1', [place.coordinator.personId]) // prettier-ignore
    assert.match((await reader.get('/werk/reacties?lijst=lopend')).text, /Zaak overnemen/)
    assert.equal((await (await as(director)).get(over)).status, 404, 'who does not coordinate')
    assert.match((await reader.postAndFollow(over, { reason: 'Cora werkt hier niet meer.' })).text, /Rita/)
    assert.match((await reader.get(dossier())).text, /Canariewoorden/)
    const reporter = { kind: 'reporter', sessionId: '', reactionId: canary.id } as const
    const told = await house.platform.db.read(reporter, (db) => db.selectFrom('feedback.event').select(['kind', 'words']).execute()) // prettier-ignore
    assert.deepEqual(told, [{ kind: 'strict_taken_over', words: 'Cora werkt hier niet meer.' }])
  })

  test('once wiped, a copy of its words opens with no key', async () => {
    const { rows: [copy] } = await house.owner.query<{ words: string }>('select words from feedback.reaction where id = $1', [canary.id]) // prettier-ignore
    assert.match(copy?.words ?? '', /^sealed:1:/)
    await house.owner.query(`update feedback.reaction set state = 'closed', acts = 'nobody', closed_at = '2020-01-01' where id = $1`, [canary.id]) // prettier-ignore
    await house.owner.query(`update feedback.measure set state = 'cancelled' where reaction_id = $1`, [canary.id])
    await house.owner.query(`select feedback.anonymise(array[$1::uuid], '2036-01-01')`, [canary.id])
    const { rows } = await house.owner.query('select words_key, words from feedback.reaction where id = $1', [
      canary.id,
    ])
    assert.deepEqual(rows, [{ words_key: null, words: '—' }])
    await assert.rejects(
      house.platform.db.work((tx) => sql`select ${sql.lit(copy?.words ?? '')} as words`.execute(tx)),
      /not there for who asks/,
    )
  })
})
