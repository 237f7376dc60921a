import { fold } from '../../../lib/text-fold.ts'
import type { Write } from '../../../platform/database.ts'
import { newId } from '../../../platform/tokens.ts'
import type { Asked } from '../asked.ts'
import { insertEvent } from '../case-queries.ts'

export interface NewRequest {
  readonly id: string
  readonly number: string
  readonly deskId: string
  readonly locationId: string
  readonly channel: 'web' | 'phone' | 'paper' | 'counter'
  readonly submissionKey: string
  readonly receivedAt: Temporal.Instant
  readonly dueOn: Temporal.PlainDate
  readonly asked: Asked
  /** The desk worker who wrote it down; null when the family did so itself. */
  readonly personId: string | null
}

/** @returns false when it was there already, or when its number was taken; anonymous forms cannot look which. */
export async function insertRequest(tx: Write, request: NewRequest): Promise<boolean> {
  const { asked } = request
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('requests.request')
    .values({
      id: request.id,
      family_id: request.id,
      number: request.number,
      desk_id: request.deskId,
      channel: request.channel,
      language: asked.language,
      child_name: asked.childName,
      birth_on: 'bornOn' in asked.birth ? asked.birth.bornOn : null,
      expected_on: 'expectedOn' in asked.birth ? asked.birth.expectedOn : null,
      start_on: asked.startOn,
      half_days: [...asked.halfDays],
      remarks: asked.remarks,
      contact_name: asked.contactName,
      contact_email: asked.contactEmail,
      contact_phone: asked.contactPhone,
      folded: fold(`${asked.childName} ${asked.contactName}`),
      received_at: request.receivedAt,
      submission_key: request.submissionKey,
    })
    // No column named: looking one up is already reading, which an anonymous form may not.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) return false
  await insertChoice(tx, request)
  return true
}

async function insertChoice(tx: Write, request: NewRequest): Promise<void> {
  const choiceId = newId()
  await tx
    .insertInto('requests.choice')
    .values({
      id: choiceId,
      request_id: request.id,
      desk_id: request.deskId,
      rank: 1,
      location_id: request.locationId,
      acts: 'desk',
      due_on: request.dueOn,
      changed_at: request.receivedAt,
    })
    .execute()
  await insertEvent(tx, {
    id: newId(),
    requestId: request.id,
    choiceId: null,
    at: request.receivedAt,
    kind: 'received',
    actor: request.personId ? 'desk' : 'family',
    personId: request.personId,
  })
}
