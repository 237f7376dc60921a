import type { Database, Write } from './database.ts'
import { hashToken, newId, newToken } from './tokens.ts'

/** How long a session may lie idle and how long it lasts at most. */
export const sessionTerms = {
  person: { idle: Temporal.Duration.from({ hours: 4 }), longest: Temporal.Duration.from({ hours: 12 }) },
  /** By mail link: a family, whoever reads the mail of a location, who said something about care, or who advises a house. */
  link: { idle: Temporal.Duration.from({ hours: 1 }), longest: Temporal.Duration.from({ hours: 4 }) },
}

export interface Session {
  readonly id: string
  readonly personId: string | null
  readonly caseId: string | null
  readonly locationId: string | null
  readonly reactionId: string | null
  readonly onlyOrganisationId: string | null
  readonly signedOn: boolean
  readonly panelMemberId: string | null
  readonly lastSeenAt: Temporal.Instant
}

export interface NewSession {
  readonly personId?: string
  readonly caseId?: string
  readonly locationId?: string
  readonly reactionId?: string
  /** The one organisation that a person proved to who he is; without it he acts for all of his. */
  readonly onlyOrganisationId?: string | null
  /** He came in by the provider of that organisation. */
  readonly signedOn?: boolean
  readonly panelMemberId?: string
  /** The browser's own header; only two words of it are kept. */
  readonly userAgent: string
  readonly now: Temporal.Instant
}

/** @returns the cookie's value; the database keeps only its hash */
export async function startSession(
  tx: Write,
  { personId, caseId, locationId, reactionId, panelMemberId, userAgent, now, ...proof }: NewSession,
): Promise<string> {
  const token = newToken()
  const { longest } = personId ? sessionTerms.person : sessionTerms.link
  await tx
    .insertInto('platform.session')
    .values({
      id: newId(),
      token_hash: hashToken(token),
      person_id: personId ?? null,
      case_id: caseId ?? null,
      location_id: locationId ?? null,
      reaction_id: reactionId ?? null,
      only_organisation_id: proof.onlyOrganisationId ?? null,
      signed_on: proof.signedOn ?? false,
      panel_member_id: panelMemberId ?? null,
      agent: agentInWords(userAgent),
      created_at: now,
      last_seen_at: now,
      expires_at: now.add(longest),
    })
    .execute()
  return token
}

export async function findSession(tx: Write, token: string, now: Temporal.Instant): Promise<Session | undefined> {
  const row = await tx
    .selectFrom('platform.session')
    .select([
      'id',
      'person_id',
      'case_id',
      'location_id',
      'reaction_id',
      'panel_member_id',
      'last_seen_at',
      'only_organisation_id',
      'signed_on',
    ])
    .where('token_hash', '=', hashToken(token))
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (!row) return undefined
  const { idle } = row.person_id ? sessionTerms.person : sessionTerms.link
  if (Temporal.Instant.compare(row.last_seen_at.add(idle), now) <= 0) return undefined
  return {
    id: row.id,
    personId: row.person_id,
    caseId: row.case_id,
    locationId: row.location_id,
    reactionId: row.reaction_id,
    onlyOrganisationId: row.only_organisation_id,
    signedOn: row.signed_on,
    panelMemberId: row.panel_member_id,
    lastSeenAt: row.last_seen_at,
  }
}

/** Written at most every five minutes, after the response, so that reading a page stays reading. */
export async function touchSession(db: Database, session: Session, now: Temporal.Instant): Promise<void> {
  if (now.since(session.lastSeenAt).total('minutes') < 5) return
  await db.gate((tx) =>
    tx.updateTable('platform.session').set({ last_seen_at: now }).where('id', '=', session.id).execute(),
  )
}

export const endSession = (tx: Write, id: string, now: Temporal.Instant) =>
  tx.updateTable('platform.session').set({ ended_at: now }).where('id', '=', id).where('ended_at', 'is', null).execute()

/** Ends all sessions of a person but one, after a change of what proves who he is. */
export const endSessionsOf = (tx: Write, personId: string, now: Temporal.Instant, exceptId?: string) =>
  tx
    .updateTable('platform.session')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .$if(exceptId !== undefined, (sessions) => sessions.where('id', '<>', exceptId ?? ''))
    .execute()

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** "Firefox, Windows": enough to recognise one's own session, too little to follow a person. */
export function agentInWords(userAgent: string): string {
  const pick = (list: typeof browsers) => list.find(([pattern]) => pattern.test(userAgent))?.[1] ?? '?'
  return `${pick(browsers)}, ${pick(systems)}`
}
