import type { Page } from 'playwright-core'
import { styles, type World } from '../worlds.ts'
import { endless, fill, find, formButton, opens, press, type Scene } from './scene.ts'

// What a desk arranges now and then: terms, texts, and the waiting list it brings along.

const marc = { as: 'marc' } as const
const lotte = { as: 'lotte' } as const

const settings = '/werk/instellingen/zonneveld'

const settingScenes: readonly Scene[] = [
  { name: 'things to arrange', route: 'GET /werk/beheer', state: 'full', ...marc, go: opens('/werk/beheer') },
  { name: 'nothing to arrange', route: 'GET /werk/beheer', state: 'empty', as: 'joris', go: opens('/werk/beheer') },
  {
    name: 'settings, none set',
    route: 'GET /werk/instellingen/:slug',
    state: 'empty',
    ...marc,
    world: 'empty',
    go: opens(settings),
  },
  {
    name: 'settings',
    route: 'GET /werk/instellingen/:slug',
    state: 'full',
    ...marc,
    async go(page, world) {
      await world.once('setting', async () => {
        await world.owner.query(
          `insert into requests.desk_setting (desk_id, name, from_on, value, set_by)
           select id, 'term_desk', current_date + 30, '5', gen_random_uuid() from accounts.organisation where slug = 'zonneveld'`,
        )
        return ''
      })
      await page.goto(settings)
    },
  },
  {
    name: 'settings with mistakes',
    route: 'POST /werk/instellingen/:slug',
    state: 'erroneous',
    ...marc,
    async go(page) {
      await page.goto(settings)
      await fill(page, { value: '999', from_day: '31', from_month: '2', from_year: '2027' })
      await press(formButton(page, settings))
    },
  },
]

const texts = '/werk/teksten/zonneveld/nl'
const text = `${texts}/locations.finder.title`

async function reword(page: Page, message: string): Promise<void> {
  await page.goto(text)
  await fill(page, { message })
  await press(formButton(page, text))
}

const textScenes: readonly Scene[] = [
  {
    name: 'texts, all ours',
    route: 'GET /werk/teksten/:slug/:lang',
    state: 'empty',
    ...marc,
    world: 'empty',
    go: opens(texts),
  },
  {
    name: 'texts found',
    route: 'GET /werk/teksten/:slug/:lang',
    state: 'full',
    ...marc,
    go: opens(`${texts}?woorden=opvang`),
  },
  {
    name: 'texts not found',
    route: 'GET /werk/teksten/:slug/:lang',
    state: 'overlong',
    ...marc,
    go: opens(`${texts}?woorden=${endless.word}`),
  },
  { name: 'one text', route: 'GET /werk/teksten/:slug/:lang/:key', state: 'full', ...marc, go: opens(text) },
  {
    name: 'one text with a place too many',
    route: 'POST /werk/teksten/:slug/:lang/:key',
    state: 'erroneous',
    ...marc,
    go: (page) => reword(page, 'Zoek {iets}'),
  },
  {
    name: 'one text without end',
    route: 'POST /werk/teksten/:slug/:lang/:key',
    state: 'overlong',
    ...marc,
    go: (page) => reword(page, endless.text),
  },
]

/** A list as a desk keeps it, sent as the form does. */
const listOf = (name: string, fileName: string, rows: readonly string[]) => (world: World) =>
  world.once(`list ${name}`, async () => {
    const form = new FormData()
    const head = 'Naam kind;Geboortedatum;Start;Dagen;Keuze 1;Ouder;E-mail'
    form.set('file', new Blob([`${[head, ...rows].join('\n')}\n`]), fileName)
    const origin = `http://127.0.0.1:${new URL(world.origin(styles[0])).port}`
    const headers = { origin, cookie: `session=${await world.cookieOf('lotte')}` }
    const sent = await fetch(`${origin}/werk/wachtlijst`, { method: 'POST', body: form, headers, redirect: 'manual' })
    const address = sent.headers.get('location')
    if (!address) throw new Error(`the list was answered ${sent.status}`)
    return address
  })

const served = (world: World) =>
  find(
    world,
    `select min(l.name) as found from locations.location l join locations.desk_area a on a.land = l.land and a.municipality_code = l.municipality_code
     join accounts.organisation o on o.id = a.organisation_id where o.slug = 'zonneveld' and l.registered and l.kind <> 'agency'`,
  )

const list = async (world: World) => {
  const name = await served(world)
  return listOf('full', 'wachtlijst.csv', [
    `Noor;5/1/2026;4/1/2027;ma di;${name};Fatima B.;fatima@example.org`,
    `Sam;7/3/2026;1/3/2027;voltijds;${name};An P.;an@example.org`,
    'Zoë;7/3/2026;1/3/2027;ma;Nergens;Jo;jo@example.org',
    ';7/3/2026;1/3/2027;ma;Nergens;Jo;jo@example.org',
  ])(world)
}
const overlong = listOf('overlong', `${endless.word}.csv`, [
  `${endless.name};5/1/2026;4/1/2027;ma di;${endless.word};${endless.name};${endless.email}`,
])
const hopeless = listOf('hopeless', 'leeg.csv', ['?;?;?;?;?;?;?'])

const waiting = 'GET /werk/wachtlijst'

const listScenes: readonly Scene[] = [
  { name: 'lists, none yet', route: waiting, state: 'empty', ...lotte, world: 'empty', go: opens('/werk/wachtlijst') },
  {
    name: 'lists',
    route: waiting,
    state: 'full',
    ...lotte,
    async go(page, world) {
      await list(world)
      await page.goto('/werk/wachtlijst')
    },
  },
  {
    name: 'lists with a long name',
    route: waiting,
    state: 'overlong',
    ...lotte,
    async go(page, world) {
      await overlong(world)
      await page.goto('/werk/wachtlijst')
    },
  },
  {
    name: 'lists without a file',
    route: 'POST /werk/wachtlijst',
    state: 'erroneous',
    ...lotte,
    async go(page) {
      await page.goto('/werk/wachtlijst')
      await press(formButton(page, '/werk/wachtlijst'))
    },
  },
  { name: 'list: looked at', route: 'GET /werk/wachtlijst/:id', state: 'full', ...lotte, go: opens(list) },
  { name: 'list: nothing of use', route: 'GET /werk/wachtlijst/:id', state: 'empty', ...lotte, go: opens(hopeless) },
  { name: 'list: long words', route: 'GET /werk/wachtlijst/:id', state: 'overlong', ...lotte, go: opens(overlong) },
  {
    name: 'list: a column is missing',
    route: 'POST /werk/wachtlijst/:id',
    state: 'erroneous',
    ...lotte,
    async go(page, world) {
      const address = await list(world)
      await page.goto(address)
      await page.locator('main [name="birth"]').selectOption('')
      await press(formButton(page, address))
    },
  },
  {
    name: 'list: carried out',
    route: 'GET /werk/wachtlijst/:id',
    state: 'full',
    ...lotte,
    go: opens((world) =>
      world.once('carried out', async () => {
        const name = await served(world)
        const address = await listOf('done', 'oude lijst.csv', [
          `Mila;6/1/2026;4/1/2027;ma di;${name};Kim B.;kim@example.org`,
          'Bo;7/3/2026;1/3/2027;ma;Nergens;Jo;jo@example.org',
        ])(world)
        await world.owner.query(`update requests.list_import set state = 'waiting' where id = $1`, [
          address.split('/').at(-1),
        ])
        await world.owner.query(
          `select graphile_worker.add_job('requests_import_list', json_build_object('list', $1::text))`,
          [address.split('/').at(-1)],
        )
        await world.house.runJobs()
        return address
      }),
    ),
  },
]

export const manageScenes: readonly Scene[] = [...settingScenes, ...textScenes, ...listScenes]
