import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { existsSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { testCluster } from '../../../tests/support/postgres.ts'
import { type House, makeHouse } from '../../../tests/support/house.ts'
import { mailCatcher } from '../../../tests/support/mail.ts'
import { soon } from '../../../tests/support/soon.ts'
import { addReaction, buildSpeaking, type Said, type Speaking, type Worker } from '../../../tests/support/speaking.ts'
import { usualTold } from '../../../tests/support/told.ts'
import { receiveReaction } from './speak/speak-actions.ts'
import { subjectByKey } from './speak/subject-queries.ts'

const noFullDisk =
  (!existsSync('/dev/full') || process.env['TEST_DATABASE_URL'] !== undefined) && 'needs a disk that is always full'

/** What goes wrong around people: two presses, two colleagues, a full disk, a mail server that is away. Nothing is lost, nothing is there twice. */
describe('a reaction in bad weather', () => {
  let house: House
  let place: Speaking
  let web: Awaited<ReturnType<House['app']>>['web']

  before(async () => {
    house = await makeHouse()
    place = await buildSpeaking(house)
    web = (await house.app()).web
  })
  after(() => house?.close())

  const post = (url: string, cookie: string, fields: Record<string, string>) =>
    web.inject({
      method: 'POST',
      url,
      headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    })
  const upload = (url: string, cookie: string, text: string) =>
    web.inject({
      method: 'POST',
      url,
      headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=grens' },
      payload: `--grens\r\nContent-Disposition: form-data; name="file"; filename="brief.txt"\r\nContent-Type: text/plain\r\n\r\n${text}\r\n--grens--\r\n`,
    })
  const count = async (table: string, id: string, more = '') =>
    (await house.owner.query<{ n: number }>(`select count(*)::int as n from feedback.${table} where reaction_id = $1 ${more}`, [id])).rows[0]?.n // prettier-ignore
  const handled = (name: string, more: Partial<Parameters<typeof addReaction>[2]> = {}) =>
    addReaction(house, place, { name, at: '2026-11-20T10:00:00Z', state: 'handling', acts: 'handler', handler: place.handler, ...more }) // prettier-ignore
  const version = async ({ id }: Said) =>
    String((await house.owner.query<{ version: number }>('select version from feedback.reaction where id = $1', [id])).rows[0]?.version) // prettier-ignore
  const today = Temporal.Now.plainDateISO()
  const day = (name: string, on = today) => ({ [`${name}_day`]: String(on.day), [`${name}_month`]: String(on.month), [`${name}_year`]: String(on.year) }) // prettier-ignore
  const element = async ({ id }: Said) => {
    const made = await house.owner.query<{ id: string }>(
      `insert into feedback.element (id, reaction_id, position, head, words) values (gen_random_uuid(), $1, 1, 'quality', 'Toezicht') returning id`,
      [id],
    )
    return made.rows[0]?.id ?? ''
  }

  describe('pressed twice is once', () => {
    const dossier: readonly (readonly [string, string, Record<string, string>, string, string])[] = [
      ['a note', 'notitie', { note_words: 'Gebeld.' }, 'event', `and kind = 'noted'`],
      [
        'a talk',
        'horen',
        { party: 'reporter', how: 'phone', hearing_words: 'Verteld.', ...day('held') },
        'hearing',
        '',
      ],
      ['a question to the location', 'vraag-locatie', { statement: 'Wat gebeurde er?', ...day('side', today.add({ days: 7 })) }, 'inquiry', ''], // prettier-ignore
      ['words to the reporter', 'stap', { stap: 'tell', tell_words: 'Wij zijn bezig.' }, 'event', `and kind = 'tell'`],
      [
        'a question to the reporter',
        'stap',
        { stap: 'ask', ask_words: 'Wanneer was het?' },
        'event',
        `and kind = 'ask'`,
      ],
      ['the end', 'stap', { stap: 'dismiss', dismiss_words: 'Hoort hier niet.' }, 'event', `and kind = 'dismiss'`],
    ]
    for (const [what, path, fields, table, more] of dossier)
      test(what, async () => {
        const said = await handled('Tweemaal')
        const versie = await version(said)
        const who = fields['stap'] === 'dismiss' ? place.coordinator : place.handler
        const press = () => post(`/werk/reacties/${said.number}/${path}`, who.cookie, { ...fields, versie })
        const answers = await Promise.all([press(), press()])
        assert.deepEqual(answers.map(({ statusCode }) => statusCode), [303, 303], answers[1]?.body.slice(0, 2000)) // prettier-ignore
        assert.equal(await count(table, said.id, more), 1)
      })
    test('a measure, for one reaction and for the whole house', async () => {
      const said = await handled('Maatregel')
      const due = today.add({ days: 30 })
      const fields = { measure_words: 'Twee mensen.', owner: place.handler.personId, ...day('measure', due) }
      const press = () => post(`/werk/reacties/${said.number}/maatregel`, place.handler.cookie, fields)
      assert.deepEqual((await Promise.all([press(), press()])).map(({ statusCode }) => statusCode), [303, 303]) // prettier-ignore
      assert.equal(await count('measure', said.id), 1)
    })
    test('an answer of the reporter', async () => {
      const said = await handled('Antwoord', { state: 'waiting', acts: 'reporter' })
      const versie = await version(said)
      const press = () => post('/mijn-reactie/bericht', said.cookie, { words: 'Dinsdag.', versie })
      assert.deepEqual((await Promise.all([press(), press()])).map(({ statusCode }) => statusCode), [303, 303]) // prettier-ignore
      assert.equal(await count('event', said.id, `and actor = 'reporter'`), 1)
    })
    test('a file', async () => {
      const said = await handled('Bestand')
      const press = () => upload('/mijn-reactie/bestand', said.cookie, 'Bewijs')
      assert.deepEqual((await Promise.all([press(), press()])).map(({ statusCode }) => statusCode), [303, 303]) // prettier-ignore
      assert.equal(await count('file', said.id), 1)
    })
    test('a judgement that is handed over, and one that is approved', async () => {
      const said = await handled('Oordeel')
      const part = await element(said)
      for (const party of ['reporter', 'location'])
        await post(`/werk/reacties/${said.number}/horen`, place.handler.cookie, { party, how: 'talk', hearing_words: 'Ja.', ...day('held') }) // prettier-ignore
      const versie = await version(said)
      const fields = { versie, gezien: '0', [`outcome_${part}`]: 'founded', [`reasons_${part}`]: 'Omdat.', judgement_words: 'Dank.', no_measures: 'Niets nodig.', naar: 'voorleggen' } // prettier-ignore
      const hand = () => post(`/werk/reacties/${said.number}/oordeel`, place.handler.cookie, fields)
      assert.deepEqual((await Promise.all([hand(), hand()])).map(({ statusCode }) => statusCode), [303, 303]) // prettier-ignore
      const approve = { stap: 'approve', approve_words: '', versie: await version(said) }
      const press = () => post(`/werk/reacties/${said.number}/stap`, place.reader.cookie, approve)
      assert.deepEqual((await Promise.all([press(), press()])).map(({ statusCode }) => statusCode), [303, 303]) // prettier-ignore
      assert.equal(await count('event', said.id, `and kind = 'approve'`), 1)
      assert.equal(await count('judgement', said.id), 1)
    })
  })

  describe('two people at one dossier', () => {
    test('the second keeper of a judgement sees both texts, and nothing is written over', async () => {
      const said = await handled('Samen')
      const part = await element(said)
      const fields = (reasons: string, gezien: string) => ({ gezien, versie: '1', [`outcome_${part}`]: 'founded', [`reasons_${part}`]: reasons, judgement_words: `Inleiding: ${reasons}`, no_measures: '', naar: 'bewaren' }) // prettier-ignore
      const keep = (words: string, seen: string) => post(`/werk/reacties/${said.number}/oordeel`, place.handler.cookie, fields(words, seen)) // prettier-ignore
      assert.equal((await keep('Van de eerste', '0')).statusCode, 303)
      const second = await keep('Van de tweede', '0')
      assert.equal(second.statusCode, 409)
      assert.match(second.body, /Hans houder bewaarde ondertussen dit/)
      assert.match(second.body, /Van de eerste/)
      assert.match(second.body, /<textarea[^>]*>Van de tweede<\/textarea>/)
      const { rows } = await house.owner.query('select reasons from feedback.element where id = $1', [part])
      assert.deepEqual(rows, [{ reasons: 'Van de eerste' }])
      const seen = /name="gezien" value="(\d+)"/.exec(second.body)?.[1] ?? ''
      assert.equal((await keep('Van beiden', seen)).statusCode, 303, 'who has seen it goes on')
    })
    const cases: readonly (readonly [string, () => Worker, Record<string, string>])[] = [
      ['a step whose box is gone', () => place.handler, { stap: 'ask', ask_words: 'Mijn lange vraag' }],
      ['words to the reporter', () => place.handler, { stap: 'tell', tell_words: 'Mijn lange brief' }],
    ]
    for (const [what, worker, fields] of cases)
      test(`${what}: nothing is done, and the words are still there`, async () => {
        const said = await handled('Sneller')
        const versie = await version(said)
        const end = { stap: 'dismiss', dismiss_words: 'Een ander was sneller.', versie }
        assert.equal((await post(`/werk/reacties/${said.number}/stap`, place.coordinator.cookie, end)).statusCode, 303)
        const late = await post(`/werk/reacties/${said.number}/stap`, worker().cookie, { ...fields, versie })
        assert.equal(late.statusCode, 409)
        assert.match(late.body, /Mijn lange/)
        assert.match(late.body, /Een ander was sneller/)
      })
    test('a reporter who writes while it ends keeps his words', async () => {
      const said = await handled('Laat')
      const versie = await version(said)
      await post(`/werk/reacties/${said.number}/stap`, place.coordinator.cookie, { stap: 'dismiss', dismiss_words: 'Klaar.', versie }) // prettier-ignore
      const late = await post('/mijn-reactie/bericht', said.cookie, { words: 'Mijn hele verhaal', versie })
      assert.equal(late.statusCode, 409)
      assert.match(late.body, /Mijn hele verhaal/)
    })
  })

  describe('a disk that is full', { skip: noFullDisk }, () => {
    test('a file is refused in words, nothing half is kept, and once there is room it goes', async () => {
      const said = await handled('Vol')
      const text = Array.from({ length: 4000 }, (_, index) => `regel ${index * 7919}`).join('\n')
      const refused = await withFullDisk(house, 'feedback.file', () =>
        upload('/mijn-reactie/bestand', said.cookie, text),
      )
      assert.equal(refused.statusCode, 507)
      assert.match(refused.body, /Onze opslag is vol/)
      assert.equal(await count('file', said.id), 0)
      assert.equal(await count('event', said.id), 0, 'nothing tells of a file that is not there')
      // A connection that was ended may be handed out once more before its end is heard.
      const again = () => upload('/mijn-reactie/bestand', said.cookie, text)
      assert.equal((await soon(again, ({ statusCode }) => statusCode === 303)).statusCode, 303)
      assert.equal(await count('file', said.id), 1)
    })
  })
})

/** What is written of a table's large values goes to a disk that is always full: PostgreSQL itself says so. */
async function withFullDisk<T>({ owner }: House, table: string, run: () => Promise<T>): Promise<T> {
  const { rows } = await owner.query<{ path: string }>(
    'select pg_relation_filepath(reltoastrelid) as path from pg_class where oid = $1::regclass',
    [table],
  )
  const path = join((await testCluster()).dataFolder ?? '', rows[0]?.path ?? '')
  renameSync(path, `${path}.kept`)
  symlinkSync('/dev/full', path)
  try {
    return await run()
  } finally {
    rmSync(path)
    renameSync(`${path}.kept`, path)
    // Who wrote to the full disk still has it open; a disk with room again is the same disk.
    await owner.query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query not ilike 'listen%'`) // prettier-ignore
  }
}

describe('a mail server that is away for a day', () => {
  test('each letter about a reaction leaves once, when it is back', async () => {
    const post = await mailCatcher()
    const house = await makeHouse({ SMTP_URL: post.url })
    try {
      const place = await buildSpeaking(house)
      const subject = await subjectByKey(house.platform.db.published, `opvang=${place.locationKey}`)
      assert.ok(subject?.holder)
      post.behave(421)
      const many = Array.from({ length: 2 }, (_, index) => `ouder${index}@example.org`)
      for (const contactEmail of many)
        await receiveReaction(house.platform, { key: crypto.randomUUID(), channel: 'web', subject: { ...subject, holder: subject.holder }, told: { ...usualTold, contactEmail } }) // prettier-ignore
      // A day of waiting longer and longer: what is due is due, however late the worker looks.
      for (let hours = 0; hours < 24; hours += 8) {
        await house.runJobs()
        await house.owner.query(`update graphile_worker._private_jobs set run_at = now() where attempts < max_attempts`)
      }
      assert.equal(post.letters.length, 0)
      const { rows: waiting } = await house.owner.query<{ left: number }>(
        `select min(max_attempts - attempts)::int as left from graphile_worker._private_jobs`,
      )
      assert.ok((waiting[0]?.left ?? 0) > 10, 'days of trying are left')
      post.behave('take')
      await house.runJobs()
      const { rows: counted } = await house.owner.query<{ n: number }>('select count(*)::int as n from platform.letter')
      const sent = post.letters.map(({ messageId }) => messageId)
      assert.equal(sent.length, counted[0]?.n)
      assert.equal(new Set(sent).size, sent.length, 'each once')
      for (const address of many) assert.equal(post.letters.filter(({ to }) => to === address).length, 1)
    } finally {
      await house.close()
      await post.close()
    }
  })
})
