import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { desktop, phone, visitor, type Visitor } from '../support/browser.ts'
import { giveKeys, logIn } from '../support/doors.ts'
import { fillDay, mainText } from '../support/main-job.ts'
import { linkIn } from '../support/mail.ts'
import { type OpenHouse, openHouse } from '../support/open-house.ts'
import { press } from '../support/scenes/scene.ts'
import { buildSpeaking, type Speaking, type Worker } from '../support/speaking.ts'

const email = 'mirjam@example.org'
const story = 'Mijn zoon zat alleen op de gang. Niemand kon zeggen hoe lang.'

/** A mother on her phone complains; coordinator, handler, location and second reader each do their part, by their real doors. */
describe('a complaint from first word to closed', () => {
  let open: OpenHouse
  let place: Speaking
  let parent: Visitor
  const people = new Map<string, Visitor>()
  let number = ''

  before(async () => {
    open = await openHouse()
    place = await buildSpeaking(open.house)
    parent = await visitor(phone)
  })
  after(async () => {
    for (const one of [parent, ...people.values()]) await one?.context.close()
    await open?.close()
  })

  /** Logs in with password and code, once. */
  async function as(worker: Worker): Promise<Page> {
    const known = people.get(worker.personId)
    if (known) return known.page
    const one = await visitor({ ...desktop, baseURL: open.at('localhost') })
    people.set(worker.personId, one)
    const stage = { platform: open.house.platform, owner: open.house.owner as never }
    await logIn(one.page, stage, await giveKeys(stage, { id: worker.personId, email: worker.email }))
    return one.page
  }

  const dossier = async (worker: Worker) => {
    const page = await as(worker)
    await page.goto(`/werk/reacties/${number}`)
    return page
  }
  const unfold = (page: Page, action: string) =>
    page.locator(`main details:has(form[action$="${action}"]) > summary`).first().click()
  const send = (page: Page, action: string, more = '') =>
    press(page.locator(`main form[action$="${action}"] button${more}`).first())

  test('the mother tells it in four short pages, and a reload in between loses nothing', async () => {
    const { page } = parent
    await page.goto(open.at('localhost', `/reactie/nieuw?opvang=${place.locationKey}`))
    await page.locator('[name=danger][value=no]').check()
    await page.locator('[name=kind][value=complaint]').check()
    await press(page.locator('main button[value=volgende]'))
    await page.fill('[name=words]', story)
    // The battery was empty: the same tab, begun again.
    await page.goto(open.at('localhost', `/reactie/nieuw?opvang=${place.locationKey}`))
    await page.locator('[name=danger][value=no]').check()
    await press(page.locator('main button[value=volgende]'))
    assert.equal(await page.inputValue('[name=words]'), story)
    await press(page.locator('main button[value=volgende]'))
    await page.fill('[name=contact_name]', 'Mirjam de Vos')
    await page.fill('[name=contact_email]', email)
    await page.locator('[name=may_name][value=no]').check()
    await press(page.locator('main button[value=volgende]'))
    await press(page.locator('main button[value=verstuur]'))
    const text = await mainText(page)
    number = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? ''
    assert.match(text, /Wij hebben het gekregen/)
    await page.goto(open.at('localhost', `/reactie/nieuw?opvang=${place.locationKey}`))
    await page.locator('[name=danger][value=no]').check()
    await page.locator('[name=kind][value=question]').check()
    await press(page.locator('main button[value=volgende]'))
    assert.equal(await page.inputValue('[name=words]'), '', 'what was sent is forgotten')
  })

  test('the coordinator hears it by mail, and names who handles it', async () => {
    await open.house.runJobs()
    assert.match(open.mail.lastTo(place.coordinator.email).subject, new RegExp(number))
    const page = await dossier(place.coordinator)
    await page.locator('[name=handler]').first().selectOption(place.handler.personId)
    await page.locator('[name=head_1][value=safety]').check()
    await page.fill('[name=element_1]', 'Een kind zat zonder toezicht op de gang.')
    await send(page, '/toewijzen')
    await open.house.runJobs()
    assert.match(open.mail.lastTo(email).text, /Hans houder behandelt uw klacht/)
  })

  test('the handler asks both sides; the location reads no name', async () => {
    const page = await dossier(place.handler)
    await unfold(page, '/vraag-locatie')
    await page.fill('[name=statement]', 'Een kind zat zonder toezicht op de gang. Wat gebeurde er?')
    await fillDay(page, 'side', Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days: 5 }))
    await send(page, '/vraag-locatie')
    const local = await as(place.local)
    await local.goto('/werk/wederhoor')
    await press(local.locator('main a[href^="/werk/wederhoor/"]').first())
    assert.doesNotMatch(await local.content(), /Mirjam|mirjam@|Niemand kon zeggen/)
    await local.fill('[name=answer]', 'Er was een invaller die de afspraak niet kende.')
    await press(local.locator('main form button').last())
    await page.reload()
    await unfold(page, '/horen')
    await page.locator('[name=party][value=reporter]').check()
    await page.locator('[name=how][value=phone]').check()
    await fillDay(page, 'held', Temporal.Now.plainDateISO('Europe/Amsterdam'))
    await page.fill('[name=hearing_words]', 'Moeder vertelde hetzelfde.')
    await send(page, '/horen')
    assert.match(await mainText(page), /Opvang gehoord/)
  })

  test('he judges with reasons and a measure, and another person reads it before it leaves', async () => {
    const page = await dossier(place.handler)
    await unfold(page, '/maatregel')
    await page.fill('[name=measure_words]', 'Invallers krijgen de afspraken op papier.')
    await page.locator('[name=owner]').selectOption(place.handler.personId)
    await fillDay(page, 'measure', Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days: 14 }))
    await send(page, '/maatregel')
    await page.locator('[name^=outcome_][value=founded]').check()
    await page.locator('[name^=reasons_]').fill('Niemand wist dat het kind daar zat.')
    await send(page, '/oordeel', '[value=voorleggen]')
    assert.match(await mainText(page), /ligt bij de tweede lezer/)
    const reader = await dossier(place.reader)
    await press(reader.locator('main form:has([name=stap][value=approve]) button'))
    await open.house.runJobs()
    assert.match(open.mail.lastTo(email).subject, /Het oordeel/)
  })

  test('the mother comes back by the link in her mail, reads it, and keeps the letter', async () => {
    const { page } = parent
    await page.goto(linkIn(open.mail.lastTo(email), '/reactie/link/'))
    await press(page.locator('main form.kd-post button'))
    const text = await mainText(page)
    assert.match(text, /Gegrond/)
    assert.match(text, /Niemand wist dat het kind daar zat/)
    assert.match(text, /Geschillencommissie/)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('a[href="/mijn-reactie/oordeel.pdf"]').click(),
    ])
    assert.equal(download.suggestedFilename(), `oordeel-${number}.pdf`)
  })

  test('the measure is done, another person looks, and the house closes it', async () => {
    const handler = await dossier(place.handler)
    await unfold(handler, '/maatregel-stap')
    await handler.locator('[name^=measure_]').fill('Het blad ligt in de map, foto erbij.')
    await press(handler.locator('main button[value=claim]'))
    const coordinator = await dossier(place.coordinator)
    await unfold(coordinator, '/maatregel-stap')
    await coordinator.locator('[name^=measure_]').fill('Gezien op de groep.')
    await press(coordinator.locator('main button[value=verify]'))
    await open.house.runJobs()
    assert.match(open.mail.lastTo(email).subject, /afgerond/)
    assert.deepEqual(open.house.jobFailures, [])
  })

  test('no browser complained', () => {
    assert.deepEqual(
      [parent, ...people.values()].flatMap(({ complaints }) => complaints),
      [],
    )
  })
})
