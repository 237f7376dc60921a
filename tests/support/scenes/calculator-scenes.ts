import type { Page } from 'playwright-core'
import type { World } from '../worlds.ts'
import { endless, find, formButton, opens, press, type Scene, send } from './scene.ts'

// What care costs.

const get = 'GET /kosten'
const post = 'POST /kosten'
const visitor = { as: 'visitor' } as const

const asks =
  (land: 'vl' | 'nl', values: Readonly<Record<string, string>>) =>
  async (page: Page): Promise<void> => {
    await page.goto(`/kosten?land=${land}`)
    await send(page, values)
  }

/** Two days a week in Flanders, or in the Netherlands: for the finder and others to have a price to show. */
export const flemishFamily = { income: '42.000', days: '2', hours: '9', children: '1' }
export const dutchFamily = { income: '62.000', days_1: '2', hours_1: '10', price_1: '12,10' }

export const knowsPrices =
  (path: string | ((world: World) => string | Promise<string>), land: 'vl' | 'nl' = 'vl') =>
  async (page: Page, world: World): Promise<void> => {
    await asks(land, land === 'vl' ? flemishFamily : dutchFamily)(page)
    await opens(path)(page, world)
  }

const beside = (where: string, count: number) => (world: World) =>
  find(
    world,
    `select '/vergelijk?' || string_agg('opvang=' || land || '-' || register_id, '&') as found from (
       select land, register_id from locations.location l where registered and kind <> 'agency' and ${where}
       order by register_id limit ${count}) as chosen`,
  )

/** A list as an organiser sends it. */
const sends =
  (text: string, name = 'lijst.csv') =>
  async (page: Page): Promise<void> => {
    await page.goto('/werk/kosten')
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    await press(formButton(page))
  }
const head = 'kenmerk;dag;inkomen;dagen;uren\n'
const long = `${head}${Array.from({ length: 150 }, (_, line) => `${endless.word} ${line};vroeger;42000;2;9`).join('\n')}`

const compare = 'GET /vergelijk'

export const calculatorScenes: readonly Scene[] = [
  {
    name: 'values of Flanders',
    route: 'GET /kosten/bedragen',
    state: 'full',
    ...visitor,
    go: opens('/kosten/bedragen?land=vl'),
  },
  {
    name: 'values of the Netherlands',
    route: 'GET /kosten/bedragen',
    state: 'full',
    ...visitor,
    go: opens('/kosten/bedragen?land=nl'),
  },
  { name: 'list of costs', route: 'GET /werk/kosten', state: 'empty', as: 'lotte', go: opens('/werk/kosten') },
  {
    name: 'list of costs, calculated',
    route: 'GET /werk/kosten/:id',
    state: 'full',
    as: 'lotte',
    go: sends(`${head}A1;22-11-2026;42.000;2;9\nA2;22-11-2026;veel;2;9\nA3;01-06-2024;42.000;2;9`),
  },
  {
    name: 'list of costs that is none',
    route: 'POST /werk/kosten',
    state: 'erroneous',
    as: 'lotte',
    go: sends('naam;leeftijd\nNoor;2'),
  },
  {
    name: 'list of costs, all refused',
    route: 'GET /werk/kosten/:id',
    state: 'overlong',
    as: 'lotte',
    go: sends(long),
  },
  {
    name: 'lists of costs',
    route: 'GET /werk/kosten',
    state: 'overlong',
    as: 'lotte',
    async go(page, world) {
      await sends(`${head}A1;22-11-2026;42.000;2;9`, `${endless.word} ${endless.word}.csv`)(page)
      await opens('/werk/kosten')(page, world)
    },
  },
  {
    name: 'list of costs, on its way',
    route: 'GET /werk/kosten/:id',
    state: 'empty',
    as: 'lotte',
    go: sends(`${head}${'A1;22-11-2026;42.000;2;9\n'.repeat(600)}`),
  },
  { name: 'compare: nothing chosen', route: compare, state: 'empty', ...visitor, go: opens('/vergelijk') },
  {
    name: 'compare: three with own prices',
    route: compare,
    state: 'full',
    ...visitor,
    go: knowsPrices(beside(`land = 'vl' and exists (select from locations.profile p where p.location_id = l.id)`, 3)),
  },
  {
    name: 'compare: one, nothing told',
    route: compare,
    state: 'full',
    ...visitor,
    go: opens(beside(`land = 'vl'`, 1)),
  },
  {
    name: 'compare: four with the longest names',
    route: compare,
    state: 'overlong',
    ...visitor,
    go: opens(
      beside(
        `length(name) >= (select percentile_disc(0.97) within group (order by length(name)) from locations.location)`,
        4,
      ),
    ),
  },
  { name: 'cost: Flanders, nothing asked yet', route: get, state: 'empty', ...visitor, go: opens('/kosten?land=vl') },
  {
    name: 'cost: the Netherlands, nothing asked yet',
    route: get,
    state: 'empty',
    ...visitor,
    go: opens('/kosten?land=nl'),
  },
  { name: 'cost: a Flemish family', route: get, state: 'full', ...visitor, go: asks('vl', flemishFamily) },
  { name: 'cost: a Dutch family', route: get, state: 'full', ...visitor, go: asks('nl', dutchFamily) },
  {
    name: 'cost: a year with bounds only',
    route: get,
    state: 'full',
    ...visitor,
    go: asks('vl', { ...flemishFamily, year: '2024' }),
  },
  {
    name: 'cost: a very high income and long days',
    route: get,
    state: 'overlong',
    ...visitor,
    go: asks('vl', { income: '9999999,99', days: '7', hours: '24', children: '15', year: '2015' }),
  },
  {
    name: 'cost: everything wrong',
    route: post,
    state: 'erroneous',
    ...visitor,
    go: asks('vl', { income: 'veel', days: '9', hours: '-1', children: 'twee', year: '2031' }),
  },
  {
    name: 'cost: Dutch hours that cannot be',
    route: post,
    state: 'erroneous',
    ...visitor,
    go: asks('nl', { income: '-62.000', days_1: '', hours_1: '99', price_1: 'duur', year: '2019' }),
  },
]
