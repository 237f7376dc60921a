import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../../app.tsx'
import { newId } from '../../../platform/tokens.ts'
import { dayFields } from '../../../../tests/support/day-fields.ts'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { addMemberOf, addPanel, memberCookie, type SomeMember } from '../../../../tests/support/panels.ts'
import { PlainBrowser } from '../../../../tests/support/plain-browser.ts'
import { addReaction, buildSpeaking, type Speaking } from '../../../../tests/support/speaking.ts'

let house: House
let app: App
let place: Speaking
let panel: string
let member: SomeMember

const publicPage = '/klachten/houder/verbeteringen'
const writing = '/werk/verbeteringen/houder'
const coordinator = () => new PlainBrowser(app.web, place.coordinator.cookie)
const visitor = () => new PlainBrowser(app.web)
const today = () => house.clock.now().toZonedDateTimeISO('Europe/Amsterdam').toPlainDate()

async function measure(words: string, reactionId: string | null): Promise<string> {
  const id = newId()
  await house.owner.query(
    `insert into feedback.measure (id, organisation_id, reaction_id, words, owner_id, owner_name, due_on, state, made_at)
     values ($1, $2, $3, $4, $5, 'Hans', current_date + 9, 'planned', now())`,
    [id, place.organiserId, reactionId, words, place.handler.personId],
  )
  return id
}

describe('what a house improves, for everybody to read', () => {
  before(async () => {
    house = await makeHouse()
    place = await buildSpeaking(house)
    app = await house.app()
    panel = await addPanel(house, place, 'Klantpanel Duin')
    member = await addMemberOf(house, place, panel, 'zwaantje.vos@example.org')
    await house.owner.query(`update feedback.panel_member set name = 'Zwaantje Vos'`)
  })
  after(() => house.close())

  test('is a page of its own only from the day on which the house wants it', async () => {
    assert.equal((await visitor().get(publicPage)).status, 404)
    assert.doesNotMatch((await visitor().get('/klachten/houder')).html, /verbeteringen/)
    const path = '/werk/panel/houder/afspraken'
    const wish = { name: 'improvements_page', value: '1' }
    const early = { ...wish, ...dayFields('from', today().subtract({ days: 1 })) }
    assert.match((await coordinator().post(path, early)).text, /Kies vandaag of een latere dag/)
    assert.equal((await coordinator().post(path, { ...wish, ...dayFields('from', today()) })).status, 303)
    assert.match((await visitor().get('/klachten/houder')).html, /verbeteringen/)
    assert.match((await visitor().get(publicPage)).text, /Er staat nu niets open/)
  })

  test('shows only words written for it, in which nobody is named', async () => {
    const said = await addReaction(house, place, { name: 'Samira', at: '2026-11-02T10:00:00Z' })
    const id = await measure('Intern: Samira belde over Hans', said.id)
    const write = (words: string, seen = false) =>
      coordinator().post(writing, { kind: 'measure', id, words, ...(seen ? { seen: '1' } : {}) })
    for (const name of ['Samira', 'Hans', 'Zwaantje']) {
      const refused = await write(`Wij bellen ${name} voortaan terug.`, true)
      assert.equal(refused.status, 422, name)
      assert.match(refused.text, new RegExp(`Wij bellen ${name} voortaan terug`))
    }
    assert.equal((await write('Vanaf 3 januari bellen wij terug.')).status, 422)
    assert.equal((await write('Vanaf 3 januari bellen wij terug.', true)).status, 303)
    const page = await visitor().get(publicPage)
    assert.match(page.text, /Komt er Vanaf 3 januari bellen wij terug/)
    assert.doesNotMatch(page.text, /Intern|Samira|Hans/)
    assert.equal((await coordinator().post(writing, { kind: 'measure', id: newId(), words: 'x' })).status, 404)
    assert.equal((await write('')).status, 303)
    assert.doesNotMatch((await visitor().get(publicPage)).text, /bellen wij terug/)
  })

  test('the draft of the annual report goes to the panel, and its advice into the report without a name', async () => {
    const year = today().year - 1
    const path = `/werk/jaarverslag/houder/${year}`
    const form = (await coordinator().get(path)).fields(`${path}/voorleggen`)
    assert.equal((await coordinator().post(`${path}/voorleggen`, { ...form, asked_panel: panel })).status, 422)
    const ask = { ...form, asked_panel: panel, question: 'Is het duidelijk?' }
    for (let twice = 0; twice < 2; twice++)
      assert.equal((await coordinator().post(`${path}/voorleggen`, ask)).status, 303)
    const { rows } = await house.owner.query<{ id: string }>(`select id from feedback.consultation`)
    assert.equal(rows.length, 1)
    const own = `/panel/vraag/${rows[0]?.id ?? ''}`
    const zwaantje = new PlainBrowser(app.web, await memberCookie(house, member.id))
    assert.match((await zwaantje.get(`${own}/stuk.pdf`)).html, /^%PDF/)
    await zwaantje.post(`${own}/advies`, {
      advice: 'conditional',
      advice_words: 'Zwaantje: zeg eerder wat er veranderde.',
    })

    const draft = await coordinator().get(path)
    const discussed = draft.fields(`${path}/besproken`)
    assert.equal(discussed['panel_day'], String(today().day))
    assert.match(String(discussed['advice']), /zeg eerder/)
    const days = dayFields('management', today())
    const named = await coordinator().post(`${path}/besproken`, { ...discussed, ...days })
    assert.equal(named.status, 422)
    assert.match(named.text, /bekende naam/)
    const neutral = { ...discussed, ...days, advice: 'Zeg eerder wat er veranderde.' }
    assert.equal((await coordinator().post(`${path}/besproken`, neutral)).status, 303)
    await coordinator().post(`${path}/vaststellen`)
    const { rows: fixed } = await house.owner.query<{ asked: object }>(
      `select content -> 'discussed' -> 'asked' as asked from annual_reports.report`,
    )
    const day = today().toString()
    assert.deepEqual(fixed[0]?.asked, { panel: 'Klantpanel Duin', askedOn: day, advice: 'conditional', advisedOn: day, state: 'advised' }) // prettier-ignore
    assert.match((await coordinator().get(path)).text, /Klantpanel Duin is op .* om advies gevraagd.*onder voorwaarden/)
  })

  test('an advice and what was done with it stand there once words were written for it', async () => {
    await house.owner.query(
      `update feedback.consultation set state = 'deviated', answer_words = 'Intern antwoord', answered_by = $1, answered_name = 'x', answered_at = now()`,
      [place.coordinator.personId],
    )
    const { rows } = await house.owner.query<{ id: string }>(`select id from feedback.consultation`)
    const id = rows[0]?.id ?? ''
    assert.doesNotMatch((await visitor().get(publicPage)).text, /Niet gevolgd/)
    const words = 'Ouders wilden het eerder weten. Dat lukte dit jaar niet.'
    assert.equal((await coordinator().post(writing, { kind: 'consultation', id, words, seen: '1' })).status, 303)
    const page = await visitor().get(publicPage)
    assert.match(page.text, /Klachtenverslag|klachtenverslag/)
    assert.match(page.text, /Positief, onder voorwaarden.*Niet gevolgd, met redenen.*Dat lukte dit jaar niet/)
    assert.doesNotMatch(page.text, /Intern antwoord|Zwaantje/)
  })
})
