import { sql } from 'kysely'
import type { Read } from '../../../platform/database.ts'
import type { JudgementContent } from '../judge/judge-queries.ts'
import type { EventActor } from '../reaction-queries.ts'
import type { ReactionKind } from '../reaction.ts'
import type { ReactionState, ReactionTurn } from '../reaction-states.ts'

/** What a desk may know of what it passed on; the rows say which (db/migrations/0025-signals.sql). */
export interface PassedOn {
  readonly id: string
  readonly number: string
  readonly deskId: string
  readonly holderName: string
  readonly zone: string
  readonly locationId: string | null
  readonly kind: ReactionKind
  /** The desk itself is the reporter; otherwise it wrote down what somebody said. */
  readonly own: boolean
  readonly state: ReactionState
  readonly acts: ReactionTurn
  readonly dueOn: Temporal.PlainDate | null
  readonly receivedAt: Temporal.Instant
  readonly version: number
  /** Null where the desk is not the reporter. */
  readonly words: string | null
  readonly handlerName: string | null
}

export interface PassedOnEvent {
  readonly id: string
  readonly at: Temporal.Instant
  readonly kind: string
  readonly actor: EventActor
  /** Empty where the desk is not the reporter. */
  readonly words: string
  readonly personName: string | null
}

export interface PassedOnWhole extends PassedOn {
  readonly events: readonly PassedOnEvent[]
  readonly judgement: JudgementContent | null
}

// Columns of a view may be anything to the compiler; its tables say what they are.
const columns = sql`select p.id, p.number, p.desk_id as "deskId", p.holder_name as "holderName", p.holder_zone as zone,
  p.location_id as "locationId", p.kind, p.own, p.state, p.acts, p.due_on as "dueOn", p.received_at as "receivedAt", p.version,
  p.words, p.handler_name as "handlerName" from feedback.passed_on as p`

const most = 200

/** The latest first. */
export async function passedOnBy(db: Read): Promise<readonly PassedOn[]> {
  const { rows } = await sql<PassedOn>`${columns} order by p.received_at desc, p.id limit ${most}`.execute(db)
  return rows
}

/** One of them with every step that was taken; nothing where it is not of a desk of who asks. */
export async function findPassedOn(
  db: Read,
  which: { readonly id: string } | { readonly number: string },
): Promise<PassedOnWhole | undefined> {
  const condition = 'id' in which ? sql`p.id = ${which.id}::uuid` : sql`p.number = ${which.number}`
  const { rows } = await sql<PassedOn>`${columns} where ${condition}`.execute(db)
  const [one] = rows
  if (!one) return undefined
  const events = await sql<PassedOnEvent>`
    select id, at, kind, actor, words, person_name as "personName" from feedback.passed_on_event
    where reaction_id = ${one.id}::uuid order by at, id`.execute(db)
  const judged = await sql<{ content: JudgementContent }>`
    select content from feedback.passed_on_judgement where reaction_id = ${one.id}::uuid`.execute(db)
  return { ...one, events: events.rows, judgement: judged.rows[0]?.content ?? null }
}
