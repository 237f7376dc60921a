import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { anonymous } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import { endSession } from '../../../platform/session.ts'
import { linkedPerson } from './identity-queries.ts'
import { type LeftThere, readLogoutToken } from './logout-token.ts'
import { verifiedBy } from './provider-actions.ts'
import { clientOf, type House, signOnOf } from './sign-on-queries.ts'

/**
 * The provider of a house says that somebody left there: his sessions here that began there end.
 * @returns false where the token does not hold; who has no session here has none to end, and that is well
 */
export async function leaveWithProvider(platform: Platform, house: House, token: string): Promise<boolean> {
  const { db, keys } = platform
  const client = await db.gate(async (tx) => {
    const signOn = await signOnOf(tx, house.id, 'active')
    return signOn && clientOf(tx, keys, signOn.id)
  })
  const claims = client && (await verifiedBy(platform, client, token))
  const left = claims && readLogoutToken(claims)
  if (!left) return false
  return db.gate(async (tx) => {
    if (!(await countsOnce(tx, `${left.issuer} ${left.id}`, platform.clock.now()))) return false
    await endWhatBeganThere(tx, house, left, platform.clock.now())
    return true
  })
}

async function countsOnce(tx: Write, word: string, at: Temporal.Instant): Promise<boolean> {
  const hash = createHash('sha256').update(`back-channel ${word}`).digest()
  const row = await tx
    .insertInto('accounts.used_challenge')
    .values({ hash, at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('hash')
    .executeTakeFirst()
  return row !== undefined
}

async function endWhatBeganThere(tx: Write, house: House, left: LeftThere, now: Temporal.Instant): Promise<void> {
  const { issuer, subject } = left
  const linked = subject === undefined ? undefined : await linkedPerson(tx, { organisationId: house.id, told: { issuer, subject } }) // prettier-ignore
  const personId = linked?.personId
  if (subject !== undefined && !personId) return
  const arrivals = await arrivalsOf(tx, house, left, personId)
  for (const { sessionId } of arrivals) if (sessionId !== null) await endSession(tx, sessionId, now)
  const ids = arrivals.map(({ id }) => id)
  if (ids.length === 0) return
  // Also who still stands before our own second step.
  await tx.updateTable('accounts.sign_on_arrival').set({ at: sql`at - interval '1 day'` }).where('id', 'in', ids).where('session_id', 'is', null).execute() // prettier-ignore
  const about = { subjectKind: 'person', subjectId: arrivals[0]?.personId ?? '', organisationId: house.id }
  await audit(tx, anonymous, { action: 'accounts.sign_on_left', ...about, details: { sessions: ids.length } })
}

/** Of this provider, for this house: also those of settings that were replaced since. */
const arrivalsOf = (tx: Write, house: House, { issuer, session }: LeftThere, personId: string | undefined) =>
  tx
    .selectFrom('accounts.sign_on_arrival as a')
    .innerJoin('accounts.sign_on as s', 's.id', 'a.sign_on_id')
    .select(['a.id', 'a.session_id as sessionId', 'a.person_id as personId'])
    .where('s.organisation_id', '=', house.id)
    .where('s.issuer', '=', issuer)
    .$if(personId !== undefined, (some) => some.where('a.person_id', '=', personId ?? ''))
    .$if(session !== undefined, (some) => some.where('a.provider_session', '=', session ?? ''))
    .execute()
