import type { Actor } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { planJob } from '../../../platform/jobs.ts'
import { hashPassword } from '../../../platform/password-hash.ts'
import type { Platform } from '../../../platform/platform.ts'
import { endSessionsOf } from '../../../platform/session.ts'
import { hashToken } from '../../../platform/tokens.ts'
import { asActor, findPersonWhoActs } from '../actor-queries.ts'
import { writeToPerson } from '../letter-to-person-actions.ts'
import { forgetAttempts } from '../login/attempt-queries.ts'
import { findCredentials } from '../login/credential-queries.ts'
import { findResetLink, makeResetLink, useResetLink } from '../reset-link-queries.ts'
import { passwordChangedLetter, passwordLinkLetter } from './password-mail.ts'
import { savePassword } from './password-queries.ts'

export const forgottenTask = 'send_password_link'
const forgottenPurpose = 'accounts.forgotten'

/**
 * Plans the letter without looking whether the address is known: the same work and the same answer for every address. It
 * travels sealed, because a job holds no personal data.
 */
export async function askPasswordLink({ db, keys }: Platform, email: string): Promise<void> {
  const sealed = keys.seal(forgottenPurpose, Buffer.from(email)).toString('base64')
  await db.gate((tx) =>
    planJob(tx, forgottenTask, { sealed }, { key: `forgotten:${hashToken(email).toString('hex')}` }),
  )
}

/** Sends the link where the address is that of a person with a password. Run twice, it sends one. */
export async function sendPasswordLink(platform: Platform, sealed: string): Promise<void> {
  const { db, keys, clock } = platform
  const email = keys.open(forgottenPurpose, Buffer.from(sealed, 'base64')).toString()
  await db.work(async (tx) => {
    const reader = await tx
      .selectFrom('accounts.person')
      .select(['id as personId', 'name', 'email', 'language'])
      .where('email', '=', email)
      .where('disabled_at', 'is', null)
      .executeTakeFirst()
    const token = reader && (await makeResetLink(tx, reader.personId, 'password', clock.now()))
    if (!reader || !token) return
    await writeToPerson(tx, platform, reader, {
      kind: 'accounts.password_link',
      path: `/wachtwoord/${token}`,
      write: (view, { name }, url) => passwordLinkLetter(view, { name, url }),
    })
    await audit(tx, 'system', {
      action: 'accounts.password_link_sent',
      subjectKind: 'person',
      subjectId: reader.personId,
    })
  })
}

/** Whose password this link may change; nothing when it works no more. */
export const findLinkReader = (
  { db, clock }: Platform,
  token: string,
): Promise<{ name: string; email: string } | undefined> =>
  db.gate(async (tx) => {
    const link = await findResetLink(tx, token, 'password', clock.now())
    return link && findPersonWhoActs(tx, link.personId)
  })

/** Sets the password and ends every other session; false when the link was used meanwhile. */
export async function changePassword(
  platform: Platform,
  token: string,
  password: string,
  actor: Actor,
): Promise<boolean> {
  const { db, clock } = platform
  const hash = await hashPassword(password)
  return db.gate(async (tx) => {
    const now = clock.now()
    const link = await findResetLink(tx, token, 'password', now)
    if (!link || !(await useResetLink(tx, token, 'password', now))) return false
    const person = orNotFound(await findPersonWhoActs(tx, link.personId))
    await savePassword(tx, person.id, hash, now)
    await forgetAttempts(tx, { passwordOf: person.email })
    await endSessionsOf(tx, person.id, now, ownSession(actor, person.id))
    await audit(tx, asActor(person), {
      action: 'accounts.password_changed',
      subjectKind: 'person',
      subjectId: person.id,
    })
    const reader = orNotFound(await findCredentials(tx, { personId: person.id }))
    await writeToPerson(tx, platform, reader, {
      kind: 'accounts.password_changed',
      write: (view, { name }) => passwordChangedLetter(view, { name }),
    })
    return true
  })
}

const ownSession = (actor: Actor, personId: string) =>
  actor.kind === 'person' && actor.personId === personId ? actor.sessionId : undefined
