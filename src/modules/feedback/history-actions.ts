import type { Actor } from '../../lib/actor.ts'
import { audit } from '../../platform/audit.ts'
import type { Write } from '../../platform/database.ts'
import { newId } from '../../platform/tokens.ts'
import { insertEvent, type Reaction } from './reaction-queries.ts'

export interface Happened {
  readonly kind: string
  readonly words: string
  /** `reporter`: he reads it too. */
  readonly audience: 'reporter' | 'staff'
  readonly details?: Readonly<Record<string, string>>
  /** Ids and codes for the audit, which holds no words. */
  readonly audited?: Readonly<Record<string, string>>
}

/** What somebody of the house, or the reporter himself, did with a reaction: in its history, and in the audit. */
export async function writeHistory(
  tx: Write,
  actor: Actor,
  found: Pick<Reaction, 'id' | 'holder'>,
  at: Temporal.Instant,
  { kind, words, audience, details = {}, audited }: Happened,
): Promise<void> {
  const person = actor.kind === 'person' ? actor : undefined
  await insertEvent(tx, {
    id: newId(),
    reactionId: found.id,
    at,
    kind,
    actor: person ? 'staff' : 'reporter',
    personId: person?.personId ?? null,
    personName: person?.name ?? null,
    words,
    details,
    audience,
  })
  await audit(tx, actor, {
    action: `feedback.${kind}`,
    subjectKind: 'reaction',
    subjectId: found.id,
    organisationId: found.holder.id,
    ...(audited ? { details: audited } : {}),
  })
}
