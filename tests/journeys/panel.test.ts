import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { desktop, phone, visitor, type Visitor } from '../support/browser.ts'
import { giveKeys, logIn, openLink } from '../support/doors.ts'
import { fillDay, mainText } from '../support/main-job.ts'
import { linkIn } from '../support/mail.ts'
import { type OpenHouse, openHouse } from '../support/open-house.ts'
import { press } from '../support/scenes/scene.ts'
import { buildSpeaking, type Speaking } from '../support/speaking.ts'

const email = 'oscar.ouder@example.org'

/** A manager asks a parents' committee; a father advises against on his phone; the house deviates, and everybody can read it. */
describe('a house asks its panel', () => {
  let open: OpenHouse
  let place: Speaking
  let manager: Visitor
  let father: Visitor

  before(async () => {
    open = await openHouse()
    place = await buildSpeaking(open.house)
    manager = await visitor({ ...desktop, baseURL: open.at('localhost') })
    father = await visitor(phone)
    const stage = { platform: open.house.platform, owner: open.house.owner as never }
    const { personId: id, email: own } = place.reader
    await logIn(manager.page, stage, await giveKeys(stage, { id, email: own }))
  })
  after(async () => {
    for (const one of [manager, father]) await one?.context.close()
    await open?.close()
  })

  const today = () => Temporal.Now.plainDateISO('Europe/Amsterdam')
  const send = (page: Page, action: string, more = '') =>
    press(page.locator(`main form[action$="${action}"] button${more}`).first())

  test('the manager makes a committee, invites a father, and puts a change of the procedure to it', async () => {
    const { page } = manager
    await page.goto(`/werk/panel/${place.slug}/nieuw`)
    await page.locator('[name=kind][value=parents_committee]').check()
    await page.fill('[name=name]', 'Oudercommissie')
    await page.locator('[name=whole][value=yes]').check()
    await send(page, '/nieuw')
    await page.fill('main [name=name]', 'Oscar Ouder')
    await page.fill('main [name=email]', email)
    await send(page, '/leden')
    await page.goto(`/werk/procedure/${place.slug}`)
    await page.locator('main [name=name]').selectOption('judgement_weeks')
    await page.fill('main [name=value]', '5')
    await fillDay(page, 'from', today().add({ days: 60 }))
    await send(page, `/werk/procedure/${place.slug}`)
    assert.match(await mainText(page), /Niet voorgelegd aan uw panel/)
    await press(page.locator('main a[href$="vraag?over=procedure"]'))
    await page.fill('[name=title]', 'Sneller een oordeel')
    await page.fill('[name=words]', 'Wij willen een week eerder oordelen.')
    await send(page, '/vraag')
    assert.match(await mainText(page), /Oudercommissie is aan zet/)
    await open.house.runJobs()
  })

  test('the father comes by the link in his mail, talks, and advises against', async () => {
    const { page } = father
    const letter = open.mail.lastTo(email)
    assert.match(letter.subject, /vraagt advies: Sneller een oordeel/)
    await openLink(page, linkIn(letter, '/panel/link/'))
    await press(page.locator('main a[href^="/panel/vraag/"]').first())
    assert.match(await mainText(page), /Weken tot het oordeel/)
    await page.fill('[name=comment]', 'Dan is er geen tijd om te luisteren.')
    await send(page, '/reactie')
    await page.locator('[name=advice][value=negative]').check()
    await page.fill('[name=advice_words]', 'Neem de tijd om beide kanten te horen.')
    await send(page, '/advies')
    await open.house.runJobs()
  })

  test('the manager deviates with reasons, which the father reads', async () => {
    const { page } = manager
    await page.goto(linkIn(open.mail.lastTo(place.reader.email), '/werk/panel/'))
    assert.match(await mainText(page), /Negatief[\s\S]*geen tijd om te luisteren/)
    await page.fill('[name=answer_words]', 'Wij horen beide kanten al in de tweede week.')
    await send(page, '/antwoord', '[value=deviate]')
    await open.house.runJobs()
    await openLink(father.page, linkIn(open.mail.lastTo(email), '/panel/link/'))
    await press(father.page.locator('main a[href^="/panel/vraag/"]').first())
    assert.match(await mainText(father.page), /niet gevolgd[\s\S]*in de tweede week/)
  })

  test('everybody reads what became of it, once the house wants that', async () => {
    const { page } = manager
    await page.goto(`/werk/verbeteringen/${place.slug}`)
    await page.locator('main details summary').first().click()
    await page.fill('main [name=words]', 'Ouders vroegen meer tijd. Het oordeel komt toch een week eerder.')
    await send(page, `/werk/verbeteringen/${place.slug}`)
    await page.goto(`/werk/panel/${place.slug}`)
    await page.locator('main details summary').last().click()
    const form = page.locator('main details').last()
    await form.locator('[name=value][value="1"]').check()
    await fillDay(form as never, 'from', today())
    await press(form.locator('button'))
    await father.page.goto(open.at('localhost', `/klachten/${place.slug}`))
    await press(father.page.locator('main a[href$="/verbeteringen"]'))
    const text = await mainText(father.page)
    assert.match(text, /Ouders vroegen meer tijd/)
    assert.match(text, /Niet gevolgd, met redenen/)
    assert.doesNotMatch(text, /Oscar|tweede week/)
    assert.deepEqual([...manager.complaints, ...father.complaints], [])
  })
})
