import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { desktop, phone, visitor, type Visitor } from '../support/browser.ts'
import {
  maritsMail,
  assertBothPlaced,
  deskComesIn,
  fillDay,
  hoekjeSaysNo,
  host,
  inDays,
  mainText,
  next,
  numbersIn,
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
 * The main job, through the real doors only. Sonja claims her day-care and plans its places; Pia, a childminder, has mail and nothing
 * else. Fatima asks three locations for her twins. One says no, Pia offers other days, Sonja offers what was asked; Fatima takes it.
 */
// Without script in the deep run; pages.test.ts opens pages without it in every run.
for (const script of process.env['STEPS'] === undefined ? [true] : [true, false]) {
  describe(`from claim to placement, ${script ? 'with' : 'without'} script`, () => {
    let open: OpenHouse
    let marit: Visitor
    let sonja: Visitor
    let pia: Visitor
    let fatima: Visitor
    let numbers: readonly string[] = []

    before(async () => {
      open = await openDuneTown()
      const at = (screen: typeof desktop) => visitor({ ...screen, javaScriptEnabled: script })
      marit = await at(desktop)
      sonja = await at(desktop)
      pia = await at(phone)
      fatima = await at(phone)
    })
    after(async () => {
      for (const one of [marit, sonja, pia, fatima]) await one?.context.close()
      await open?.close()
    })

    test('Marit of the desk comes in, the register of her municipality is there', () =>
      deskComesIn(open, marit.page, maritsMail))

    test('Sonja says that De Zon is hers; Marit checks and lets her in', () =>
      sonjaComesIn(open, marit.page, sonja.page))

    test('she plans a group with two places a half-day', () => plan(sonja.page, open, zon, 'Zonnetjes'))

    test('Pia the childminder is let in by mail only, and plans from a link on her phone', async () => {
      await piaComesIn(open, marit.page, pia.page)
      await plan(pia.page, open, pias, 'Thuis')
    })

    test('Fatima asks three locations for her twins on her phone', async () => {
      const { page } = fatima
      await page.goto(open.at(host, zon))
      await page
        .getByRole('link', { name: /Vraag een plaats/ })
        .first()
        .click()
      await page.locator('[name=child_name]').fill('Noor')
      await fillDay(page, 'birth', inDays(-200))
      await page.locator('button[value=kind-erbij]').click()
      await page.locator('[name=child_name_2]').fill('Ilias')
      await fillDay(page, 'birth_2', inDays(-200))
      await page.locator('[name=together]').first().check({ force: true })
      await next(page)
      await page.getByLabel('Dinsdag', { exact: true }).first().check({ force: true })
      await page.getByLabel('Donderdag', { exact: true }).first().check({ force: true })
      await fillDay(page, 'start', inDays(60))
      await next(page)
      for (const name of ['Hoekje', 'Gastouder']) {
        await page.locator('[name=zoek]').fill(name)
        await page.locator('form[role=search] button').last().click()
        await page.locator('main form:has(input[value^="erbij:"]) button').first().click()
      }
      assert.match(await mainText(page), /1\. [\s\S]*2\. [\s\S]*3\. /)
      await next(page)
      await page.locator('[name=contact_name]').fill('Fatima El Amrani')
      await page.locator('[name=contact_email]').fill('fatima@example.org')
      await next(page)
      await page.getByRole('button', { name: /Verstuur/ }).click()
      numbers = numbersIn(await mainText(page))
      assert.equal(numbers.length, 2, 'a number for each child')
      await open.house.runJobs()
      assert.match(open.mail.lastTo('fatima@example.org').text, new RegExp(numbers[0] ?? '?'))
      assert.match(open.mail.lastTo('sonja@zon.example').text, /\/opvang\/link\//)
      assert.match(open.mail.lastTo('pia@opvang.example').text, /\/opvang\/link\//)
    })

    test('Marit says no in the name of ’t Hoekje', async () => {
      await hoekjeSaysNo(open, marit.page, numbers)
      assert.match(open.mail.lastTo('fatima@example.org').text, /Hoekje/)
    })

    test('Pia offers other days for Noor, straight from her mail', () => piaOffersOtherDays(open, pia.page, 'Noor'))

    test('Sonja offers what was asked, to both', async () => {
      await sonjaOffers(open, sonja.page, ['Noor', 'Ilias'])
      assert.equal(await placesKept(open), 3, 'three places are kept for the family')
    })

    test('Fatima compares the offers and takes De Zon for both', async () => {
      const { page } = fatima
      for (const child of ['Noor', 'Ilias']) {
        await page.goto(open.at(host, '/aanvraag/aanbod'))
        assert.match(await mainText(page), new RegExp(child))
        const { rows } = await open.house.owner.query<{ id: string }>(
          `select o.id from requests.offer o join requests.choice c on c.id = o.choice_id join requests.request r on r.id = c.request_id
           join locations.location l on l.id = c.location_id where r.child_name = $1 and l.register_id = '900000001' and o.state = 'open'`,
          [child],
        )
        await page.locator(`main a[href$="/aanvraag/aanbod/${rows[0]?.id}"]`).first().click()
        await page.locator('main form[action$="/aannemen"] button').first().click()
      }
      assert.match(await mainText(page), /De Zon/)
    })

    test('places, lists and letters are right', () => assertBothPlaced(open))

    test('everybody reads where it stands: the family, the location, the desk', async () => {
      await fatima.page.goto(open.at(host, '/aanvraag'))
      assert.match(await mainText(fatima.page), /De Zon/)
      await sonja.page.goto(open.at(host, '/werk/plaatsen'))
      assert.match(await mainText(sonja.page), /Noor/)
      assert.match(await mainText(sonja.page), /Ilias/)
      await marit.page.goto(open.at(host, `/werk/aanvragen/${numbers[0]}`))
      assert.match(await mainText(marit.page), /De Zon/)
      await fatima.page.goto(open.at(host, '/zoek'))
      assert.match(await mainText(fatima.page), /De Zon/)
    })

    test('no browser complained', () => {
      const said = [marit, sonja, pia, fatima].flatMap(({ complaints }) => complaints)
      assert.deepEqual(said, [])
    })
  })
}
