import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { corpora, mail } from '../../../../tests/support/mails.ts'
import { deliver, type Said } from '../../../../tests/support/smtp-client.ts'
import { addReaction, buildSpeaking, cookieOf, type Speaking, type Worker } from '../../../../tests/support/speaking.ts'
import { largestMailMegabytes, type MailReceiver, type MailRoom, receiveMail } from '../../../platform/mail-receiver.ts'
import { hashToken, newAddressToken } from '../../../platform/tokens.ts'
import { houseAddress, replyAddress } from './arrival.ts'
import { readArrivalJob } from './read-job.ts'
import { mailRoom } from './receive-actions.ts'

const domain = 'post.loket.example'
const settings = { INBOUND_MAIL_PORT: '0', INBOUND_MAIL_DOMAIN: domain, MAIL_FROM: 'Loket <loket@loket.example>' }
/** The real bound takes its time; the short run has a smaller one. */
const megabytes = process.env['STEPS'] === undefined ? 1 : largestMailMegabytes
const monday = '2026-11-23T09:00:00+01:00'

type Web = Awaited<ReturnType<House['app']>>['web']

interface Row {
  readonly id: string
  readonly state: string
  readonly automatic: boolean
  readonly from_name: string
  readonly from_address: string | null
  readonly subject: string
  readonly words: string
  readonly left_out: readonly { name: string; why: string }[]
  readonly files: readonly string[] | null
  readonly sealed: Buffer | null
}

describe('mail that comes in', () => {
  let house: House
  let place: Speaking
  let receiver: MailReceiver
  let web: Web
  let room: MailRoom
  const faults: unknown[] = []
  /** A session of this moment, for the clock moves. */
  const cookieFor = (worker: Worker) => cookieOf(house, worker.personId)

  before(async () => {
    house = await makeHouse(settings)
    house.clock.moveTo(monday)
    place = await buildSpeaking(house)
    web = (await house.app()).web
    const { platform } = house
    assert.ok(platform.config.inboundMail)
    const log = (fault: unknown) => void faults.push(fault)
    room = mailRoom(platform)
    const at = platform.config.inboundMail
    receiver = await receiveMail({ at, room, clock: platform.clock, log, megabytes })
  })
  after(async () => {
    await receiver?.close()
    await house?.close()
  })

  const toHouse = () => houseAddress(place.slug, domain)
  const send = (text: string | Buffer, to = toHouse(), from = 'noor@example.org'): Promise<Said> =>
    deliver(receiver.port, { from, to: [to], mail: text })
  const rows = async (): Promise<Row[]> =>
    (
      await house.owner.query<Row>(
        `select a.*, (select array_agg(f.name order by f.position) from feedback.arrival_file as f where f.arrival_id = a.id) as files
         from feedback.arrival as a order by a.came_at, a.id`,
      )
    ).rows
  /** As the worker does, without starting one. */
  const readAll = async () => {
    for (const { id, state } of await rows())
      if (state === 'unread') await readArrivalJob(house.platform).run({ arrival: id })
  }
  /** Delivers one mail to an empty list and has it read. */
  const arrived = async (text: string, to = toHouse(), from = 'noor@example.org'): Promise<Row> => {
    await house.owner.query('delete from feedback.arrival')
    await room.take({ sender: from, recipients: [to], bytes: Buffer.from(text) })
    await readAll()
    const [row] = await rows()
    assert.ok(row)
    return row
  }
  const letters = async (kind: string) =>
    (
      await house.owner.query<{ to_address: string; body_text: string; automatic_answer: boolean }>(
        'select to_address, body_text, automatic_answer from platform.letter where kind = $1 order by created_at',
        [kind],
      )
    ).rows

  test('the page of a house and its settings say where to write', async () => {
    for (const url of [`/klachten/${place.slug}`, `/werk/procedure/${place.slug}`]) {
      const page = (await look(url)).body.replaceAll('<wbr/>', '')
      assert.ok(page.includes(toHouse()), url)
    }
  })

  describe('at the door', () => {
    test('only addresses that somebody reads are taken: it passes nothing on', async () => {
      const strangers = ['iemand@elders.example.org', `postbus@${domain}`, houseAddress('bestaat-niet', domain), replyAddress('0'.repeat(40), domain)] // prettier-ignore
      const said = await deliver(receiver.port, { from: 'noor@example.org', to: strangers, mail: corpora.plain })
      assert.deepEqual(said, { recipients: [550, 550, 550, 550], end: 550 })
      const both = await deliver(receiver.port, { from: 'noor@example.org', to: ['iemand@elders.example.org', toHouse()], mail: corpora.plain }) // prettier-ignore
      assert.deepEqual(both, { recipients: [550, 250], end: 250 })
      assert.equal((await rows()).length, 1)
    })
    test('two hundred recipients: ten are enough, and who tries names is hung up on', async () => {
      const same = Array.from({ length: 20 }, (_, index) => replyAddressOf(index))
      const said = await deliver(receiver.port, { from: 'noor@example.org', to: [toHouse(), ...same], mail: corpora.plain }) // prettier-ignore
      assert.ok(said.recipients.includes(550) && said.recipients.includes(421))
      const names = Array.from({ length: 200 }, (_, index) => houseAddress(`huis-${index}`, domain))
      const guessed = await deliver(receiver.port, { from: 'spam@example.org', to: names, mail: corpora.plain })
      assert.equal(guessed.recipients.filter((code) => code === 550).length, 10)
      assert.ok(guessed.recipients.slice(10).every((code) => code === 421 || code === 0))
    })
    test(`${megabytes + 5} megabytes are too much, and nothing of them is kept`, async () => {
      await house.owner.query('delete from feedback.arrival')
      const large = Buffer.concat([Buffer.from(mail({ body: '' })), Buffer.alloc((megabytes + 5) * 1024 * 1024, 'a\r\n')]) // prettier-ignore
      assert.equal((await send(large)).end, 552)
      assert.deepEqual(await rows(), [])
    })
    test('a bare line feed before a dot does not begin a second mail', async () => {
      await house.owner.query('delete from feedback.arrival')
      const smuggled = `${mail({ body: 'Eerste' })}\n.\nMAIL FROM:<spam@example.org>\r\nRCPT TO:<${toHouse()}>\r\nDATA\r\nTweede`
      assert.equal((await send(smuggled)).end, 250)
      await readAll()
      const all = await rows()
      assert.equal(all.length, 1)
      assert.match(all[0]?.words ?? '', /Eerste[\s\S]*Tweede/)
    })
    test('the same mail twice is one; other words under the same name are another', async () => {
      await house.owner.query('delete from feedback.arrival')
      const first = mail({ id: '<een@example.org>', body: 'Een' })
      for (const text of [
        first,
        `Received: from elders\r\n${first}`,
        mail({ id: '<een@example.org>', body: 'Twee' }),
      ]) {
        assert.equal((await send(text)).end, 250)
      }
      await readAll()
      assert.equal((await send(first)).end, 250, 'also after it was read')
      assert.deepEqual((await rows()).map(({ words }) => words).sort(), ['Een', 'Twee']) // prettier-ignore
    })
    test('what was taken is sealed until it is read', async () => {
      await house.owner.query('delete from feedback.arrival')
      await send(mail({ body: 'Geheimwoord' }))
      const [row] = await rows()
      assert.equal(row?.state, 'unread')
      assert.equal(row?.sealed?.includes('Geheimwoord'), false)
      await house.runJobs()
      const [after] = await rows()
      assert.deepEqual([after?.state, after?.sealed, after?.words], ['waiting', null, 'Geheimwoord'])
    })
    test('a full disk is told as a trouble that passes, without a word of the mail in the log', async () => {
      faults.length = 0
      await house.owner.query(
        `create function pg_temp.never() returns trigger language plpgsql as $$ begin raise exception using errcode = '53100', message = 'could not extend file'; end $$`,
      )
      await house.owner.query('create trigger full_disk before insert on feedback.arrival for each row execute function pg_temp.never()') // prettier-ignore
      try {
        assert.equal((await send(mail({ body: 'Vol' }))).end, 452)
      } finally {
        await house.owner.query('drop trigger full_disk on feedback.arrival')
      }
      assert.equal(faults.length, 1)
    })
  })

  const replyAddressOf = (index: number) => replyAddress(String(index).padStart(40, '0'), domain)

  describe('what is read of it', () => {
    const cases: readonly (readonly [string, string, (row: Row) => void])[] = [
      ['Latin-9 with a euro sign', corpora.latin, ({ subject, words }) => assert.deepEqual([subject, words], ['Factuur van € 50', 'Ik betaalde € 50 te veel. De coördinator belt niet terug.'])], // prettier-ignore
      ['a photo, made anew', corpora.photo, ({ words, files }) => assert.deepEqual([words, files], ['Zie de foto.', ['gang.webp']])], // prettier-ignore
      ['a page alone: its words, and nothing that it wants to load', corpora.onlyHtml, ({ words }) => assert.equal(words, 'Eerste alinea.\n\nTweede alinea & meer.')], // prettier-ignore
      ['winmail.dat is named, not kept', corpora.winmail, ({ words, files, left_out }) => assert.deepEqual([words, files, left_out], ['Mijn klacht staat hier.', null, [{ name: 'winmail.dat', why: 'wrong_kind' }]])], // prettier-ignore
      ['no words, only a letter as PDF', corpora.noText, ({ words, files }) => assert.deepEqual([words, files], ['', ['scan.pdf']])], // prettier-ignore
      ['a program that calls itself a photo', corpora.disguised, ({ files, left_out }) => assert.deepEqual([files, left_out[0]?.why], [null, 'wrong_kind'])], // prettier-ignore
      ['line breaks in a name begin no header', corpora.injected, ({ subject, from_name }) => assert.deepEqual([subject, from_name], ['Hallo Bcc: slachtoffer@example.org', 'Noor Bcc: slachtoffer@example.org'])], // prettier-ignore
      [
        'a wrapping that is broken loses no words',
        corpora.broken,
        ({ words }) => assert.match(words, /Ik schreef iets/),
      ],
      ['more than fits stands whole in a file', corpora.endless, ({ words, files }) => assert.deepEqual([words.length, files], [10_000, ['bericht.txt']])], // prettier-ignore
      ['an absence is automatic', corpora.absence, ({ automatic }) => assert.equal(automatic, true)],
    ]
    for (const [what, text, check] of cases) test(what, async () => check(await arrived(text)))

    test('a bounce without a sender is taken, marked, and never answered', async () => {
      const row = await arrived(corpora.bounce, undefined, '')
      assert.equal(row.automatic, true)
    })
  })

  describe('who is told', () => {
    test('a sender once a day, never a program, never whom he says he is', async () => {
      await house.owner.query('delete from platform.letter')
      const from = 'Piet <piet@example.org>'
      await arrived(mail({ from, body: 'Aap' }), undefined, 'piet@example.org')
      await arrived(mail({ from, body: 'Twee' }), undefined, 'piet@example.org')
      await arrived(mail({ from: 'Slachtoffer <slachtoffer@example.org>', body: 'Nep' }), undefined, 'spam@elders.example.org') // prettier-ignore
      await arrived(corpora.absence)
      await arrived(corpora.newsletter, undefined, 'actie@winkel.example.org')
      await arrived(corpora.bounce, undefined, '')
      const told = await letters('feedback.acknowledgement')
      assert.deepEqual(
        told.map((one) => [one.to_address, one.automatic_answer]),
        [['piet@example.org', true]],
      )
      assert.doesNotMatch(told[0]?.body_text ?? '', /Aap|Piet/, 'no word of the mail goes out again')
      house.clock.moveTo('2026-11-24T09:00:00+01:00')
      await arrived(mail({ from, body: 'Drie' }), undefined, 'piet@example.org')
      assert.equal((await letters('feedback.acknowledgement')).length, 2, 'the next day again')
      assert.equal((await letters('feedback.staff_arrived')).length, 4, 'both who coordinate, once a day')
      house.clock.moveTo(monday)
    })
    test('what nobody judged in eight working hours is warned about once a working day', async () => {
      await house.owner.query('delete from platform.letter')
      house.clock.moveTo('2026-11-27T16:00:00+01:00')
      await arrived(mail({ body: 'Wie leest dit?' }))
      const warnedAt = async (at: string) => {
        house.clock.moveTo(at)
        await house.owner.query(`select graphile_worker.add_job('feedback_watch')`)
        await house.runJobs()
        return (await letters('feedback.staff_post_warning')).length
      }
      assert.equal(await warnedAt('2026-11-28T12:00:00+01:00'), 0, 'a Saturday')
      assert.equal(await warnedAt('2026-11-30T13:07:00+01:00'), 0, 'seven hours')
      assert.equal(await warnedAt('2026-11-30T14:07:00+01:00'), 2, 'eight hours: both who coordinate')
      assert.equal(await warnedAt('2026-11-30T15:07:00+01:00'), 2)
      assert.equal(await warnedAt('2026-12-01T08:07:00+01:00'), 4)
      const [late] = await letters('feedback.staff_post_warning')
      assert.match(late?.body_text ?? '', /27 november/)
      house.clock.moveTo(monday)
    })
  })

  describe('an answer to a letter', () => {
    const answerable = async (name: string, state: string) => {
      const said = await addReaction(house, place, {
        name,
        at: monday,
        state,
        acts: 'reporter',
        handler: place.handler,
      })
      const token = newAddressToken()
      await house.owner.query(
        `insert into feedback.reply_address (token_hash, reaction_id, created_at, expires_at) values ($1, $2, now(), now() + interval '2 years')`,
        [hashToken(token), said.id],
      )
      return { ...said, to: replyAddress(token, domain), email: `${name.toLowerCase()}@example.org` }
    }
    const thread = async (id: string) =>
      (
        await house.owner.query<{ kind: string; actor: string; words: string; audience: string }>(
          'select kind, actor, words, audience from feedback.event where reaction_id = $1 order by at, id',
          [id],
        )
      ).rows

    test('from its reporter, to the secret address: it stands in the thread, without the quote', async () => {
      const asked = await answerable('Vera', 'waiting')
      const link = `http://localhost/reactie/link/${'x'.repeat(43)}`
      const text = mail({ from: `Vera <${asked.email.toUpperCase()}>`, body: `Dinsdag om drie uur.\n\nOp maandag schreef Houder:\n> Wanneer?\n> ${link}` }) // prettier-ignore
      const row = await arrived(text, asked.to, asked.email)
      assert.deepEqual([row.state, row.words, row.from_address], ['joined', '', null])
      assert.deepEqual(await thread(asked.id), [{ kind: 'reply', actor: 'reporter', words: 'Dinsdag om drie uur.', audience: 'reporter' }]) // prettier-ignore
      const [now] = (await house.owner.query('select state from feedback.reaction where id = $1', [asked.id])).rows
      assert.deepEqual(now, { state: 'handling' })
    })
    test('with a photo, while nobody asked: a message with a file', async () => {
      const said = await answerable('Fleur', 'handling')
      const text = corpora.photo.replace('noor@example.org', said.email)
      await arrived(text, said.to, said.email)
      assert.deepEqual((await thread(said.id)).map(({ kind }) => kind), ['write', 'file_added']) // prettier-ignore
    })
    const distrusted: readonly (readonly [string, string, (email: string) => { text: string; from: string }])[] = [
      ['from another address', 'waiting', () => ({ text: mail({ from: 'Buur <buur@example.org>', body: 'Ik ben het.' }), from: 'buur@example.org' })], // prettier-ignore
      ['sent by a program', 'waiting', (email) => ({ text: mail({ from: `X <${email}>`, headers: ['Auto-Submitted: auto-replied'], body: 'Afwezig' }), from: email })], // prettier-ignore
      [
        'after the end',
        'withdrawn',
        (email) => ({ text: mail({ from: `X <${email}>`, body: 'Nog iets.' }), from: email }),
      ],
    ]
    for (const [index, [why, state, make]] of distrusted.entries())
      test(`${why}: a person judges it`, async () => {
        const said = await answerable(`Persoon${index}`, state)
        const { text, from } = make(said.email)
        const row = await arrived(text, said.to, from)
        assert.equal(row.state, 'waiting')
        assert.deepEqual(await thread(said.id), [])
      })
    test('whom a reaction is about sees nothing of what answers it', async () => {
      const said = await answerable('Iris', 'waiting')
      await house.owner.query('insert into feedback.subject (reaction_id, person_id, named_by) values ($1, $2, $2)', [said.id, place.coordinator.personId]) // prettier-ignore
      const row = await arrived(
        mail({ from: 'Buur <buur@example.org>', body: 'Over Cora.' }),
        said.to,
        'buur@example.org',
      )
      const see = async (who: Worker) => (await look(`/werk/reacties/post/${row.id}`, who)).statusCode
      assert.equal(await see(place.coordinator), 404)
      assert.equal(await see(place.reader), 200)
      assert.equal(await see(place.handler), 200, 'who handles it')
      assert.equal(await see(place.local), 404)
    })
    test('the letters themselves carry an address that only their reader knows, until they are sent', async () => {
      const { rows: before } = await house.owner.query(
        `select reply_to from platform.letter where reply_to is not null`,
      )
      const row = await arrived(mail({ body: 'Mijn klacht.' }))
      await accept(row)
      const { rows: after } = await house.owner.query<{ reply_to: string; kind: string }>(`select reply_to, kind from platform.letter where reply_to is not null`) // prettier-ignore
      assert.equal(after.length, before.length + 1)
      assert.match(after.at(-1)?.reply_to ?? '', /^antwoord-[0-9a-f]{40}@post\.loket\.example$/)
    })
  })

  const look = async (url: string, worker = place.coordinator) => web.inject({ url, headers: { cookie: await cookieFor(worker) } }) // prettier-ignore
  const press = async (id: string, path: string, fields: Record<string, string>, worker = place.coordinator) =>
    web.inject({
      method: 'POST',
      url: `/werk/reacties/post/${id}/${path}`,
      headers: {
        cookie: await cookieFor(worker),
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams(fields).toString(),
    })
  const acceptFields = () => ({
    versie: '1',
    danger: 'no',
    kind: 'complaint',
    about: `opvang=${place.locationKey}`,
    words: 'Mijn zoon zat alleen.',
    contact_name: 'Noor',
    contact_email: 'noor@example.org',
    may_name: 'no',
    language: 'nl',
  })
  const accept = ({ id }: Row, more: Record<string, string> = {}) => press(id, 'reactie', { ...acceptFields(), ...more }) // prettier-ignore

  describe('what a person makes of it', () => {
    test('a reaction: its six weeks run from the arrival, its files come along, pressed twice it is one', async () => {
      house.clock.moveTo('2026-11-20T23:30:00+01:00')
      const row = await arrived(corpora.photo)
      house.clock.moveTo('2026-11-25T11:00:00+01:00')
      const page = await look(`/werk/reacties/post/${row.id}`)
      assert.match(page.body, /Zie de foto\.<\/textarea>/, 'the words stand in the form')
      const [first, second] = await Promise.all([accept(row), accept(row)])
      assert.deepEqual([first.statusCode, second.statusCode], [303, 303])
      assert.equal(first.headers.location, second.headers.location)
      const { rows: made } = await house.owner.query<{
        filed: string
        due: string
        channel: string
        files: number
        letters: number
      }>( // prettier-ignore
        `select r.filed_on::text as filed, t.due_on::text as due, r.channel, (select count(*)::int from feedback.file as f where f.reaction_id = r.id) as files,
           (select count(*)::int from platform.letter as l where l.subject_id = r.id and l.kind = 'feedback.received') as letters
         from feedback.arrival as a join feedback.reaction as r on r.id = a.reaction_id
         join feedback.term as t on t.reaction_id = r.id and t.name = 'judgement' where a.id = $1`,
        [row.id],
      )
      assert.deepEqual(made, [{ filed: '2026-11-20', due: '2027-01-04', channel: 'mail', files: 1, letters: 1 }])
      const [left] = await rows()
      assert.deepEqual([left?.state, left?.words, left?.files], ['reaction', '', null])
    })
    test('nothing filled in: the form comes back with every word', async () => {
      const row = await arrived(mail({ body: 'Iets.' }))
      const answer = await accept(row, { words: 'Mijn eigen woorden', may_name: '' })
      assert.equal(answer.statusCode, 422)
      assert.match(answer.body, /Mijn eigen woorden/)
    })
    test('set aside with a reason, taken back, and gone after three months', async () => {
      const row = await arrived(mail({ body: 'Reclame.' }))
      assert.equal((await press(row.id, 'weg', { versie: '1', reason: ' ' })).statusCode, 422)
      assert.equal((await press(row.id, 'weg', { versie: '1', reason: 'Reclame' })).statusCode, 303)
      assert.equal((await press(row.id, 'terug', { versie: '2' })).statusCode, 303)
      assert.equal((await rows())[0]?.state, 'waiting')
      assert.equal((await press(row.id, 'weg', { versie: '3', reason: 'Toch reclame' })).statusCode, 303)
      house.clock.moveTo('2027-03-01T09:00:00+01:00')
      await house.owner.query(`select graphile_worker.add_job('feedback_sweep_arrivals')`)
      await house.runJobs()
      assert.deepEqual(await rows(), [])
      house.clock.moveTo(monday)
    })
    test('a colleague was faster: nothing happens, and what was typed is still there', async () => {
      const row = await arrived(mail({ body: 'Twee lezers.' }))
      assert.equal((await press(row.id, 'weg', { versie: '1', reason: 'Reclame' })).statusCode, 303)
      const late = await accept(row, { words: 'Dit typte ik net' })
      assert.equal(late.statusCode, 409)
      assert.match(late.body, /Dit typte ik net/)
      assert.match(late.body, /Reclame/, 'and what the colleague chose')
    })
    for (const [byReporter, audience, kind] of [
      ['yes', 'reporter', 'write'],
      ['no', 'staff', 'mail_attached'],
    ] as const)
      // prettier-ignore
      test(`put with a reaction, ${byReporter === 'yes' ? 'as words of its reporter' : 'for colleagues only'}`, async () => {
          const said = await addReaction(house, place, { name: `Bij${byReporter}`, at: monday, state: 'handling', acts: 'handler' })
        const row = await arrived(mail({ from: 'Buur <buur@example.org>', body: 'Nog een ding.' }))
        assert.equal((await press(row.id, 'bijvoegen', { versie: '1', number: 'ZZZZ-ZZZZ', by_reporter: byReporter })).statusCode, 422) // prettier-ignore
        assert.equal((await press(row.id, 'bijvoegen', { versie: '1', number: said.number, by_reporter: byReporter })).statusCode, 303) // prettier-ignore
        const { rows: told } = await house.owner.query('select kind, audience from feedback.event where reaction_id = $1', [said.id]) // prettier-ignore
        assert.deepEqual(told, [{ kind, audience }])
      })
    test('who only works at a location sees no post of the house', async () => {
      const row = await arrived(mail({ body: 'Niet voor iedereen.' }))
      for (const worker of [place.local, place.handler]) {
        const list = await look('/werk/reacties/post', worker)
        assert.doesNotMatch(list.body, /Klacht over de groep/)
        assert.equal((await press(row.id, 'weg', { versie: '1', reason: 'x' }, worker)).statusCode, 404)
      }
    })
  })
})
