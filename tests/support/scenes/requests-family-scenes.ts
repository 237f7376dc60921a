import type { Page } from 'playwright-core'
import { overlong } from '../../../db/demo/names.ts'
import { newToken } from '../../../src/platform/tokens.ts'
import { familyLink } from '../doors.ts'
import type { World } from '../worlds.ts'
import { endless, fill, find, formButton, opens, press, type Scene, send } from './scene.ts'

// What a family sees: asking for a place, and coming back to it.

/** The form for a location by name. */
const asking = (name: string) =>
  opens(async (world) => {
    const one = `select land || '-' || register_id as found from locations.location where name = $1`
    return `/aanvraag/nieuw?opvang=${await find(world, one, name)}`
  })

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

async function toCare(page: Page, world: World, { child }: Child): Promise<void> {
  await askHere(page, world)
  await send(page, { child_name: child, ...dayFields('birth', today(world).subtract({ months: 5 })) })
}

async function toContact(page: Page, world: World, child: Child): Promise<void> {
  await toCare(page, world, child)
  // The box itself lies hidden behind its label.
  for (const day of ['mon', 'thu']) await page.locator(`main [name=days][value=${day}]`).check({ force: true })
  await send(page, dayFields('start', today(world).add({ months: 2 })))
}

async function toCheck(page: Page, world: World, child: Child): Promise<void> {
  await toContact(page, world, child)
  await send(page, { contact_name: child.contact, contact_email: child.email, remarks: child.remarks })
}

const newRoute = 'POST /aanvraag/nieuw'
const visitor = { as: 'visitor' } as const

const askScenes: readonly Scene[] = [
  { name: 'ask: child', route: 'GET /aanvraag/nieuw', state: 'empty', ...visitor, go: askHere },
  {
    name: 'ask: location that left the register',
    route: 'GET /aanvraag/nieuw',
    state: 'full',
    ...visitor,
    go: asking('Pimpernel'),
  },
  {
    name: 'ask: municipality without desk',
    route: 'GET /aanvraag/nieuw',
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
    route: 'GET /aanvraag/nieuw',
    state: 'erroneous',
    ...visitor,
    go: opens('/aanvraag/nieuw?opvang=nl-1'),
  },
  {
    name: 'ask: child, nothing filled in',
    route: newRoute,
    state: 'erroneous',
    ...visitor,
    async go(page, world) {
      await askHere(page, world)
      await send(page)
    },
  },
  {
    name: 'ask: child with a long name',
    route: newRoute,
    state: 'overlong',
    ...visitor,
    async go(page, world) {
      await askHere(page, world)
      await send(page, { child_name: endless.text, birth_day: '99', birth_month: endless.word, birth_year: '20' })
    },
  },
  { name: 'ask: days', route: newRoute, state: 'empty', ...visitor, go: (page, world) => toCare(page, world, noor) },
  {
    name: 'ask: days, nothing filled in',
    route: newRoute,
    state: 'erroneous',
    ...visitor,
    async go(page, world) {
      await toCare(page, world, noor)
      await send(page)
    },
  },
  {
    name: 'ask: half days',
    route: newRoute,
    state: 'erroneous',
    ...visitor,
    async go(page, world) {
      await toCare(page, world, noor)
      await page.locator('main details summary').click()
      for (const half of ['tue-am', 'fri-pm', 'sun-pm'])
        await page.locator(`main [name=half_days][value=${half}]`).check({ force: true })
      await send(page, dayFields('start', today(world).subtract({ years: 1 })))
    },
  },
  {
    name: 'ask: contact',
    route: newRoute,
    state: 'empty',
    ...visitor,
    go: (page, world) => toContact(page, world, noor),
  },
  {
    name: 'ask: contact, nothing filled in',
    route: newRoute,
    state: 'erroneous',
    ...visitor,
    async go(page, world) {
      await toContact(page, world, noor)
      await send(page)
    },
  },
  {
    name: 'ask: contact with long words',
    route: newRoute,
    state: 'overlong',
    ...visitor,
    async go(page, world) {
      await toContact(page, world, longChild)
      await send(page, { contact_name: endless.text, contact_email: endless.text, remarks: endless.text })
    },
  },
  { name: 'ask: check', route: newRoute, state: 'full', ...visitor, go: (page, world) => toCheck(page, world, noor) },
  {
    name: 'ask: check without mail',
    route: newRoute,
    state: 'full',
    ...visitor,
    async go(page, world) {
      await toContact(page, world, noor)
      await send(page, { contact_name: noor.contact, contact_phone: '0470 00 12 34' })
    },
  },
  {
    name: 'ask: check of long words',
    route: newRoute,
    state: 'overlong',
    ...visitor,
    go: (page, world) => toCheck(page, world, longChild),
  },
  {
    name: 'ask: change an answer',
    route: newRoute,
    state: 'full',
    ...visitor,
    async go(page, world) {
      await toCheck(page, world, noor)
      await press(page.locator('main button[value="wijzig-opvang"]'))
    },
  },
  {
    name: 'asked',
    route: 'GET /aanvraag/ontvangen',
    state: 'full',
    ...visitor,
    async go(page, world) {
      await toCheck(page, world, noor)
      await press(page.locator('main button[value=verstuur]'))
    },
  },
  {
    name: 'asked, with long words',
    route: 'GET /aanvraag/ontvangen',
    state: 'overlong',
    ...visitor,
    async go(page, world) {
      await toCheck(page, world, longChild)
      await press(page.locator('main button[value=verstuur]'))
    },
  },
]

const family = (request: string) => ({ as: { familyOf: request } }) as const
const status = { route: 'GET /aanvraag', go: opens('/aanvraag') } as const

const statusScenes: readonly Scene[] = [
  { name: 'status: just asked', state: 'empty', ...family('tom lou'), ...status },
  { name: 'status: two children', state: 'full', ...family('samira ilyas'), ...status },
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

export const familyScenes: readonly Scene[] = [...askScenes, ...statusScenes, ...linkScenes]
