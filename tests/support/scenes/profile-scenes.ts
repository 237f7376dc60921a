import type { Page } from 'playwright-core'
import type { World } from '../worlds.ts'
import { endless, fill, find, formButton, opens, press, type Scene } from './scene.ts'

// What a location says about itself, for who runs it.

const base = '/werk/opvang/:land/:registerId/profiel'
const lotte = { as: 'lotte' } as const
const an = { as: 'an' } as const

const pathOf = (world: World, where: string) =>
  find(
    world,
    `select '/werk/opvang/' || l.land || '/' || l.register_id || '/profiel' as found from locations.location as l where ${where}
     order by l.folded limit 1`,
  )

const own = `l.name = 'De Krekelhof'`
const silent = `l.name = 'De Kleine Wolk'`

const ofLocation = (where: string, rest = '') => opens(async (world) => `${await pathOf(world, where)}${rest}`)

async function refusedWords(page: Page, world: World): Promise<void> {
  const path = await pathOf(world, own)
  await page.goto(path)
  const wrong = { mon: 'van vroeg tot laat', sun: '18-7', price_amount: 'gratis', house_rules_url: 'zie onze map' }
  await fill(page, wrong)
  await press(page.locator(`main form[action="${path}"] button`).first())
}

async function refusedAddress(page: Page, world: World): Promise<void> {
  const path = `${await pathOf(world, own)}/adres`
  await page.goto(path.replace('/adres', ''))
  await fill(page, { contact_name: '', contact_email: 'geen adres' })
  await press(formButton(page, path))
}

async function refusedPhoto(page: Page, world: World): Promise<void> {
  const path = `${await pathOf(world, silent)}/fotos`
  await page.goto(path.replace('/fotos', ''))
  const file = { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('dit is geen foto') }
  await page.locator('main input[type=file]').setInputFiles(file)
  await fill(page, { alt: 'De tuin' })
  await press(formButton(page, path))
}

async function refusedAlt(page: Page, world: World): Promise<void> {
  await page.goto(await pathOf(world, own))
  const form = page.locator('main form[action$="/tekst"]').first()
  await form.locator('[name=alt]').fill('')
  await press(form.locator('button').first())
}

/** A location that says as much as it may, with a word that no column was made for. */
const endlessPlace = (world: World): Promise<string> =>
  world.once('endless profile', async () => {
    await world.owner.query(
      `insert into locations.profile (location_id, about, price, price_words, languages, house_rules, priority, changed_at)
       select l.id, $1, 'free', $2, $3, $1, $1, now() from locations.location as l where l.name = 'Tante Pollewop'`,
      [
        `${endless.word}\n\n${endless.text}`,
        endless.text.slice(0, 500),
        ['nl', 'fr', 'en', 'de', 'ar', 'tr', 'uk', 'vgt'],
      ],
    )
    await world.owner.query(
      `insert into locations.opening_hours (location_id, weekday, opens, closes)
       select l.id, day, hours[1], hours[2] from locations.location as l
       cross join unnest(array['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']) as day
       cross join (values (array['06:00', '08:30']), (array['12:00', '13:15']), (array['15:30', '19:45'])) as spans (hours)
       where l.name = 'Tante Pollewop'`,
    )
    return pathOf(world, `l.name = 'Tante Pollewop'`)
  })

export const profileScenes: readonly Scene[] = [
  { name: 'profile, nothing said', route: `GET ${base}`, state: 'empty', ...lotte, go: ofLocation(silent) },
  { name: 'profile', route: `GET ${base}`, state: 'full', ...an, go: ofLocation(own, '?gedaan=bewaard') },
  { name: 'profile, endless', route: `GET ${base}`, state: 'overlong', ...lotte, go: opens(endlessPlace) },
  { name: 'profile, filled in wrongly', route: `POST ${base}`, state: 'erroneous', ...an, go: refusedWords },
  { name: 'profile, wrong address', route: `POST ${base}/adres`, state: 'erroneous', ...an, go: refusedAddress },
  { name: 'profile, wrong photo', route: `POST ${base}/fotos`, state: 'erroneous', ...lotte, go: refusedPhoto },
  {
    name: 'profile, photo without words',
    route: `POST ${base}/fotos/:photo/tekst`,
    state: 'erroneous',
    ...an,
    go: refusedAlt,
  },
  {
    name: 'location that says everything',
    route: 'GET /opvang/:land/:registerId',
    state: 'overlong',
    as: 'visitor',
    go: opens(async (world) => (await endlessPlace(world)).replace('/werk', '').replace('/profiel', '')),
  },
]
