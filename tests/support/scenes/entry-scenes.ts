import { staff } from '../../../db/demo/people.ts'
import { hashPassword } from '../../../src/platform/password-hash.ts'
import { newId, newToken } from '../../../src/platform/tokens.ts'
import { totpCode, totpSecretFrom } from '../../../src/platform/totp.ts'
import { givePassword, invitation, password, resetLink } from '../doors.ts'
import type { World } from '../worlds.ts'
import type { Page } from 'playwright-core'
import { endless, opens, press, type Scene, send } from './scene.ts'

// The ways in: log in, second step, a new password, an invitation.

const lapsed = (path: string) => opens(() => `${path}/${newToken()}`)

async function askedForCode(page: Page, world: World): Promise<void> {
  // A code was guessed here before, in another window.
  await world.owner.query('delete from accounts.failed_login')
  const { email } = await world.keysOf('marc')
  await givePassword(page, email)
}

const email = 'vera.vergeet@example.org'

/** Somebody who lost his password or his telephone, and whom no other scene logs in. @returns who */
const forgetful = (world: World) =>
  world.once('forgetful', async () => {
    const id = newId()
    await world.owner.query(`insert into accounts.person (id, name, email) values ($1, 'Vera Vergeet', $2)`, [
      id,
      email,
    ])
    await world.owner.query(
      `insert into accounts.membership (id, person_id, organisation_id, role)
       select $1, $2, organisation_id, role from accounts.membership where person_id = $3`,
      [newId(), id, staff.anouk.id],
    )
    return id
  })

/** Somebody whose telephone is gone: a password and no second step. */
async function withoutFactor(world: World): Promise<string> {
  const id = await forgetful(world)
  await world.owner.query('insert into accounts.password (person_id, hash) values ($1, $2) on conflict do nothing', [
    id,
    await hashPassword(password),
  ])
  return id
}

const invited = (of?: Parameters<typeof invitation>[1]) =>
  opens(async (world) => `/uitnodiging/${await invitation(world, of)}`)

/** A new colleague who chose a password and sees the picture for the app. */
async function settingUp(page: Page, world: World): Promise<void> {
  await invited()(page, world)
  await send(page, { name: 'Nieuwe Collega', password })
}

const factorLink = opens(async (world) => {
  return `/tweede-stap/${await resetLink(world, await withoutFactor(world), 'second_factor')}`
})

const passwordLink = opens(async (world) => `/wachtwoord/${await resetLink(world, await forgetful(world), 'password')}`)

type Go = Scene['go']
/** First this, then the form of each page that comes. */
const then =
  (first: Go, ...forms: readonly Readonly<Record<string, string>>[]): Go =>
  async (page, world) => {
    await first(page, world)
    for (const typed of forms) await send(page, typed)
  }

const visitor = { as: 'visitor' } as const

export const entryScenes: readonly Scene[] = [
  { name: 'log in', route: 'GET /inloggen', state: 'empty', ...visitor, go: opens('/inloggen') },
  {
    name: 'log in again, with a new password',
    route: 'GET /inloggen',
    state: 'full',
    ...visitor,
    go: opens('/inloggen?gewijzigd=1'),
  },
  { name: 'log in, lapsed', route: 'GET /inloggen', state: 'full', ...visitor, go: opens('/inloggen?verlopen=1') },
  {
    name: 'log in with nothing',
    route: 'POST /inloggen',
    state: 'erroneous',
    ...visitor,
    go: then(opens('/inloggen'), {}),
  },
  {
    name: 'log in with a wrong password',
    route: 'POST /inloggen',
    state: 'erroneous',
    ...visitor,
    go: (page, world) =>
      then(opens('/inloggen'), { email: `${newToken()}@example.org`, password: 'iets' })(page, world),
  },
  {
    name: 'log in with a long address',
    route: 'POST /inloggen',
    state: 'overlong',
    ...visitor,
    go: then(opens('/inloggen'), { email: endless.email, password: endless.text }),
  },
  {
    name: 'log in without second step',
    route: 'POST /inloggen',
    state: 'full',
    ...visitor,
    go: async (page, world) => {
      await withoutFactor(world)
      await then(opens('/inloggen'), { email, password })(page, world)
    },
  },
  { name: 'code', route: 'GET /inloggen/code', state: 'empty', ...visitor, go: askedForCode },
  {
    name: 'code of letters',
    route: 'POST /inloggen/code',
    state: 'erroneous',
    ...visitor,
    go: then(askedForCode, { code: 'abc' }),
  },
  {
    name: 'code that is wrong',
    route: 'POST /inloggen/code',
    state: 'erroneous',
    ...visitor,
    go: then(askedForCode, { code: '000000' }),
  },
  {
    name: 'recovery code that is wrong',
    route: 'POST /inloggen/code',
    state: 'overlong',
    ...visitor,
    async go(page, world) {
      await askedForCode(page, world)
      await page.locator('main details summary').click()
      const form = page.locator('main details form')
      await form.locator('[name=recovery]').fill(endless.word)
      await press(form.locator('button'))
    },
  },
  { name: 'second step', route: 'GET /tweede-stap', state: 'full', ...visitor, go: settingUp },
  {
    name: 'second step with a wrong code',
    route: 'POST /tweede-stap',
    state: 'erroneous',
    ...visitor,
    go: then(settingUp, { code: '12' }),
  },
  {
    name: 'second step with a long code',
    route: 'POST /tweede-stap',
    state: 'overlong',
    ...visitor,
    go: then(settingUp, { code: endless.word }),
  },
  {
    name: 'recovery codes',
    route: 'POST /tweede-stap',
    state: 'full',
    ...visitor,
    async go(page, world) {
      await settingUp(page, world)
      const secret = totpSecretFrom((await page.locator('main code').first().textContent()) ?? '')
      await send(page, { code: totpCode(secret, world.house.clock.now()) })
    },
  },
  { name: 'second step by link', route: 'GET /tweede-stap/:token', state: 'empty', ...visitor, go: factorLink },
  {
    name: 'second step by old link',
    route: 'GET /tweede-stap/:token',
    state: 'erroneous',
    ...visitor,
    go: lapsed('/tweede-stap'),
  },
  {
    name: 'second step by link without password',
    route: 'POST /tweede-stap/:token',
    state: 'erroneous',
    ...visitor,
    go: then(factorLink, {}),
  },
  {
    name: 'password forgotten',
    route: 'GET /wachtwoord-vergeten',
    state: 'empty',
    ...visitor,
    go: opens('/wachtwoord-vergeten'),
  },
  {
    name: 'password forgotten without address',
    route: 'POST /wachtwoord-vergeten',
    state: 'erroneous',
    ...visitor,
    go: then(opens('/wachtwoord-vergeten'), {}),
  },
  {
    name: 'password letter on its way',
    route: 'POST /wachtwoord-vergeten',
    state: 'full',
    ...visitor,
    go: then(opens('/wachtwoord-vergeten'), { email: 'iemand@example.org' }),
  },
  {
    name: 'password forgotten with a long address',
    route: 'POST /wachtwoord-vergeten',
    state: 'overlong',
    ...visitor,
    go: then(opens('/wachtwoord-vergeten'), { email: `${endless.word} ${endless.word}` }),
  },
  { name: 'new password', route: 'GET /wachtwoord/:token', state: 'empty', ...visitor, go: passwordLink },
  {
    name: 'new password by old link',
    route: 'GET /wachtwoord/:token',
    state: 'erroneous',
    ...visitor,
    go: lapsed('/wachtwoord'),
  },
  {
    name: 'new password too short',
    route: 'POST /wachtwoord/:token',
    state: 'erroneous',
    ...visitor,
    go: then(passwordLink, { password: 'kort' }),
  },
  {
    name: 'new password too long',
    route: 'POST /wachtwoord/:token',
    state: 'overlong',
    ...visitor,
    go: then(passwordLink, { password: endless.text }),
  },
  { name: 'invitation', route: 'GET /uitnodiging/:token', state: 'full', ...visitor, go: invited() },
  {
    name: 'invitation to somebody with a long name',
    route: 'GET /uitnodiging/:token',
    state: 'overlong',
    ...visitor,
    go: (page, world) =>
      invited({ name: endless.name, email: `${newToken().toLowerCase()}.${endless.email}` })(page, world),
  },
  {
    name: 'invitation to somebody who is known',
    route: 'GET /uitnodiging/:token',
    state: 'full',
    ...visitor,
    go: opens((world) => world.once('known', () => toLotte(world))),
  },
  {
    name: 'invitation, logged in',
    route: 'GET /uitnodiging/:token',
    state: 'full',
    as: 'lotte',
    go: opens((world) => world.once('known', () => toLotte(world))),
  },
  {
    name: 'invitation to somebody else',
    route: 'GET /uitnodiging/:token',
    state: 'full',
    as: 'marc',
    go: opens((world) => world.once('known', () => toLotte(world))),
  },
  {
    name: 'invitation that is closed',
    route: 'GET /uitnodiging/:token',
    state: 'erroneous',
    ...visitor,
    go: lapsed('/uitnodiging'),
  },
  {
    name: 'invitation without name and password',
    route: 'POST /uitnodiging/:token',
    state: 'erroneous',
    ...visitor,
    go: then(invited(), { name: '', password: '' }),
  },
  {
    name: 'invitation with a long name',
    route: 'POST /uitnodiging/:token',
    state: 'overlong',
    ...visitor,
    go: then(invited(), { name: endless.text, password: 'kort' }),
  },
]

/** Who has a password is known: the invitation then asks to log in. */
async function toLotte(world: World): Promise<string> {
  const { email, name } = staff.lotte
  await world.keysOf('lotte')
  return `/uitnodiging/${await invitation(world, { email, name, organisation: 'lindebeke' })}`
}
