import { fold } from '../../../lib/text-fold.ts'
import type { Write } from '../../../platform/database.ts'
import { newId } from '../../../platform/tokens.ts'
import type { Asked, AskedChild } from '../asked.ts'
import { insertEvent } from '../case-queries.ts'
import type { ChoiceTurn } from '../choice.ts'

export interface NewRequest {
  readonly id: string
  /** The id of the first request of the family; its own where it is the first. */
  readonly familyId: string
  readonly number: string
  readonly deskId: string
  readonly channel: 'web' | 'phone' | 'paper' | 'counter'
  readonly submissionKey: string
  readonly receivedAt: Temporal.Instant
  readonly child: AskedChild
  readonly asked: Asked
  /** In the order of the wish. */
  readonly choices: readonly NewChoice[]
  /** The desk worker who wrote it down; null when the family did so itself. */
  readonly personId: string | null
  /** Why it was written down although it looked like another one. */
  readonly note?: string
}

export interface NewChoice {
  readonly locationId: string
  readonly acts: ChoiceTurn
  readonly dueOn: Temporal.PlainDate
}

/** @returns false when it was there already, or when its number was taken; anonymous forms cannot look which. */
export async function insertRequest(tx: Write, request: NewRequest): Promise<boolean> {
  const { asked, child } = request
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('requests.request')
    .values({
      id: request.id,
      family_id: request.familyId,
      number: request.number,
      desk_id: request.deskId,
      channel: request.channel,
      language: asked.language,
      child_name: child.childName,
      birth_on: 'bornOn' in child.birth ? child.birth.bornOn : null,
      expected_on: 'expectedOn' in child.birth ? child.birth.expectedOn : null,
      start_on: asked.startOn,
      start_flexible: asked.startFlexible,
      half_days: [...asked.halfDays],
      days_flexible: asked.daysFlexible,
      urgency: asked.urgency,
      together: asked.together,
      remarks: asked.remarks,
      contact_name: asked.contactName,
      contact_email: asked.contactEmail,
      contact_phone: asked.contactPhone,
      contact_address: asked.contactAddress,
      preferred_way: asked.preferredWay,
      folded: fold(`${child.childName} ${asked.contactName}`),
      received_at: request.receivedAt,
      submission_key: request.submissionKey,
    })
    // No column named: looking one up is already reading, which an anonymous form may not.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) return false
  await insertChoices(tx, request)
  await insertFirstEvents(tx, request)
  return true
}

async function insertChoices(tx: Write, request: NewRequest): Promise<void> {
  await tx
    .insertInto('requests.choice')
    .values(
      request.choices.map(({ locationId, acts, dueOn }, index) => ({
        id: newId(),
        request_id: request.id,
        desk_id: request.deskId,
        rank: index + 1,
        location_id: locationId,
        acts,
        due_on: dueOn,
        changed_at: request.receivedAt,
      })),
    )
    .execute()
}

async function insertFirstEvents(tx: Write, { id, receivedAt, personId, note }: NewRequest): Promise<void> {
  const event = {
    requestId: id,
    choiceId: null,
    at: receivedAt,
    actor: personId ? 'desk' : 'family',
    personId,
  } as const
  await insertEvent(tx, { ...event, id: newId(), kind: 'received' })
  if (note) await insertEvent(tx, { ...event, id: newId(), kind: 'note', words: note, audience: 'desk' })
}
