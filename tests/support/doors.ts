import type { Pool } from 'pg'
import type { Page } from 'playwright-core'
import { requestId } from '../../db/demo/dossier.ts'
import { totpPurpose } from '../../src/modules/accounts/sealed-columns.ts'
import { hashPassword } from '../../src/platform/password-hash.ts'
import { hashToken, newId, newToken } from '../../src/platform/tokens.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { newTotpSecret, totpCode } from '../../src/platform/totp.ts'
import { press } from './scenes/scene.ts'

// The real ways in, for people of the demo region, who have no password of their own.

export const password = 'vier woorden op een rij'

/** A house, and its database past every policy: scenes of several windows ask it at once. */
export interface Backstage {
  readonly platform: Platform
  readonly owner: Pool
}

/** What a person needs to log in, besides the address. */
export interface Keyring {
  readonly email: string
  readonly secret: Buffer
}

let hashed: Promise<string> | undefined

/** Gives a person a password and an authenticator app that has shown a code before. */
export async function giveKeys(
  { owner, platform }: Backstage,
  person: { id: string; email: string },
): Promise<Keyring> {
  hashed ??= hashPassword(password)
  const secret = newTotpSecret()
  await owner.query('insert into accounts.password (person_id, hash) values ($1, $2)', [person.id, await hashed])
  await owner.query('insert into accounts.second_factor (person_id, secret_sealed, last_counter) values ($1, $2, 0)', [
    person.id,
    platform.keys.seal(totpPurpose, secret),
  ])
  return { email: person.email, secret }
}

/** Password and code, as at the real door. */
export async function logIn(page: Page, { platform }: Backstage, { email, secret }: Keyring): Promise<void> {
  await givePassword(page, email)
  await page.fill('main [name=code]', totpCode(secret, platform.clock.now()))
  await press(page.locator('main form button').first())
}

/** The first half of logging in: the page then asks for a code. */
export async function givePassword(page: Page, email: string): Promise<void> {
  await page.goto('/inloggen')
  await page.fill('main [name=email]', email)
  await page.fill('main [name=password]', password)
  await press(page.locator('main form button').first())
}

/** The link of a letter, then its button. */
export async function openLink(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await press(page.locator('main form button').first())
}

/** A link as in a letter to the family of a request, by its name in the demo. */
export async function familyLink({ owner }: Backstage, request: string): Promise<string> {
  const token = newToken()
  await owner.query(
    `insert into requests.access_link (token_hash, request_id, expires_at) values ($1, $2, now() + interval '30 days')`,
    [hashToken(token), requestId(request)],
  )
  return `/aanvraag/link/${token}`
}

/** A link as in a letter to a member of a panel. */
export async function panelLink({ owner }: Backstage, memberId: string): Promise<string> {
  const token = newToken()
  await owner.query(
    `insert into feedback.panel_link (token_hash, member_id, created_at, expires_at) values ($1, $2, now(), now() + interval '30 days')`,
    [hashToken(token), memberId],
  )
  return `/panel/link/${token}`
}

/** A link as in a letter with which a person proves who he is. */
export async function resetLink({ owner }: Backstage, personId: string, purpose: 'password' | 'second_factor') {
  const token = newToken()
  await owner.query(
    `insert into accounts.reset_link (token_hash, person_id, purpose, expires_at)
     values ($1, $2, $3, now() + interval '1 hour')`,
    [hashToken(token), personId, purpose],
  )
  return token
}

interface Invited {
  readonly email?: string
  readonly name?: string
  readonly organisation?: string
  readonly role?: string
}

/** The token of an invitation, as in the letter. */
export async function invitation({ owner }: Backstage, invited: Invited = {}): Promise<string> {
  const token = newToken()
  const { email = `nieuw-${newId()}@example.org`, name = 'Nieuwe Collega' } = invited
  await owner.query(
    `insert into accounts.invitation (id, token_hash, email, name, organisation_id, role, expires_at)
     select $1, $2, $3, $4, id, $6, now() + interval '14 days' from accounts.organisation where slug = $5`,
    [newId(), hashToken(token), email, name, invited.organisation ?? 'zonneveld', invited.role ?? 'desk_worker'],
  )
  return token
}
