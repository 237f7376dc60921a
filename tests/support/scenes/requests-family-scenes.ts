import type { Page } from 'playwright-core'
import { overlong } from '../../../db/demo/names.ts'
import { newToken } from '../../../src/platform/tokens.ts'
import { familyLink } from '../doors.ts'
import type { World } from '../worlds.ts'
import { knowsPrices } from './calculator-scenes.ts'
import { endless, fill, find, formButton, opens, press, type Scene, send } from './scene.ts'

// What a family sees: asking for a place, and coming back to it.

/** A location by name, as the address of the form writes it. */
const placeOf = (world: World, name: string) =>
  find(world, `select land || '-' || register_id as found from locations.location where name = $1`, name)

/** The form for a location by name. */
const asking = (name: string) => opens(async (world) => `/aanvraag/nieuw?opvang=${await placeOf(world, name)}`)

const askHere = asking('De Krekelhof')

/** As a family types a day. */
const dayFields = (name: string, day: Temporal.PlainDate) => ({
  [`${name}_day`]: String(day.day),
  [`${name}_month`]: String(day.month),
  [`${name}_year`]: String(day.year),
})

const today = ({ house }: World) => house.clock.now().toZonedDateTimeISO('Europe/Brussels').toPlainDate()

interface Child {
  readonly child: string
  readonly contact: string
  readonly email: string
  readonly remarks: string
}

const noor: Child = {
  child: 'Noor',
  contact: 'Fatima El Amrani',
  email: 'fatima@example.org',
  remarks: 'Halve dagen mag ook.',
}
const longChild: Child = {
  child: overlong.child,
  contact: overlong.contact,
  email: overlong.email,
  remarks: `${endless.word} ${endless.text}`.slice(0, 1900),
}

const naar = (page: Page, value: string) => page.locator(`main button[name=naar][value="${value}"]:not([aria-hidden])`)

/** Fills in and goes on. */
async function goOn(page: Page, values: Readonly<Record<string, string>> = {}): Promise<void> {
  await fill(page, values)
  await press(naar(page, 'volgende'))
}

async function toCare(page: Page, world: World, { child }: Child): Promise<void> {
  // An earlier scene may have left a form open in this window.
  await page.context().clearCookies({ name: 'aanvraag' })
  await askHere(page, world)
  await goOn(page, { child_name: child, ...dayFields('birth', today(world).subtract({ months: 5 })) })
}

async function toPlaces(page: Page, world: World, child: Child): Promise<void> {
  await toCare(page, world, child)
  // The box itself lies hidden behind its label.
  for (const day of ['mon', 'thu']) await page.locator(`main [name=days][value=${day}]`).check({ force: true })
  await goOn(page, dayFields('start', today(world).add({ months: 2 })))
}

/** Three places, and on. */
async function addPlaces(page: Page, world: World): Promise<void> {
  for (const name of ['Het Hinkelpad', 'Klimop']) {
    const key = await placeOf(world, name)
    await page.goto(`/aanvraag/nieuw/plekken?zoek=${encodeURIComponent(name)}`)
    await press(page.locator(`main form:has([value="erbij:${key}"]) button`))
  }
}

async function toContact(page: Page, world: World, child: Child): Promise<void> {
  await toPlaces(page, world, child)
  await addPlaces(page, world)
  await press(naar(page, 'volgende'))
}

async function toCheck(page: Page, world: World, child: Child): Promise<void> {
  await toContact(page, world, child)
  await goOn(page, { contact_name: child.contact, contact_email: child.email, remarks: child.remarks })
}

async function toTwins(page: Page, world: World): Promise<void> {
  await page.context().clearCookies({ name: 'aanvraag' })
  await askHere(page, world)
  await fill(page, { child_name: 'Ilyas', ...dayFields('birth', today(world).subtract({ months: 5 })) })
  await press(naar(page, 'kind-erbij'))
}

const entry = 'GET /aanvraag/nieuw'
const seeStep = 'GET /aanvraag/nieuw/:stap'
const sendStep = 'POST /aanvraag/nieuw/:stap'
const visitor = { as: 'visitor' } as const

const askScenes: readonly Scene[] = [
  { name: 'ask: child', route: entry, state: 'empty', ...visitor, go: askHere },
  { name: 'ask: location that left the register', route: entry, state: 'full', ...visitor, go: asking('Pimpernel') },
  {
    name: 'ask: municipality without desk',
    route: entry,
    state: 'full',
    ...visitor,
    go: opens(
      async (world) =>
        `/aanvraag/nieuw?opvang=${await find(
          world,
          `select land || '-' || register_id as found from locations.location l where registered and kind <> 'agency'
           and not exists (select from locations.desk_area a where a.land = l.land and a.municipality_code = l.municipality_code)
           order by register_id limit 1`,
        )}`,
    ),
  },
  {
    name: 'ask: location that is not there',
    route: entry,
    state: 'erroneous',
    ...visitor,
    go: opens('/aanvraag/nieuw?opvang=nl-1'),
  },
  {
    name: 'ask: child, nothing filled in',
    route: sendStep,
    state: 'erroneous',
    ...visitor,
    async go(page, world) {
      await askHere(page, world)
      await goOn(page)
    },
  },
  {
    name: 'ask: child with a long name',
    route: sendStep,
    state: 'overlong',
    ...visitor,
    async go(page, world) {
      await askHere(page, world)
      await goOn(page, { child_name: endless.text, birth_day: '99', birth_month: endless.word, birth_year: '20' })
    },
  },
  { name: 'ask: two children', route: seeStep, state: 'full', ...visitor, go: toTwins },
  {
    name: 'ask: two children, one forgotten',
    route: sendStep,
    state: 'erroneous',
    ...visitor,
    async go(page, world) {
      await toTwins(page, world)
      await press(naar(page, 'volgende'))
    },
  },
  { name: 'ask: days', route: seeStep, state: 'empty', ...visitor, go: (page, world) => toCare(page, world, noor) },
  {
    name: 'ask: days, told to the finder',
    route: seeStep,
    state: 'full',
    ...visitor,
    async go(page, world) {
      const [day, start] = [today(world), today(world).add({ months: 4 }).toPlainYearMonth()]
      await page.context().clearCookies({ name: 'aanvraag' })
      await page.goto(`/aanvraag/nieuw?opvang=${await placeOf(world, 'De Krekelhof')}&dag=ma&dag=wo&start=${start}`)
      await goOn(page, { child_name: noor.child, ...dayFields('birth', day.subtract({ months: 5 })) })
    },
  },
  {
    name: 'ask: days, nothing filled in',
    route: sendStep,
    state: 'erroneous',
    ...visitor,
    async go(page, world) {
      await toCare(page, world, noor)
      await goOn(page)
    },
  },
  {
    name: 'ask: half days',
    route: sendStep,
    state: 'erroneous',
    ...visitor,
    async go(page, world) {
      await toCare(page, world, noor)
      await page.locator('main details summary').click()
      for (const half of ['tue-am', 'fri-pm', 'sun-pm'])
        await page.locator(`main [name=half_days][value=${half}]`).check({ force: true })
      await goOn(page, dayFields('start', today(world).subtract({ years: 1 })))
    },
  },
  {
    name: 'ask: places, one',
    route: seeStep,
    state: 'full',
    ...visitor,
    go: (page, world) => toPlaces(page, world, noor),
  },
  {
    name: 'ask: places, three in order',
    route: seeStep,
    state: 'full',
    ...visitor,
    async go(page, world) {
      await toPlaces(page, world, noor)
      await addPlaces(page, world)
    },
  },
  {
    name: 'ask: places, searched',
    route: seeStep,
    state: 'full',
    ...visitor,
    async go(page, world) {
      await toPlaces(page, world, noor)
      await page.goto('/aanvraag/nieuw/plekken?zoek=de')
    },
  },
  {
    name: 'ask: places, of another desk',
    route: seeStep,
    state: 'full',
    ...visitor,
    async go(page, world) {
      await toPlaces(page, world, noor)
      await page.goto('/aanvraag/nieuw/plekken?zoek=De%20Vuurvlieg')
    },
  },
  {
    name: 'ask: places, nothing found',
    route: seeStep,
    state: 'overlong',
    ...visitor,
    async go(page, world) {
      await toPlaces(page, world, noor)
      await page.goto(`/aanvraag/nieuw/plekken?zoek=${endless.word}`)
    },
  },
  {
    name: 'ask: places, none left',
    route: sendStep,
    state: 'erroneous',
    ...visitor,
    async go(page, world) {
      await toPlaces(page, world, noor)
      await press(page.locator('main form:has([value^="weg:"]) button'))
      await press(naar(page, 'volgende'))
    },
  },
  {
    name: 'ask: add a place',
    route: entry,
    state: 'full',
    ...visitor,
    async go(page, world) {
      await toPlaces(page, world, noor)
      await asking('Klimop')(page, world)
    },
  },
  {
    name: 'ask: begin afresh where it just closed',
    route: 'POST /aanvraag/nieuw',
    state: 'erroneous',
    ...visitor,
    async go(page, world) {
      await toPlaces(page, world, noor)
      await asking('Duimpje')(page, world)
      const registered = `update locations.location set registered = $1, deregistered_on = $2 where name = 'Duimpje'`
      await world.owner.query(registered, [false, today(world).toString()])
      await press(page.locator('main form[action="/aanvraag/nieuw"] button'))
      await world.owner.query(registered, [true, null])
    },
  },
  {
    name: 'ask: contact',
    route: seeStep,
    state: 'empty',
    ...visitor,
    go: (page, world) => toContact(page, world, noor),
  },
  {
    name: 'ask: contact, nothing filled in',
    route: sendStep,
    state: 'erroneous',
    ...visitor,
    async go(page, world) {
      await toContact(page, world, noor)
      await goOn(page)
    },
  },
  {
    name: 'ask: contact with long words',
    route: sendStep,
    state: 'overlong',
    ...visitor,
    async go(page, world) {
      await toContact(page, world, longChild)
      await goOn(page, { contact_name: endless.text, contact_email: endless.text, remarks: endless.text })
    },
  },
  { name: 'ask: check', route: seeStep, state: 'full', ...visitor, go: (page, world) => toCheck(page, world, noor) },
  {
    name: 'ask: check without mail',
    route: seeStep,
    state: 'full',
    ...visitor,
    async go(page, world) {
      await toContact(page, world, noor)
      await goOn(page, { contact_name: noor.contact, contact_phone: '0470 00 12 34' })
    },
  },
  {
    name: 'ask: check of long words',
    route: seeStep,
    state: 'overlong',
    ...visitor,
    go: (page, world) => toCheck(page, world, longChild),
  },
  {
    name: 'ask: change an answer',
    route: seeStep,
    state: 'full',
    ...visitor,
    async go(page, world) {
      await toCheck(page, world, noor)
      await page.goto('/aanvraag/nieuw/dagen?controle=1')
    },
  },
  {
    name: 'ask: kept for later',
    route: 'GET /aanvraag/nieuw/bewaard',
    state: 'full',
    ...visitor,
    async go(page, world) {
      await toCare(page, world, noor)
      await press(naar(page, 'bewaar'))
    },
  },
  {
    name: 'ask: link for later',
    route: 'POST /aanvraag/nieuw/bewaard',
    state: 'overlong',
    ...visitor,
    async go(page, world) {
      await toCare(page, world, noor)
      await press(naar(page, 'bewaar'))
      await send(page, { email: overlong.email })
    },
  },
  {
    name: 'ask: link for later without address',
    route: 'POST /aanvraag/nieuw/bewaard',
    state: 'erroneous',
    ...visitor,
    async go(page, world) {
      await toCare(page, world, noor)
      await press(naar(page, 'bewaar'))
      await send(page)
    },
  },
  {
    name: 'ask: go on from a mail',
    route: 'GET /aanvraag/verder/:token',
    state: 'full',
    ...visitor,
    async go(page, world) {
      await toCare(page, world, noor)
      // The pass of this very window opens its form as a link does.
      const pass = (await page.context().cookies()).find(({ name }) => name === 'aanvraag')?.value
      await page.goto(`/aanvraag/verder/${pass}`)
    },
  },
  {
    name: 'ask: nothing kept',
    route: 'GET /aanvraag/verder/:token',
    state: 'erroneous',
    ...visitor,
    go: opens(() => `/aanvraag/verder/${newToken()}`),
  },
  {
    name: 'ask: nothing kept meanwhile',
    route: 'POST /aanvraag/verder/:token',
    state: 'erroneous',
    ...visitor,
    async go(page, world) {
      await toCare(page, world, noor)
      const pass = (await page.context().cookies()).find(({ name }) => name === 'aanvraag')?.value ?? ''
      await page.goto(`/aanvraag/verder/${pass}`)
      await world.owner.query(`delete from requests.draft_pass where token_hash = sha256($1)`, [Buffer.from(pass)])
      await press(page.locator('main form button').first())
    },
  },
  {
    name: 'asked',
    route: 'GET /aanvraag/ontvangen',
    state: 'full',
    ...visitor,
    async go(page, world) {
      await toCheck(page, world, noor)
      await press(naar(page, 'verstuur'))
    },
  },
  {
    name: 'asked, with long words',
    route: 'GET /aanvraag/ontvangen',
    state: 'overlong',
    ...visitor,
    async go(page, world) {
      await toCheck(page, world, longChild)
      await press(naar(page, 'verstuur'))
    },
  },
]

const family = (request: string) => ({ as: { familyOf: request } }) as const
const status = { route: 'GET /aanvraag', go: opens('/aanvraag') } as const

const statusScenes: readonly Scene[] = [
  { name: 'status: just asked', state: 'empty', ...family('tom lou'), ...status },
  { name: 'status: two children', state: 'full', ...family('samira ilyas'), ...status },
  { ...status, name: 'status: own prices', state: 'full', ...family('tom lou'), go: knowsPrices('/aanvraag') },
  { name: 'status: a question', state: 'full', ...family('maria jules'), ...status },
  { name: 'status: question answered', state: 'full', ...family('daniel joy'), ...status },
  { name: 'status: a place', state: 'full', ...family('claire gaspard'), ...status },
  { name: 'status: no place', state: 'full', ...family('femke'), ...status },
  { name: 'status: location closes', state: 'full', ...family('closing zonneveld'), ...status },
  { name: 'status: long words', state: 'overlong', ...family('endless zonneveld'), ...status },
  {
    name: 'status: reply sent',
    route: 'GET /aanvraag',
    state: 'full',
    ...family('daniel joy'),
    go: opens('/aanvraag?gedaan=antwoord'),
  },
  {
    name: 'reply without words',
    route: 'POST /aanvraag/antwoord',
    state: 'erroneous',
    ...family('maria jules'),
    async go(page) {
      await page.goto('/aanvraag')
      await press(formButton(page, '/aanvraag/antwoord'))
    },
  },
  {
    name: 'reply of many words',
    route: 'POST /aanvraag/antwoord',
    state: 'overlong',
    ...family('maria jules'),
    async go(page) {
      await page.goto('/aanvraag')
      await fill(page, { words: `${endless.word} ${endless.text}` })
      await press(formButton(page, '/aanvraag/antwoord'))
    },
  },
  {
    name: 'withdraw',
    route: 'GET /aanvraag/intrekken',
    state: 'full',
    ...family('samira ilyas'),
    go: opens('/aanvraag/intrekken'),
  },
  {
    name: 'withdraw for a long name',
    route: 'GET /aanvraag/intrekken',
    state: 'overlong',
    ...family('endless zonneveld'),
    go: opens('/aanvraag/intrekken'),
  },
  {
    name: 'withdraw with too many words',
    route: 'POST /aanvraag/intrekken',
    state: 'erroneous',
    ...family('samira ilyas'),
    async go(page) {
      await page.goto('/aanvraag/intrekken')
      await fill(page, { words: endless.text })
      await press(formButton(page, '/aanvraag/intrekken'))
    },
  },
]

const changeRoute = 'GET /aanvraag/wijzigen/:wat'
const changeScenes: readonly Scene[] = [
  {
    name: 'status: the other child',
    route: 'GET /aanvraag',
    state: 'full',
    ...family('samira ilyas'),
    go: opens('/aanvraag?kind=2'),
  },
  ...['dagen', 'start', 'gegevens'].map((topic): Scene => ({
    name: `change: ${topic}`,
    route: changeRoute,
    state: 'full',
    as: { familyOf: 'samira ilyas' },
    go: opens(`/aanvraag/wijzigen/${topic}`),
  })),
  {
    name: 'change: for a long name',
    route: changeRoute,
    state: 'overlong',
    ...family('endless zonneveld'),
    go: opens('/aanvraag/wijzigen/gegevens'),
  },
  {
    name: 'change: no days',
    route: 'POST /aanvraag/wijzigen/:wat',
    state: 'erroneous',
    ...family('samira ilyas'),
    async go(page) {
      await page.goto('/aanvraag/wijzigen/dagen')
      for (const day of ['mon', 'tue', 'thu']) {
        await page.locator(`main [name=days][value=${day}]`).uncheck({ force: true })
      }
      await send(page)
    },
  },
  { name: 'follow', route: 'GET /aanvraag/volgen', state: 'empty', ...visitor, go: opens('/aanvraag/volgen') },
  {
    name: 'follow: nothing filled in',
    route: 'POST /aanvraag/volgen',
    state: 'erroneous',
    ...visitor,
    async go(page) {
      await page.goto('/aanvraag/volgen')
      await send(page)
    },
  },
  {
    name: 'follow: number and date',
    route: 'POST /aanvraag/volgen',
    state: 'full',
    ...visitor,
    async go(page, world) {
      const sql = `select number || ' ' || birth_on as found from requests.request where child_name = 'Ilyas' limit 1`
      const [number = '', birth = ''] = (await find(world, sql)).split(' ')
      await page.goto('/aanvraag/volgen')
      await send(page, { nummer: number, ...dayFields('birth', Temporal.PlainDate.from(birth)) })
    },
  },
]

const linkScenes: readonly Scene[] = [
  { name: 'lost link', route: 'GET /aanvraag/link', state: 'empty', ...visitor, go: opens('/aanvraag/link') },
  {
    name: 'lost link without address',
    route: 'POST /aanvraag/link',
    state: 'erroneous',
    ...visitor,
    async go(page) {
      await page.goto('/aanvraag/link')
      await send(page)
    },
  },
  {
    name: 'lost link, letter on its way',
    route: 'POST /aanvraag/link',
    state: 'full',
    ...visitor,
    async go(page) {
      await page.goto('/aanvraag/link')
      await send(page, { email: 'niemand@example.org' })
    },
  },
  {
    name: 'lost link for a long address',
    route: 'POST /aanvraag/link',
    state: 'overlong',
    ...visitor,
    async go(page) {
      await page.goto('/aanvraag/link')
      await send(page, { email: overlong.email })
    },
  },
  {
    name: 'link of a letter',
    route: 'GET /aanvraag/link/:token',
    state: 'full',
    ...visitor,
    go: opens((world) => familyLink(world, 'tom lou')),
  },
  {
    name: 'link that lapsed',
    route: 'GET /aanvraag/link/:token',
    state: 'erroneous',
    ...visitor,
    go: opens(() => `/aanvraag/link/${newToken()}`),
  },
  {
    name: 'link that lapsed meanwhile',
    route: 'POST /aanvraag/link/:token',
    state: 'erroneous',
    ...visitor,
    async go(page, world) {
      const link = await familyLink(world, 'tom lou')
      await page.goto(link)
      await world.owner.query(`update requests.access_link set expires_at = created_at where token_hash = sha256($1)`, [
        Buffer.from(link.split('/').at(-1) ?? ''),
      ])
      await press(page.locator('main form button').first())
    },
  },
]

export const familyScenes: readonly Scene[] = [...askScenes, ...statusScenes, ...changeScenes, ...linkScenes]
