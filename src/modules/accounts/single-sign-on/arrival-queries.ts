import type { Write } from '../../../platform/database.ts'
import { NotAllowed } from '../../../platform/errors.ts'
import { hashToken } from '../../../platform/tokens.ts'
import type { Entrance } from '../entrance.ts'

/** As long as half a login: what lies between the provider and our own second step. */
const arrivalMinutes = 15

export interface NewArrival {
  readonly id: string
  readonly signOnId: string
  readonly personId: string
  readonly idTokenSealed: Buffer
  /** The provider says that it saw a second factor. */
  readonly secondFactor: boolean
  readonly at: Temporal.Instant
  /** How the provider calls its session. */
  readonly providerSession: string | undefined
}

export const insertArrival = (tx: Write, arrival: NewArrival) =>
  tx
    .insertInto('accounts.sign_on_arrival')
    .values({
      id: arrival.id,
      sign_on_id: arrival.signOnId,
      person_id: arrival.personId,
      id_token_sealed: arrival.idTokenSealed,
      second_factor: arrival.secondFactor,
      at: arrival.at,
      provider_session: arrival.providerSession ?? null,
    })
    .execute()

/** @throws NotAllowed for an arrival that is old, was used, or belongs to somebody else */
export async function entranceByArrival(
  tx: Write,
  arrivalId: string,
  personId: string,
  now: Temporal.Instant,
): Promise<Entrance> {
  const arrival = await tx
    .selectFrom('accounts.sign_on_arrival as a')
    .innerJoin('accounts.sign_on as s', 's.id', 'a.sign_on_id')
    .select('s.organisation_id as organisationId')
    .where('a.id', '=', arrivalId)
    .where('a.person_id', '=', personId)
    .where('a.session_id', 'is', null)
    .where('a.at', '>', now.subtract({ minutes: arrivalMinutes }))
    .where('s.state', '=', 'active')
    .executeTakeFirst()
  if (!arrival) throw new NotAllowed('no such arrival')
  return { onlyOrganisationId: arrival.organisationId, signedOn: true }
}

/** The session of this cookie began with this arrival: logging out leads past the provider. */
export const giveSession = (tx: Write, arrivalId: string, token: string) =>
  tx
    .updateTable('accounts.sign_on_arrival')
    .set((eb) => ({
      session_id: eb.selectFrom('platform.session').select('id').where('token_hash', '=', hashToken(token)),
    }))
    .where('id', '=', arrivalId)
    .execute()

export interface ArrivalOfSession {
  readonly signOnId: string
  readonly idTokenSealed: Buffer
}

/** How this session began at a provider; nothing when it did not. */
export const arrivalOfSession = (tx: Write, sessionId: string): Promise<ArrivalOfSession | undefined> =>
  tx
    .selectFrom('accounts.sign_on_arrival')
    .select(['sign_on_id as signOnId', 'id_token_sealed as idTokenSealed'])
    .where('session_id', '=', sessionId)
    .executeTakeFirst()
