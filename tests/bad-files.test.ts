import assert from 'node:assert/strict'
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { shownFileName } from '../src/lib/file-name.ts'
import { largestFileMegabytes } from '../src/modules/feedback/evidence.ts'
import { houseAddress } from '../src/modules/feedback/arrive/arrival.ts'
import { readArrivalJob } from '../src/modules/feedback/arrive/read-job.ts'
import { mailRoom } from '../src/modules/feedback/arrive/receive-actions.ts'
import { type BadFile, badFiles, multipart, tag } from './support/bad-files.ts'
import { largestUploadMegabytes } from '../src/platform/web.tsx'
import { visitor } from './support/browser.ts'
import { type House, makeHouse } from './support/house.ts'
import { textOf } from './support/plain-browser.ts'
import { type Scanner, startScanner } from './support/scanner.ts'
import { buildTown, type Town } from './support/town.ts'

/**
 * Bad files thrown at every door that takes one: never a fault of ours, a message that names the file, and what is kept can do nothing.
 * The short run tries each file at the door of the reporter and at one other, by turns; the deep run each at all.
 */
const deep = process.env['STEPS'] !== undefined
const domain = 'post.loket.example'
const limit = largestFileMegabytes * 1024 * 1024
/** What reading a file may take of our memory, at its worst: a photo of fifty million pixels. */
const mostMegabytes = 400

interface Door {
  readonly name: string
  readonly url: string
  readonly cookie: string
  readonly fields: Readonly<Record<string, string>>
}

/** Not every file is refused, and not every one is taken: these prove it, in every run. */
const refused = ['virus', 'virus in a pdf', 'virus behind a picture', 'drawing that calls itself a photo', 'page', 'letter with macros', 'iPhone photo', 'nothing', 'one more', 'pdf with a password', 'pdf that swells', 'pixels without end, jpeg'] // prettier-ignore
const made = ['pdf that starts a script', 'pdf with a form', 'pdf that is an archive', 'pdf with a script in a packed list', 'photo with a page behind it', 'name with folders'] // prettier-ignore

/** What would run, had it been kept as it came. */
const opened = ['page after words', 'moving picture that is a script', 'photo with a page behind it', 'pdf that starts a script', 'name with quotes', 'name with a tag'] // prettier-ignore

const takenKinds = ['image/webp', 'application/pdf', 'text/plain']

describe('bad files', { timeout: 600_000 }, () => {
  let house: House
  let scanner: Scanner
  let town: Town
  let web: Awaited<ReturnType<House['app']>>['web']
  let files: readonly BadFile[]
  let doors: readonly Door[]
  let sent = 0
  let usual = 0

  before(async () => {
    scanner = await startScanner()
    house = await makeHouse({ CLAMD_URL: scanner.url, INBOUND_MAIL_PORT: '0', INBOUND_MAIL_DOMAIN: domain })
    web = (await house.app()).web
    town = await buildTown(house, { claimed: true })
    files = await badFiles(limit, deep)
    doors = doorsOf(town)
  })
  after(async () => {
    await house?.close()
    await scanner?.close()
  })

  // Another visitor each time: how often one address may try is tested elsewhere.
  const send = async (
    { url, cookie, fields }: Door,
    some: readonly BadFile[],
    headers: Record<string, string> = {},
  ) => {
    sent += 1
    usual = process.memoryUsage().rss
    const made = multipart(fields, some)
    const answer = await web.inject({
      method: 'POST',
      url,
      remoteAddress: `10.${sent >> 16}.${(sent >> 8) & 255}.${sent & 255}`,
      headers: { cookie, 'sec-fetch-site': 'same-origin', ...made.headers, ...headers },
      payload: made.payload,
    })
    return { status: answer.statusCode, body: answer.body, text: textOf(answer.body) }
  }

  const isCalm = (what: string, { status, body }: { status: number; body: string }) => {
    assert.ok([303, 413, 422].includes(status), `${what}: ${status}`)
    assert.ok(
      !body.includes(tag) && !/<[a-z][^<>]*\sonload=/.test(body.replaceAll(/"[^"]*"/g, '')),
      `${what}: its name is no page`,
    )
    const grown = Math.round((process.memoryUsage().rss - usual) / 1e6)
    assert.ok(grown < mostMegabytes, `${what}: ${grown} MB`)
  }

  const download = async (url: string, cookie: string) => {
    const answer = await web.inject({ url, headers: { cookie } })
    assert.equal(answer.statusCode, 200, url)
    return answer
  }

  /** What came in, as it goes out again: for saving only, and with nothing in it that acts. */
  const isHarmless = async (what: string, url: string, cookie: string) => {
    const { headers, rawPayload } = await download(url, cookie)
    const type = String(headers['content-type'])
    assert.ok(takenKinds.includes(type), `${what}: ${type}`)
    assert.match(String(headers['content-disposition']), /^attachment; filename\*=UTF-8''[\w%.-]+$/, what)
    assert.equal(headers['x-content-type-options'], 'nosniff', what)
    assert.match(String(headers['content-security-policy']), /sandbox/, what)
    if (type === 'text/plain') return
    const bytes = rawPayload.toString('latin1')
    assert.equal(bytes.includes('1917'), false, `${what}: the script is gone`)
    if (type === 'application/pdf') assert.doesNotMatch(bytes, /JavaScript|\/JS|Launch|EmbeddedFile|OpenAction|\/AA|AcroForm|\/URI|Filespec|kwaad\.js|cmd\.exe/, what) // prettier-ignore
  }

  /** Every file that stands with the reaction, read by both sides; then they are gone, for the next. */
  const lookAtEvidence = async (what: string): Promise<number> => {
    const { near } = town
    const { rows } = await house.owner.query<{ id: string; name: string; sender: string }>('select id, name, sender from feedback.file where reaction_id = $1', [near.reactionId]) // prettier-ignore
    for (const { id, name, sender } of rows) {
      assert.match(name, /^[\p{L}\p{N} _-]{1,104}\.(webp|pdf|txt)$/u, what)
      if (sender === 'reporter') await isHarmless(what, `/mijn-reactie/bestand/${id}`, near.reporter)
      await isHarmless(what, `/werk/reacties/${near.reactionNumber}/bestand/${id}`, near.coordinator.cookie)
    }
    await house.owner.query('delete from feedback.file where reaction_id = $1', [near.reactionId])
    return rows.length
  }

  test('from a reporter', async (t) => {
    const [door] = doors
    assert.ok(door)
    await house.owner.query('delete from feedback.file')
    const outcomes: Record<string, number> = {}
    const some = files.filter(
      ({ what }, turn) => deep || turn % 3 === 0 || refused.includes(what) || made.includes(what),
    )
    for (const file of some) {
      const answer = await send(door, [file], { 'accept-language': 'fr' })
      isCalm(file.what, answer)
      outcomes[answer.status] = (outcomes[answer.status] ?? 0) + 1
      // A name of dots alone is no name to the reader of forms: no file at all.
      if (answer.status === 422 && file.name !== '..') assert.ok(answer.text.includes(shownFileName(file.name)), `${file.what}: named`) // prettier-ignore
      if (answer.status === 422) assert.match(answer.text, /fichier|trop|vide|lire|pages|passe/, file.what)
      assert.equal(await lookAtEvidence(file.what), answer.status === 303 ? 1 : 0, file.what)
      if (refused.includes(file.what)) assert.equal(answer.status, 422, file.what)
      if (made.includes(file.what)) assert.equal(answer.status, 303, file.what)
    }
    assert.ok(Number(outcomes['303']) > 10 && Number(outcomes['422']) > 10, JSON.stringify(outcomes))
    t.diagnostic(`${some.length} of ${files.length} files: ${JSON.stringify(outcomes)}`)
  })

  test('at every other door', async (t) => {
    const others = doors.slice(1)
    let tried = 0
    for (const [turn, file] of files.entries()) {
      for (const door of deep ? others : others.filter((_, index) => index === turn % (3 * others.length))) {
        const answer = await send(door, [file])
        isCalm(`${door.name}: ${file.what}`, answer)
        if (answer.status === 422) assert.match(answer.body, /role="alert"/, `${door.name}: ${file.what}`)
        tried += 1
      }
      await lookAtEvidence(file.what)
    }
    t.diagnostic(`${tried} files at ${others.length} doors`)
  })

  test('photos of a location go out as pictures alone', async () => {
    const [door, photo] = [doors.find(({ name }) => name === 'photo'), files.find(({ what }) => what === 'photo with a page behind it')] // prettier-ignore
    assert.ok(door && photo)
    await house.owner.query('delete from locations.photo')
    assert.equal((await send(door, [photo])).status, 303)
    const { rows } = await house.owner.query<{ id: string }>('select id from locations.photo')
    for (const { id } of rows) {
      for (const size of ['klein', 'groot']) {
        const { headers, rawPayload } = await download(`/foto/${id}/${size}.webp`, town.near.keeper)
        assert.deepEqual([headers['content-type'], headers['x-content-type-options']], ['image/webp', 'nosniff'])
        assert.equal(rawPayload.toString('latin1').includes('1917'), false)
      }
    }
    assert.ok(rows.length > 0)
  })

  interface Arrived {
    readonly id: string
    readonly words: string
    readonly left_out: readonly { name: string; why: string }[]
    readonly files: readonly string[]
  }

  const mailed = async (file: BadFile): Promise<Arrived> => {
    const { owner, platform } = house
    await owner.query('delete from feedback.arrival')
    const to = houseAddress('organiser-near', domain)
    await mailRoom(platform).take({ sender: 'noor@example.org', recipients: [to], bytes: mailWith(file) })
    const { rows } = await owner.query<{ id: string }>('select id from feedback.arrival')
    await readArrivalJob(platform).run({ arrival: rows[0]?.id ?? '' })
    const read = await owner.query<Arrived>(
      `select id, words, left_out, array(select id::text from feedback.arrival_file where arrival_id = a.id) as files from feedback.arrival as a`,
    )
    assert.ok(read.rows[0])
    return read.rows[0]
  }

  test('in a mail', async (t) => {
    const { cookie } = town.near.coordinator
    const some = files.filter(({ bytes }, turn) => deep || (turn % 8 === 0 && bytes.length < 1e6))
    for (const file of some) {
      const { id, words, files: kept, left_out: leftOut } = await mailed(file)
      assert.ok(words.includes('Mijn woorden'), `${file.what}: the words are there`)
      assert.equal(kept.length + leftOut.length, 1, file.what)
      const page = await web.inject({ url: `/werk/reacties/post/${id}`, headers: { cookie } })
      assert.equal(page.statusCode, 200, file.what)
      assert.equal(page.body.includes(tag), false, file.what)
      for (const one of kept) await isHarmless(file.what, `/werk/reacties/post/${id}/bestand/${one}`, cookie)
    }
    t.diagnostic(`${some.length} mails`)
  })

  test('many at once, twice packed, or without end', async () => {
    const [door, ...others] = doors
    const [first] = files
    assert.ok(door && first)
    for (const one of [door, ...others]) {
      const many = await send(
        one,
        Array.from({ length: 60 }, () => first),
      )
      isCalm(`${one.name}: sixty files`, many)
      assert.match(many.text, /klopt niet/, one.name)
    }
    const made = multipart({}, [first])
    const packed = await web.inject({
      method: 'POST',
      url: door.url,
      headers: { cookie: door.cookie, 'sec-fetch-site': 'same-origin', ...made.headers, 'content-encoding': 'gzip' },
      payload: gzipSync(made.payload),
    })
    assert.ok(packed.statusCode < 500, `a packed form: ${packed.statusCode}`)
    await web.listen({ port: 0, host: '127.0.0.1' })
    const { port } = web.server.address() as AddressInfo
    const answer = await streamed(port, door, (deep ? 10 : 2) * largestUploadMegabytes)
    isCalm('without end', { status: answer, body: '' })
    assert.equal(answer, 413)
    await house.owner.query('delete from feedback.file')
  })

  test('opened in a browser, nothing of them runs', async () => {
    const [door] = doors
    assert.ok(door)
    await house.owner.query('delete from feedback.file')
    for (const what of opened) {
      const file = files.find((one) => one.what === what)
      assert.ok(file, what)
      assert.equal((await send(door, [file])).status, 303, what)
    }
    const { port } = web.server.address() as AddressInfo
    const { context, page, complaints } = await visitor()
    try {
      await context.addCookies([
        { name: 'session', value: door.cookie.split('=')[1] ?? '', domain: 'localhost', path: '/' },
      ])
      const dialogs: string[] = []
      page.on('dialog', (dialog) => void dialogs.push(dialog.message()))
      await page.goto(`http://localhost:${port}/mijn-reactie`)
      const links = page.locator('a[href^="/mijn-reactie/bestand/"]')
      assert.equal(await links.count(), opened.length)
      for (const href of await links.evaluateAll((found) => found.map((one) => (one as HTMLAnchorElement).href))) {
        const [download] = await Promise.all([page.waitForEvent('download'), page.goto(href).catch(() => undefined)])
        assert.match(download.suggestedFilename(), /\.(webp|pdf|txt)$/)
      }
      assert.equal(await page.evaluate('window.kwaad'), undefined)
      assert.deepEqual([dialogs, complaints], [[], []])
    } finally {
      await context.close()
    }
  })

  test('with the scanner away no file comes in, and every word does', async () => {
    const [door, ...others] = doors
    const file: BadFile = { what: 'text', name: 'brief.txt', mediaType: 'text/plain', bytes: Buffer.from('Hallo') }
    assert.ok(door)
    scanner.mood = 'hangs up'
    for (const one of [door, ...others]) {
      const { status, text } = await send(one, [file])
      assert.equal(status, 422, one.name)
      assert.match(text, /Wij kunnen brief\.txt nu niet nakijken op virussen/, one.name)
    }
    const arrived = await mailed(file)
    assert.deepEqual(arrived.left_out, [{ name: 'brief.txt', why: 'unchecked' }])
    assert.match(arrived.words, /Mijn woorden/)
    scanner.mood = 'well'
    assert.equal((await send(door, [file])).status, 303)
    assert.equal((await send(door, [{ ...file, bytes: Buffer.from('besmet') }])).status, 422)
  })

  test('an import of each ends with a reason, and changes nothing', async () => {
    await house.runJobs()
    const { rows } = await house.owner.query<{ state: string; n: number }>(`select state, count(*)::int as n from locations.import_run where started_by = $1 group by state`, [town.operator.personId]) // prettier-ignore
    assert.deepEqual(rows.filter(({ state }) => state !== 'failed' && state !== 'done'), [], JSON.stringify(rows)) // prettier-ignore
    assert.deepEqual(house.jobFailures, [])
  })
})

function doorsOf({ near, far, operator }: Town): Door[] {
  const key = '018f0000-0000-7000-8000-000000000001'
  return [
    { name: 'reporter', url: '/mijn-reactie/bestand', cookie: near.reporter, fields: {} },
    {
      name: 'dossier',
      url: `/werk/reacties/${near.reactionNumber}/bestand`,
      cookie: near.coordinator.cookie,
      fields: {},
    },
    { name: 'panel', url: '/werk/panel/organiser-near/vraag', cookie: near.coordinator.cookie, fields: { sleutel: key, over: 'other', panel: near.panelId, title: 'Vraag', words: 'Wat vindt u?' } }, // prettier-ignore
    {
      name: 'photo',
      url: `/werk/opvang/vl/${near.registerId}/profiel/fotos`,
      cookie: near.keeper,
      fields: { alt: 'De tuin' },
    },
    {
      name: 'import',
      url: '/werk/import',
      cookie: operator.cookie,
      fields: { kind: 'lrk', land: 'nl', dry_run: 'yes' },
    },
    { name: 'list', url: '/werk/wachtlijst', cookie: near.worker.cookie, fields: {} },
    { name: 'costs', url: '/werk/kosten', cookie: near.organiser.cookie, fields: {} },
    { name: 'values', url: '/werk/tarieven/nieuw/nl', cookie: far.policy.cookie, fields: { year: '2028' } },
  ]
}

function mailWith({ name, mediaType, bytes }: BadFile): Buffer {
  const title = `=?utf-8?B?${Buffer.from(name.toWellFormed()).toString('base64')}?=`
  const head = `From: noor@example.org\r\nTo: reacties\r\nSubject: Klacht\r\nMessage-ID: <${Math.random()}@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nMijn woorden\r\n--b\r\nContent-Type: ${mediaType}\r\nContent-Disposition: attachment; filename="${title}"\r\nContent-Transfer-Encoding: base64\r\n\r\n` // prettier-ignore
  return Buffer.from(`${head}${bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n')}\r\n--b--\r\n`)
}

/** A file in pieces, without a word of how long it will be: read to its end, and not kept in memory. */
function streamed(port: number, { url, cookie }: Door, megabytes: number): Promise<number> {
  const megabyte = Buffer.alloc(1024 * 1024, 0x20)
  return new Promise((resolve, reject) => {
    let sent = 0
    const headers = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=b' }
    const asked = httpRequest({ port, host: '127.0.0.1', method: 'POST', path: url, headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    asked.on('error', reject)
    asked.write('--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n')
    const more = (): void => {
      if (sent === megabytes) return void asked.end('\r\n--b--\r\n')
      sent += 1
      asked.write(megabyte, more)
    }
    more()
  })
}
