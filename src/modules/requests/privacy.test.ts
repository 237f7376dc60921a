import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../app.tsx'
import { type House, makeHouse } from '../../../tests/support/house.ts'
import { PlainBrowser } from '../../../tests/support/plain-browser.ts'
import { buildTown, type Town } from '../../../tests/support/town.ts'

let house: House
let app: App
let town: Town
const lines: string[] = []

/** The logger writes past the process' own streams, so what it writes to is replaced. */
function listen({ web }: App): void {
  const stream = Object.getOwnPropertySymbols(web.log).find(({ description }) => description === 'pino.stream')
  assert.ok(stream, 'the logger changed: find its stream again')
  Object.defineProperty(web.log, stream, { value: { write: (line: string) => lines.push(line) } })
}

async function lastBody(): Promise<string> {
  const { rows } = await house.owner.query<{ body_text: string }>(
    `select body_text from platform.letter where to_address = 'geheim@example.org' order by id desc limit 1`,
  )
  return rows[0]?.body_text ?? ''
}

describe('privacy', () => {
  before(async () => {
    house = await makeHouse({ LOG_LEVEL: 'debug' })
    town = await buildTown(house)
    app = await house.app()
    listen(app)
  })
  after(() => house.close())

  test('no name, word, address or link of a family ever stands in a log', async () => {
    const child = { child_name: 'Geheimnaam', birth_day: '27', birth_month: '3', birth_year: '2025' }
    const days = { start_day: '1', start_month: '3', start_year: '2027', days: 'mon' }
    const contact = {
      contact_name: 'Geheimouder',
      contact_email: 'geheim@example.org',
      contact_phone: '0470999888',
      contact_address: 'Geheimstraat 1',
      language: 'nl',
      remarks: 'Geheimewoorden',
    }
    const family = new PlainBrowser(app.web)
    const at = (step: string) => `/aanvraag/nieuw/${step}`
    await family.post(at('kind'), { opvang: `vl-${town.near.registerId}`, ...child, naar: 'volgende' })
    await family.post(at('dagen'), { ...days, naar: 'volgende' })
    await family.post(at('contact'), { ...contact, naar: 'bewaar' })
    await family.post(at('bewaard'), { email: 'geheim@example.org' })
    const pass = family.kept('aanvraag')
    const [, later = ''] = /\/aanvraag\/verder\/([\w-]+)/.exec(await lastBody()) ?? []
    await family.get(`/aanvraag/verder/${later}`)
    await family.postAndFollow(`/aanvraag/verder/${later}`)
    const sent = await family.postAndFollow(at('controle'), { naar: 'verstuur' })
    const [number = ''] = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(sent.text) ?? []
    const [, token = ''] = /\/aanvraag\/link\/([\w-]+)/.exec(await lastBody()) ?? []
    assert.ok(number && token && later && pass)
    const back = new PlainBrowser(app.web)
    await back.get(`/aanvraag/link/${token}`)
    await back.postAndFollow(`/aanvraag/link/${token}`)
    await back.post('/aanvraag/link', { email: 'geheim@example.org' })
    await back.post('/aanvraag/volgen', { nummer: number, ...child })
    await back.post('/aanvraag/antwoord', { words: 'Geheimewoorden', keuze: 'x', versie: '1' })
    const desk = new PlainBrowser(app.web, town.near.worker.cookie)
    await desk.post('/werk/zoeken', { zoek: 'Geheimnaam' })
    await desk.get(`/werk/aanvragen/${number}`)
    await house.runJobs()
    const said = lines.join('')
    assert.ok(lines.length >= 8, 'the log was heard')
    const cookie = back.cookie.split('=')[1] ?? 'none'
    for (const secret of ['Geheim', 'geheim@', '0470999888', token, later, pass, number, cookie]) {
      assert.ok(!said.includes(secret), `${secret} stands in the log`)
    }
  })
})
