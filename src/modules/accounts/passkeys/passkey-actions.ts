import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Person } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { endSessionsOf } from '../../../platform/session.ts'
import { newId } from '../../../platform/tokens.ts'
import { findPersonWhoActs } from '../actor-queries.ts'
import { writeToPerson } from '../letter-to-person-actions.ts'
import { findCredentials } from '../login/credential-queries.ts'
import { newRecoveryCodes } from '../second-factor/second-factor-actions.ts'
import { recoveryCodesLeft, replaceRecoveryCodes } from '../second-factor/second-factor-queries.ts'
import type { Challenge } from './challenge.ts'
import { mostPasskeys } from './passkey.ts'
import { passkeyAddedLetter } from './passkey-mail.ts'
import { deletePasskey, insertPasskey, passkeysAt, passkeysOf, useChallenge } from './passkey-queries.ts'

/** Where the browser is: a key made for one host name opens no other. */
export interface Relying {
  readonly host: string
  /** With scheme and port. */
  readonly origin: string
}

// The device asks for a finger, a face or a number as well: then one key is both steps.
export const userVerification = 'required'
// EdDSA, ES256 and RS256, which every device knows; the library would try out newer ones of this runtime.
const supportedAlgorithmIDs = [-8, -7, -257]

export async function askToMake({ db }: Platform, actor: Person, { host }: Relying, house: string) {
  const { who, known } = await db.gate(async (tx) => ({
    who: orNotFound(await findPersonWhoActs(tx, actor.personId)),
    known: await passkeysAt(tx, actor.personId, host),
  }))
  return generateRegistrationOptions({
    rpID: host,
    rpName: house,
    userID: new TextEncoder().encode(actor.personId),
    userName: who.email,
    userDisplayName: who.name,
    attestationType: 'none',
    supportedAlgorithmIDs,
    authenticatorSelection: { residentKey: 'required', userVerification },
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId.toString('base64url') })),
  })
}

export interface GivenKey {
  readonly relying: Relying
  readonly challenge: Challenge | undefined
  /** What the browser sent: JSON of the authenticator's answer. */
  readonly answer: string
}

export type AddAnswer =
  | { readonly kind: 'wrong' | 'known' | 'too-many' }
  /** Recovery codes, where there were none: shown once. */
  | { readonly kind: 'added'; readonly codes: readonly string[] | undefined }

/** Keeps a key that its device proved to hold, and tells its owner by letter. */
export async function addPasskey(
  platform: Platform,
  actor: Person,
  { relying, challenge, answer }: GivenKey,
  name: string,
): Promise<AddAnswer> {
  const made = challenge?.personId === actor.personId ? await verifiedNew(relying, challenge, answer) : undefined
  if (!made || !challenge) return { kind: 'wrong' }
  const { db, clock } = platform
  const { personId, onlyOrganisationId = null } = actor
  return db.gate(async (tx) => {
    const now = clock.now()
    if (!(await useChallenge(tx, challenge.challenge, now))) return { kind: 'wrong' }
    if ((await passkeysOf(tx, personId, null)).length >= mostPasskeys) return { kind: 'too-many' }
    const key = { ...made, id: newId(), personId, organisationId: onlyOrganisationId, host: relying.host, name, now }
    if (!(await insertPasskey(tx, key))) return { kind: 'known' }
    await audit(tx, actor, { action: 'accounts.passkey_added', subjectKind: 'passkey', subjectId: key.id })
    await writeToPerson(tx, platform, orNotFound(await findCredentials(tx, { personId })), {
      kind: 'accounts.passkey_added',
      write: (view, reader) => passkeyAddedLetter(view, { name: reader.name, key: name }),
    })
    if ((await recoveryCodesLeft(tx, personId)) > 0) return { kind: 'added', codes: undefined }
    const codes = newRecoveryCodes()
    await replaceRecoveryCodes(tx, personId, codes)
    return { kind: 'added', codes }
  })
}

async function verifiedNew({ host, origin }: Relying, { challenge }: Challenge, answer: string) {
  try {
    const response = JSON.parse(answer) as RegistrationResponseJSON // the library judges its shape
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: host,
      requireUserVerification: true,
      supportedAlgorithmIDs,
    })
    if (!verified) return undefined
    const { credential, credentialBackedUp } = registrationInfo
    return {
      credentialId: Buffer.from(credential.id, 'base64url'),
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: (credential.transports ?? []).filter((one) => /^[a-z-]{1,20}$/.test(one)),
      backedUp: credentialBackedUp,
    }
  } catch {
    return undefined
  }
}

/** Takes a key away; wherever else its owner is logged in, he is no more: the device may be in other hands. */
export function removePasskey({ db, clock }: Platform, actor: Person, id: string): Promise<void> {
  return db.gate(async (tx) => {
    const { personId, sessionId, onlyOrganisationId = null } = actor
    if (!(await deletePasskey(tx, personId, id, onlyOrganisationId))) throw new NotFound('no such passkey')
    await endSessionsOf(tx, personId, clock.now(), sessionId)
    await audit(tx, actor, { action: 'accounts.passkey_removed', subjectKind: 'passkey', subjectId: id })
  })
}
