import { endless, fill, formButton, opens, press, type Scene } from './scene.ts'

/** What people see when something cannot be: each with a way on. */
export const platformScenes: readonly Scene[] = [
  { name: 'page not there', route: 'GET *', state: 'erroneous', as: 'visitor', go: opens('/bestaat-niet') },
  { name: 'page not there, for staff', route: 'GET *', state: 'erroneous', as: 'lotte', go: opens('/bestaat-niet') },
  { name: 'log in first', route: 'GET /werk/sessies', state: 'erroneous', as: 'visitor', go: opens('/werk/sessies') },
  {
    name: 'log in first, from a long address',
    route: 'GET /werk/sessies',
    state: 'erroneous',
    as: 'visitor',
    go: opens(`/werk/sessies?van=${endless.word.repeat(4)}`),
  },
  {
    name: 'not for you',
    route: 'GET /werk/organisaties',
    state: 'erroneous',
    as: 'lotte',
    go: opens('/werk/organisaties'),
  },
  {
    name: 'too many requests',
    route: 'GET /repetitie/druk',
    state: 'erroneous',
    as: 'visitor',
    go: opens('/repetitie/druk'),
  },
  {
    name: 'fault',
    route: 'GET /repetitie/fout/:status',
    state: 'erroneous',
    as: 'visitor',
    go: opens('/repetitie/fout/500'),
  },
  {
    name: 'too busy',
    route: 'GET /repetitie/fout/:status',
    state: 'erroneous',
    as: 'visitor',
    go: opens('/repetitie/fout/503'),
  },
  {
    name: 'changed meanwhile',
    route: 'GET /repetitie/fout/:status',
    state: 'erroneous',
    as: 'lotte',
    go: opens('/repetitie/fout/409'),
  },
  {
    name: 'form of another site',
    route: 'POST /inloggen',
    state: 'erroneous',
    as: 'visitor',
    async go(page) {
      await page.goto('/inloggen')
      const address = page.url()
      await page.goto('about:blank')
      await page.setContent(`<main><form method="post" action="${address}"><button>Go</button></form></main>`)
      await press(page.locator('button'))
    },
  },
  {
    name: 'form too large',
    route: 'POST /inloggen',
    state: 'erroneous',
    as: 'visitor',
    async go(page) {
      await page.goto('/inloggen')
      await fill(page, { password: 'x'.repeat(300_000) })
      await press(formButton(page))
    },
  },
]
