import type { Read, Write } from '../../../platform/database.ts'

export interface Hold {
  readonly id: string
  readonly kind: string
  readonly subjectId: string
  readonly reason: string
  readonly setBy: string
  readonly setAt: Temporal.Instant
  readonly untilOn: Temporal.PlainDate
}

/** What is held, and not lifted; one whose last day is over holds nothing any more. */
export const holdsOf = (db: Read, houseId: string): Promise<Hold[]> =>
  db
    .selectFrom('audit.hold')
    .select([
      'id',
      'kind',
      'subject_id as subjectId',
      'reason',
      'set_by as setBy',
      'set_at as setAt',
      'until_on as untilOn',
    ])
    .where('organisation_id', '=', houseId)
    .where('lifted_at', 'is', null)
    .orderBy('until_on')
    .orderBy('id')
    .execute()

/** @returns false when it is held already */
export async function insertHold(tx: Write, houseId: string, hold: Hold): Promise<boolean> {
  const { id, kind, subjectId, reason, setBy, setAt, untilOn } = hold
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('audit.hold')
    .values({
      id,
      organisation_id: houseId,
      kind,
      subject_id: subjectId,
      reason,
      set_by: setBy,
      set_at: setAt,
      until_on: untilOn,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) > 0
}

/** @returns what was held; nothing where it was lifted already, or is not there */
export const liftHold = (
  tx: Write,
  houseId: string,
  id: string,
  { by, at }: { readonly by: string; readonly at: Temporal.Instant },
) =>
  tx
    .updateTable('audit.hold')
    .set({ lifted_by: by, lifted_at: at })
    .where('id', '=', id)
    .where('organisation_id', '=', houseId)
    .where('lifted_at', 'is', null)
    .returning(['kind', 'subject_id as subjectId'])
    .executeTakeFirst()

export interface Destroyed {
  readonly onDay: Temporal.PlainDate
  readonly kind: string
  readonly action: 'anonymise' | 'destroy'
  readonly months: number
  readonly rule: string
  readonly number: number
}

/** The register of a house, the latest first; batches of one day are one line. */
export const destroyedBy = (db: Read, houseId: string): Promise<Destroyed[]> =>
  db
    .selectFrom('audit.destruction')
    .select(['on_day as onDay', 'kind', 'action', 'months', 'rule'])
    .select((eb) => eb.fn.sum<string>('number').$castTo<number>().as('number'))
    .where('organisation_id', '=', houseId)
    .groupBy(['on_day', 'kind', 'action', 'months', 'rule'])
    .orderBy('on_day', 'desc')
    .orderBy('kind')
    .limit(200)
    .execute()
