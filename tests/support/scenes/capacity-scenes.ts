import type { Page } from 'playwright-core'
import type { World } from '../worlds.ts'
import { endless, fill, find, formButton, opens, press, type Scene } from './scene.ts'

// The places of a location, for who runs it and for the desk on its behalf.

const base = 'GET /werk/opvang/:land/:registerId'
const emre = { as: 'emre' } as const
const lotte = { as: 'lotte' } as const

const pathOf = (world: World, where: string) =>
  find(
    world,
    `select '/werk/opvang/' || l.land || '/' || l.register_id as found from locations.location as l
     join locations.desk_area as a on a.land = l.land and a.municipality_code = l.municipality_code
     join accounts.organisation as o on o.id = a.organisation_id
     where l.kind <> 'agency' and o.slug = 'zonneveld' and ${where} order by l.folded limit 1`,
  )

const own = `l.name = 'De Krekelhof'`
const unplanned = `l.registered and not exists (select from locations.age_group as g where g.location_id = l.id)`
const planned = `l.registered and l.kind = 'day_care' and exists (select from locations.age_group as g where g.location_id = l.id)`

const ofLocation = (where: string, rest = '') => opens(async (world) => `${await pathOf(world, where)}${rest}`)

/** The first group of a location. */
async function group(world: World, where: string): Promise<string> {
  return find(
    world,
    `select g.id as found from locations.age_group as g join locations.location as l on l.id = g.location_id
     where ${where} order by g.position limit 1`,
  )
}

const plan = async (world: World) => `${await pathOf(world, own)}/plan/${await group(world, own)}`

async function refusedPlan(page: Page, world: World): Promise<void> {
  const path = await plan(world)
  await page.goto(path)
  await fill(page, { 'mon-am': '280', 'tue-pm': 'veel', from_day: '31', from_month: '2', from_year: '2027' })
  await press(formButton(page, path))
}

async function fullPlan(page: Page, world: World): Promise<void> {
  const path = await plan(world)
  await page.goto(path)
  await fill(page, { 'mon-am': '280', from_day: '1', from_month: '3', from_year: String(new Date().getFullYear() + 1) })
  await press(formButton(page, path))
}

async function refusedGroup(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await fill(page, { name: '', from_years: '3', from_months: '', to_years: '1', to_months: '' })
  await press(formButton(page, path))
}

/** A location whose group has a name as long as it may be, and many plans. */
const overlong = (world: World): Promise<string> =>
  world.once('overlong places', async () => {
    const where = `${planned} and l.name <> 'De Krekelhof'`
    const id = await group(world, where)
    await world.owner.query('update locations.age_group set name = $2 where id = $1', [id, endless.word.slice(0, 60)])
    await world.owner.query(
      `insert into locations.plan select gen_random_uuid(), p.age_group_id, current_date + n * 30, p.places
       from locations.plan as p, generate_series(1, 12) as n where p.age_group_id = $1 on conflict do nothing`,
      [id],
    )
    return pathOf(world, where)
  })

export const capacityScenes: readonly Scene[] = [
  {
    name: 'own locations: none',
    route: 'GET /werk/opvang',
    state: 'empty',
    ...lotte,
    world: 'empty',
    go: opens('/werk/opvang'),
  },
  { name: 'own locations', route: 'GET /werk/opvang', state: 'full', ...emre, go: opens('/werk/opvang') },
  { name: 'own locations, for a desk', route: 'GET /werk/opvang', state: 'full', ...lotte, go: opens('/werk/opvang') },
  {
    name: 'own locations: nothing found',
    route: 'GET /werk/opvang',
    state: 'empty',
    ...lotte,
    go: opens('/werk/opvang?q=zeepaardjes'),
  },
  { name: 'occupation', route: base, state: 'full', ...emre, go: ofLocation(own) },
  { name: 'occupation, for the desk', route: base, state: 'full', ...lotte, go: ofLocation(planned) },
  { name: 'occupation without a group', route: base, state: 'empty', ...lotte, go: ofLocation(unplanned) },
  {
    name: 'occupation on a day that is none',
    route: base,
    state: 'erroneous',
    ...emre,
    go: ofLocation(own, '?dag_day=31&dag_month=2&dag_year=2027'),
  },
  { name: 'occupation, overlong', route: base, state: 'overlong', ...lotte, go: opens(overlong) },
  { name: 'free places to confirm', route: `${base}/klopt`, state: 'full', ...emre, go: ofLocation(own, '/klopt') },
  { name: 'groups and places', route: `${base}/plan`, state: 'full', ...emre, go: ofLocation(own, '/plan') },
  {
    name: 'groups and places: none',
    route: `${base}/plan`,
    state: 'empty',
    ...lotte,
    go: ofLocation(unplanned, '/plan'),
  },
  {
    name: 'groups and places, overlong',
    route: `${base}/plan`,
    state: 'overlong',
    ...lotte,
    go: opens(async (world) => `${await overlong(world)}/plan`),
  },
  { name: 'the places of a group', route: `${base}/plan/:group`, state: 'full', ...emre, go: opens(plan) },
  {
    name: 'the places of a group, mistyped',
    route: 'POST /werk/opvang/:land/:registerId/plan/:group',
    state: 'erroneous',
    ...emre,
    go: refusedPlan,
  },
  {
    name: 'the places of a group, too many',
    route: 'POST /werk/opvang/:land/:registerId/plan/:group',
    state: 'erroneous',
    ...emre,
    go: fullPlan,
  },
  { name: 'a new group', route: `${base}/groep`, state: 'empty', ...emre, go: ofLocation(own, '/groep') },
  {
    name: 'a new group, mistyped',
    route: 'POST /werk/opvang/:land/:registerId/groep',
    state: 'erroneous',
    ...emre,
    go: async (page, world) => refusedGroup(page, `${await pathOf(world, own)}/groep`),
  },
  {
    name: 'a group',
    route: `${base}/groep/:group`,
    state: 'full',
    ...emre,
    go: opens(async (world) => `${await pathOf(world, own)}/groep/${await group(world, own)}`),
  },
  {
    name: 'a group, mistyped',
    route: 'POST /werk/opvang/:land/:registerId/groep/:group',
    state: 'erroneous',
    ...emre,
    go: async (page, world) => refusedGroup(page, `${await pathOf(world, own)}/groep/${await group(world, own)}`),
  },
  {
    name: 'a closure without days',
    route: 'POST /werk/opvang/:land/:registerId/sluiting',
    state: 'erroneous',
    ...emre,
    async go(page, world) {
      const path = await pathOf(world, own)
      await page.goto(`${path}/plan`)
      await page.locator('summary').last().click()
      await press(formButton(page, `${path}/sluiting`))
    },
  },
  {
    name: 'finder: with days',
    route: 'GET /zoek',
    state: 'full',
    as: 'visitor',
    go: opens('/zoek?q=Zonneveld&dag=di&dag=do&leeftijd=6&volgorde=plaats'),
  },
  {
    name: 'finder: only with a free place',
    route: 'GET /zoek',
    state: 'full',
    as: 'visitor',
    go: opens('/zoek?q=Zonneveld&dag=wo&vrij=1'),
  },
  {
    name: 'a location with free places',
    route: 'GET /opvang/:land/:registerId',
    state: 'full',
    as: 'visitor',
    go: opens(async (world) => (await pathOf(world, own)).replace('/werk', '')),
  },
]
