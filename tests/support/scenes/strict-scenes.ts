import type { Page } from 'playwright-core'
import { staff } from '../../../db/demo/people.ts'
import { reactionId } from '../../../db/demo/reactions.ts'
import { newId, newNumber } from '../../../src/platform/tokens.ts'
import type { World } from '../worlds.ts'
import { dossier } from './feedback-scenes.ts'
import { find, opens, press, type Scene } from './scene.ts'

// Strict cases: read by the people who were named for them.

const wim = { as: 'wim' } as const
const page = 'GET /werk/reacties/:number/strikt'

const numberOf = (world: World, id: string) =>
  find(world, 'select number as found from feedback.reaction where id = $1', id)

/** A case of which Wim and its handler are the readers. */
const strict = (world: World) =>
  world.once('strict', async () => {
    const id = reactionId('alleen')
    for (const person of [staff.wim.id, staff.bram.id])
      await world.owner.query(
        `insert into feedback.recipient (id, reaction_id, person_id, named_by, named_at) values ($1, $2, $3, $4, now())`,
        [newId(), id, person, staff.wim.id],
      )
    await world.owner.query('update feedback.reaction set strict = true where id = $1', [id])
    return numberOf(world, id)
  })

/** Another one, of which nobody is left. */
const deserted = (world: World) =>
  world.once('strict, deserted', async () => {
    const [id, number] = [newId(), newNumber()]
    await world.owner.query(
      `insert into feedback.reaction (id, number, holder_id, land, kind, about, location_id, sender, channel, regimes, language, words,
         words_key, strict, openness, contact_name, may_name, folded, state, acts, due_on, received_at, submission_key)
       select $1::uuid, $2, holder_id, land, kind, about, location_id, sender, channel, regimes, language,
         'sealed:1:' || $1 || ':reaction.words:x', words_key, true, openness, '', false, '', 'received', 'coordinator', current_date + 9, received_at, $1::uuid
       from feedback.reaction where id = $3`,
      [id, number, reactionId('alleen')],
    )
    return number
  })

const send = (action: string) => async (at: Page) =>
  press(at.locator(`main form[action$="${action}"] button:not([type=button])`).last())

export const strictScenes: readonly Scene[] = [
  {
    name: 'strict: who would read it',
    route: page,
    state: 'empty',
    ...wim,
    go: dossier('vertrouwen', (at) => press(at.locator('aside a[href$="/strikt"], main a[href$="/strikt"]').first())),
  },
  {
    name: 'strict: no reason',
    route: 'POST /werk/reacties/:number/strikt',
    state: 'erroneous',
    ...wim,
    go: dossier('vertrouwen', async (at) => {
      await press(at.locator('aside a[href$="/strikt"], main a[href$="/strikt"]').first())
      await send('/strikt')(at)
    }),
  },
  {
    name: 'strict: who reads it',
    route: page,
    state: 'full',
    ...wim,
    go: opens(async (world) => `/werk/reacties/${await strict(world)}/strikt`),
  },
  {
    name: 'strict: nobody chosen to add',
    route: 'POST /werk/reacties/:number/strikt/lezer',
    state: 'erroneous',
    ...wim,
    async go(at, world) {
      await at.goto(`/werk/reacties/${await strict(world)}/strikt`)
      await send('/lezer')(at)
    },
  },
  {
    name: 'strict: nobody chosen to leave',
    route: 'POST /werk/reacties/:number/strikt/lezer-weg',
    state: 'erroneous',
    ...wim,
    async go(at, world) {
      await at.goto(`/werk/reacties/${await strict(world)}/strikt`)
      await send('/lezer-weg')(at)
    },
  },
  {
    name: 'strict: nobody is left',
    route: 'GET /werk/reacties/:number/strikt/overnemen',
    state: 'full',
    ...wim,
    go: opens(async (world) => `/werk/reacties/${await deserted(world)}/strikt/overnemen`),
  },
  {
    name: 'strict: taken over without a reason',
    route: 'POST /werk/reacties/:number/strikt/overnemen',
    state: 'erroneous',
    ...wim,
    async go(at, world) {
      await at.goto(`/werk/reacties/${await deserted(world)}/strikt/overnemen`)
      await send('/overnemen')(at)
    },
  },
  {
    name: 'strict: the list with cases of others',
    route: 'GET /werk/reacties',
    state: 'full',
    ...wim,
    async go(at, world) {
      await deserted(world)
      await at.goto('/werk/reacties?lijst=lopend')
    },
  },
]
