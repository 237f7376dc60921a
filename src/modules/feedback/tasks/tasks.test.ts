import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../../app.tsx'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { PlainBrowser } from '../../../../tests/support/plain-browser.ts'
import { addReaction, buildSpeaking, cookieOf, type Said, type Speaking, type Worker } from '../../../../tests/support/speaking.ts' // prettier-ignore
import { taskOwners } from './task-owners.ts'

const wish = { task_words: 'Bel de school.', task_day: '26', task_month: '11', task_year: '2026' }

describe('tasks about a reaction', () => {
  let house: House
  let app: App
  let place: Speaking
  let said: Said

  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2026-11-23T09:00:00Z')
    place = await buildSpeaking(house)
    app = await house.app()
    const about = { name: 'Samira', at: '2026-11-20T10:00:00Z', state: 'handling', acts: 'handler' } as const
    said = await addReaction(house, place, { ...about, handler: place.handler, subject: place.local })
  })
  after(() => house.close())

  const as = async ({ personId }: Worker) => new PlainBrowser(app.web, await cookieOf(house, personId))
  const path = () => `/werk/reacties/${said.number}`
  const taskId = async () => (await house.owner.query<{ id: string }>('select id from feedback.task order by added_at')).rows.at(-1)?.id ?? '' // prettier-ignore

  test('go to who may see the dossier, and to nobody it is about', () => {
    const one = (id: string, coordinates = false) => ({ id, name: id, coordinates })
    const found = {
      handler: one('hans'),
      standIn: null,
      approverId: 'rita',
      subjects: [one('cora')],
      strict: false,
      recipients: [],
    }
    const owners = taskOwners(found, [one('hans'), one('rita'), one('cora', true), one('wim', true), one('piet')])
    assert.deepEqual(owners.map(({ id }) => id), ['hans', 'rita', 'wim']) // prettier-ignore
  })

  test('are put on the list of a colleague once, and stand above that person’s work', async () => {
    const coordinator = await as(place.coordinator)
    for (let click = 0; click < 2; click++) {
      const page = await coordinator.post(`${path()}/taak`, { ...wish, task_owner: place.handler.personId })
      assert.equal(page.status, 303, page.text)
    }
    const list = await (await as(place.handler)).get('/werk/reacties')
    assert.equal(list.text.split('Bel de school.').length, 2, 'once')
    assert.doesNotMatch((await coordinator.get('/werk/reacties')).text, /Bel de school/)
  })

  test('keep what was typed where something is missing', async () => {
    const page = await (await as(place.handler)).post(`${path()}/taak`, { task_words: 'Zoek de map.', task_owner: place.local.personId }) // prettier-ignore
    assert.equal(page.status, 422)
    for (const words of ['Zoek de map.', 'Kies wie het doet.']) assert.ok(page.html.includes(words), words)
  })

  test('are told to who promised them, in the letter of the day', async () => {
    house.clock.moveTo('2026-11-27T09:30:00+01:00')
    await house.owner.query(`select graphile_worker.add_job('feedback_watch')`)
    await house.runJobs()
    const { rows } = await house.owner.query<{ said: string }>(
      `select body_text as said from platform.letter where kind = 'feedback.staff_warning' and to_address = $1`,
      [place.handler.email],
    )
    assert.match(rows[0]?.said ?? '', /uw taak moest klaar zijn op donderdag 26 november 2026/)
    assert.doesNotMatch(rows[0]?.said ?? '', /Bel de school|Samira/)
  })

  test('are nobody else’s to see or to end', async () => {
    const id = await taskId()
    const answer = await (await as(place.local)).post(`${path()}/taak-stap`, { taak: id, wat: 'klaar' })
    assert.equal(answer.status, 404)
    assert.doesNotMatch((await new PlainBrowser(app.web, said.cookie).get('/mijn-reactie')).text, /Bel de school/)
  })

  test('done, they leave the list and stay in the dossier', async () => {
    const handler = await as(place.handler)
    const done = await handler.postAndFollow(`${path()}/taak-stap`, { taak: await taskId(), wat: 'klaar' })
    assert.match(done.text, /gedaan op 27 nov 2026/)
    assert.doesNotMatch((await handler.get('/werk/reacties')).text, /Bel de school/)
  })
})
