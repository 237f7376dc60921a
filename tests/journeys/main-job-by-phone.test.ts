import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { desktop, phone, visitor, type Visitor } from '../support/browser.ts'
import { linkIn } from '../support/mail.ts'
import {
  annasMail,
  assertBothPlaced,
  deskComesIn,
  deskOffersAtDeZon,
  hoekjeSaysNo,
  host,
  inDays,
  mainText,
  numbersIn,
  onHost,
  openDuneTown,
  piaComesIn,
  piaOffersOtherDays,
  pias,
  placesKept,
  plan,
  sonjaComesIn,
  sonjaOffers,
  zon,
} from '../support/main-job.ts'
import type { OpenHouse } from '../support/open-house.ts'

/**
 * The main job, started by phone: Fatima calls, Anna of the desk types without a mouse. There is no mail address, so letters go on paper;
 * later Fatima calls with an address, looks by mail link, and takes the place over the phone.
 */
describe('from claim to placement, started by phone at the desk', () => {
  let open: OpenHouse
  let anna: Visitor
  let sonja: Visitor
  let pia: Visitor
  let fatima: Visitor
  let numbers: readonly string[] = []

  before(async () => {
    open = await openDuneTown()
    anna = await visitor(desktop)
    sonja = await visitor(desktop)
    pia = await visitor(phone)
    fatima = await visitor(phone)
  })
  after(async () => {
    for (const one of [anna, sonja, pia, fatima]) await one?.context.close()
    await open?.close()
  })

  const dossier = (number = '') => open.at(host, `/werk/aanvragen/${number}`)
  const home = () => open.mail.letters.filter(({ to }) => to === 'fatima@example.org')

  test('Anna works at the desk; De Zon and Pia have come in and planned their places', async () => {
    await deskComesIn(open, anna.page, annasMail)
    await sonjaComesIn(open, anna.page, sonja.page)
    await plan(sonja.page, open, zon, 'Zonnetjes')
    await piaComesIn(open, anna.page, pia.page)
    await plan(pia.page, open, pias, 'Thuis')
  })

  test('Anna registers the twins during the call, with the keyboard alone', async () => {
    const { page } = anna
    await page.goto(open.at(host, '/werk/aanvragen/nieuw'))
    await type(page, { child_name: 'Noor', birth: written(inDays(-200)) })
    await press(page, 'button[value=kind-erbij]', 'Enter')
    await type(page, { child_name_2: 'Ilias', birth_2: written(inDays(-200)) })
    await press(page, '[name=together]', 'ArrowDown')
    await type(page, { plek_1: '900000001', plek_2: 'Hoekje', plek_3: '900000004' })
    for (const day of ['tue', 'thu']) await press(page, `[name=days][value=${day}]`, 'Space')
    await type(page, { start: '+60', contact_name: 'Fatima El Amrani', contact_phone: '070 765 43 21' })
    await type(page, { contact_address: 'Duinweg 20\n9901 AB ’s-Gravenduin' })
    await press(page, 'button[value=bewaar]:not([aria-hidden])', 'Enter')
    await page.waitForURL('**/werk/aanvragen/*gedaan=nieuw')
    const { rows } = await open.house.owner.query<{ number: string }>(
      `select number from requests.request where channel = 'phone' order by child_name desc`,
    )
    numbers = rows.map(({ number }) => number)
    assert.equal(numbers.length, 2, 'a number for each child')
    assert.match(await mainText(page), /Noor[\s\S]*per telefoon[\s\S]*De Zon[\s\S]*Aanvraag ontvangen\s[^A]*Anna Smit/)
  })

  test('the father calls as well: the same child typed again is not taken for another', async () => {
    const { page } = anna
    await page.goto(open.at(host, '/werk/aanvragen/nieuw'))
    await type(page, { child_name: 'Noor', birth: written(inDays(-200)), plek_1: '900000001' })
    await press(page, '[name=days][value=tue]', 'Space')
    await type(page, { start: '+60', contact_name: 'Karim El Amrani', contact_phone: '+31 6 12 34 56 78' })
    await page.keyboard.press('Enter')
    const warning = page.locator(`main a[href="/werk/aanvragen/${numbers[0]}"]`)
    await warning.waitFor()
    assert.deepEqual(numbersIn(await page.locator('main [role=alert], main .kd-alert').first().innerText()), [
      numbers[0],
    ])
    await warning.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/werk/aanvragen/${numbers[0]}`)
    const { rows } = await open.house.owner.query('select from requests.request')
    assert.equal(rows.length, 2, 'no third request')
  })

  test('without a mail address the letters go on paper', async () => {
    await open.house.runJobs()
    assert.deepEqual(home(), [])
    const { page } = anna
    await page.goto(open.at(host, '/werk/post'))
    const letters = page.locator('main a[href^="/werk/post/"]')
    const count = await letters.count()
    assert.ok(count > 0, 'a letter to print')
    for (let left = count; left > 0; left -= 1) {
      assert.match(await beginOf(page, (await letters.first().getAttribute('href')) ?? ''), /^application\/pdf %PDF-/)
      await page.locator('main form[action^="/werk/post/"] button').first().click()
    }
    assert.equal(await page.locator('main form[action^="/werk/post/"]').count(), 0, 'all is posted')
  })

  test('one says no, Pia offers other days, De Zon offers what was asked: once itself, once by way of the desk', async () => {
    await hoekjeSaysNo(open, anna.page, numbers)
    await piaOffersOtherDays(open, pia.page, 'Noor')
    await sonjaOffers(open, sonja.page, ['Noor'])
    await deskOffersAtDeZon(open, anna.page, numbers[1] ?? '')
    assert.equal(await placesKept(open), 3, 'three places are kept for the family')
  })

  test('Fatima calls with a mail address, and compares the offers by the link she gets', async () => {
    const { page } = anna
    await page.goto(`${dossier(numbers[0])}/gegevens`)
    for (const check of ['number', 'birth']) await press(page, `[name=controle][value=${check}]`, 'Space')
    await type(page, { contact_email: 'fatima@example.org' })
    await page.keyboard.press('Enter')
    await page.waitForURL('**gedaan=vastgelegd')
    await open.house.runJobs()
    await fatima.page.goto(onHost(linkIn(open.mail.lastTo('fatima@example.org'), '/aanvraag/link/')))
    await fatima.page.locator('main form button').first().click()
    await fatima.page.goto(open.at(host, '/aanvraag/aanbod'))
    assert.match(await mainText(fatima.page), /De Zon[\s\S]*dinsdag en donderdag[\s\S]*Gastouder[\s\S]*woensdag/)
  })

  test('she takes De Zon for both; Anna writes it down in her name', async () => {
    const { page } = anna
    for (const number of numbers) {
      await page.goto(dossier(number))
      await page
        .getByRole('link', { name: /De Zon/ })
        .first()
        .click()
      await page.locator('main details:has(form[action$="/aannemen"]) > summary').click()
      await page.locator('main form[action$="/aannemen"] button').click()
      await page.waitForURL('**/werk/plaatsen/**')
      assert.match(await mainText(page), /Zonnetjes/)
    }
  })

  test('places, lists and letters are right', async () => {
    await assertBothPlaced(open)
    const subjects = home()
      .map(({ text }) => text)
      .join('\n')
    for (const number of numbers) assert.match(subjects, new RegExp(number))
  })

  test('the timeline says who did what, and in whose name', async () => {
    const told = new Array<string>()
    for (const number of numbers) {
      await anna.page.goto(dossier(number))
      told.push((await anna.page.locator('main ol').last().innerText()).replaceAll(/\s+/g, ' '))
    }
    for (const one of told) assert.match(one, /Plaats aangenomen: [^:]*De Zon[^:]* Anna Smit, in naam van het gezin/)
    const [noor = '', ilias = ''] = told
    assert.match(
      noor,
      /Geen plaats: [^:]*Hoekje[^:]* Anna Smit, Loket Duin, namens .*Plaats toegezegd: [^:]*De Zon[^:]* De opvang /,
    )
    assert.match(ilias, /Plaats toegezegd: [^:]*De Zon[^:]* Anna Smit, in naam van de opvang/)
    const { rows } = await open.house.owner.query(
      `select concat_ws(' ', e.kind, 'by', e.actor, 'for ' || e.on_behalf) as what, count(*)::int as n from requests.event as e
       where e.kind in ('received', 'refused', 'offered', 'accepted') group by 1 order by 1`,
    )
    assert.deepEqual(rows, [
      { what: 'accepted by desk for family', n: 2 },
      { what: 'offered by desk for organiser', n: 1 },
      { what: 'offered by organiser', n: 2 },
      { what: 'received by desk', n: 2 },
      { what: 'refused by desk', n: 2 },
    ])
  })

  test('everybody reads where it stands: the family by its link, the location, the desk', async () => {
    await fatima.page.goto(open.at(host, '/aanvraag'))
    assert.match(await mainText(fatima.page), /De Zon/)
    await sonja.page.goto(open.at(host, '/werk/plaatsen'))
    assert.match(await mainText(sonja.page), /Noor|Ilias/)
  })

  test('no browser complained', () => {
    assert.deepEqual(
      [anna, sonja, pia, fatima].flatMap(({ complaints }) => complaints),
      [],
    )
  })
})

/** As the desk types a day. */
const written = ({ day, month, year }: Temporal.PlainDate) => `${day}/${month}/${year}`

/** What a link gives to whoever opens it: its kind, and its first bytes. */
const beginOf = (page: Page, href: string): Promise<string> =>
  page.evaluate(async (address) => {
    const answer = await fetch(address)
    return `${answer.headers.get('content-type')} ${(await answer.text()).slice(0, 5)}`
  }, href)

/** Tabs on to each field in turn and types. */
async function type(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    await tabTo(page, `[name=${name}]`)
    await page.keyboard.type(value)
  }
}

async function press(page: Page, target: string, key: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

/** From where the keyboard is now, as somebody without a mouse. @throws when no Tab leads there */
async function tabTo(page: Page, target: string): Promise<void> {
  await page.locator(`main ${target}`).first().waitFor({ state: 'attached' })
  for (let times = 0; times < 150; times += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((sought) => document.activeElement?.matches(`main ${sought}`) ?? false, target)) return
  }
  throw new Error(`the keyboard never comes to ${target}`)
}
