import type { Read, Write } from '../../../platform/database.ts'
import type { AtTheDoor, KnownByMail } from './admission.ts'
import type { Told } from './claims.ts'

interface OfHouse {
  readonly organisationId: string
  readonly told: Told
}

/** Whom the provider of a house meant by this subject before. */
export const linkedPerson = (
  db: Read,
  { organisationId, told }: { readonly organisationId: string; readonly told: Pick<Told, 'issuer' | 'subject'> },
): Promise<AtTheDoor['linked']> =>
  db
    .selectFrom('accounts.sign_on_identity as i')
    .innerJoin('accounts.person as p', 'p.id', 'i.person_id')
    .select((eb) => ['p.id as personId', eb('p.disabled_at', 'is not', null).$castTo<boolean>().as('disabled')])
    .where('i.organisation_id', '=', organisationId)
    .where('i.issuer', '=', told.issuer)
    .where('i.subject', '=', told.subject)
    .executeTakeFirst()

/** Whoever has this mail address here, and what ties him to this house and to others. */
export function knownByMail(db: Read, { organisationId, told }: OfHouse): Promise<KnownByMail | undefined> {
  if (told.email === undefined) return Promise.resolve(undefined)
  return db
    .selectFrom('accounts.person as p')
    .select((eb) => {
      const roles = eb
        .selectFrom('accounts.membership as m')
        .select('m.id')
        .whereRef('m.person_id', '=', 'p.id')
        .where('m.ended_at', 'is', null)
      const ways = [
        eb.exists(eb.selectFrom('accounts.password as w').select('w.person_id').whereRef('w.person_id', '=', 'p.id')),
        eb.exists(eb.selectFrom('accounts.passkey as k').select('k.id').whereRef('k.person_id', '=', 'p.id')),
        eb.exists(
          eb.selectFrom('accounts.sign_on_identity as i').select('i.person_id').whereRef('i.person_id', '=', 'p.id'),
        ),
        eb.exists(roles),
      ]
      return [
        'p.id as personId',
        eb('p.disabled_at', 'is not', null).$castTo<boolean>().as('disabled'),
        eb
          .exists(roles.where('m.organisation_id', '=', organisationId))
          .$castTo<boolean>()
          .as('member'),
        eb.or(ways).$castTo<boolean>().as('somebody'),
        eb
          .exists(
            eb
              .selectFrom('accounts.sign_on_identity as i')
              .select('i.person_id')
              .whereRef('i.person_id', '=', 'p.id')
              .where('i.organisation_id', '=', organisationId)
              .where('i.issuer', '=', told.issuer),
          )
          .$castTo<boolean>()
          .as('linkedElse'),
      ]
    })
    .where('p.email', '=', told.email)
    .executeTakeFirst()
}

export const linkPerson = (
  tx: Write,
  { organisationId, told, personId, now }: OfHouse & { personId: string; now: Temporal.Instant },
) =>
  tx
    .insertInto('accounts.sign_on_identity')
    .values({
      organisation_id: organisationId,
      issuer: told.issuer,
      subject: told.subject,
      person_id: personId,
      linked_at: now,
    })
    .execute()

/** Whether the provider of a house knows this person. */
export async function isLinked(db: Read, organisationId: string, personId: string): Promise<boolean> {
  const found = await db
    .selectFrom('accounts.sign_on_identity')
    .select('person_id')
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return found !== undefined
}

/** What the provider calls a person of this house; the next verified login by mail address makes a new link. */
export async function unlinkPerson(tx: Write, organisationId: string, personId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('accounts.sign_on_identity')
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}
