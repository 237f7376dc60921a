import { type Actor, hasRole, type Membership, type Person } from '../../lib/actor.ts'

const everybody = () => true
const doesPolicy = (actor: Actor) => hasRole(actor, 'policy')

const batchRoles: readonly string[] = ['organiser_manager', 'location_worker', 'desk_manager', 'desk_worker']

/** Certificates of the income tariff exist in Flanders only. */
const atFlemishDesk = (actor: Actor, ...roles: readonly string[]): boolean => flemishDesks(actor, ...roles).length > 0

/** The desks in Flanders for which a person acts in one of these roles. */
export function flemishDesks(actor: Actor, ...roles: readonly string[]): readonly string[] {
  if (actor.kind !== 'person') return []
  return actor.memberships
    .filter(({ role, organisationLand }) => organisationLand === 'vl' && roles.includes(role))
    .map(({ organisationId }) => organisationId)
}

export const deskRoles = ['desk_worker', 'desk_manager'] as const

export const tariffPermissions = {
  /** What care would cost: for everybody, nothing of it is kept here. */
  'tariffs.calculate': everybody,
  /** New values as data, for who does policy at an authority; of which land is judged by its organisation. */
  'tariffs.propose_values': doesPolicy,
  /** The same people: that nobody approves his own is judged per set. */
  'tariffs.approve_values': doesPolicy,
  /** The certificates that a desk prepares; what is in a file the rows say (db/migrations/0012-certificates.sql). */
  'tariffs.certificates': (actor: Actor) => atFlemishDesk(actor, ...deskRoles),
  /** Say who is authorised to ask for certificates. */
  'tariffs.authorise': (actor: Actor) => atFlemishDesk(actor, 'desk_manager'),
  /** The same for a whole list of families, by who makes their contracts or helps them. */
  'tariffs.batch': (actor: Actor) => hasRole(actor, ...batchRoles),
}

/** For whom somebody calculates a list: the permission knows that there is one. */
export function batchMembership({ memberships }: Person): Membership {
  const found = memberships.find(({ role }) => batchRoles.includes(role))
  if (!found) throw new Error('a list is calculated by who may')
  return found
}
