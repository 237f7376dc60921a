import type { Person } from '../../../lib/actor.ts'
import type { Read } from '../../../platform/database.ts'

/** A desk that this person manages: the named one, else the first; undefined alike when it is not his or not there. */
export function deskManagedBy(db: Read, { memberships }: Person, slug?: string) {
  const ids = memberships.filter(({ role }) => role === 'desk_manager').map(({ organisationId }) => organisationId)
  if (ids.length === 0) return Promise.resolve(undefined)
  return db
    .selectFrom('accounts.organisation')
    .select(['id', 'slug', 'name', 'zone'])
    .where('id', 'in', ids)
    .where('kind', '=', 'desk')
    .$if(slug !== undefined, (desks) => desks.where('slug', '=', slug ?? ''))
    .orderBy('name')
    .limit(1)
    .executeTakeFirst()
}
