import { knowsPrices } from './calculator-scenes.ts'
import { endless, find, opens, type Scene } from './scene.ts'

// The finder and the page of a location.

const location = (where: string, ...values: readonly unknown[]) =>
  opens((world) =>
    find(
      world,
      `select '/opvang/' || land || '/' || register_id as found from locations.location l where ${where} order by register_id limit 1`,
      ...values,
    ),
  )

const finder = 'GET /zoek'
const one = 'GET /opvang/:land/:registerId'
const visitor = { as: 'visitor' } as const

export const locationsScenes: readonly Scene[] = [
  {
    name: 'start, before the first import',
    route: 'GET /',
    state: 'empty',
    ...visitor,
    world: 'empty',
    go: opens('/'),
  },
  { name: 'start', route: 'GET /', state: 'full', ...visitor, go: opens('/') },
  {
    name: 'finder, before the first import',
    route: finder,
    state: 'empty',
    ...visitor,
    world: 'empty',
    go: opens('/zoek'),
  },
  { name: 'finder', route: finder, state: 'full', ...visitor, go: opens('/zoek') },
  { name: 'finder: with own prices', route: finder, state: 'full', ...visitor, go: knowsPrices('/zoek?q=Zonneveld') },
  { name: 'finder, for staff', route: finder, state: 'full', as: 'lotte', go: opens('/zoek') },
  { name: 'finder: near a town', route: finder, state: 'full', ...visitor, go: opens('/zoek?q=Zonneveld') },
  {
    name: 'finder: by name',
    route: finder,
    state: 'full',
    ...visitor,
    go: opens('/zoek?q=krekelhof'),
  },
  {
    name: 'finder: near a Dutch postcode',
    route: finder,
    state: 'full',
    ...visitor,
    go: opens(
      async (world) =>
        `/zoek?q=${await find(world, `select postcode as found from locations.postcode_point where land = 'nl' order by postcode limit 1`)}`,
    ),
  },
  {
    name: 'finder: every filter',
    route: finder,
    state: 'full',
    ...visitor,
    go: opens('/zoek?q=Waterdam&afstand=10&soort=dagopvang&soort=buitenschools&soort=gastouder&register=alle'),
  },
  {
    name: 'finder: those that left the register',
    route: finder,
    state: 'full',
    ...visitor,
    go: opens('/zoek?register=nee'),
  },
  { name: 'finder: agencies', route: finder, state: 'full', ...visitor, go: opens('/zoek?soort=gastouderbureau') },
  { name: 'finder: nothing found', route: finder, state: 'empty', ...visitor, go: opens('/zoek?q=zeepaardjes') },
  {
    name: 'finder: nothing found so near',
    route: finder,
    state: 'empty',
    ...visitor,
    go: opens('/zoek?q=Biezenrade&afstand=2&soort=gastouderbureau'),
  },
  {
    name: 'finder: postcode that is not there',
    route: finder,
    state: 'empty',
    ...visitor,
    go: opens('/zoek?q=9999+ZZ'),
  },
  { name: 'finder: long words', route: finder, state: 'overlong', ...visitor, go: opens(`/zoek?q=${endless.word}`) },
  {
    name: 'finder: nonsense in the address',
    route: finder,
    state: 'full',
    ...visitor,
    go: opens('/zoek?afstand=ver&soort=x&gebied=1,2&na=niets&gemeente=be-0'),
  },
  {
    name: 'location, registered',
    route: one,
    state: 'full',
    ...visitor,
    go: location(`name = 'De Krekelhof'`),
  },
  {
    name: 'location, with own price',
    route: one,
    state: 'full',
    ...visitor,
    go: knowsPrices((world) =>
      find(
        world,
        `select '/opvang/vl/' || l.register_id as found from locations.location l join locations.profile p on p.location_id = l.id
         where l.land = 'vl' and p.price = 'income' and l.registered order by l.register_id limit 1`,
      ),
    ),
  },
  {
    name: 'location, home of a Dutch childminder',
    route: one,
    state: 'empty',
    ...visitor,
    go: location(`land = 'nl' and kind = 'childminder' and registered`),
  },
  {
    name: 'location, left the register',
    route: one,
    state: 'full',
    ...visitor,
    go: location(`name = 'Pimpernel'`),
  },
  { name: 'location, agency', route: one, state: 'full', ...visitor, go: location(`kind = 'agency'`) },
  {
    name: 'location without desk',
    route: one,
    state: 'full',
    ...visitor,
    go: location(
      `registered and not exists (select from locations.desk_area a where a.land = l.land and a.municipality_code = l.municipality_code)`,
    ),
  },
  {
    name: 'location with a long name',
    route: one,
    state: 'overlong',
    ...visitor,
    go: location(`length(name) = (select max(length(name)) from locations.location)`),
  },
  { name: 'location that is not there', route: one, state: 'erroneous', ...visitor, go: opens('/opvang/nl/1') },
]
