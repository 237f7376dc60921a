import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../../app.tsx'
import { newId } from '../../../platform/tokens.ts'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { PlainBrowser } from '../../../../tests/support/plain-browser.ts'
import { addReaction, buildSpeaking, cookieOf, type Said, type Speaking } from '../../../../tests/support/speaking.ts'

let house: House
let app: App
let place: Speaking
let said: Said[]
let coordinator: PlainBrowser

const names = ['Samira', 'Joost', 'Ewa']
const title = 'Drie kinderen met ruzie'
const dossier = ({ number }: Said) => `/werk/reacties/${number}`
const situate = (of: Said, fields: Record<string, string>) =>
  coordinator.postAndFollow(`${dossier(of)}/situatie`, fields)
const nth = (index: number): Said => said[index] ?? assert.fail('no such reaction')
const signals = async () => /Dit is het (\d)e signaal|(\d)e signaal/.exec((await coordinator.get(dossier(nth(2)))).text)

describe('several reactions about one situation', () => {
  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2026-11-18T10:00:00+01:00')
    place = await buildSpeaking(house)
    app = await house.app()
    coordinator = new PlainBrowser(app.web, await cookieOf(house, place.coordinator.personId))
    said = []
    for (const [index, name] of names.entries()) {
      said.push(await addReaction(house, place, { name, at: `2026-11-1${index + 1}T10:00:00Z` }))
    }
  })
  after(() => house.close())

  test('are counted as one signal once somebody linked them', async () => {
    assert.ok(await signals(), 'three signals are a pattern')
    const empty = await situate(nth(0), { doe: 'make', situation_title: '  ' })
    assert.equal(empty.status, 422)
    assert.match(empty.text, /Schrijf in enkele woorden wat er gebeurde/)
    await situate(nth(0), { doe: 'make', situation_title: title })
    const { rows } = await house.owner.query<{ id: string }>('select id from feedback.situation')
    for (const other of [nth(1), nth(2)]) {
      assert.match((await coordinator.get(dossier(other))).text, new RegExp(`${title} \\(`))
      await situate(other, { doe: 'join', situation: rows[0]?.id ?? '' })
    }
    assert.equal(await signals(), null)
    const page = await coordinator.get(dossier(nth(0)))
    for (const other of [nth(1), nth(2)]) assert.match(page.text, new RegExp(other.number))
  })

  test('and no reporter learns of another, on no page and by no letter', async () => {
    await house.runJobs()
    assert.equal((await house.owner.query('select from platform.letter')).rowCount, 0)
    for (const [index, one] of said.entries()) {
      const { html, status } = await new PlainBrowser(app.web, one.cookie).get('/mijn-reactie')
      assert.equal(status, 200)
      assert.match(html, new RegExp(names[index] ?? 'nobody'))
      assert.doesNotMatch(html, new RegExp(`${title}|ituati`))
      for (const [at, other] of said.entries()) {
        if (at !== index) assert.doesNotMatch(html, new RegExp(`${names[at]}|${other.number}|${other.id}`))
      }
    }
    const sees = await house.platform.db.read({ kind: 'reporter', reactionId: nth(0).id, sessionId: newId() }, (db) =>
      db.selectFrom('feedback.situation').select('id').execute(),
    )
    assert.deepEqual(sees, [])
  })

  test('one is taken out again with a reason, which the dossier keeps', async () => {
    assert.equal((await situate(nth(2), { doe: 'leave', situation_reason: '' })).status, 422)
    const left = await situate(nth(2), { doe: 'leave', situation_reason: 'Dit was op een andere dag.' })
    assert.match(left.text, /Hoort niet meer bij de situatie.*Dit was op een andere dag/)
    assert.equal((await situate(nth(2), { doe: 'leave', situation_reason: 'Nog eens.' })).status, 409)
    assert.ok(await signals())
  })

  test('only who watches over the house links, and only at the same location', async () => {
    const handler = new PlainBrowser(app.web, await cookieOf(house, place.handler.personId))
    const handled = await addReaction(house, place, {
      name: 'Piet',
      at: '2026-11-17T10:00:00Z',
      state: 'handling',
      acts: 'handler',
      handler: place.handler,
    })
    assert.equal((await handler.get(dossier(handled))).status, 200)
    assert.equal(
      (await handler.post(`${dossier(handled)}/situatie`, { doe: 'make', situation_title: 'X' })).status,
      404,
    )
    const elsewhere = await buildSpeaking(house, { slug: 'elders', registerId: '100200301' })
    const foreign = await addReaction(house, elsewhere, { name: 'Noor', at: '2026-11-17T10:00:00Z' })
    const there = new PlainBrowser(app.web, await cookieOf(house, elsewhere.coordinator.personId))
    const { rows } = await house.owner.query<{ id: string }>('select id from feedback.situation')
    const joined = await there.post(`${dossier(foreign)}/situatie`, { doe: 'join', situation: rows[0]?.id ?? '' })
    assert.equal(joined.status, 409)
  })
})
