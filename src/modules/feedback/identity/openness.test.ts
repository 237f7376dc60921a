import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import sharp from 'sharp'
import type { App } from '../../../app.tsx'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { mailCatcher, type MailCatcher } from '../../../../tests/support/mail.ts'
import { PlainBrowser, type PlainPage } from '../../../../tests/support/plain-browser.ts'
import { buildSpeaking, cookieOf, type Speaking, type Worker } from '../../../../tests/support/speaking.ts'

/** What a browser gives away; that none of it is kept, `tests/canaries.test.ts` looks for. */
const canaries = {
  name: 'Kanarinka Geelvink',
  email: 'kanarinka@geelvink.example',
  phone: '0499 88 77 66',
  address: 'Vogelkooi 7',
  agent: 'KanarieBrowser/7',
  place: '203.0.113.77',
  from: 'https://intranet.geelvink.example/melden',
  exif: 'KanarieCamera',
} as const

const told = {
  danger: 'no',
  kind: 'complaint',
  sender: 'staff',
  words: 'Er staat vaak één begeleider voor twaalf baby’s.',
  talked: 'no',
  contact_name: canaries.name,
  contact_email: canaries.email,
  contact_phone: canaries.phone,
  contact_address: canaries.address,
}

describe('without a name, or in confidence', () => {
  let house: House
  let app: App
  let place: Speaking
  let mail: MailCatcher

  before(async () => {
    mail = await mailCatcher()
    house = await makeHouse({ SMTP_URL: mail.url })
    place = await buildSpeaking(house)
    app = await house.app()
  })
  after(async () => {
    await house.close()
    await mail.close()
  })

  const headers = { 'user-agent': canaries.agent, 'x-forwarded-for': canaries.place, referer: canaries.from }
  const stranger = () => new PlainBrowser(app.web, '', headers)
  const as = async ({ personId }: Worker) => new PlainBrowser(app.web, await cookieOf(house, personId))
  const codeIn = ({ text }: PlainPage) => /([0-9A-Z]{5}-){3}[0-9A-Z]{5}/.exec(text)?.[0] ?? ''
  const lastNumber = async () =>
    (await house.owner.query<{ number: string }>('select number from feedback.reaction order by received_at desc, id desc limit 1')).rows[0]?.number ?? '' // prettier-ignore

  /** Fills in the form; @returns what came back, and the last form, to send again */
  async function speak(browser: PlainBrowser, openness: string) {
    let page = await browser.get(`/reactie/nieuw?opvang=${place.locationKey}`)
    let sent: Record<string, string | string[]> = {}
    for (const [step, shown] of [
      { danger: 'no', kind: told.kind, sender: told.sender },
      { words: told.words, talked: 'no' },
      { openness, contact_name: told.contact_name, contact_email: told.contact_email, contact_phone: told.contact_phone, contact_address: told.contact_address, may_name: 'no' }, // prettier-ignore
      {},
    ].entries()) {
      sent = { ...page.fields('/reactie/nieuw'), ...shown, naar: step === 3 ? 'verstuur' : 'volgende' }
      page = await browser.post('/reactie/nieuw', sent)
      assert.equal(page.status, 200, page.text)
    }
    return { page, sent }
  }

  const press = async (browser: PlainBrowser, number: string, path: string, fill: Record<string, string>) => {
    const versie = /name="versie" value="(\d+)"/.exec((await browser.get(`/werk/reacties/${number}`)).html)?.[1] ?? '0'
    return browser.postAndFollow(`/werk/reacties/${number}/${path}`, { versie, ...fill })
  }

  test('an employee tells it without a name, and reads the question and the outcome with a code', async () => {
    const browser = stranger()
    const { page, sent } = await speak(browser, 'anonymous')
    const code = codeIn(page)
    assert.match(page.text, /U ziet de code alleen nu/)
    assert.doesNotMatch(page.html, /Kanarinka|kanarinka/)
    assert.equal(
      codeIn(await browser.post('/reactie/nieuw', sent)),
      code,
      'the answer got lost: the same form, the same code',
    )
    const { rows } = await house.owner.query('select contact_name, openness from feedback.reaction')
    assert.deepEqual(rows, [{ contact_name: '', openness: 'anonymous' }])

    const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'teal' } }).jpeg().withExif({ IFD0: { Make: canaries.exif } }).toBuffer() // prettier-ignore
    assert.ok(photo.includes(canaries.exif))
    const boundary = 'x7x'
    const payload = Buffer.concat([Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="groep.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`), photo, Buffer.from(`\r\n--${boundary}--\r\n`)]) // prettier-ignore
    const uploaded = await app.web.inject({ method: 'POST', url: '/mijn-reactie/bestand', payload, headers: { ...headers, cookie: browser.cookie, 'sec-fetch-site': 'same-origin', 'content-type': `multipart/form-data; boundary=${boundary}` } }) // prettier-ignore
    assert.equal(uploaded.statusCode, 303, uploaded.body)

    const number = await lastNumber()
    const coordinator = await as(place.coordinator)
    const list = await coordinator.get('/werk/reacties')
    assert.match(list.text, /Anoniem/)
    await press(coordinator, number, 'toewijzen', { handler: place.handler.personId, head_1: 'safety', element_1: 'Te weinig begeleiders.' }) // prettier-ignore
    const handler = await as(place.handler)
    await press(handler, number, 'stap', { stap: 'ask', ask_words: 'Op welke dagen was dit?' })

    const later = stranger()
    const inside = await later.postAndFollow('/reactie/code', { code: code.toLowerCase().replaceAll('-', ' ') })
    assert.match(inside.text, /Op welke dagen was dit/)
    const replied = await later.postAndFollow('/mijn-reactie/bericht', { ...inside.fields('/mijn-reactie/bericht'), words: 'Elke dinsdag.' }) // prettier-ignore
    assert.match(replied.text, /Uw bericht is verstuurd/)
    assert.match((await handler.get(`/werk/reacties/${number}`)).text, /Elke dinsdag/)
    await house.runJobs()
    assert.equal(mail.letters.filter(({ to }) => to.includes('geelvink')).length, 0, 'no mail to nobody')
  })

  test('a wrong code and a code of nobody get the same answer', async () => {
    const answers = await Promise.all(
      ['7K4M2-9PXQ3-0ZTWA-HB5NE', '00000-00000-00000-00000', 'niets', ''].map((code) => stranger().post('/reactie/code', { code })), // prettier-ignore
    )
    const said = answers.map(({ status, text }) => `${status} ${/Deze code kennen wij niet/.exec(text)?.[0] ?? text}`)
    assert.deepEqual([...new Set(said)], ['422 Deze code kennen wij niet'])
  })

  test('who speaks in confidence is opened with a reason and another person’s yes, and sees that', async () => {
    const browser = stranger()
    const { page } = await speak(browser, 'confidential')
    assert.ok(codeIn(page))
    await house.runJobs()
    const letter = mail.letters.find(({ to }) => to.includes(canaries.email))
    assert.ok(letter, 'the mail found its way')
    assert.deepEqual(house.jobFailures, [])
    const sealed = await house.owner.query('select from platform.letter where to_sealed is not null')
    assert.equal(sealed.rowCount, 0, 'once it has left nothing leads to the address')
    assert.doesNotMatch(`${letter.subject} ${letter.text}`, /Kanarinka|twaalf baby/)

    const number = await lastNumber()
    const path = `/werk/reacties/${number}/melder`
    const coordinator = await as(place.coordinator)
    const reader = await as(place.reader)
    assert.doesNotMatch((await coordinator.get(`/werk/reacties/${number}`)).html, /Kanarinka|kanarinka|0499/)
    assert.equal((await coordinator.post(path, { reason: ' ' })).status, 422)
    await coordinator.post(path, { reason: 'De politie vraagt het.' })
    const asked = await coordinator.get(path)
    assert.match(asked.text, /Uw vraag ligt bij een collega/)
    const disclosures = await house.owner.query<{ id: string }>('select id from feedback.disclosure')
    const vraag = disclosures.rows[0]?.id ?? ''
    await coordinator.post(`${path}/besluit`, { vraag, besluit: 'ja' })
    assert.doesNotMatch((await coordinator.post(`${path}/tonen`)).html, /Kanarinka/, 'nobody opens it alone')
    await reader.post(`${path}/besluit`, { vraag, besluit: 'ja' })
    assert.doesNotMatch((await reader.post(`${path}/tonen`)).html, /Kanarinka/, 'who said yes did not ask')
    assert.match((await coordinator.post(`${path}/tonen`)).text, /Kanarinka Geelvink/)
    const own = await browser.get('/mijn-reactie')
    for (const words of [/De politie vraagt het/, /Een tweede persoon zei ja/, /Uw naam is bekeken/])
      assert.match(own.text, words)
    house.clock.moveTo(house.clock.now().add({ hours: 9 }))
    const late = await (await as(place.coordinator)).post(`${path}/tonen`)
    assert.doesNotMatch(late.html, /Kanarinka/, 'after its hours it is closed')
    house.clock.moveTo(house.clock.now().subtract({ hours: 9 }))
  })

  test('the sealed name leaves the database for nobody else, whatever is asked', async () => {
    for (const worker of [place.reader, place.handler, place.local]) {
      const actor = { kind: 'person', sessionId: '', personId: worker.personId, name: '', memberships: [] } as const
      const rows = await house.platform.db.read(actor, (db) => db.selectFrom('feedback.identity').selectAll().execute())
      assert.equal(rows.length, 0)
    }
  })

  test('only the reporter says more of who he is, and never less', async () => {
    const browser = stranger()
    await speak(browser, 'anonymous')
    const number = await lastNumber()
    const to = { openness: 'open', contact_name: 'Noor Visser', contact_phone: '06 12 34 56 78', may_name: 'no' }
    const opened = await browser.postAndFollow('/mijn-reactie/openheid', to)
    assert.match(opened.text, /Wij weten het nu/)
    assert.match((await (await as(place.coordinator)).get(`/werk/reacties/${number}`)).text, /Noor Visser/)
    const back = await browser.post('/mijn-reactie/openheid', { ...to, openness: 'confidential' })
    assert.equal(back.status, 409)
  })
})
