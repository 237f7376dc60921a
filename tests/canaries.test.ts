import assert from 'node:assert/strict'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { Client } from 'pg'
import sharp from 'sharp'
import type { App } from '../src/app.tsx'
import { backUp } from '../src/platform/backup.ts'
import { type EmbeddedServer, startEmbedded } from '../src/platform/embedded-postgres.ts'
import { makeKeysOnce } from '../src/platform/key-file.ts'
import { openDatabase } from '../src/platform/database.ts'
import { checkKeys } from '../src/platform/key-probe.ts'
import { readKeys } from '../src/platform/keys.ts'
import { migrate } from '../src/platform/migrate.ts'
import { restore } from '../src/platform/restore.ts'
import { type House, houseAt } from './support/house.ts'
import { mailCatcher, type MailCatcher } from './support/mail.ts'
import { PlainBrowser } from './support/plain-browser.ts'
import { placeCluster } from './support/postgres.ts'
import { buildSpeaking, cookieOf, type Speaking, type Worker } from './support/speaking.ts'
import { temporaryFolder } from './support/temporary.ts'

/** Of whoever is anonymous or speaks in confidence: who it is, and every word of the case. None of it lies open anywhere. */
const canaries = {
  name: 'Kanarinka Geelvink',
  email: 'kanarinka@geelvink.example',
  phone: '0499 88 77 66',
  address: 'Vogelkooi 7',
  agent: 'KanarieBrowser/7',
  place: '203.0.113.77',
  from: 'intranet.geelvink.example',
  exif: 'KanarieCamera',
  words: 'Kanariewoorden over de babygroep',
  wish: 'Kanariewens',
  happened: 'Kanariemaandag',
  fileName: 'Kanariebestand',
  fileText: 'Kanariebrief van het team',
  part: 'Kanarieonderdeel',
  question: 'Kanarievraag',
  reply: 'Kanarieantwoord',
  note: 'Kanarienotitie',
  hearing: 'Kanarieverhoor',
  statement: 'Kanarievoorlegging',
  side: 'Kanariewederhoor',
  task: 'Kanarietaak',
  draft: 'Kanarieoordeel',
  reasons: 'Kanarieredenen',
  nothing: 'Kanariemaatregel niet nodig',
  reason: 'Kanariepolitie vraagt het',
} as const

/** Each canary has one of these in it. */
const stems = ['anari', 'eelvink', '0499 88', 'Vogelkooi', '203.0.113'] as const

/** Where one may be found, and why. */
const allowed: readonly { readonly what: keyof typeof canaries; readonly where: RegExp; readonly because: string }[] = [
  { what: 'email', where: /^mail to the reporter/, because: 'a letter in confidence has to say where it goes' },
]

describe('canaries of who is not open', () => {
  let server: EmbeddedServer
  let house: House
  let app: App
  let place: Speaking
  let mail: MailCatcher
  const folder = temporaryFolder('canaries')
  const [data, temporary, backups] = [join(folder, 'data'), join(folder, 'tmp'), join(folder, 'backups')]
  const codes: string[] = []
  let printed = ''
  const write = process.stdout.write.bind(process.stdout)
  const tmpdir = process.env['TMPDIR']

  before(async () => {
    for (const one of [data, temporary, backups]) fs.mkdirSync(one, { mode: 0o777 })
    process.env['TMPDIR'] = temporary
    placeCluster(join(data, 'postgres'))
    server = await startEmbedded({ dataDirectory: data, log: () => undefined })
    await migrate(server.url)
    makeKeysOnce(join(data, 'keys.json'))
    mail = await mailCatcher()
    house = await houseAt({
      databaseUrl: server.url,
      settings: { LOG_LEVEL: 'info', SMTP_URL: mail.url },
      keysFile: join(data, 'keys.json'),
      leave: () => server.stop(),
    })
    // As every process does when it starts.
    await checkKeys(house.owner, house.platform.keys)
    place = await buildSpeaking(house)
    process.stdout.write = ((chunk: string | Uint8Array) => {
      if (!String(chunk).startsWith('{"level"')) return write(chunk)
      printed += String(chunk)
      return true
    }) as typeof process.stdout.write
    app = await house.app()
  })
  after(async () => {
    process.stdout.write = write
    if (tmpdir === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = tmpdir
    await house.close()
    await mail.close()
    fs.rmSync(folder, { recursive: true, force: true })
  })

  const headers = {
    'user-agent': canaries.agent,
    'x-forwarded-for': canaries.place,
    referer: `https://${canaries.from}/`,
  }
  const as = async ({ personId }: Worker) => new PlainBrowser(app.web, await cookieOf(house, personId))

  /** By the form, with everything that a browser gives away. @returns the browser that is inside, and the number */
  async function speak(openness: 'anonymous' | 'confidential') {
    const browser = new PlainBrowser(app.web, '', headers)
    let page = await browser.get(`/reactie/nieuw?opvang=${place.locationKey}`)
    for (const [step, shown] of [
      { danger: 'no', kind: 'complaint', sender: 'staff' },
      { words: canaries.words, wish: canaries.wish, happened: canaries.happened, talked: 'no' },
      { openness, contact_name: canaries.name, contact_email: canaries.email, contact_phone: canaries.phone, contact_address: canaries.address, may_name: 'no' }, // prettier-ignore
      {},
    ].entries())
      page = await browser.post('/reactie/nieuw', { ...page.fields('/reactie/nieuw'), ...shown, naar: step === 3 ? 'verstuur' : 'volgende' }) // prettier-ignore
    const code = /([0-9A-Z]{5}-){3}[0-9A-Z]{5}/.exec(page.text)?.[0] ?? ''
    assert.ok(code, page.text)
    codes.push(code, code.replaceAll('-', ''))
    const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'teal' } }).jpeg().withExif({ IFD0: { Make: canaries.exif } }).toBuffer() // prettier-ignore
    await upload(browser, `${canaries.fileName}.jpg`, 'image/jpeg', photo)
    await upload(browser, `${canaries.fileName}.txt`, 'text/plain', Buffer.from(canaries.fileText))
    const { rows } = await house.owner.query<{ id: string; number: string }>('select id, number from feedback.reaction order by received_at desc, id desc limit 1') // prettier-ignore
    return { browser, code, ...(rows[0] ?? { id: '', number: '' }) }
  }

  async function upload(browser: PlainBrowser, name: string, type: string, bytes: Buffer) {
    const head = `--x7x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`
    const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--x7x--\r\n')])
    const answer = await app.web.inject({ method: 'POST', url: '/mijn-reactie/bestand', payload, headers: { ...headers, cookie: browser.cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=x7x' } }) // prettier-ignore
    assert.equal(answer.statusCode, 303, answer.body)
  }

  /** A step in the dossier, as it stands at this moment. */
  async function press(browser: PlainBrowser, number: string, path: string, fill: Record<string, string | string[]>) {
    const dossier = await browser.get(`/werk/reacties/${number}`)
    const versie = /name="versie" value="(\d+)"/.exec(dossier.html)?.[1] ?? '0'
    const answer = await browser.post(`/werk/reacties/${number}/${path}`, { versie, ...fill })
    assert.equal(answer.status, 303, `${path}: ${answer.text}`)
  }

  const day = (name: string) => ({ [`${name}_day`]: '1', [`${name}_month`]: '6', [`${name}_year`]: '2030' })

  /** Everything that is written about a case from both sides, up to the answer of its reporter. */
  async function handle({ browser, code, number }: Awaited<ReturnType<typeof speak>>) {
    const [coordinator, handler, local] = await Promise.all([place.coordinator, place.handler, place.local].map(as))
    assert.ok(coordinator && handler && local)
    await press(coordinator, number, 'toewijzen', { handler: place.handler.personId, head_1: 'safety', element_1: canaries.part }) // prettier-ignore
    await press(handler, number, 'notitie', { note_words: canaries.note })
    await press(handler, number, 'taak', {
      task_words: canaries.task,
      task_owner: place.handler.personId,
      ...day('task'),
    })
    await press(handler, number, 'vraag-locatie', { statement: canaries.statement, ...day('side') })
    const asked = /\/werk\/wederhoor\/([0-9a-f-]{36})/.exec((await local.get('/werk/wederhoor')).html)?.[1] ?? ''
    assert.equal((await local.post(`/werk/wederhoor/${asked}`, { answer: canaries.side })).status, 303)
    for (const party of ['location', 'reporter'])
      await press(handler, number, 'horen', { party, how: 'talk', hearing_words: canaries.hearing, held_day: '1', held_month: '1', held_year: '2026' }) // prettier-ignore
    await press(handler, number, 'stap', { stap: 'ask', ask_words: canaries.question })
    await house.runJobs()
    await browser.postAndFollow('/reactie/code', { code })
    const own = await browser.get('/mijn-reactie')
    await browser.postAndFollow('/mijn-reactie/bericht', {
      ...own.fields('/mijn-reactie/bericht'),
      words: canaries.reply,
    })
    assert.match((await handler.get(`/werk/reacties/${number}`)).text, new RegExp(canaries.reply))
  }

  /** A judgement that a second person approves, and its letter. */
  async function judge({ number }: Awaited<ReturnType<typeof speak>>) {
    const handler = await as(place.handler)
    const { html } = await handler.get(`/werk/reacties/${number}`)
    const part = /name="outcome_([0-9a-f-]{36})"/.exec(html)?.[1] ?? ''
    await press(handler, number, 'oordeel', { naar: 'voorleggen', gezien: '0', [`outcome_${part}`]: 'founded', [`reasons_${part}`]: canaries.reasons, judgement_words: canaries.draft, no_measures: canaries.nothing }) // prettier-ignore
    await press(await as(place.reader), number, 'stap', { stap: 'approve' })
    await house.runJobs()
    const pdf = await app.web.inject({ url: `/werk/reacties/${number}/oordeel.pdf`, headers: { cookie: place.handler.cookie } }) // prettier-ignore
    assert.match(pdf.body, /^%PDF/)
  }

  test('one speaks without a name, one in confidence, and both are handled', async () => {
    for (const openness of ['anonymous', 'confidential'] as const) {
      const said = await speak(openness)
      await handle(said)
      if (openness === 'anonymous') continue
      await judge(said)
      const coordinator = await as(place.coordinator)
      assert.equal((await coordinator.post(`/werk/reacties/${said.number}/melder`, { reason: canaries.reason })).status, 303) // prettier-ignore
    }
    await house.runJobs()
    assert.deepEqual(house.jobFailures, [])
  })

  interface Looked {
    readonly found: string[]
    readonly lines: string[]
  }

  /** In text as it is, and in bytes also as PostgreSQL writes them. */
  function search(where: string, kept: Buffer, into: Looked) {
    const words = { ...canaries, ...Object.fromEntries(codes.map((code, index) => [`code ${index}`, code])) }
    const holds = (word: string) => kept.includes(word) || kept.includes(Buffer.from(word).toString('hex'))
    // Most of a disk holds none of them: first what several begin with.
    if (![...stems, ...codes].some(holds)) return
    for (const [what, word] of Object.entries(words))
      if (holds(word) && !allowed.some((one) => one.what === what && one.where.test(where)))
        into.found.push(`${what} in ${where}`)
  }

  function filesIn(of: string): string[] {
    return fs.readdirSync(of, { withFileTypes: true, recursive: true }).flatMap((one) => (one.isFile() ? [join(one.parentPath, one.name)] : [])) // prettier-ignore
  }

  async function tables(into: Looked) {
    const { rows } = await house.owner.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    let count = 0
    for (const { name } of rows) {
      const { rows: all } = await house.owner.query<{ row: string }>(`select t::text as row from ${name} as t`)
      count += all.length
      search(name, Buffer.from(all.map(({ row }) => row).join('\n')), into)
    }
    into.lines.push(`${rows.length} tables with ${count} rows`)
  }

  /** The files of PostgreSQL itself with its write-ahead log, the key file, what was left in temporary folders. */
  async function disk(into: Looked) {
    const admin = new Client({ connectionString: server.adminUrl })
    await admin.connect()
    await admin.query('checkpoint')
    await admin.end()
    for (const of of [data, temporary]) {
      const files = filesIn(of)
      for (const file of files) search(file.slice(folder.length), fs.readFileSync(file), into)
      into.lines.push(`${files.length} files in ${of.slice(folder.length)}`)
    }
  }

  async function backup(into: Looked) {
    const { file } = await backUp(server.adminUrl, join(data, 'postgres'), backups)
    const whole = gunzipSync(fs.readFileSync(file))
    search('backup', whole, into)
    const key = Object.values((JSON.parse(fs.readFileSync(join(data, 'keys.json'), 'utf8')) as { keys: Record<string, string> }).keys)[0] ?? '' // prettier-ignore
    assert.ok(!whole.includes(key) && !whole.includes(Buffer.from(key, 'base64')), 'the keys are not in a backup')
    into.lines.push(`a backup of ${whole.length} bytes, unpacked`)
  }

  function logsAndMail(into: Looked) {
    search('logs', Buffer.from(printed), into)
    for (const { to, subject, text, html, files } of mail.letters) {
      const where = to.includes(canaries.email) ? 'mail to the reporter' : `mail to ${to}`
      search(where, Buffer.from([to, subject, text, html, ...files.map(({ bytes }) => bytes.toString('latin1'))].join('\n')), into) // prettier-ignore
    }
    into.lines.push(`${printed.length} characters of logs of web and worker`, `${mail.letters.length} mails`)
  }

  test('nothing of it lies open in a table, file, log, mail, backup or temporary folder', async (t) => {
    const into: Looked = { found: [], lines: [] }
    await tables(into)
    await disk(into)
    await backup(into)
    logsAndMail(into)
    assert.deepEqual(into.found, [])
    assert.ok(
      mail.letters.some(({ to }) => to.includes(canaries.email)),
      'the letter in confidence did leave',
    )
    assert.match(printed, /"route":"\/reactie\/nieuw"/, 'the house did log')
    for (const line of into.lines) t.diagnostic(`looked in ${line}`)
    for (const { what, where, because } of allowed) t.diagnostic(`allowed: ${what} in ${where.source}, ${because}`)
  })

  // Two more servers start and stop for it.
  const deep = { skip: process.env['STEPS'] === undefined && 'npm run test:deep' }
  test('a backup comes back with its keys, and with no others', deep, async () => {
    const [file = ''] = fs.readdirSync(backups).map((name) => join(backups, name))
    const elsewhere = join(folder, 'elsewhere')
    fs.mkdirSync(elsewhere, { mode: 0o755 })
    const other = join(folder, 'other.json')
    makeKeysOnce(other)
    await assert.rejects(restore(file, elsewhere, () => undefined, readKeys(other)), /sealed with a key named k1 that is not in KEYS_FILE/) // prettier-ignore
    assert.ok(!fs.existsSync(join(elsewhere, 'postgres')), 'nothing was put in place')
    await restore(file, elsewhere, () => undefined, readKeys(join(data, 'keys.json')))
    const again = await startEmbedded({ dataDirectory: elsewhere, log: () => undefined })
    try {
      assert.deepEqual(await wordsIn(again.url, join(data, 'keys.json')), [canaries.words, canaries.words])
      await assert.rejects(wordsIn(again.url, other), /unable to authenticate/)
    } finally {
      await again.stop()
    }
  })

  async function wordsIn(url: string, keysFile: string): Promise<string[]> {
    const db = openDatabase({ url, keys: readKeys(keysFile), connections: 1 })
    try {
      const rows = await db.work((tx) => tx.selectFrom('feedback.reaction').select('words').execute())
      return rows.map(({ words }) => words)
    } finally {
      await db.close()
    }
  }

  test('what is left behind is found, in the table and in the files below it', async () => {
    await house.owner.query(`update accounts.organisation set phone = $1`, [canaries.words])
    fs.writeFileSync(join(temporary, 'left.txt'), canaries.fileText)
    const into: Looked = { found: [], lines: [] }
    await tables(into)
    await disk(into)
    const kinds = new Set(into.found.map((one) => one.replace(/\/data\/postgres\/(base|pg_wal)\/.*/, '$1')))
    for (const expected of [
      'words in accounts.organisation',
      'words in base',
      'words in pg_wal',
      'fileText in /tmp/left.txt',
    ])
      // prettier-ignore
      assert.ok(kinds.has(expected), `${expected}: ${[...kinds].join(', ')}`)
  })
})
