import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../../app.tsx'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { PlainBrowser } from '../../../../tests/support/plain-browser.ts'
import { addReaction, buildSpeaking, type Speaking, type Worker } from '../../../../tests/support/speaking.ts'

let house: House
let app: App
let place: Speaking

const page = '/werk/procedure/sjablonen'
const as = ({ cookie }: Worker) => new PlainBrowser(app.web, cookie)
const keep = (browser: PlainBrowser, more: Record<string, string>) =>
  browser.postAndFollow(page, { huis: place.slug, sjabloon: '', name: 'Voortgang', language: 'nl', ...more })

describe('templates of a house', () => {
  before(async () => {
    house = await makeHouse()
    place = await buildSpeaking(house)
    app = await house.app()
  })
  after(() => house.close())

  test('fill the box with what the dossier knows, and no letter leaves with a place left open', async () => {
    const coordinator = as(place.coordinator)
    const empty = await keep(coordinator, { template_words: '' })
    assert.equal(empty.status, 422)
    assert.equal(empty.fields(page)['name'], 'Voortgang')
    const kept = await keep(coordinator, { template_words: 'Beste [naam], [behandelaar] belt u op [moment].' })
    assert.match(kept.text, /Zo ziet het eruit Beste Samira Visser, Hans Bakker belt u op \[moment\]/)

    const { rows } = await house.owner.query<{ id: string }>('select id from feedback.template')
    const at = house.clock.now().toString()
    const said = await addReaction(house, place, { name: 'Ewa', at, state: 'handling', acts: 'handler', handler: place.handler }) // prettier-ignore
    const dossier = `/werk/reacties/${said.number}`
    const handler = as(place.handler)
    assert.match((await handler.get(dossier)).text, /Begin met een sjabloon Voortgang \(Nederlands\)/)
    const begun = await handler.get(`${dossier}?voor=tell&sjabloon=${rows[0]?.id ?? ''}`)
    assert.match(begun.html, /<textarea[^>]*name="tell_words"[^>]*>\s*Beste Ewa, Hans houder belt u op \[moment\]\./)
    assert.match(begun.html, /<details[^>]* open[^>]*>(?:(?!<\/details>).)*tell_words/s)

    const tell = (words: string) => handler.postAndFollow(`${dossier}/stap`, { stap: 'tell', versie: '1', tell_words: words }) // prettier-ignore
    const refused = await tell('Beste Ewa, wij bellen u op [moment].')
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Vul \[moment\] nog in/)
    assert.match(refused.html, /wij bellen u op \[moment\]/)
    const letters = async () => (await house.owner.query('select from platform.letter')).rowCount
    assert.equal(await letters(), 0)
    await tell('Beste Ewa, wij bellen u op maandag.')
    assert.equal(await letters(), 1)

    const judged = { judgement_words: 'Beste [naam],', no_measures: '', versie: '2' }
    assert.match(
      (await handler.post(`${dossier}/oordeel`, { ...judged, naar: 'voorleggen' })).text,
      /Vul \[naam\] nog in/,
    )
    assert.equal((await handler.post(`${dossier}/oordeel`, { ...judged, naar: 'bewaren' })).status, 303)
  })

  test('are changed and taken away by coordinators of that house alone', async () => {
    const { rows } = await house.owner.query<{ id: string }>('select id from feedback.template')
    const sjabloon = rows[0]?.id ?? ''
    const elsewhere = await buildSpeaking(house, { slug: 'elders', registerId: '100200301' })
    assert.equal((await as(place.handler).get(page)).status, 403)
    const stranger = as(elsewhere.coordinator)
    assert.doesNotMatch((await stranger.get(`${page}?sjabloon=${sjabloon}`)).text, /Voortgang/)
    await stranger.post(page, { huis: 'elders', weg: sjabloon })
    await stranger.post(page, { huis: 'elders', sjabloon, name: 'Anders', language: 'nl', template_words: 'Anders' })
    const coordinator = as(place.coordinator)
    assert.match(
      (await coordinator.get(`${page}?sjabloon=${sjabloon}`)).html,
      /name="name"[^>]*value="Voortgang"|value="Voortgang"[^>]*name="name"/,
    )
    assert.match(
      (await keep(coordinator, { sjabloon, name: 'Tussenbericht', template_words: 'Kort' })).text,
      /Tussenbericht/,
    )
    await coordinator.post(page, { huis: place.slug, weg: sjabloon })
    assert.doesNotMatch((await coordinator.get(page)).text, /Tussenbericht/)
  })
})
