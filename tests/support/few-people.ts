import { organisations } from '../../db/demo/organisations.ts'
import { membershipId, staff, type StaffKey } from '../../db/demo/people.ts'
import type { House } from './house.ts'

const fewOrganisations = ['grensstreek', 'zonneveld', 'lindebeke', 'waterdam'] as const
const fewPeople = ['katrien', 'lotte', 'marc'] as const satisfies readonly StaffKey[]

/** Who runs the installation, one desk with its people, and two desks that only wear a house style. */
export async function moveFewIn({ owner }: House): Promise<void> {
  for (const key of fewOrganisations) {
    const { id, kind, land, slug, name, email, phone, hours, style } = organisations[key]
    await owner.query(
      `insert into accounts.organisation (id, kind, land, slug, name, zone, email, phone, hours)
       values ($1, $2, $3, $4, $5, 'Europe/Brussels', $6, $7, $8)`,
      [id, kind, land, slug, name, email, phone, hours],
    )
    await owner.query(
      `insert into accounts.house_style (organisation_id, tagline, brand, accent, font, radius, logo)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, style.tagline, style.brand, style.accent, style.font, style.radius, style.logo],
    )
    if (kind === 'desk')
      await owner.query('insert into accounts.site (host, organisation_id) values ($1, $2)', [`${key}.localhost`, id])
  }
  for (const key of fewPeople) {
    const { id, name, email, memberships } = staff[key]
    await owner.query('insert into accounts.person (id, name, email) values ($1, $2, $3)', [id, name, email])
    for (const [index, { organisation, role }] of memberships.entries())
      await owner.query(
        'insert into accounts.membership (id, person_id, organisation_id, role) values ($1, $2, $3, $4)',
        [membershipId(staff[key], index), id, organisations[organisation].id, role],
      )
  }
}
