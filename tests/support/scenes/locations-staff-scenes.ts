import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { organisations } from '../../../db/demo/organisations.ts'
import { newId } from '../../../src/platform/tokens.ts'
import { plannedRun } from '../imports.ts'
import { styles, type World } from '../worlds.ts'
import { longDesk } from './long-desk.ts'
import { endless, opens, press, type Scene, send } from './scene.ts'

// What who runs the installation sees: imports, and which desk serves whom.

const example = 'src/modules/locations/import/lrk-example.csv'

/** A file sent as the form does, and read by the worker; nothing of the region changes by it. */
const trial = (world: World): Promise<string> =>
  world.once('trial', async () => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ kind: 'lrk', land: 'nl', dry_run: 'yes' })) form.set(name, value)
    form.set('file', new Blob([await readFile(example)]), 'lrk-voorbeeld.csv')
    const origin = `http://127.0.0.1:${new URL(world.origin(styles[0])).port}`
    const headers = { origin, cookie: `session=${await world.cookieOf('katrien')}` }
    const sent = await fetch(`${origin}/werk/import`, { method: 'POST', body: form, headers, redirect: 'manual' })
    await world.house.runJobs()
    const address = sent.headers.get('location')
    if (!address) throw new Error(`the trial was answered ${sent.status}`)
    return address
  })

/** A run as it stands at some moment; no worker takes it further. */
const run = (name: string, fileName: string, columns: Readonly<Record<string, unknown>>) => (world: World) =>
  world.once(name, async () => {
    const id = await plannedRun(world.house, { fileName })
    const sets = Object.keys(columns).map((column, index) => `${column} = $${index + 2}`)
    await world.owner.query(`update locations.import_run set ${sets.join(', ')} where id = $1`, [
      id,
      ...Object.values(columns),
    ])
    return `/werk/import/${id}`
  })

const over = { finished_at: '2026-11-20T09:00:00Z' }
const counts = { count_new: 3, count_changed: 12, count_gone: 81, count_unchanged: 140, count_rejected: 2 }

const reading = run('reading', 'lrk-volledig.csv', { state: 'reading', lines_done: 12_345, lines_total: 32_000 })
const waiting = run('waiting', 'lrk-morgen.csv', { state: 'waiting' })
const failed = run('failed', 'foto.pdf', { state: 'failed', failure: 'pdf', ...over })
const longFailed = run('long', `${endless.word}-${endless.word.slice(0, 30)}.csv`, {
  state: 'failed',
  failure: `missing_columns: ${endless.word}, ${endless.word}`,
  ...over,
})

/** So many are gone that somebody has to say so; the file of the trial stands for the file. */
const manyGone = (world: World): Promise<string> =>
  world.once('many gone', async () => {
    const of = (await trial(world)).split('/').at(-1)
    const { rows } = await world.owner.query<{ file_id: string }>(
      'select file_id from locations.import_run where id = $1',
      [of],
    )
    const state = { state: 'failed', failure: 'many_gone', file_id: rows[0]?.file_id, ...counts, ...over }
    return run('many gone run', 'lrk-half.csv', state)(world)
  })

const allRuns = async (world: World): Promise<string> => {
  for (const make of [trial, reading, waiting, failed, longFailed, manyGone]) await make(world)
  return '/werk/import'
}

const katrien = { as: 'katrien' } as const
const list = 'GET /werk/import'
const one = 'GET /werk/import/:id'

const importScenes: readonly Scene[] = [
  { name: 'imports, none yet', route: list, state: 'empty', ...katrien, world: 'empty', go: opens('/werk/import') },
  {
    name: 'imports',
    route: list,
    state: 'full',
    ...katrien,
    go: opens(async (world) => {
      await trial(world)
      return '/werk/import'
    }),
  },
  { name: 'imports with long names', route: list, state: 'overlong', ...katrien, go: opens(allRuns) },
  {
    name: 'import of nothing',
    route: 'POST /werk/import',
    state: 'erroneous',
    ...katrien,
    async go(page) {
      await page.goto('/werk/import')
      await send(page)
    },
  },
  {
    name: 'import of boundaries without properties',
    route: 'POST /werk/import',
    state: 'erroneous',
    ...katrien,
    async go(page) {
      await page.goto('/werk/import')
      await page.locator('main [name=kind][value=boundaries]').check({ force: true })
      await send(page)
    },
  },
  { name: 'import: a trial', route: one, state: 'full', ...katrien, go: opens(trial) },
  {
    name: 'import: what is new',
    route: one,
    state: 'full',
    ...katrien,
    go: opens(async (world) => `${await trial(world)}?toon=new`),
  },
  {
    name: 'import: nothing gone',
    route: one,
    state: 'empty',
    ...katrien,
    go: opens(async (world) => `${await trial(world)}?toon=gone`),
  },
  { name: 'import: waiting', route: one, state: 'empty', ...katrien, go: opens(waiting) },
  { name: 'import: being read', route: one, state: 'full', ...katrien, go: opens(reading) },
  { name: 'import: no register at all', route: one, state: 'full', ...katrien, go: opens(failed) },
  { name: 'import: many gone', route: one, state: 'full', ...katrien, go: opens(manyGone) },
  { name: 'import: long words', route: one, state: 'overlong', ...katrien, go: opens(longFailed) },
  {
    name: 'import that is not there',
    route: one,
    state: 'erroneous',
    ...katrien,
    go: opens(() => `/werk/import/${newId()}`),
  },
  {
    name: 'import: many gone, not ticked',
    route: 'POST /werk/import/:id/uitvoeren',
    state: 'erroneous',
    ...katrien,
    async go(page, world) {
      await page.goto(await manyGone(world))
      await press(page.locator('main form[action$="/uitvoeren"] button'))
    },
  },
]

const areas = 'GET /werk/gebieden'
const desk = 'GET /werk/gebieden/:id'
const ofDesk = (key: 'zonneveld' | 'lindebeke') => `/werk/gebieden/${organisations[key].id}`

async function adding(page: Page, names: string): Promise<void> {
  await page.goto(ofDesk('zonneveld'))
  await send(page, { municipalities: names })
}

const areaScenes: readonly Scene[] = [
  {
    name: 'areas, nothing shared out',
    route: areas,
    state: 'empty',
    ...katrien,
    world: 'empty',
    go: opens('/werk/gebieden'),
  },
  {
    name: 'areas with a long name',
    route: areas,
    state: 'overlong',
    ...katrien,
    go: opens(async (world) => {
      await longDesk(world)
      return '/werk/gebieden'
    }),
  },
  { name: 'areas', route: areas, state: 'full', ...katrien, go: opens('/werk/gebieden') },
  {
    name: 'areas of a desk without any',
    route: desk,
    state: 'empty',
    ...katrien,
    world: 'empty',
    go: opens(ofDesk('lindebeke')),
  },
  { name: 'areas of a desk', route: desk, state: 'full', ...katrien, go: opens(`${ofDesk('zonneveld')}?bewaard=1`) },
  {
    name: 'areas of a desk that is not there',
    route: desk,
    state: 'erroneous',
    ...katrien,
    go: opens(() => `/werk/gebieden/${newId()}`),
  },
  {
    name: 'add no municipality',
    route: 'POST /werk/gebieden/:id',
    state: 'erroneous',
    ...katrien,
    go: (page) => adding(page, ''),
  },
  {
    name: 'add a municipality of another desk',
    route: 'POST /werk/gebieden/:id',
    state: 'erroneous',
    ...katrien,
    go: (page) => adding(page, 'Lindebeke'),
  },
  {
    name: 'add a municipality with a long name',
    route: 'POST /werk/gebieden/:id',
    state: 'overlong',
    ...katrien,
    go: (page) => adding(page, endless.word),
  },
]

export const locationsStaffScenes: readonly Scene[] = [...importScenes, ...areaScenes]
