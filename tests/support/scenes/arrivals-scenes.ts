import { arrivalId } from '../../../db/demo/arrivals.ts'
import type { World } from '../worlds.ts'
import { endless, fill, opens, press, type Scene } from './scene.ts'

// Post that came in by mail, and what is made of it.

const wim = { as: 'wim' } as const
const list = 'GET /werk/reacties/post'
const one = 'GET /werk/reacties/post/:id'
const path = (key: string) => `/werk/reacties/post/${arrivalId(key)}`
const send =
  (action: string, more?: Readonly<Record<string, string>>): Scene['go'] =>
  async (page) => {
    await page.goto(path('buitenspelen'))
    if (more) await fill(page, more)
    await press(page.locator(`main form[action$="/${action}"] button`).first())
  }

/** A colleague decides while the page is open. */
const faster = async (world: World, key: string) =>
  void (await world.owner.query('update feedback.arrival set version = version + 1 where id = $1', [arrivalId(key)]))

export const arrivalsScenes: readonly Scene[] = [
  { name: 'post: waits', route: list, state: 'full', ...wim, go: opens('/werk/reacties/post') },
  { name: 'post: set aside', route: list, state: 'full', ...wim, go: opens('/werk/reacties/post?lijst=weg') },
  { name: 'post: nothing', route: list, state: 'empty', as: 'fleur', go: opens('/werk/reacties/post') },
  {
    name: 'post: overlong',
    route: list,
    state: 'overlong',
    as: 'an',
    async go(page, world) {
      await world.owner.query(
        `insert into feedback.arrival (id, house_id, came_at, envelope_sender, state, from_name, from_address, subject, words)
         select gen_random_uuid(), organisation_id, now(), '', 'waiting', $1, $2, $3, $4 from accounts.membership as m
         join accounts.person as p on p.id = m.person_id where p.email = 'an@vlierbes.example.org'`,
        [endless.name, endless.email.slice(0, 250), `${endless.word} ${endless.text}`.slice(0, 300), endless.text],
      )
      await page.goto('/werk/reacties/post')
    },
  },
  { name: 'mail: to judge', route: one, state: 'full', ...wim, go: opens(path('buitenspelen')) },
  { name: 'mail: answers a letter from elsewhere', route: one, state: 'full', ...wim, go: opens(path('buurvrouw')) },
  { name: 'mail: sent by a program', route: one, state: 'full', ...wim, go: opens(path('afwezig')) },
  { name: 'mail: set aside', route: one, state: 'full', ...wim, go: opens(path('reclame')) },
  {
    name: 'mail: overlong',
    route: one,
    state: 'overlong',
    as: 'an',
    async go(page, world) {
      await world.owner.query(
        `insert into feedback.arrival (id, house_id, came_at, envelope_sender, state, from_name, from_address, subject, words)
         select $5, organisation_id, now(), '', 'waiting', $1, $2, $3, $4 from accounts.membership as m
         join accounts.person as p on p.id = m.person_id where p.email = 'an@vlierbes.example.org' on conflict do nothing`,
        [
          endless.name,
          endless.email.slice(0, 250),
          `${endless.word} ${endless.text}`.slice(0, 300),
          `${endless.word} ${endless.text}`,
          arrivalId('overlong'),
        ],
      )
      await page.goto(path('overlong'))
    },
  },
  {
    name: 'mail: not whole',
    route: 'POST /werk/reacties/post/:id/reactie',
    state: 'erroneous',
    ...wim,
    go: send('reactie', { words: '', contact_name: '' }),
  },
  {
    name: 'mail: no number',
    route: 'POST /werk/reacties/post/:id/bijvoegen',
    state: 'erroneous',
    ...wim,
    go: send('bijvoegen'),
  },
  { name: 'mail: no reason', route: 'POST /werk/reacties/post/:id/weg', state: 'erroneous', ...wim, go: send('weg') },
  {
    name: 'mail: a colleague was faster',
    route: 'POST /werk/reacties/post/:id/terug',
    state: 'erroneous',
    ...wim,
    async go(page, world) {
      await page.goto(path('reclame'))
      await faster(world, 'reclame')
      await press(page.locator('main form[action$="/terug"] button'))
    },
  },
]
