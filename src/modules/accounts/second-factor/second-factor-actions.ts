import { randomBytes } from 'node:crypto'
import type { Actor, Person } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { totpCounter } from '../../../platform/totp.ts'
import { asActor, findPersonWhoActs } from '../actor-queries.ts'
import { writeToPerson } from '../letter-to-person-actions.ts'
import type { HalfLogin } from '../login/half-login-actions.ts'
import { enter, stillHolds } from '../login/login-actions.ts'
import { findCredentials } from '../login/credential-queries.ts'
import { firstPage } from '../roles.ts'
import { recoveryCodeCount, recoveryCodeFrom } from './recovery-code.ts'
import { secondFactorChangedLetter } from './second-factor-mail.ts'
import { totpPurpose } from '../sealed-columns.ts'
import { replaceRecoveryCodes, saveSecondFactor } from './second-factor-queries.ts'

export const newRecoveryCodes = (): string[] =>
  Array.from({ length: recoveryCodeCount }, () => recoveryCodeFrom(randomBytes(12)))

export type SetupAnswer =
  | { readonly kind: 'wrong' }
  | { readonly kind: 'lapsed' }
  | {
      readonly kind: 'done'
      readonly codes: readonly string[]
      readonly firstPage: string
      /** The value of the cookie of a new session; nothing when this browser was logged in already. */
      readonly token: string | undefined
    }

/** Keeps the secret once its owner shows a code of it, gives him recovery codes, and lets him in. */
export async function confirmSecondFactor(
  platform: Platform,
  half: HalfLogin,
  given: { code: string; userAgent: string; actor: Actor },
): Promise<SetupAnswer> {
  const { db, clock, keys } = platform
  const { personId, secret } = half
  if (secret === undefined || !(await stillHolds(platform, half))) return { kind: 'lapsed' }
  const counter = totpCounter(secret, given.code, clock.now())
  if (counter === undefined) return { kind: 'wrong' }
  const codes = newRecoveryCodes()
  return db.gate(async (tx) => {
    await tellIfReplaced(tx, platform, personId)
    await saveSecondFactor(tx, { personId, sealed: keys.seal(totpPurpose, secret), counter, now: clock.now() })
    await replaceRecoveryCodes(tx, personId, codes)
    const person = orNotFound(await findPersonWhoActs(tx, personId))
    await audit(tx, asActor(person), {
      action: 'accounts.second_factor_set',
      subjectKind: 'person',
      subjectId: personId,
    })
    if (given.actor.kind === 'person' && given.actor.personId === personId) {
      return { kind: 'done', codes, token: undefined, firstPage: firstPage(given.actor.memberships) }
    }
    return {
      kind: 'done',
      codes,
      ...(await enter(tx, platform, { personId, how: 'setup', arrivalId: half.arrivalId, ...given })),
    }
  })
}

/** A person hears of a new app that he may not have set up himself. */
async function tellIfReplaced(tx: Write, platform: Platform, personId: string): Promise<void> {
  const who = await findCredentials(tx, { personId })
  if (!who || who.secondFactorSince === null) return
  await writeToPerson(tx, platform, who, {
    kind: 'accounts.second_factor_changed',
    write: (view, { name }) => secondFactorChangedLetter(view, { name }),
  })
}

/** Ten new recovery codes in place of the old ones. */
export async function renewRecoveryCodes({ db }: Platform, actor: Person): Promise<readonly string[]> {
  const codes = newRecoveryCodes()
  await db.gate(async (tx) => {
    await replaceRecoveryCodes(tx, actor.personId, codes)
    await audit(tx, actor, {
      action: 'accounts.recovery_codes_renewed',
      subjectKind: 'person',
      subjectId: actor.personId,
    })
  })
  return codes
}
