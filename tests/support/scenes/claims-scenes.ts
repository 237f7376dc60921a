import type { Page } from 'playwright-core'
import { claimId } from '../../../db/demo/claims.ts'
import { makeLocationLink } from '../../../src/modules/locations/link/link-queries.ts'
import { newId } from '../../../src/platform/tokens.ts'
import type { World } from '../worlds.ts'
import { endless, fill, find, formButton, opens, press, type Scene, send } from './scene.ts'

// Who works at a location asks to look after it, and comes back by the link in a mail.

const visitor = { as: 'visitor' } as const
const lotte = { as: 'lotte' } as const

const locationPath = (world: World, where: string) =>
  find(
    world,
    `select '/opvang/' || l.land || '/' || l.register_id as found from locations.location as l where ${where} order by l.folded limit 1`,
  )

const minder = `l.name = 'De Kleine Wolk'`
const longest = `length(l.name) = (select max(length(name)) from locations.location where registered) and l.registered`

/** A link as a letter to a location has it. */
const link =
  (where: string, path = '/zoek') =>
  async (world: World) => {
    const id = await find(world, `select l.id as found from locations.location as l where ${where} limit 1`)
    const { db, clock } = world.house.platform
    return db.work((tx) => makeLocationLink(tx, { locationId: id, path, now: clock.now() }))
  }

async function refusedClaim(page: Page, world: World): Promise<void> {
  await page.goto(`${await locationPath(world, minder)}/beheer`)
  await send(page, {
    name: '',
    function: 'onthaalouder',
    email: 'geen adres',
    phone: '12',
    words: endless.text.slice(0, 300),
  })
}

/** Somebody whose words and name no table was made for. */
const longClaim = (world: World): Promise<string> =>
  world.once('long claim', async () => {
    const id = newId()
    await world.owner.query(
      `insert into locations.claim (id, location_id, name, function, email, phone, words, language, received_at, changed_at, submission_key)
       select $1, l.id, $2, $3, $4, '014 00 11 22', $5, 'nl', now() - interval '9 days', now() - interval '9 days', $1
       from locations.location as l where l.name = 'Onthaalouder Rita'`,
      [id, endless.name, endless.word, endless.email.slice(0, 200), endless.text.slice(0, 2000)],
    )
    return `/werk/claims/${id}`
  })

const claim = (location: string) => `/werk/claims/${claimId(location)}`

async function refusedAcceptance(page: Page): Promise<void> {
  const path = claim('De Kleine Wolk')
  await page.goto(path)
  await fill(page, { name: '', email: 'geen adres', phone: '' })
  await press(formButton(page, `${path}/aanvaard`))
}

async function refusedRefusal(page: Page): Promise<void> {
  const path = claim('Tante Pollewop')
  await page.goto(path)
  const form = page.locator(`form[action="${path}/stap"]`).first()
  // Folded until somebody needs it.
  await form.evaluate((element) => element.closest('details')?.setAttribute('open', ''))
  await press(form.locator('button').first())
}

const ask = 'GET /opvang/:land/:registerId/beheer'
const one = 'GET /werk/claims/:id'

export const claimsScenes: readonly Scene[] = [
  {
    name: 'inbox of a childminder who came by the link',
    route: 'GET /werk/vragen',
    state: 'full',
    ...visitor,
    async go(page, world) {
      await page.goto(await link(`l.name = 'Bij Nonkel Bart'`, '/werk/vragen')(world))
      await press(page.locator('main form button').first())
    },
  },
  {
    name: 'locations of a childminder who came by the link',
    route: 'GET /werk/opvang/:land/:registerId',
    state: 'full',
    ...visitor,
    async go(page, world) {
      const path = await locationPath(world, `l.name = 'Bij Nonkel Bart'`)
      await page.goto(await link(`l.name = 'Bij Nonkel Bart'`, `/werk${path}`)(world))
      await press(page.locator('main form button').first())
    },
  },
  { name: 'link to a location', route: 'GET /opvang/link/:token', state: 'full', ...visitor, go: opens(link(minder)) },
  {
    name: 'link to a location with a long name',
    route: 'GET /opvang/link/:token',
    state: 'overlong',
    ...visitor,
    go: opens(link(longest)),
  },
  {
    name: 'link to a location, too old',
    route: 'GET /opvang/link/:token',
    state: 'erroneous',
    ...visitor,
    go: opens(`/opvang/link/${'x'.repeat(43)}`),
  },
  {
    name: 'link to a location, too old when pressed',
    route: 'POST /opvang/link/:token',
    state: 'erroneous',
    ...visitor,
    async go(page, world) {
      await page.goto(await link(minder)(world))
      await world.owner.query(`update locations.location_link set expires_at = now() - interval '1 hour'`)
      await press(page.locator('main form button').first())
    },
  },
  {
    name: 'claim',
    route: ask,
    state: 'empty',
    ...visitor,
    go: opens(async (world) => `${await locationPath(world, minder)}/beheer`),
  },
  {
    name: 'claim, where no desk is',
    route: ask,
    state: 'full',
    ...visitor,
    go: opens(
      async (world) =>
        `${await locationPath(world, `l.registered and not exists (select from locations.desk_area as a where a.land = l.land and a.municipality_code = l.municipality_code)`)}/beheer`,
    ),
  },
  {
    name: 'claim of a location with a long name',
    route: ask,
    state: 'overlong',
    ...visitor,
    go: opens(async (world) => `${await locationPath(world, longest)}/beheer`),
  },
  {
    name: 'claim, filled in wrongly',
    route: 'POST /opvang/:land/:registerId/beheer',
    state: 'erroneous',
    ...visitor,
    go: refusedClaim,
  },
  {
    name: 'claim, received',
    route: 'GET /opvang/:land/:registerId/beheer/ontvangen',
    state: 'full',
    ...visitor,
    go: opens(async (world) => `${await locationPath(world, minder)}/beheer/ontvangen`),
  },
  {
    name: 'claim, received, of a location with a long name',
    route: 'GET /opvang/:land/:registerId/beheer/ontvangen',
    state: 'overlong',
    ...visitor,
    go: opens(async (world) => `${await locationPath(world, longest)}/beheer/ontvangen`),
  },
  {
    name: 'claims, none',
    route: 'GET /werk/claims',
    state: 'empty',
    ...lotte,
    world: 'empty',
    go: opens('/werk/claims'),
  },
  { name: 'claims', route: 'GET /werk/claims', state: 'full', ...lotte, go: opens('/werk/claims?gedaan=accepted') },
  {
    name: 'claims with long names',
    route: 'GET /werk/claims',
    state: 'overlong',
    ...lotte,
    async go(page, world) {
      await longClaim(world)
      await page.goto('/werk/claims')
    },
  },
  { name: 'claim at the desk', route: one, state: 'full', ...lotte, go: opens(claim('De Kleine Wolk')) },
  { name: 'claim at the desk, accepted', route: one, state: 'full', ...lotte, go: opens(claim('Bij Nonkel Bart')) },
  { name: 'claim at the desk, refused', route: one, state: 'full', ...lotte, go: opens(claim('Duimpje')) },
  { name: 'claim at the desk, long', route: one, state: 'overlong', ...lotte, go: opens(longClaim) },
  {
    name: 'claim at the desk, accepted wrongly',
    route: 'POST /werk/claims/:id/aanvaard',
    state: 'erroneous',
    ...lotte,
    go: refusedAcceptance,
  },
  {
    name: 'claim at the desk, refused without reason',
    route: 'POST /werk/claims/:id/stap',
    state: 'erroneous',
    ...lotte,
    go: refusedRefusal,
  },
  {
    name: 'claim at the desk that is not there',
    route: one,
    state: 'erroneous',
    ...lotte,
    go: opens(`/werk/claims/${claimId('nowhere')}`),
  },
]
