import { demoId } from '../../../db/demo/ids.ts'
import { endless, fill, formButton, opens, press, type Scene } from './scene.ts'

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

export const feedbackTogetherScenes: readonly Scene[] = [...measureScenes]
