import type { Page } from 'playwright-core'
import { membershipId, staff } from '../../../db/demo/people.ts'
import { hashToken, newId, newToken } from '../../../src/platform/tokens.ts'
import { invitation } from '../doors.ts'
import type { World } from '../worlds.ts'
import { longDesk } from './long-desk.ts'
import { endless, opens, press, type Scene, send } from './scene.ts'

// People, organisations and one's own account.

/** A colleague and an invitation that no table was made for, at an organiser where nobody else looks. */
const crowded = (world: World): Promise<string> =>
  world.once('crowded', async () => {
    const { owner } = world
    const id = newId()
    const email = `altijd.${endless.email}`
    await owner.query('insert into accounts.person (id, name, email) values ($1, $2, $3)', [id, endless.name, email])
    const member = newId()
    await owner.query(
      `insert into accounts.membership (id, person_id, organisation_id, role)
       select $1, $2, id, 'location_worker' from accounts.organisation where slug = 'vlierbes'`,
      [member, id],
    )
    await invitation(world, {
      name: endless.name,
      email: endless.email,
      organisation: 'vlierbes',
      role: 'location_worker',
    })
    return member
  })

/** A waiting and a lapsed invitation beside the colleagues. */
const invitedTo = (world: World): Promise<string> =>
  world.once('invited', async () => {
    await invitation(world, { name: 'Bram Wuyts', email: 'bram.wuyts@example.org' })
    await invitation(world, { name: 'Nour El Khattabi', email: 'nour@example.org', role: 'desk_manager' })
    await world.owner.query(
      `update accounts.invitation set created_at = now() - interval '20 days', expires_at = now() - interval '6 days'
       where email = 'nour@example.org'`,
    )
    return '/werk/mensen'
  })

/** Somebody who logs in wherever he comes and never out. */
const everywhere = (world: World): Promise<string> =>
  world.once('everywhere', async () => {
    for (let session = 0; session < 25; session += 1)
      await world.owner.query(
        `insert into platform.session (id, token_hash, person_id, agent, created_at, last_seen_at, expires_at)
         values ($1, $2, $3, 'Firefox, Windows', now() - interval '1 hour', now(), now() + interval '8 hours')`,
        [newId(), hashToken(newToken()), staff.ruud.id],
      )
    return '/werk/sessies'
  })

const one = (person: 'lotte' | 'marc') => `/werk/mensen/${membershipId(staff[person], 0)}`

const newOrganisation = {
  name: `Stichting ${endless.name}`,
  hours: endless.text,
  email: endless.email,
  hosts: `${endless.word}.example.org`,
  slug: endless.word,
  tagline: endless.word,
  brand: endless.word,
  logo: endless.word,
}

const organisation = 'GET /werk/organisaties/:slug'
const organisationSent = 'POST /werk/organisaties/:slug'

export const accountsScenes: readonly Scene[] = [
  { name: 'sessions', route: 'GET /werk/sessies', state: 'full', as: 'lotte', go: opens('/werk/sessies') },
  { name: 'sessions without end', route: 'GET /werk/sessies', state: 'overlong', as: 'ruud', go: opens(everywhere) },
  {
    name: 'sessions, one ended',
    route: 'GET /werk/sessies',
    state: 'full',
    as: 'marc',
    go: opens('/werk/sessies?gedaan=1'),
  },
  {
    name: 'own second step',
    route: 'GET /werk/sessies/tweede-stap',
    state: 'full',
    as: 'lotte',
    go: opens('/werk/sessies/tweede-stap'),
  },
  {
    name: 'own second step, after a recovery code',
    route: 'GET /werk/sessies/tweede-stap',
    state: 'full',
    as: 'lotte',
    go: opens('/werk/sessies/tweede-stap?herstel=1'),
  },
  {
    name: 'own second step without password',
    route: 'POST /werk/sessies/tweede-stap',
    state: 'erroneous',
    as: 'lotte',
    async go(page) {
      await page.goto('/werk/sessies/tweede-stap')
      await send(page)
    },
  },
  {
    name: 'people of nobody',
    route: 'GET /werk/mensen',
    state: 'empty',
    as: 'katrien',
    world: 'empty',
    go: opens('/werk/mensen?organisatie=lindebeke'),
  },
  { name: 'people', route: 'GET /werk/mensen', state: 'full', as: 'marc', go: opens(invitedTo) },
  {
    name: 'people, one invited',
    route: 'GET /werk/mensen',
    state: 'full',
    as: 'marc',
    go: opens('/werk/mensen?organisatie=zonneveld&gedaan=invited'),
  },
  {
    name: 'people with long names',
    route: 'GET /werk/mensen',
    state: 'overlong',
    as: 'katrien',
    go: opens(async (world) => {
      await crowded(world)
      return '/werk/mensen?organisatie=vlierbes'
    }),
  },
  {
    name: 'people of an organisation that is not there',
    route: 'GET /werk/mensen',
    state: 'erroneous',
    as: 'marc',
    go: opens('/werk/mensen?organisatie=nergens'),
  },
  { name: 'invite', route: 'GET /werk/mensen/nieuw', state: 'empty', as: 'marc', go: opens('/werk/mensen/nieuw') },
  {
    name: 'invite nobody',
    route: 'POST /werk/mensen/nieuw',
    state: 'erroneous',
    as: 'marc',
    go: (page) => inviting(page, { name: '', email: '' }),
  },
  {
    name: 'invite who is here already',
    route: 'POST /werk/mensen/nieuw',
    state: 'erroneous',
    as: 'marc',
    async go(page) {
      await page.goto('/werk/mensen/nieuw')
      await page.locator('main [name=role][value=desk_worker]').check({ force: true })
      await send(page, { name: staff.lotte.name, email: staff.lotte.email })
    },
  },
  {
    name: 'invite somebody with a long name',
    route: 'POST /werk/mensen/nieuw',
    state: 'overlong',
    as: 'marc',
    go: (page) => inviting(page, { name: endless.text, email: endless.email }),
  },
  { name: 'person', route: 'GET /werk/mensen/:id', state: 'full', as: 'marc', go: opens(one('lotte')) },
  {
    name: 'oneself among the people',
    route: 'GET /werk/mensen/:id',
    state: 'full',
    as: 'marc',
    go: opens(one('marc')),
  },
  {
    name: 'person with a long name',
    route: 'GET /werk/mensen/:id',
    state: 'overlong',
    as: 'katrien',
    go: opens(async (world) => `/werk/mensen/${await crowded(world)}`),
  },
  {
    name: 'person who is not there',
    route: 'GET /werk/mensen/:id',
    state: 'erroneous',
    as: 'marc',
    go: opens(() => `/werk/mensen/${newId()}`),
  },
  {
    name: 'last manager who leaves',
    route: 'POST /werk/mensen/:id/einde',
    state: 'erroneous',
    as: 'marc',
    async go(page) {
      await page.goto(one('marc'))
      await press(page.locator('main form[action$="/einde"] button'))
    },
  },
  {
    name: 'organisations of a new installation',
    route: 'GET /werk/organisaties',
    state: 'empty',
    as: 'katrien',
    world: 'empty',
    go: opens('/werk/organisaties'),
  },
  {
    name: 'organisations',
    route: 'GET /werk/organisaties',
    state: 'full',
    as: 'katrien',
    go: opens('/werk/organisaties?bewaard=1'),
  },
  {
    name: 'organisations with a long name',
    route: 'GET /werk/organisaties',
    state: 'overlong',
    as: 'katrien',
    go: opens(async (world) => {
      await longDesk(world)
      return '/werk/organisaties'
    }),
  },
  {
    name: 'new organisation',
    route: 'GET /werk/organisaties/nieuw',
    state: 'empty',
    as: 'katrien',
    go: opens('/werk/organisaties/nieuw'),
  },
  {
    name: 'new organisation without a name',
    route: 'POST /werk/organisaties/nieuw',
    state: 'erroneous',
    as: 'katrien',
    async go(page) {
      await page.goto('/werk/organisaties/nieuw')
      await send(page)
    },
  },
  {
    name: 'new organisation with long words',
    route: 'POST /werk/organisaties/nieuw',
    state: 'overlong',
    as: 'katrien',
    async go(page) {
      await page.goto('/werk/organisaties/nieuw')
      await send(page, newOrganisation)
    },
  },
  {
    name: 'organisation',
    route: organisation,
    state: 'full',
    as: 'katrien',
    go: opens('/werk/organisaties/zonneveld'),
  },
  {
    name: 'organisation with a long name',
    route: organisation,
    state: 'overlong',
    as: 'katrien',
    go: opens(async (world) => `/werk/organisaties/${await longDesk(world)}`),
  },
  {
    name: 'organisation that is not there',
    route: organisation,
    state: 'erroneous',
    as: 'katrien',
    go: opens('/werk/organisaties/nergens'),
  },
  {
    name: 'organisation without a name',
    route: organisationSent,
    state: 'erroneous',
    as: 'katrien',
    async go(page) {
      await page.goto('/werk/organisaties/zonneveld')
      await send(page, { name: '', brand: 'paars', email: 'geen adres' })
    },
  },
]

async function inviting(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  await page.goto('/werk/mensen/nieuw')
  await send(page, values)
}
