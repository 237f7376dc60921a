import assert from 'node:assert/strict'
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { freshDatabase } from './house.ts'
import { type CaughtLetter, linkIn } from './mail.ts'
import { freePort, openHouse, type OpenHouse, type Prepared, runCommand } from './open-house.ts'

/**
 * The people and places of the main job, and its steps through the real doors: the desk of a dune town with its manager Marit and Anna, Sonja's day-care De Zon, Pia the
 * childminder who has mail and nothing else, and ’t Hoekje, where nobody answers but the desk.
 */
export const maritsMail = 'marit@loket.example'
export const annasMail = 'anna@loket.example'
export const host = 'loket.localhost'
export const zon = '/opvang/nl/900000001'
export const hoekje = '/opvang/nl/900000003'
export const pias = '/opvang/nl/900000004'
const register = 'src/modules/locations/import/lrk-example.csv'

export const inDays = (days: number) => Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days })

export const mainText = (page: Page) => page.locator('main').innerText()

/** The numbers of requests that stand in words, each once. */
export const numbersIn = (words: string): readonly string[] => [
  ...new Set([...words.matchAll(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/g)].map(([number]) => number)),
]

export const next = async (page: Page) => page.locator('main form button[value=volgende]:not([aria-hidden])').click()

export async function fillDay(page: Page, name: string, day: Temporal.PlainDate): Promise<void> {
  await page.locator(`[name=${name}_day]`).fill(String(day.day))
  await page.locator(`[name=${name}_month]`).fill(String(day.month))
  await page.locator(`[name=${name}_year]`).fill(String(day.year))
}

/** Sessions belong to one host name; a letter may name another of the same installation. */
export function onHost(link: string): string {
  const url = new URL(link)
  url.hostname = host
  return url.href
}

let duneTown: Promise<Prepared> | undefined

/** The town with its register and its desk, as an administrator makes them: prepared once, each journey gets a copy. */
export async function openDuneTown(): Promise<OpenHouse> {
  duneTown ??= prepareDuneTown()
  return openHouse(await duneTown)
}

async function prepareDuneTown(): Promise<Prepared> {
  const town = { database: await freshDatabase(), port: await freePort() }
  await runCommand(town, 'import', 'lrk', register)
  for (const [role, name, email] of [
    ['desk_manager', 'Marit Bos', maritsMail],
    ['desk_worker', 'Anna Smit', annasMail],
  ] as const)
    await runCommand(
      town, 'invite', '--kind', 'desk', '--role', role, '--organisation', 'Loket Duin', '--slug', 'loket-duin',
      '--land', 'nl', '--municipality', '9901', '--host', host, '--name', name, email,
    ) // prettier-ignore
  return town
}

/** Somebody of the desk comes in by the invitation in the mail. */
export async function deskComesIn(open: OpenHouse, page: Page, email: string): Promise<void> {
  await open.house.runJobs()
  await moveIn(open, page, linkIn(lastWith(open, email, '/uitnodiging/'), '/uitnodiging/'))
}

/** Invitation, password, second factor. */
async function moveIn({ house }: OpenHouse, page: Page, link: string): Promise<void> {
  await page.goto(onHost(link))
  await page.getByLabel('Wachtwoord').fill('drie groene fietsen in de regen')
  await page.getByRole('button', { name: 'Volgende' }).click()
  const secret = (await page.locator('main code').innerText()).replaceAll(/\s/g, '')
  const timestamp = house.clock.now().epochMilliseconds
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp })
  await page.getByLabel('Code uit uw app').fill(code)
  await page.getByRole('button', { name: 'Controleer de code' }).click()
  await page.getByRole('link', { name: 'Ik heb ze bewaard' }).click()
}

/** Sonja says that De Zon is hers; the desk checks and lets her in with an account. */
export async function sonjaComesIn(open: OpenHouse, desk: Page, sonja: Page): Promise<void> {
  await claim(sonja, open, zon, 'Sonja Zandstra', 'sonja@zon.example')
  await accept(desk, open, 'Sonja Zandstra', 'manager')
  await open.house.runJobs()
  await moveIn(open, sonja, linkIn(lastWith(open, 'sonja@zon.example', '/uitnodiging/'), '/uitnodiging/'))
}

/** Pia gets no account, only links in her mail. */
export async function piaComesIn(open: OpenHouse, desk: Page, pia: Page): Promise<void> {
  await claim(pia, open, pias, 'Pia Xanthakis', 'pia@opvang.example')
  await accept(desk, open, 'Pia Xanthakis', 'mail')
  await open.house.runJobs()
  await follow(pia, open.mail.lastTo('pia@opvang.example'))
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
  assert.match(await mainText(page), new RegExp(name))
  await page.locator(`[name=way][value=${way}]`).check({ force: true })
  await page.locator('main form[action$="/aanvaard"] button').last().click()
}

function lastWith({ mail }: OpenHouse, address: string, path: string): CaughtLetter {
  const letter = mail.letters.findLast(({ to, text }) => to === address && text.includes(path))
  assert.ok(letter, `no letter to ${address} leads to ${path}`)
  return letter
}

/** The link of a letter to a location, in two steps. */
export async function follow(page: Page, letter: CaughtLetter): Promise<void> {
  await page.goto(onHost(linkIn(letter, '/opvang/link/')))
  await page.locator('main form button').first().click()
}

/** A group for children up to four with two places every half-day, from today. */
export async function plan(page: Page, open: OpenHouse, location: string, name: string): Promise<void> {
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
  assert.match(await mainText(page), new RegExp(name))
}

interface Asking {
  readonly child: string
  readonly contact: string
  readonly email: string
  readonly startOn: Temporal.PlainDate
}

/** A family asks one location for its child of half a year, page by page. */
export async function askAt(open: OpenHouse, page: Page, location: string, asking: Asking): Promise<void> {
  await page.goto(open.at(host, location))
  await page
    .getByRole('link', { name: /Vraag een plaats/ })
    .first()
    .click()
  await page.locator('[name=child_name]').fill(asking.child)
  await fillDay(page, 'birth', inDays(-200))
  await next(page)
  await page.getByLabel('Dinsdag', { exact: true }).first().check({ force: true })
  await fillDay(page, 'start', asking.startOn)
  await next(page)
  await next(page)
  await page.locator('[name=contact_name]').fill(asking.contact)
  await page.locator('[name=contact_email]').fill(asking.email)
  await next(page)
  await page.getByRole('button', { name: /Verstuur/ }).click()
  assert.equal(numbersIn(await mainText(page)).length, 1)
}

/** At ’t Hoekje nobody else answers than the desk. */
export async function hoekjeSaysNo(open: OpenHouse, desk: Page, numbers: readonly string[]): Promise<void> {
  for (const number of numbers) {
    await openChoice(open, desk, { number, registerId: '900000003', answer: 'refuse' })
    await desk.locator('[name=reden]').selectOption('full')
    await sendAnswer(desk)
  }
  await open.house.runJobs()
}

/** De Zon called: the desk writes its offer down in its name. */
export async function deskOffersAtDeZon(open: OpenHouse, desk: Page, number: string): Promise<void> {
  await openChoice(open, desk, { number, registerId: '900000001', answer: 'offer' })
  await sendAnswer(desk)
  await open.house.runJobs()
}

export async function openChoice(
  open: OpenHouse,
  desk: Page,
  { number, registerId, answer }: { number: string; registerId: string; answer: string },
): Promise<void> {
  const { rows } = await open.house.owner.query<{ id: string }>(
    `select c.id from requests.choice c join requests.request r on r.id = c.request_id join locations.location l on l.id = c.location_id
     where r.number = $1 and l.register_id = $2`,
    [number, registerId],
  )
  await desk.goto(open.at(host, `/werk/aanvragen/${number}?keuze=${rows[0]?.id}&antwoord=${answer}`))
}

/** Straight from her mail: Wednesday, where Tuesday and Thursday were asked. */
export async function piaOffersOtherDays(open: OpenHouse, pia: Page, child: string): Promise<void> {
  await follow(pia, lastWith(open, 'pia@opvang.example', '/opvang/link/'))
  await openQuestion(open, pia, child)
  for (const half of ['tue-am', 'tue-pm', 'thu-am', 'thu-pm'])
    await pia.locator(`[name=half_days][value=${half}]`).setChecked(false, { force: true })
  for (const half of ['wed-am', 'wed-pm']) await pia.locator(`[name=half_days][value=${half}]`).check({ force: true })
  await sendAnswer(pia)
}

export async function sonjaOffers(open: OpenHouse, sonja: Page, children: readonly string[]): Promise<void> {
  for (const child of children) {
    await openQuestion(open, sonja, child)
    await sendAnswer(sonja)
  }
  await open.house.runJobs()
}

/** The question about a child in the inbox of a location, at the tab of an offer. */
async function openQuestion(open: OpenHouse, page: Page, child: string): Promise<void> {
  await page.goto(open.at(host, '/werk/vragen'))
  await page
    .getByRole('link', { name: new RegExp(child) })
    .first()
    .click()
  const tab = page.locator('main a[href*="antwoord=offer"]').first()
  if ((await tab.count()) > 0) await tab.click()
}

/** First the letter is shown, then it leaves. */
export async function sendAnswer(page: Page): Promise<void> {
  await page.locator('button[value=bekijk]').click()
  await page.locator('button[value=verstuur]').click()
}

/** How many places are kept by offers. */
export async function placesKept({ house }: OpenHouse): Promise<number> {
  const { rows } = await house.owner.query(`select from locations.occupation where kind = 'offer'`)
  return rows.length
}

/** Both children have a place at De Zon, their other choices ended, the ledger holds nothing else, and every letter has left. */
export async function assertBothPlaced({ house, mail }: OpenHouse): Promise<void> {
  await house.runJobs()
  const { rows: states } = await house.owner.query<{ now: string }>(
    `select r.child_name || ' ' || l.register_id || ' ' || c.state as now from requests.choice c join requests.request r on r.id = c.request_id
     join locations.location l on l.id = c.location_id order by 1`,
  )
  assert.deepEqual(
    states.map(({ now }) => now),
    [
      'Ilias 900000001 accepted',
      'Ilias 900000003 refused',
      'Ilias 900000004 elsewhere',
      'Noor 900000001 accepted',
      'Noor 900000003 refused',
      'Noor 900000004 elsewhere',
    ],
  )
  const { rows: ledger } = await house.owner.query(
    `select kind, count(*)::int as n from locations.occupation where until_on is null or until_on >= from_on group by kind order by kind`,
  )
  assert.deepEqual(ledger, [{ kind: 'placement', n: 2 }], 'the place at Pia is free again')
  const { rows: placed } = await house.owner.query(`select from placements.placement`)
  assert.equal(placed.length, 2)
  assert.match(mail.lastTo('pia@opvang.example').text, /Noor|Ilias|elders/)
  const { rows: unsent } = await house.owner.query(`select from platform.letter where sent_at is null`)
  assert.equal(unsent.length, 0, 'every letter has left')
  assert.deepEqual(house.jobFailures, [])
}
