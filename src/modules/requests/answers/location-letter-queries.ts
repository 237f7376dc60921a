import type { Read, Write } from '../../../platform/database.ts'
import type { ChoiceTurn } from '../choice.ts'

export function choicesOfRequest(db: Read, requestId: string): Promise<{ id: string; acts: ChoiceTurn }[]> {
  return db.selectFrom('requests.choice').select(['id', 'acts']).where('request_id', '=', requestId).execute()
}

/** The last change of days or start. */
export async function latestChange(db: Read, requestId: string): Promise<string | undefined> {
  const event = await db
    .selectFrom('requests.event')
    .select('id')
    .where('request_id', '=', requestId)
    .where('kind', '=', 'changed')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return event?.id
}

export async function letterExists(db: Read, id: string): Promise<boolean> {
  return (await db.selectFrom('platform.letter').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

/** Whose turn it is where the location answers, or the desk for it. @returns the choices that changed hands */
export function handChoices(
  tx: Write,
  locationId: string,
  to: 'organiser' | 'desk',
): Promise<{ id: string; request_id: string }[]> {
  return tx
    .updateTable('requests.choice')
    .set((eb) => ({ acts: to, version: eb('version', '+', 1) }))
    .where('location_id', '=', locationId)
    .where('acts', '=', to === 'organiser' ? 'desk' : 'organiser')
    .returning(['id', 'request_id'])
    .execute()
}
