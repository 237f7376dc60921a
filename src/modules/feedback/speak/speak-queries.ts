import { fold } from '../../../lib/text-fold.ts'
import type { Write } from '../../../platform/database.ts'
import { wordKeyOf, wordsOf } from '../../../platform/words.ts'
import { newId } from '../../../platform/tokens.ts'
import type { Channel } from '../reaction.ts'
import { insertEvent, insertTerm, type NewTerm } from '../reaction-queries.ts'
import type { ReactionState, ReactionTurn } from '../reaction-states.ts'
import type { TermName } from '../reaction-terms.ts'
import type { Subject, SubjectHolder } from './subject-queries.ts'
import type { Told } from './told.ts'

export interface NewReaction {
  readonly id: string
  readonly number: string
  readonly told: Told
  readonly subject: Subject & { readonly holder: SubjectHolder }
  readonly channel: Channel
  readonly state: Extract<ReactionState, 'received' | 'talk'>
  readonly acts: ReactionTurn
  readonly due: { readonly on: Temporal.PlainDate; readonly term: TermName } | null
  readonly receivedAt: Temporal.Instant
  readonly filedOn: Temporal.PlainDate | null
  readonly terms: readonly NewTerm[]
  readonly submissionKey: string
  /** Where letters go, sealed, of whoever speaks in confidence. */
  readonly contactSealed: Buffer | null
  /** Who wrote it down for somebody else. */
  readonly by: { readonly id: string; readonly name: string; readonly organisationId: string | null } | null
  readonly at: Temporal.Instant
}

/** @returns false when it was there already, or when its number was taken; anonymous forms cannot look which. */
export async function insertReaction(tx: Write, reaction: NewReaction): Promise<boolean> {
  const { told, subject, by } = reaction
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('feedback.reaction')
    .values({
      id: reaction.id,
      number: reaction.number,
      holder_id: subject.holder.id,
      land: subject.holder.land,
      kind: told.kind,
      about: subject.about,
      location_id: subject.location?.id ?? null,
      sender: told.sender,
      channel: reaction.channel,
      regimes: [...told.regimes],
      language: told.language,
      words_key: wordKeyOf(reaction.id, told.openness !== undefined && told.openness !== 'open'),
      words: wordsOf(reaction.id, 'reaction.words', told.words),
      wish: wordsOf(reaction.id, 'reaction.wish', told.wish),
      happened: wordsOf(reaction.id, 'reaction.happened', told.happened),
      concerns: wordsOf(reaction.id, 'reaction.concerns', told.concerns ?? ''),
      talked: told.talked,
      crisis: told.crisis ?? false,
      ...whoOf(told),
      contact_sealed: reaction.contactSealed,
      state: reaction.state,
      acts: reaction.acts,
      due_on: reaction.due?.on ?? null,
      due_term: reaction.due?.term ?? null,
      received_at: reaction.receivedAt,
      filed_on: reaction.filedOn,
      registered_by: by?.id ?? null,
      registered_at_id: by?.organisationId ?? null,
      submission_key: reaction.submissionKey,
    })
    // No column named: looking one up is already reading, which an anonymous form may not.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) return false
  for (const term of reaction.terms) await insertTerm(tx, term)
  if (told.head) await insertFirstElement(tx, reaction.id, told)
  await insertEvent(tx, {
    id: newId(),
    reactionId: reaction.id,
    at: reaction.at,
    kind: 'received',
    actor: by ? 'staff' : 'reporter',
    personId: by?.id ?? null,
    personName: by?.name ?? null,
    words: '',
    details: { channel: reaction.channel },
    audience: 'reporter',
  })
  return true
}

/** Who it is, only where that may be read. */
function whoOf(told: Told) {
  const { openness = 'open' } = told
  if (openness !== 'open') return { openness, contact_name: '', may_name: false, folded: '' }
  return {
    openness,
    contact_name: told.contactName,
    contact_email: told.contactEmail,
    contact_phone: told.contactPhone,
    contact_address: told.contactAddress,
    may_name: told.mayName,
    on_behalf_of: told.onBehalfOf,
    consent: told.consent,
    folded: fold(`${told.contactName} ${told.onBehalfOf ?? ''}`),
  }
}

async function insertFirstElement(tx: Write, reactionId: string, { head, words }: Told): Promise<void> {
  if (!head) return
  await tx
    .insertInto('feedback.element')
    .values({
      id: newId(),
      reaction_id: reactionId,
      position: 1,
      head,
      words: wordsOf(reactionId, 'element.words', words.slice(0, 1000)),
    })
    .execute()
}
