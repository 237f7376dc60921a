import { overlong } from '../../../db/demo/names.ts'
import { newId } from '../../../src/platform/tokens.ts'
import { find, opens, type Scene } from './scene.ts'

const letter = (where: string, ...values: readonly unknown[]) =>
  opens(
    async (world) =>
      `/werk/brieven/${await find(
        world,
        `select l.id as found from platform.letter l join accounts.organisation o on o.id = l.organisation_id
         where o.slug = 'zonneveld' and ${where} order by l.created_at desc, l.id limit 1`,
        ...values,
      )}`,
  )

const page = 'GET /werk/brieven/:id'

export const operationsScenes: readonly Scene[] = [
  {
    name: 'outbox without letters',
    route: 'GET /werk/brieven',
    state: 'empty',
    as: 'lotte',
    world: 'empty',
    go: opens('/werk/brieven'),
  },
  { name: 'outbox', route: 'GET /werk/brieven', state: 'full', as: 'lotte', go: opens('/werk/brieven') },
  {
    name: 'outbox with a long address',
    route: 'GET /werk/brieven',
    state: 'overlong',
    as: 'lotte',
    go: opens(
      async (world) =>
        `/werk/brieven?na=${await find(
          world,
          `select min(id::text) as found from platform.letter
           where id > (select id from platform.letter where to_address = $1 order by id limit 1)`,
          overlong.email,
        )}`,
    ),
  },
  {
    name: 'outbox, a page that is not there',
    route: 'GET /werk/brieven',
    state: 'erroneous',
    as: 'lotte',
    go: opens('/werk/brieven?na=niets'),
  },
  { name: 'letter', route: page, state: 'full', as: 'lotte', go: letter("l.state = 'kept'") },
  { name: 'letter that did not arrive', route: page, state: 'full', as: 'lotte', go: letter("l.state = 'failed'") },
  {
    name: 'letter to a long address',
    route: page,
    state: 'overlong',
    as: 'lotte',
    go: letter('l.to_address = $1', overlong.email),
  },
  {
    name: 'letter that is not there',
    route: page,
    state: 'erroneous',
    as: 'lotte',
    go: opens(() => `/werk/brieven/${newId()}`),
  },
]
