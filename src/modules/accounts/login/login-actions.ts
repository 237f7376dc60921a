import { type Actor, type Anonymous, anonymous } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { passwordFits } from '../../../platform/password-hash.ts'
import type { Platform } from '../../../platform/platform.ts'
import { endSession, startSession } from '../../../platform/session.ts'
import { useRecoveryCode, useTotpCode } from '../second-factor/second-factor-queries.ts'
import { planSecondFactorLink } from '../second-factor/second-factor-link-actions.ts'
import { asActor, findPersonWhoActs, type ForcedSignOn, mustSignOnAt } from '../actor-queries.ts'
import { type Entrance, ownEntrance } from '../entrance.ts'
import { entranceByArrival, giveSession } from '../single-sign-on/arrival-queries.ts'
import { firstPage } from '../roles.ts'
import { countAttempt, forgetAttempts } from './attempt-queries.ts'
import { type Credentials, findCredentials } from './credential-queries.ts'
import type { HalfLogin } from './half-login-actions.ts'

export type Wait = { readonly kind: 'wait'; readonly minutes: number }
export type PasswordAnswer = Wait | { readonly kind: 'wrong' } | { readonly kind: 'right'; readonly who: Credentials }

/** Looks at a password; an unknown address takes the same steps and gets the same answer as a wrong password. */
export async function tryPassword({ db, clock }: Platform, email: string, password: string): Promise<PasswordAnswer> {
  const minutes = await countAttempt(db, { passwordOf: email }, clock.now())
  if (minutes > 0) return { kind: 'wait', minutes }
  const who = await db.gate((tx) => findCredentials(tx, { email }))
  const fits = await passwordFits(who?.hash ?? undefined, password)
  return db.gate(async (tx) => {
    if (who && fits) {
      await forgetAttempts(tx, { passwordOf: email })
      return { kind: 'right', who }
    }
    await auditRefusal(tx, who?.personId ?? null)
    return { kind: 'wrong' }
  })
}

export type LoginAnswer =
  | Exclude<PasswordAnswer, { kind: 'right' }>
  | { readonly kind: 'code'; readonly who: Credentials }
  | { readonly kind: 'link-sent' }
  | { readonly kind: 'sign-on'; readonly at: ForcedSignOn }

/** The first half of logging in. Who has no second factor (any more) is sent a link to make one: a password alone opens nothing. */
export async function logInWithPassword(platform: Platform, email: string, password: string): Promise<LoginAnswer> {
  const answer = await tryPassword(platform, email, password)
  if (answer.kind !== 'right') return answer
  const { who } = answer
  const at = await platform.db.gate((tx) => mustSignOnAt(tx, who.personId, ownEntrance))
  if (at) return { kind: 'sign-on', at }
  if (hasSecondFactor(who)) return { kind: 'code', who }
  await planSecondFactorLink(platform, who)
  return { kind: 'link-sent' }
}

export const hasSecondFactor = ({ secondFactorSince, hasPasskey }: Credentials): boolean =>
  secondFactorSince !== null || hasPasskey

export interface LoggedIn {
  /** The value of the session cookie. */
  readonly token: string
  readonly firstPage: string
}

export type CodeAnswer =
  | Wait
  | { readonly kind: 'wrong' }
  | { readonly kind: 'lapsed' }
  | ({ readonly kind: 'in' } & LoggedIn)

export interface GivenCode {
  /** Six digits of the app, or a recovery code. */
  readonly code: string
  readonly by: 'totp' | 'recovery'
  readonly userAgent: string
  /** The session that this browser had, which ends. */
  readonly actor: Actor
}

/** The second half: a code that was not used before, in exchange for a session. */
export async function logInWithCode(platform: Platform, half: HalfLogin, given: GivenCode): Promise<CodeAnswer> {
  const { db, clock, keys } = platform
  const now = clock.now()
  if (!(await stillHolds(platform, half))) return { kind: 'lapsed' }
  const minutes = await countAttempt(db, { codeOf: half.personId }, now)
  if (minutes > 0) return { kind: 'wait', minutes }
  return db.gate(async (tx) => {
    const right =
      given.by === 'totp'
        ? await useTotpCode(tx, keys, half.personId, given.code, now)
        : await useRecoveryCode(tx, half.personId, given.code, now)
    if (!right) {
      await auditRefusal(tx, half.personId)
      return { kind: 'wrong' }
    }
    await forgetAttempts(tx, { codeOf: half.personId })
    return { kind: 'in', ...(await enter(tx, platform, { ...half, how: given.by, ...given })) }
  })
}

/** The password of a half login is still the password, and its person may still come in. */
export async function stillHolds({ db }: Platform, half: HalfLogin): Promise<boolean> {
  const who = await db.gate((tx) => findCredentials(tx, { personId: half.personId }))
  if (who === undefined || !sameMoment(who.passwordChangedAt, half.passwordChangedAt)) return false
  if (half.step === 'code' || who.secondFactorSince === null) return true
  return Temporal.Instant.compare(who.secondFactorSince, half.since) < 0
}

const sameMoment = (one: Temporal.Instant | null, other: Temporal.Instant | null): boolean =>
  one === null || other === null ? one === other : one.equals(other)

interface Entering {
  readonly personId: string
  readonly how: 'totp' | 'recovery' | 'setup' | 'passkey' | 'sign_on'
  /** He came from the provider of his house. */
  readonly arrivalId?: string | undefined
  /** A passkey may open one house only. */
  readonly onlyOrganisationId?: string | null
  readonly userAgent: string
  readonly actor: Actor
}

/** Starts a session in place of the one this browser had. */
export async function enter(
  tx: Write,
  { clock }: Platform,
  { personId, how, userAgent, actor, arrivalId, onlyOrganisationId = null }: Entering,
): Promise<LoggedIn> {
  const now = clock.now()
  if (actor.kind !== 'anonymous') await endSession(tx, actor.sessionId, now)
  const entrance: Entrance = arrivalId
    ? await entranceByArrival(tx, arrivalId, personId, now)
    : { onlyOrganisationId, signedOn: false }
  const token = await startSession(tx, { personId, userAgent, now, ...entrance })
  if (arrivalId) await giveSession(tx, arrivalId, token)
  const person = orNotFound(await findPersonWhoActs(tx, personId, entrance))
  await audit(tx, asActor(person), {
    action: 'accounts.logged_in',
    subjectKind: 'person',
    subjectId: personId,
    details: { how, signed_on: entrance.signedOn },
  })
  return { token, firstPage: firstPage(person.memberships) }
}

function subjectOf(actor: Exclude<Actor, Anonymous>): string {
  switch (actor.kind) {
    case 'person':
      return actor.personId
    case 'family':
      return actor.caseId
    case 'location':
      return actor.locationId
    case 'reporter':
      return actor.reactionId
    case 'panel_member':
      return actor.memberId
  }
}

/** Ends the session of this browser. */
export async function logOut({ db, clock }: Platform, actor: Actor): Promise<void> {
  if (actor.kind === 'anonymous') return
  await db.gate(async (tx) => {
    await endSession(tx, actor.sessionId, clock.now())
    await audit(tx, actor, { action: 'accounts.logged_out', subjectKind: actor.kind, subjectId: subjectOf(actor) })
  })
}

const auditRefusal = (tx: Write, personId: string | null) =>
  audit(tx, anonymous, { action: 'accounts.login_refused', subjectKind: 'person', subjectId: personId })
