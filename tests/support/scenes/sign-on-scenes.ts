import type { Page } from 'playwright-core'
import { membershipId, staff, type StaffKey } from '../../../db/demo/people.ts'
import { saveDraft } from '../../../src/modules/accounts/single-sign-on/sign-on-queries.ts'
import { hashPassword } from '../../../src/platform/password-hash.ts'
import { newId } from '../../../src/platform/tokens.ts'
import { givePassword, password } from '../doors.ts'
import type { World } from '../worlds.ts'
import { endless, find, formButton, opens, press, type Scene, send } from './scene.ts'

// Logging in at the provider of a house, passkeys, and which second step a role takes.

const settingsOf = (slug: string) => `/werk/inloggen-via/${slug}`

/** What a house tries out, of a provider that answers nobody. */
const draftAt =
  (slug: string, facts: { forced?: boolean; name?: string; by?: StaffKey } = {}) =>
  (world: World) =>
    world.once(`draft ${slug}`, async () => {
      const organisationId = await find(world, 'select id as found from accounts.organisation where slug = $1', slug)
      const { name = `Huis ${slug}`, forced = false, by = 'marc' } = facts
      const rules = [
        { value: 'loket-medewerkers', role: 'desk_worker', locationId: null },
        { value: 'loket-beheer', role: 'desk_manager', locationId: null },
      ] as const
      const { db, keys, clock } = world.platform
      await db.gate((tx) =>
        saveDraft(tx, keys, {
          id: newId(),
          organisationId,
          name,
          forced,
          rules,
          by: staff[by].id,
          at: clock.now(),
          issuer: 'http://localhost:9',
          clientId: 'opvangloket',
          secret: 'geheim',
          roleClaim: 'groups',
          scopes: ['openid', 'email'],
          emailClaim: 'email',
          joins: 'claims',
          domains: ['zonneveld.example'],
          trustsDomains: false,
          secondFactorValues: ['mfa'],
        }),
      )
      return settingsOf(slug)
    })

/** The same, as it holds. */
const activeAt =
  (slug: string, facts: Parameters<typeof draftAt>[1] = {}) =>
  (world: World) =>
    world.once(`active ${slug}`, async () => {
      const path = await draftAt(slug, facts)(world)
      await world.owner.query(
        `update accounts.sign_on set state = 'active', tested_at = now(), activated_at = now()
       where organisation_id = (select id from accounts.organisation where slug = $1)`,
        [slug],
      )
      return path
    })

/** Somebody with a password, whose house lets in only who comes by its provider. */
const mustSignOn = (world: World) =>
  world.once('must sign on', async () => {
    const [house, person] = [newId(), newId()]
    const email = 'dwingende.aanbieder@example.org'
    await world.owner.query(
      `insert into accounts.organisation (id, kind, land, slug, name, zone)
       values ($1, 'desk', 'vl', 'alleen-zo', 'Loket Alleen zo', 'Europe/Brussels')`,
      [house],
    )
    await world.owner.query(`insert into accounts.person (id, name, email) values ($1, 'Dirk', $2)`, [person, email])
    await world.owner.query(
      `insert into accounts.membership (id, person_id, organisation_id, role) values ($1, $2, $3, 'desk_worker')`,
      [newId(), person, house],
    )
    await world.owner.query('insert into accounts.password (person_id, hash) values ($1, $2)', [
      person,
      await hashPassword(password),
    ])
    await activeAt('alleen-zo', { forced: true, name: 'Stad Alleen zo' })(world)
    return email
  })

const addKey = ({ owner }: World, person: string, name: string) =>
  owner.query(
    `insert into accounts.passkey (id, person_id, name, host, credential_id, public_key, counter, transports, backed_up, created_at)
     values ($1, $2, $3, 'zonneveld.localhost', $4, '\\x00', 1, '{internal}', true, now())`,
    [newId(), person, name, Buffer.from(newId())],
  )

const keysOf = (person: StaffKey, names: readonly string[]) => (world: World) =>
  world.once(`keys of ${person}`, async () => {
    for (const name of names) await addKey(world, staff[person].id, name)
    return '/werk/passkeys'
  })

/** A password and a passkey, and no app. */
const onlyKey = (world: World) =>
  world.once('only a key', async () => {
    const [person, email] = [newId(), 'alleen.passkey@example.org']
    await world.owner.query(`insert into accounts.person (id, name, email) values ($1, 'Pia', $2)`, [person, email])
    await world.owner.query('insert into accounts.password (person_id, hash) values ($1, $2)', [
      person,
      await hashPassword(password),
    ])
    await addKey(world, person, 'Telefoon')
    return email
  })

/** Sends a form as it is: no device answers here. */
async function sendBare(page: Page, action: string): Promise<void> {
  const loaded = page.waitForEvent('load')
  await page.evaluate((to) => document.querySelector<HTMLFormElement>(`main form[action="${to}"]`)?.submit(), action)
  await loaded
}

const visitor = { as: 'visitor' } as const

export const signOnScenes: readonly Scene[] = [
  {
    name: 'log in, with providers of houses',
    route: 'GET /inloggen',
    state: 'overlong',
    ...visitor,
    async go(page, world) {
      await activeAt('zonneveld', { name: 'Gemeente Zonneveld' })(world)
      await mustSignOn(world)
      await page.goto('/inloggen')
    },
  },
  {
    name: 'log in, where only the provider counts',
    route: 'POST /inloggen',
    state: 'full',
    ...visitor,
    go: async (page, world) => givePassword(page, await mustSignOn(world)),
  },
  {
    name: 'provider that does not answer',
    route: 'GET /inloggen/met/:slug',
    state: 'erroneous',
    ...visitor,
    async go(page, world) {
      await activeAt('zonneveld', { name: 'Gemeente Zonneveld' })(world)
      // A door of a house stands on its own host name.
      await page.goto(`${world.origin('zonneveld')}/inloggen/met/zonneveld`)
    },
  },
  {
    name: 'a passkey as second step',
    route: 'GET /inloggen/code',
    state: 'empty',
    ...visitor,
    go: async (page, world) => givePassword(page, await onlyKey(world)),
  },
  {
    name: 'a passkey that is not known',
    route: 'POST /inloggen/passkey',
    state: 'erroneous',
    ...visitor,
    async go(page) {
      await page.goto('/inloggen')
      await sendBare(page, '/inloggen/passkey')
    },
  },
  {
    name: 'sign-on, nothing yet',
    route: 'GET /werk/inloggen-via/:slug',
    state: 'empty',
    as: 'hilde',
    go: opens(settingsOf('lindebeke')),
  },
  {
    name: 'sign-on, tried out',
    route: 'GET /werk/inloggen-via/:slug',
    state: 'full',
    as: 'ruud',
    go: opens(draftAt('waterdam', { by: 'ruud' })),
  },
  {
    name: 'sign-on, as it holds',
    route: 'GET /werk/inloggen-via/:slug',
    state: 'full',
    as: 'marc',
    go: opens(activeAt('zonneveld', { name: 'Gemeente Zonneveld' })),
  },
  {
    name: 'sign-on with nothing filled in',
    route: 'POST /werk/inloggen-via/:slug',
    state: 'erroneous',
    as: 'hilde',
    async go(page) {
      await page.goto(settingsOf('lindebeke'))
      await press(formButton(page, settingsOf('lindebeke')))
    },
  },
  {
    name: 'sign-on with more than fits',
    route: 'POST /werk/inloggen-via/:slug',
    state: 'overlong',
    as: 'hilde',
    async go(page) {
      await page.goto(settingsOf('lindebeke'))
      await send(page, {
        name: endless.text,
        issuer: `http://${endless.word}/?x`,
        clientId: endless.word,
        domains: endless.word,
        value_0: endless.text.slice(0, 320),
        value_1: endless.word,
      })
    },
  },
  {
    name: 'second step of a role below the floor',
    route: 'POST /werk/inloggen-via/:slug/tweede-stap',
    state: 'erroneous',
    as: 'hilde',
    async go(page) {
      await page.goto(settingsOf('lindebeke'))
      await page.locator('main [name=role]').selectOption('desk_manager')
      await page.locator('main [name=demand][value=provider]').check()
      await press(page.locator(`main form[action$="/tweede-stap"] button`))
    },
  },
  { name: 'passkeys, none', route: 'GET /werk/passkeys', state: 'empty', as: 'hilde', go: opens('/werk/passkeys') },
  {
    name: 'passkeys',
    route: 'GET /werk/passkeys',
    state: 'full',
    as: 'marc',
    go: opens(keysOf('marc', ['Telefoon van het werk', 'Laptop'])),
  },
  {
    name: 'passkey without a name',
    route: 'POST /werk/passkeys',
    state: 'erroneous',
    as: 'hilde',
    async go(page) {
      await page.goto('/werk/passkeys')
      await sendBare(page, '/werk/passkeys')
    },
  },
  {
    name: 'passkeys with long names, logged in long ago',
    route: 'GET /werk/passkeys',
    state: 'overlong',
    as: 'yasmina',
    async go(page, world) {
      await keysOf(
        'yasmina',
        Array.from({ length: 20 }, (_, key) => `${key} ${endless.word}`.slice(0, 60)),
      )(world)
      await world.owner.query(
        `update platform.session set created_at = now() - interval '2 hours' where person_id = $1`,
        [staff.yasmina.id],
      )
      await page.goto('/werk/passkeys')
    },
  },
  {
    name: 'person known to the provider',
    route: 'GET /werk/mensen/:id',
    state: 'full',
    as: 'marc',
    async go(page, world) {
      await world.once('linked', async () => {
        await world.owner.query(
          `insert into accounts.sign_on_identity (organisation_id, issuer, subject, person_id, linked_at)
           select organisation_id, 'https://inloggen.example', 'lotte', person_id, now() from accounts.membership where id = $1`,
          [membershipId(staff.lotte, 0)],
        )
        return ''
      })
      await page.goto(`/werk/mensen/${membershipId(staff.lotte, 0)}`)
    },
  },
  {
    name: 'second factor taken away without a reason',
    route: 'POST /werk/mensen/:id/tweede-stap',
    state: 'erroneous',
    as: 'marc',
    async go(page) {
      await page.goto(`/werk/mensen/${membershipId(staff.lotte, 0)}`)
      await press(page.locator('main form[action$="/tweede-stap"] button'))
    },
  },
]
