import type { Page } from 'playwright-core'
import { reactionId } from '../../../db/demo/reactions.ts'
import { hashToken, newToken } from '../../../src/platform/tokens.ts'
import type { World } from '../worlds.ts'
import { endless, fill, find, formButton, opens, press, type Scene } from './scene.ts'

// Who looked, looking with a reason, and how long things are kept.

const gerda = { as: 'gerda' } as const
const naima = { as: 'naima' } as const
const log = '/werk/logboek/tussen-de-dijken'
const keep = '/werk/bewaren/tussen-de-dijken'

const numberOf = (world: World, key: string) =>
  find(world, 'select number as found from feedback.reaction where id = $1', reactionId(key))

/** Somebody with a reason that never ends, and a case that is held. */
const longReasons = (world: World): Promise<string> =>
  world.once('audit', async () => {
    const [{ id: naimaId } = { id: '' }] = (await world.owner.query<{ id: string }>(`select id from accounts.person where name = 'Naima Amrani'`)).rows // prettier-ignore
    const { rows } = await world.owner.query<{ id: string }>(
      `insert into audit.opening (id, person_id, organisation_id, subject_kind, subject_id, reason, opened_at, until)
       select gen_random_uuid(), $1, holder_id, 'reaction', id, $3, now(), now() + interval '1 hour' from feedback.reaction where id = $2 returning id`,
      [naimaId, reactionId('gang'), `${endless.word} ${endless.text}`.slice(0, 1000)],
    )
    await world.owner.query(
      `insert into audit.entry (person_id, role, organisation_id, action, subject_kind, subject_id, opening_id)
       select $1, 'privacy_officer', holder_id, 'feedback.opened_with_reason', 'reaction', id, $3 from feedback.reaction where id = $2`,
      [naimaId, reactionId('gang'), rows[0]?.id],
    )
    await world.owner.query(
      `insert into audit.hold (id, organisation_id, kind, subject_id, reason, set_by, set_at, until_on)
       select gen_random_uuid(), holder_id, 'reaction', id, $3, $1, now(), current_date + 400 from feedback.reaction where id = $2`,
      [naimaId, reactionId('gang'), `De Geschillencommissie vraagt het dossier op. ${endless.word}`],
    )
    await world.owner.query(
      `insert into audit.destruction (id, at, on_day, organisation_id, kind, action, months, rule, number)
       select gen_random_uuid(), now(), current_date - n, holder_id, k, 'anonymise', 60, 'nl 2005-01-01', 3 + n
       from feedback.reaction, generate_series(1, 3) as n, unnest(array['reaction', 'letter']) as k where id = $1`,
      [reactionId('gang')],
    )
    return 'made'
  })

const logScenes: readonly Scene[] = [
  { name: 'log', route: 'GET /werk/logboek/:slug', state: 'full', ...gerda, go: opens(log) },
  {
    name: 'log, nothing found',
    route: 'GET /werk/logboek/:slug',
    state: 'empty',
    ...gerda,
    go: opens(`${log}?van_day=1&van_month=1&van_year=2099`),
  },
  {
    name: 'log, no such number',
    route: 'GET /werk/logboek/:slug',
    state: 'erroneous',
    ...gerda,
    go: opens(`${log}?nummer=xyz`),
  },
  {
    name: 'log of one case',
    route: 'GET /werk/logboek/:slug',
    state: 'overlong',
    ...naima,
    go: opens(async (world) => {
      await longReasons(world)
      return `${log}?wie=${await find(world, `select id as found from accounts.person where name = 'Naima Amrani'`)}`
    }),
  },
]

const openScenes: readonly Scene[] = [
  {
    name: 'look with a reason',
    route: 'GET /werk/reacties/inzage',
    state: 'empty',
    ...naima,
    go: opens('/werk/reacties/inzage'),
  },
  {
    name: 'look with a reason, no reason',
    route: 'POST /werk/reacties/inzage',
    state: 'erroneous',
    ...naima,
    async go(page: Page) {
      await page.goto('/werk/reacties/inzage')
      await fill(page, { number: endless.word, reason: 'zomaar' })
      await press(formButton(page))
    },
  },
  {
    name: 'looking with a reason',
    route: 'GET /werk/reacties/:number/inzage',
    state: 'full',
    ...naima,
    async go(page: Page, world: World) {
      const number = await numberOf(world, 'hek')
      await page.goto('/werk/reacties/inzage')
      await fill(page, { number, reason: 'De inspectie vraagt vandaag hoe het met dit hek staat, en Bram is vrij.' })
      await press(formButton(page))
    },
  },
]

const keepScenes: readonly Scene[] = [
  {
    name: 'keeping, nothing held',
    route: 'GET /werk/bewaren/:slug',
    state: 'empty',
    as: 'marc',
    go: opens('/werk/bewaren/zonneveld'),
  },
  {
    name: 'keeping, with holds and a register',
    route: 'GET /werk/bewaren/:slug',
    state: 'overlong',
    ...naima,
    go: opens(async (world) => (await longReasons(world), keep)),
  },
  ...(['/werk/bewaren/:slug', '/werk/bewaren/:slug/namen', '/werk/bewaren/:slug/vasthouden'] as const).map(
    (route): Scene => ({
      name: `keeping, refused ${route.slice(19)}`,
      route: `POST ${route}`,
      state: 'erroneous',
      ...gerda,
      async go(page) {
        await page.goto(keep)
        await press(page.locator(`main form[action="${route.replace(':slug', 'tussen-de-dijken')}"] button`).first())
      },
    }),
  ),
]

/** By the link of a letter, as its reader comes back. */
const own = (key: string) => async (page: Page, world: World) => {
  const token = newToken()
  await world.owner.query(
    `insert into feedback.access_link (token_hash, reaction_id, created_at, expires_at) values ($1, $2, now(), now() + interval '9 days')`,
    [hashToken(token), reactionId(key)],
  )
  await page.goto(`/reactie/link/${token}`)
  await press(page.locator('main form.kd-post button'))
  await page.goto('/mijn-reactie/wie-keek')
}

const lookedScenes: readonly Scene[] = [
  {
    name: 'who looked at my reaction',
    route: 'GET /mijn-reactie/wie-keek',
    state: 'full',
    as: 'visitor',
    go: own('hek'),
  },
  {
    name: 'who looked at my reaction, long',
    route: 'GET /mijn-reactie/wie-keek',
    state: 'overlong',
    as: 'visitor',
    async go(page, world) {
      await longReasons(world)
      await own('gang')(page, world)
    },
  },
  {
    name: 'who looked at my request',
    route: 'GET /aanvraag/wie-keek',
    state: 'full',
    as: { familyOf: 'samira ilyas' },
    go: opens('/aanvraag/wie-keek'),
  },
]

export const auditScenes: readonly Scene[] = [...logScenes, ...openScenes, ...keepScenes, ...lookedScenes]
