import { type Actor, openingOf } from '../lib/actor.ts'
import type { Write } from './database.ts'

export interface AuditEntry {
  /** `module.snake_case`, past tense: `requests.request_viewed` */
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string | null
  /** The cases that it shows or touches beside its subject: the lines of a list. */
  readonly about?: readonly string[]
  readonly organisationId?: string | null
  readonly reason?: string
  /** Ids and hashes only, never personal data. */
  readonly details?: Record<string, string | number | boolean | null>
}

/** Appends one row in the transaction of the change it tells of. */
export async function audit(tx: Write, actor: Actor | 'system', entry: AuditEntry): Promise<void> {
  const { about = [], organisationId = onlyHouseOf(actor), details = {} } = entry
  await tx
    .insertInto('audit.entry')
    .values({
      person_id: actor !== 'system' && actor.kind === 'person' ? actor.personId : null,
      role: roleOf(actor, organisationId),
      organisation_id: organisationId,
      action: entry.action,
      subject_kind: entry.subjectKind,
      subject_id: entry.subjectId,
      about: [...new Set(about)],
      // Who looks with a reason does so in everything that he does there: no page can forget to say it.
      opening_id: openingOf(actor, [entry.subjectId, ...about])?.id ?? null,
      reason: entry.reason ?? null,
      details: JSON.stringify(
        actor !== 'system' && actor.kind === 'location' ? { ...details, location: actor.locationId } : details,
      ),
    })
    .execute()
}

/** Where nobody said which house it concerns, it is that of a person who has one: its log tells of him. */
function onlyHouseOf(actor: Actor | 'system'): string | null {
  if (actor === 'system' || actor.kind !== 'person') return null
  const [first, ...others] = new Set(actor.memberships.map(({ organisationId }) => organisationId))
  return others.length === 0 ? (first ?? null) : null
}

function roleOf(actor: Actor | 'system', organisationId: string | null): string {
  if (actor === 'system') return 'system'
  if (actor.kind !== 'person') return actor.kind
  const membership = actor.memberships.find((m) => m.organisationId === organisationId) ?? actor.memberships[0]
  return membership?.role ?? 'person'
}
