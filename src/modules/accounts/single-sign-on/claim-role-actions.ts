import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/tokens.ts'
import { asActor, findPersonWhoActs } from '../actor-queries.ts'
import { endMembership, lockMemberships, type Member, membersOf } from '../people/people-queries.ts'
import { managesRole } from '../roles.ts'
import { type Given, roleChanges } from './claim-roles.ts'
import type { House } from './sign-on-queries.ts'
import type { SignOn } from './sign-on.ts'

interface Following {
  readonly house: House
  readonly signOn: SignOn
  readonly personId: string
  /** Of the claim, as the provider says it now. */
  readonly values: readonly string[]
  readonly now: Temporal.Instant
}

/** Gives and takes away roles, as the provider says. The last manager of a house stays: somebody must be able to mend the table. */
export async function followClaims(tx: Write, following: Following): Promise<{ readonly ended: number }> {
  const { house, signOn, personId, values, now } = following
  if (signOn.roleClaim === '' || signOn.rules.length === 0) return { ended: 0 }
  await lockMemberships(tx, house.id)
  const everybody = await membersOf(tx, house.id)
  const held = everybody.filter((member) => member.personId === personId)
  const { start, confirm, end } = roleChanges(held, signOn.rules, values)
  for (const given of start) await startMembership(tx, following, given)
  await confirmMemberships(tx, signOn, confirm)
  const others = everybody.filter((member) => managesRole(member.role) && !end.includes(member))
  const staysFor = others.length + start.filter(({ role }) => managesRole(role)).length
  const ending = staysFor > 0 ? end : end.filter(({ role }) => !managesRole(role))
  for (const { membershipId } of ending) {
    await endMembership(tx, membershipId, now)
    await tell(tx, following, 'accounts.membership_ended', membershipId)
  }
  if (ending.length < end.length) await tell(tx, following, 'accounts.last_manager_kept', personId)
  return { ended: ending.length }
}

async function confirmMemberships(tx: Write, signOn: SignOn, confirmed: readonly Member[]): Promise<void> {
  if (confirmed.length === 0) return
  const ids = confirmed.map(({ membershipId }) => membershipId)
  await tx.updateTable('accounts.membership').set({ sign_on_id: signOn.id }).where('id', 'in', ids).execute()
}

async function startMembership(tx: Write, following: Following, { role, locationId }: Given): Promise<void> {
  const { house, signOn, personId, now } = following
  const id = newId()
  await tx
    .insertInto('accounts.membership')
    .values({
      id,
      person_id: personId,
      organisation_id: house.id,
      role,
      location_id: locationId,
      sign_on_id: signOn.id,
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tell(tx, following, 'accounts.membership_started', id, { role })
}

async function tell(
  tx: Write,
  { house, personId, signOn }: Following,
  action: string,
  subjectId: string,
  details: Record<string, string> = {},
): Promise<void> {
  const person = orNotFound(await findPersonWhoActs(tx, personId))
  await audit(tx, asActor(person), {
    action,
    subjectKind: 'membership',
    subjectId,
    organisationId: house.id,
    reason: 'single sign-on',
    details: { sign_on: signOn.id, ...details },
  })
}
