import type { Actor } from '../../../lib/actor.ts'
import type { Platform } from '../../../platform/platform.ts'
import { originOf } from '../letter-house-queries.ts'
import { idTokenPurpose } from '../sealed-columns.ts'
import { arrivalOfSession } from './arrival-queries.ts'
import { logOutAt } from './provider-actions.ts'
import { clientOf, findSignOn } from './sign-on-queries.ts'

/** How a browser logs out at the provider too (OpenID Connect RP-Initiated Logout 1.0). */
export interface Farewell {
  /** Of the provider. */
  readonly name: string
  readonly endpoint: string
  /** What goes along: in a form, because addresses are kept everywhere. */
  readonly fields: Readonly<Record<string, string>>
}

/** Nothing for who came in another way, or whose provider offers no such thing. */
export async function farewellFor(platform: Platform, actor: Actor): Promise<Farewell | undefined> {
  if (actor.kind !== 'person') return undefined
  const { db, keys, config } = platform
  const found = await db.gate(async (tx) => {
    const arrival = await arrivalOfSession(tx, actor.sessionId)
    const signOn = arrival && (await findSignOn(tx, arrival.signOnId))
    const client = arrival && (await clientOf(tx, keys, arrival.signOnId))
    return arrival && signOn && client ? { arrival, signOn, client } : undefined
  })
  const endpoint = found && (await logOutAt(platform, found.client))
  if (!found || !endpoint) return undefined
  const { arrival, signOn, client } = found
  const fields = {
    id_token_hint: keys.open(idTokenPurpose(signOn.id), arrival.idTokenSealed).toString(),
    client_id: client.clientId,
    post_logout_redirect_uri: loggedOutAt(await originOf(db.published, config, signOn.organisationId)),
  }
  return { name: signOn.name, endpoint, fields }
}

/** Where a provider sends a browser back to; the house tells it beforehand. */
export const loggedOutAt = (origin: URL): string => new URL('/inloggen?afgemeld=1', origin).href
/** Where the provider tells us that somebody left there. */
export const leftThereAt = (origin: URL, slug: string): string => new URL(`/inloggen/met/${slug}/afgemeld`, origin).href
export const comesBackAt = (origin: URL, slug: string): string => new URL(`/inloggen/met/${slug}/terug`, origin).href
