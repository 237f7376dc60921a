import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { desktop, phone, visitor, type Visitor } from '../support/browser.ts'
import { linkIn } from '../support/mail.ts'
import { type OpenHouse, openHouse } from '../support/open-house.ts'

/**
 * The main job, through the real doors only. Sonja claims her day-care and plans its places; Pia, a childminder, has mail and nothing
 * else. Fatima asks three locations for her twins. One says no, Pia offers other days, Sonja offers what was asked; Fatima takes it.
 */
const register = 'src/modules/locations/import/lrk-example.csv'
const zon = '/opvang/nl/900000001'
const pias = '/opvang/nl/900000004'
const host = 'loket.localhost'

for (const script of [true, false]) {
  describe(`from claim to placement, ${script ? 'with' : 'without'} script`, () => {
    let open: OpenHouse
    let marit: Visitor
    let sonja: Visitor
    let pia: Visitor
    let fatima: Visitor
    let numbers: string[] = []

    before(async () => {
      open = await openHouse()
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

    const text = (page: Page) => page.locator('main').innerText()
    const one = async <T>(sql: string, ...values: unknown[]) => (await open.house.owner.query(sql, values)).rows as T[]

    test('a desk is there, with the register of its municipality', async () => {
      await open.command('import', 'lrk', register)
      await open.command(
        'invite', '--kind', 'desk', '--role', 'desk_manager', '--organisation', 'Loket Duin', '--slug', 'loket-duin',
        '--land', 'nl', '--municipality', '9901', '--host', host, '--name', 'Marit Bos', 'marit@loket.example',
      ) // prettier-ignore
      await open.house.runJobs()
      await moveIn(marit.page, linkIn(open.mail.lastTo('marit@loket.example'), '/uitnodiging/'))
    })

    test('Sonja says that De Zon is hers; Marit checks and lets her in', async () => {
      await claim(sonja.page, open, zon, 'Sonja Zandstra', 'sonja@zon.example')
      await accept(marit.page, open, 'Sonja Zandstra', 'manager')
      await open.house.runJobs()
      const invitation = open.mail.letters.findLast(
        ({ to, text: words }) => to === 'sonja@zon.example' && words.includes('/uitnodiging/'),
      )
      assert.ok(invitation)
      await moveIn(sonja.page, onHost(linkIn(invitation, '/uitnodiging/')))
    })

    test('she plans a group with two places a half-day', async () => {
      await plan(sonja.page, open, zon, 'Zonnetjes')
      assert.match(await text(sonja.page), /Zonnetjes/)
    })

    test('Pia the childminder is let in by mail only, and plans from a link on her phone', async () => {
      await claim(pia.page, open, pias, 'Pia Xanthakis', 'pia@opvang.example')
      await accept(marit.page, open, 'Pia Xanthakis', 'mail')
      await open.house.runJobs()
      await follow(pia.page, open.mail.lastTo('pia@opvang.example'))
      await plan(pia.page, open, pias, 'Thuis')
      assert.match(await text(pia.page), /Thuis/)
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
      assert.match(await text(page), /1\. [\s\S]*2\. [\s\S]*3\. /)
      await next(page)
      await page.locator('[name=contact_name]').fill('Fatima El Amrani')
      await page.locator('[name=contact_email]').fill('fatima@example.org')
      await next(page)
      await page.getByRole('button', { name: /Verstuur/ }).click()
      numbers = [...(await text(page)).matchAll(/[0-9A-Z]{4}-[0-9A-Z]{4}/g)].map(([number]) => number)
      assert.equal(new Set(numbers).size, 2, 'a number for each child')
      await open.house.runJobs()
      assert.match(open.mail.lastTo('fatima@example.org').text, new RegExp(numbers[0] ?? '?'))
      assert.match(open.mail.lastTo('sonja@zon.example').text, /\/opvang\/link\//)
      assert.match(open.mail.lastTo('pia@opvang.example').text, /\/opvang\/link\//)
    })

    test('Marit says no in the name of ’t Hoekje', async () => {
      for (const number of new Set(numbers)) {
        const [choice] = await one<{ id: string }>(
          `select c.id from requests.choice c join requests.request r on r.id = c.request_id join locations.location l on l.id = c.location_id where r.number = $1 and l.register_id = '900000003'`,
          number,
        )
        await marit.page.goto(open.at(host, `/werk/aanvragen/${number}?keuze=${choice?.id}&antwoord=refuse`))
        await marit.page.locator('[name=reden]').selectOption('full')
        await marit.page.locator('button[value=bekijk]').click()
        await marit.page.locator('button[value=verstuur]').click()
      }
      await open.house.runJobs()
      assert.match(open.mail.lastTo('fatima@example.org').text, /Hoekje/)
    })

    test('Pia offers other days for Noor, straight from her mail', async () => {
      const letter = open.mail.letters.findLast(
        ({ to, text: words }) => to === 'pia@opvang.example' && words.includes('/opvang/link/'),
      )
      assert.ok(letter)
      await follow(pia.page, letter)
      await pia.page.goto(open.at(host, '/werk/vragen'))
      await pia.page.getByRole('link', { name: /Noor/ }).first().click()
      await choose(pia.page, 'offer')
      for (const half of ['tue-am', 'tue-pm', 'thu-am', 'thu-pm'])
        await pia.page.locator(`[name=half_days][value=${half}]`).setChecked(false, { force: true })
      for (const half of ['wed-am', 'wed-pm'])
        await pia.page.locator(`[name=half_days][value=${half}]`).check({ force: true })
      await sendAnswer(pia.page)
    })

    test('Sonja offers what was asked, to both', async () => {
      for (const child of ['Noor', 'Ilias']) {
        await sonja.page.goto(open.at(host, '/werk/vragen'))
        await sonja.page
          .getByRole('link', { name: new RegExp(child) })
          .first()
          .click()
        await choose(sonja.page, 'offer')
        await sendAnswer(sonja.page)
      }
      await open.house.runJobs()
      const [taken] = await one<{ n: number }>(
        `select count(*)::int as n from locations.occupation where kind = 'offer'`,
      )
      assert.equal(taken?.n, 3, 'three places are kept for the family')
    })

    test('Fatima compares the offers and takes De Zon for both', async () => {
      const { page } = fatima
      for (const child of ['Noor', 'Ilias']) {
        await page.goto(open.at(host, '/aanvraag/aanbod'))
        assert.match(await text(page), new RegExp(child))
        const [offer] = await one<{ id: string }>(
          `select o.id from requests.offer o join requests.choice c on c.id = o.choice_id join requests.request r on r.id = c.request_id
           join locations.location l on l.id = c.location_id where r.child_name = $1 and l.register_id = '900000001' and o.state = 'open'`,
          child,
        )
        await page.locator(`main a[href$="/aanvraag/aanbod/${offer?.id}"]`).first().click()
        await page.locator('main form[action$="/aannemen"] button').first().click()
      }
      assert.match(await page.locator('main').innerText(), /De Zon/)
    })

    test('places, lists and letters are right', async () => {
      await open.house.runJobs()
      const states = await one<{ child: string; location: string; state: string }>(
        `select r.child_name as child, l.register_id as location, c.state from requests.choice c join requests.request r on r.id = c.request_id
         join locations.location l on l.id = c.location_id order by 1, 2`,
      )
      assert.deepEqual(
        states.map(({ child, location, state }) => `${child} ${location} ${state}`),
        [
          'Ilias 900000001 accepted',
          'Ilias 900000003 refused',
          'Ilias 900000004 elsewhere',
          'Noor 900000001 accepted',
          'Noor 900000003 refused',
          'Noor 900000004 elsewhere',
        ],
      )
      const ledger = await one<{ kind: string; n: number }>(
        `select kind, count(*)::int as n from locations.occupation where until_on is null or until_on >= from_on group by kind order by kind`,
      )
      assert.deepEqual(ledger, [{ kind: 'placement', n: 2 }], 'the place at Pia is free again')
      const [placed] = await one<{ n: number }>(`select count(*)::int as n from placements.placement`)
      assert.equal(placed?.n, 2)
      assert.match(open.mail.lastTo('pia@opvang.example').text, /Noor|Ilias|elders/)
      const [unsent] = await one<{ n: number }>(`select count(*)::int as n from platform.letter where sent_at is null`)
      assert.equal(unsent?.n, 0, 'every letter has left')
      assert.deepEqual(open.house.jobFailures, [])
    })

    test('everybody reads where it stands: the family, the location, the desk', async () => {
      await fatima.page.goto(open.at(host, '/aanvraag'))
      assert.match(await text(fatima.page), /De Zon/)
      await sonja.page.goto(open.at(host, '/werk/plaatsen'))
      assert.match(await text(sonja.page), /Noor[\s\S]*|Ilias/)
      await marit.page.goto(open.at(host, `/werk/aanvragen/${numbers[0]}`))
      assert.match(await text(marit.page), /De Zon/)
      await fatima.page.goto(open.at(host, '/zoek'))
      assert.match(await text(fatima.page), /De Zon/)
    })

    test('no browser complained', () => {
      const said = [marit, sonja, pia, fatima].flatMap(({ complaints }) => complaints)
      assert.deepEqual(said, [])
    })
  })
}

const inDays = (days: number) => Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days })

const next = async (page: Page) => page.locator('main form button[value=volgende]:not([aria-hidden])').click()

async function fillDay(page: Page, name: string, day: Temporal.PlainDate): Promise<void> {
  await page.locator(`[name=${name}_day]`).fill(String(day.day))
  await page.locator(`[name=${name}_month]`).fill(String(day.month))
  await page.locator(`[name=${name}_year]`).fill(String(day.year))
}

/** Invitation, password, second factor. */
async function moveIn(page: Page, link: string): Promise<void> {
  await page.goto(onHost(link))
  await page.getByLabel('Wachtwoord').fill('drie groene fietsen in de regen')
  await page.getByRole('button', { name: 'Volgende' }).click()
  const secret = (await page.locator('main code').innerText()).replaceAll(/\s/g, '')
  await page.getByLabel('Code uit uw app').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate())
  await page.getByRole('button', { name: 'Controleer de code' }).click()
  await page.getByRole('link', { name: 'Ik heb ze bewaard' }).click()
}

/** Whoever works at a location says so, without an account. */
async function claim(page: Page, open: OpenHouse, location: string, name: string, email: string): Promise<void> {
  await page.goto(open.at(host, `${location}/beheer`))
  await page.locator('[name=name]').fill(name)
  await page.locator('[name=function]').fill('Verantwoordelijke')
  await page.locator('[name=email]').fill(email)
  await page.locator('[name=phone]').fill('070 123 45 67')
  await page.locator('main form:has([name=function]) button').last().click()
  await page.waitForURL('**/beheer/ontvangen**')
}

async function accept(page: Page, open: OpenHouse, name: string, way: string): Promise<void> {
  await page.goto(open.at(host, '/werk/claims'))
  await page.locator('main a[href^="/werk/claims/"]').first().click()
  assert.match(await page.locator('main').innerText(), new RegExp(name))
  await page.locator(`[name=way][value=${way}]`).check({ force: true })
  await page.locator('main form[action$="/aanvaard"] button').last().click()
}

/** The link of a letter to a location, in two steps. */
async function follow(page: Page, letter: Parameters<typeof linkIn>[0]): Promise<void> {
  await page.goto(onHost(linkIn(letter, '/opvang/link/')))
  await page.locator('main form button').first().click()
}

/** A group for children up to four with two places every half-day, from today. */
async function plan(page: Page, open: OpenHouse, location: string, name: string): Promise<void> {
  await page.goto(open.at(host, `/werk${location}/groep`))
  await page.locator('[name=name]').fill(name)
  await page.locator('[name=from_years]').fill('0')
  await page.locator('[name=to_years]').fill('4')
  await page.locator('main form:has([name=name]) button').first().click()
  await page.goto(open.at(host, `/werk${location}/plan`))
  await page.locator('main a[href*="/plan/"]').first().click()
  for (const day of ['mon', 'tue', 'wed', 'thu', 'fri'])
    for (const part of ['am', 'pm']) await page.locator(`[name="${day}-${part}"]`).fill('2')
  await fillDay(page, 'from', inDays(0))
  await page.locator('main form:has([name="mon-am"]) button').last().click()
}

/** Which answer: a tab of the page. */
async function choose(page: Page, step: string): Promise<void> {
  const tab = page.locator(`main a[href*="antwoord=${step}"]`).first()
  if ((await tab.count()) > 0) await tab.click()
}

async function sendAnswer(page: Page): Promise<void> {
  await page.locator('button[value=bekijk]').click()
  await page.locator('button[value=verstuur]').click()
}

/** Sessions belong to one host name; a letter may name another of the same installation. */
function onHost(link: string): string {
  const url = new URL(link)
  url.hostname = host
  return url.href
}
