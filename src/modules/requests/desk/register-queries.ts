import { sql } from 'kysely'
import { fold } from '../../../lib/text-fold.ts'
import type { Read } from '../../../platform/database.ts'
import type { Asked } from '../asked.ts'

/** A running request that looks like the one being written down. */
export interface Lookalike {
  readonly number: string
  readonly childName: string
  readonly contactName: string
  readonly receivedOn: Temporal.PlainDate
  /** Same child: name and day; otherwise the family can be reached in the same way. */
  readonly sameChild: boolean
}

/** What may be the same child or the same family, among the requests of the desks of who acts. @param own the family of this very form */
export async function lookalikes(db: Read, asked: Asked, own: string): Promise<Lookalike[]> {
  const { contactEmail: email, contactPhone: phone } = asked
  const sameChild = sql<boolean>`(${sql.join(
    asked.children.map(({ childName, birth }) => {
      const day = 'bornOn' in birth ? birth.bornOn : birth.expectedOn
      return sql`(r.folded like ${`${likeless(fold(childName))} %`} and coalesce(r.birth_on, r.expected_on) = ${day}::date)`
    }),
    sql` or `,
  )})`
  const sameMail = sql<boolean>`lower(r.contact_email) = lower(${email}::text)`
  // The last nine digits: +32 470 … and 0470 … are one telephone.
  const digits = phone?.replaceAll(/\D/g, '').slice(-9) ?? null
  const samePhone = sql<boolean>`right(regexp_replace(r.contact_phone, '\\D', '', 'g'), 9) = ${digits}::text`
  const rows = await db
    .selectFrom('requests.request as r')
    .innerJoin('accounts.organisation as o', 'o.id', 'r.desk_id')
    .select(['r.number', 'r.child_name', 'r.contact_name'])
    .select([
      sql<Temporal.PlainDate>`(r.received_at at time zone o.zone)::date`.as('received_on'),
      sameChild.as('same_child'),
    ])
    .where('r.state', '=', 'open')
    .where('r.family_id', '<>', own)
    .where(({ or }) => or([sameChild, sameMail, samePhone]))
    .orderBy('r.received_at', 'desc')
    .limit(10)
    .execute()
  return rows.map((row) => ({
    number: row.number,
    childName: row.child_name,
    contactName: row.contact_name,
    receivedOn: row.received_on,
    sameChild: row.same_child,
  }))
}

const likeless = (words: string) => words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
