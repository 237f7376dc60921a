import type { Person } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { NotAllowed, orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isOperator } from '../roles.ts'
import type { NewOrganisation, OrganisationFacts } from './organisation.ts'
import {
  addHosts,
  findOrganisation,
  insertOrganisation,
  replaceHosts,
  takenHosts,
  tellFactsChanged,
  updateOrganisation,
} from './organisation-queries.ts'

export type OrganisationAnswer =
  | { readonly kind: 'saved'; readonly id: string }
  | { readonly kind: 'slug-taken' }
  | { readonly kind: 'host-taken'; readonly host: string }

export function createOrganisation(
  { db }: Platform,
  actor: Person,
  facts: NewOrganisation,
): Promise<OrganisationAnswer> {
  if (!isOperator(actor)) throw new NotAllowed('accounts.manage_organisations')
  return db.change(actor, async (tx) => {
    const answer = await writeOrganisation(tx, facts)
    if (answer.kind !== 'saved') return answer
    const about = { subjectKind: 'organisation', subjectId: answer.id, organisationId: answer.id }
    await audit(tx, actor, {
      action: 'accounts.organisation_created',
      ...about,
      details: { kind: facts.kind, slug: facts.slug },
    })
    return answer
  })
}

/** The rows; who may make them was judged before. */
export async function writeOrganisation(tx: Write, facts: NewOrganisation): Promise<OrganisationAnswer> {
  const [host] = await takenHosts(tx, facts.hosts)
  if (host !== undefined) return { kind: 'host-taken', host }
  const id = await insertOrganisation(tx, facts)
  if (id === undefined) return { kind: 'slug-taken' }
  await addHosts(tx, id, facts.hosts)
  await tellFactsChanged(tx)
  return { kind: 'saved', id }
}

export function changeOrganisation(
  { db }: Platform,
  actor: Person,
  slug: string,
  facts: OrganisationFacts,
): Promise<OrganisationAnswer> {
  if (!isOperator(actor)) throw new NotAllowed('accounts.manage_organisations')
  return db.change(actor, async (tx) => {
    const { id } = orNotFound(await findOrganisation(tx, slug))
    const [host] = await takenHosts(tx, facts.hosts, id)
    if (host !== undefined) return { kind: 'host-taken', host }
    await updateOrganisation(tx, id, facts)
    await replaceHosts(tx, id, facts.hosts)
    await tellFactsChanged(tx)
    const about = { subjectKind: 'organisation', subjectId: id, organisationId: id }
    await audit(tx, actor, { action: 'accounts.organisation_changed', ...about })
    return { kind: 'saved', id }
  })
}
