import type { Page } from 'playwright-core'
import { demoId } from '../../../db/demo/ids.ts'
import { reactionId } from '../../../db/demo/reactions.ts'
import type { World } from '../worlds.ts'
import { endless, fill, find, formButton, opens, press, type Scene } from './scene.ts'

// Of what people say: what belongs together, who stands in, and what is done about it.

const wim = { as: 'wim' } as const
const list = 'GET /werk/maatregelen'
const one = 'GET /werk/maatregelen/:id'
const measure = (key: string) => `/werk/maatregelen/${demoId('measure', key)}`

const measureScenes: readonly Scene[] = [
  { name: 'measures: to do', route: list, state: 'full', ...wim, go: opens('/werk/maatregelen') },
  { name: 'measures: nothing', route: list, state: 'empty', as: 'fleur', go: opens('/werk/maatregelen') },
  { name: 'measure: late', route: one, state: 'full', ...wim, go: opens(measure('hek')) },
  { name: 'measure: settled', route: one, state: 'full', ...wim, go: opens(measure('ophalen-1')) },
  {
    name: 'measure: too much, and no day',
    route: 'POST /werk/maatregelen/:id',
    state: 'overlong',
    ...wim,
    async go(page) {
      await page.goto(measure('hek'))
      await page.locator('main details:has([name="move_words"]) > summary').click()
      await fill(page, { move_words: `${endless.word} ${endless.text}` })
      await press(page.locator('main button[value="move"]'))
    },
  },
  {
    name: 'measure: no proof',
    route: 'POST /werk/maatregelen/:id',
    state: 'erroneous',
    ...wim,
    async go(page) {
      await page.goto(measure('hek'))
      await press(page.locator('main button[value="claim"]'))
    },
  },
  {
    name: 'improvement: new',
    route: 'GET /werk/maatregelen/nieuw',
    state: 'empty',
    ...wim,
    go: opens('/werk/maatregelen/nieuw'),
  },
  {
    name: 'improvement: nothing filled in',
    route: 'POST /werk/maatregelen/nieuw',
    state: 'erroneous',
    ...wim,
    async go(page) {
      await page.goto('/werk/maatregelen/nieuw')
      await press(formButton(page, '/werk/maatregelen/nieuw'))
    },
  },
]

const dossier = async (page: Page, world: World, key: string) => {
  const number = await find(world, 'select number as found from feedback.reaction where id = $1', reactionId(key))
  await page.goto(`/werk/reacties/${number}`)
}

const situationScenes: readonly Scene[] = [
  {
    name: 'reaction: belongs to a situation',
    route: 'GET /werk/reacties/:number',
    state: 'full',
    ...wim,
    go: (page, world) => dossier(page, world, 'ophalen-1'),
  },
  {
    name: 'situation: no title',
    route: 'POST /werk/reacties/:number/situatie',
    state: 'erroneous',
    ...wim,
    async go(page, world) {
      await dossier(page, world, 'gang')
      await page.locator('details:has([name="situation_title"]) > summary').click()
      await press(page.locator('button[name="doe"][value="make"]'))
    },
  },
]

const vervanging = '/werk/reacties/vervanging'
const handOverScenes: readonly Scene[] = [
  {
    name: 'substitutes: nobody is away',
    route: `GET ${vervanging}`,
    state: 'empty',
    as: 'emre',
    go: opens(vervanging),
  },
  { name: 'substitutes: somebody will be', route: `GET ${vervanging}`, state: 'full', ...wim, go: opens(vervanging) },
  {
    name: 'substitutes: nothing filled in',
    route: `POST ${vervanging}`,
    state: 'erroneous',
    ...wim,
    async go(page) {
      await page.goto(vervanging)
      await press(formButton(page, vervanging))
    },
  },
  {
    name: 'reactions: several at once, but no handler',
    route: 'POST /werk/reacties/samen-toewijzen',
    state: 'erroneous',
    ...wim,
    async go(page) {
      await page.goto('/werk/reacties')
      await page.locator('main [name^="regel_"]').first().check()
      await press(formButton(page, '/werk/reacties/samen-toewijzen'))
    },
  },
]

const sjablonen = '/werk/procedure/sjablonen'
const template = demoId('template', 'voortgang')
const templateScenes: readonly Scene[] = [
  { name: 'templates: none', route: `GET ${sjablonen}`, state: 'empty', as: 'an', go: opens(sjablonen) },
  {
    name: 'templates: change one',
    route: `GET ${sjablonen}`,
    state: 'full',
    ...wim,
    go: opens(`${sjablonen}?sjabloon=${template}`),
  },
  {
    name: 'templates: nothing written',
    route: `POST ${sjablonen}`,
    state: 'erroneous',
    ...wim,
    async go(page) {
      await page.goto(sjablonen)
      await press(page.locator('main #sjabloon form button').last())
    },
  },
  {
    name: 'reaction: begin with a template',
    route: 'GET /werk/reacties/:number',
    state: 'full',
    as: 'bram',
    async go(page, world) {
      await dossier(page, world, 'invallers')
      await page.goto(`${new URL(page.url()).pathname}?voor=tell&sjabloon=${template}`)
    },
  },
]

export const feedbackTogetherScenes: readonly Scene[] = [
  ...measureScenes,
  ...situationScenes,
  ...handOverScenes,
  ...templateScenes,
]
