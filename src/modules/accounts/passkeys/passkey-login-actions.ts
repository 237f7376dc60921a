import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server'
import { type Actor, anonymous } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import type { Platform } from '../../../platform/platform.ts'
import { type ForcedSignOn, mustSignOnAt } from '../actor-queries.ts'
import type { HalfLogin } from '../login/half-login-actions.ts'
import { enter, type LoggedIn, stillHolds } from '../login/login-actions.ts'
import { type GivenKey, type Relying, userVerification } from './passkey-actions.ts'
import { findPasskey, notePasskeyUse, type StoredPasskey, useChallenge } from './passkey-queries.ts'

export const askToShow = ({ host }: Relying) =>
  generateAuthenticationOptions({ rpID: host, userVerification, allowCredentials: [] })

export type PasskeyAnswer =
  | { readonly kind: 'wrong' }
  | { readonly kind: 'sign-on'; readonly at: ForcedSignOn }
  | ({ readonly kind: 'in' } & LoggedIn)

export interface Showing extends GivenKey {
  /** Who gave a password or came from a provider before, in this browser. */
  readonly half: HalfLogin | undefined
  readonly userAgent: string
  readonly actor: Actor
}

/** Lets in whoever holds a key of his, in one step; or is the second step of who came from the provider of his house. */
export async function logInWithPasskey(platform: Platform, showing: Showing): Promise<PasskeyAnswer> {
  const { db, clock } = platform
  const key = await keyIn(platform, showing)
  const shown = key && (await verifiedUse(key, showing))
  if (!key || !shown) {
    await refuse(platform, key)
    return { kind: 'wrong' }
  }
  const arrivalId = await arrivalThatHolds(platform, showing.half, key.personId)
  return db.gate(async (tx) => {
    const now = clock.now()
    if (!(await useChallenge(tx, showing.challenge?.challenge ?? '', now))) return { kind: 'wrong' }
    await notePasskeyUse(tx, key.id, { ...shown, now })
    const { personId, organisationId } = key
    const entrance = { onlyOrganisationId: organisationId, signedOn: false }
    const at = arrivalId === undefined ? await mustSignOnAt(tx, personId, entrance) : undefined
    if (at) return { kind: 'sign-on', at }
    const { userAgent, actor } = showing
    const coming = { personId, arrivalId, onlyOrganisationId: organisationId, userAgent, actor }
    return { kind: 'in', ...(await enter(tx, platform, { how: 'passkey', ...coming })) }
  })
}

async function arrivalThatHolds(platform: Platform, half: HalfLogin | undefined, personId: string) {
  const his = half?.step === 'code' && half.personId === personId && (await stillHolds(platform, half))
  return his ? half.arrivalId : undefined
}

async function keyIn({ db }: Platform, { answer, relying }: Showing): Promise<StoredPasskey | undefined> {
  try {
    const { id } = JSON.parse(answer) as { id?: unknown }
    if (typeof id !== 'string' || id.length > 1400) return undefined
    const key = await db.gate((tx) => findPasskey(tx, Buffer.from(id, 'base64url')))
    return key?.host === relying.host ? key : undefined
  } catch {
    return undefined
  }
}

/** @returns what the device counted; undefined for a wrong answer, and for a copy: its counter did not go up */
async function verifiedUse(key: StoredPasskey, { relying, challenge, answer }: Showing) {
  if (!challenge || challenge.personId !== undefined) return undefined
  try {
    const response = JSON.parse(answer) as AuthenticationResponseJSON // the library judges its shape
    const { userHandle } = response.response
    if (userHandle && Buffer.from(userHandle, 'base64url').toString() !== key.personId) return undefined
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge.challenge,
      expectedOrigin: relying.origin,
      expectedRPID: relying.host,
      requireUserVerification: true,
      credential: {
        id: key.credentialId.toString('base64url'),
        publicKey: new Uint8Array(key.publicKey),
        counter: key.counter,
        transports: [...key.transports],
      },
    })
    if (!verified) return undefined
    return { counter: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp }
  } catch {
    return undefined
  }
}

const refuse = ({ db }: Platform, key: StoredPasskey | undefined) =>
  db.gate((tx) =>
    audit(tx, anonymous, {
      action: 'accounts.login_refused',
      subjectKind: 'person',
      subjectId: key?.personId ?? null,
      details: { how: 'passkey' },
    }),
  )
