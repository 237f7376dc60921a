import type { Page } from 'playwright-core'
import { staff } from '../../../db/demo/people.ts'
import { organisations } from '../../../db/demo/organisations.ts'
import { setOf } from '../../../src/modules/tariffs/flanders/income-tariff-sets.ts'
import { shippedValues } from '../../../src/modules/tariffs/rules.ts'
import { newId } from '../../../src/platform/tokens.ts'
import { typedDutchYear, typedFlemishSet } from '../tariff-sets.ts'
import type { World } from '../worlds.ts'
import { endless, formButton, opens, press, type Scene, send } from './scene.ts'

// Values of the tariffs that people add.

const { flanders, years } = shippedValues
const of2014 = { ...setOf(flanders.on(Temporal.PlainDate.from('2014-06-01'))), minimum: 7_00, exceptional: 4_00 }
const of2026 = years.at(-1)

const proposed = (name: string, land: 'vl' | 'nl', source: string, value: unknown) => (world: World) =>
  world.once(name, async () => {
    const id = newId()
    await world.owner.query(
      `insert into tariffs.proposed_set
         (id, land, kind, from_on, until_on, value, source, certainty, organisation_id, proposed_by, proposed_at)
       values ($1, $2, case $2 when 'vl' then 'income_tariff' else 'benefit_year' end, '2027-01-01', '2027-12-31', $3, $4,
         'official', $5, $6, now())`,
      [
        id,
        land,
        JSON.stringify(value),
        source,
        organisations[land === 'vl' ? 'toezicht' : 'toeslagen'].id,
        staff.nadia.id,
      ],
    )
    return `/werk/tarieven/${id}`
  })

const flemish = proposed('proposed tariff', 'vl', 'Opgroeien, omzendbrief van 1 november 2026', of2014)
const dutch = proposed('proposed year', 'nl', endless.text.slice(0, 300), {
  ...of2026,
  caps: { day_care: 12_00, after_school: 10_50, childminder: 9_00 },
})

/** A list that also holds what was decided. */
async function decided(page: Page, world: World): Promise<void> {
  await flemish(world)
  const path = await proposed('rejected tariff', 'vl', 'Een krant', of2014)(world)
  await world.owner.query(
    `update tariffs.proposed_set set state = 'rejected', decided_by = $2, decided_at = now(), reason = 'Niet van de overheid zelf'
     where id = $1 and state = 'proposed'`,
    [path.split('/').at(-1), staff.pieter.id],
  )
  await page.goto('/werk/tarieven')
}

const { kind: _, certainty: __, ...typed } = typedFlemishSet(2027)

export const tariffSetScenes: readonly Scene[] = [
  { name: 'tariffs as data', route: 'GET /werk/tarieven', state: 'full', as: 'nadia', go: decided },
  {
    name: 'new income tariff',
    route: 'GET /werk/tarieven/nieuw/:land',
    state: 'empty',
    as: 'nadia',
    go: opens('/werk/tarieven/nieuw/vl'),
  },
  {
    name: 'new income tariff with mistakes',
    route: 'POST /werk/tarieven/nieuw/:land',
    state: 'erroneous',
    as: 'nadia',
    async go(page) {
      await page.goto('/werk/tarieven/nieuw/vl')
      await send(page, { ...typed, band_1_cap: '26,04', maximum: 'veel', band_2_factor: '38', from_day: '32' })
    },
  },
  {
    name: 'new benefit year with a wrong table',
    route: 'POST /werk/tarieven/nieuw/:land',
    state: 'erroneous',
    as: 'nadia',
    async go(page) {
      const { certainty: ___, table = '', ...fields } = typedDutchYear(2027)
      await page.goto('/werk/tarieven/nieuw/nl')
      await send(page, { ...fields, table: table.replace('95.5;', '96.5;') })
    },
  },
  { name: 'proposed income tariff', route: 'GET /werk/tarieven/:id', state: 'full', as: 'pieter', go: opens(flemish) },
  { name: 'own proposal', route: 'GET /werk/tarieven/:id', state: 'full', as: 'nadia', go: opens(flemish) },
  {
    name: 'proposed benefit year with a long source',
    route: 'GET /werk/tarieven/:id',
    state: 'overlong',
    as: 'pieter',
    go: opens(dutch),
  },
  {
    name: 'income tariff rejected without a reason',
    route: 'POST /werk/tarieven/:id/afkeuren',
    state: 'erroneous',
    as: 'pieter',
    async go(page, world) {
      const path = await flemish(world)
      await page.goto(path)
      await press(formButton(page, `${path}/afkeuren`))
    },
  },
]
