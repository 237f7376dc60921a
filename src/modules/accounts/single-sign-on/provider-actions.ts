import { createRemoteJWKSet, customFetch as fetchOfKeys, type JWTVerifyGetKey, jwtVerify } from 'jose'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  clockTolerance,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { Platform } from '../../../platform/platform.ts'
import type { Claims } from './claims.ts'
import type { Sent } from './flow.ts'
import { fetchFrom } from './provider-fetch-actions.ts'

/** A provider as we are known to it. */
export interface Client {
  /** Changes with every change of the settings. */
  readonly id: string
  readonly issuer: string
  readonly clientId: string
  readonly scopes: readonly string[]
  readonly secret: string
}

/** The provider does not answer, answers nonsense, or sent something that does not hold. */
export class ProviderFault extends Error {
  override readonly name = 'ProviderFault'
  readonly kind: 'unreachable' | 'refused' | 'cancelled'
  /** What went wrong, in a word of the protocol: never what somebody is called. */
  readonly code: string

  constructor(kind: ProviderFault['kind'], cause: unknown) {
    super(kind)
    this.kind = kind
    this.code = codeOf(cause)
  }
}

const codeOf = (cause: unknown): string => {
  const { code, name } = cause as { code?: unknown; name?: unknown }
  const word = typeof code === 'string' ? code : typeof name === 'string' ? name : ''
  return /^[\w-]{1,60}$/.test(word) ? word : 'unknown'
}

const answersWithinSeconds = 8
/** Clocks of servers are never quite the same. */
const clocksDifferSeconds = 60
/** As long as what a provider tells of itself is believed; its keys are asked again whenever an unknown one signs. */
const keptMinutes = 10

const kept = new WeakMap<
  Platform,
  Map<string, { readonly until: Temporal.Instant; readonly found: Promise<Configuration> }>
>()

/** What the provider tells of itself. @throws ProviderFault */
export async function providerOf(platform: Platform, client: Client): Promise<Configuration> {
  const known = kept.get(platform) ?? new Map()
  kept.set(platform, known)
  const now = platform.clock.now()
  const key = `${client.id} ${client.issuer} ${client.clientId}`
  const one = known.get(key)
  if (one && Temporal.Instant.compare(now, one.until) < 0) return one.found
  const found = discover(platform, client)
  if (known.size > 500) known.clear()
  known.set(key, { until: now.add({ minutes: keptMinutes }), found })
  found.catch(() => known.delete(key))
  return found
}

async function discover(platform: Platform, { issuer, clientId, secret }: Client): Promise<Configuration> {
  const server = new URL(issuer)
  const execute = [enableNonRepudiationChecks]
  if (server.protocol === 'http:' && platform.config.mode !== 'production') execute.push(allowInsecureRequests)
  try {
    const found = await discovery(server, clientId, { [clockTolerance]: clocksDifferSeconds }, authOf(secret), {
      [customFetch]: fetchFrom(platform) as never, // the same function, with the library's own names for its types
      execute,
      timeout: answersWithinSeconds,
    })
    return found
  } catch (cause) {
    throw new ProviderFault('unreachable', cause)
  }
}

/** In the header where the provider takes it there (what it does when it says nothing), else in the form. */
const authOf =
  (secret: string) =>
  (as: Parameters<ReturnType<typeof ClientSecretPost>>[0], ...rest: Rest) => {
    const methods = as.token_endpoint_auth_methods_supported
    const basic = methods === undefined || methods.includes('client_secret_basic')
    return (basic ? ClientSecretBasic(secret) : ClientSecretPost(secret))(as, ...rest)
  }
type Rest = Parameters<ReturnType<typeof ClientSecretPost>> extends [unknown, ...infer R] ? R : never

/** Some providers tell how somebody showed who he is only when asked (OpenID Connect Core 1.0, section 5.5). */
const howHeShowedIt = JSON.stringify({ id_token: { amr: null, acr: null } })

/** Where to send the browser, and what to remember meanwhile. @throws ProviderFault */
export async function askProvider(
  platform: Platform,
  client: Client,
  redirectUri: string,
): Promise<{ readonly url: URL; readonly sent: Sent }> {
  const provider = await providerOf(platform, client)
  const sent = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
  const url = buildAuthorizationUrl(provider, {
    redirect_uri: redirectUri,
    scope: client.scopes.join(' '),
    state: sent.state,
    nonce: sent.nonce,
    code_challenge: await calculatePKCECodeChallenge(sent.verifier),
    code_challenge_method: 'S256',
    ...(provider.serverMetadata().claims_parameter_supported ? { claims: howHeShowedIt } : {}),
  })
  return { url, sent }
}

export interface Answered {
  readonly claims: Claims
  readonly idToken: string
}

/** Exchanges the code, checks everything that the ID token says, and asks for what it leaves out. @throws ProviderFault */
export async function hearProvider(
  platform: Platform,
  client: Client,
  cameBackAt: URL,
  { state, nonce, verifier }: Sent,
): Promise<Answered> {
  const provider = await providerOf(platform, client)
  try {
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
    const tokens = await authorizationCodeGrant(provider, cameBackAt, checks)
    const token = tokens.claims()
    if (!token || tokens.id_token === undefined) throw new Error('no id token')
    const more = provider.serverMetadata().userinfo_endpoint
      ? await fetchUserInfo(provider, tokens.access_token, token.sub)
      : {}
    // What was signed comes first.
    return { claims: { ...more, ...token }, idToken: tokens.id_token }
  } catch (cause) {
    throw new ProviderFault(kindOf(cause), cause)
  }
}

function kindOf(cause: unknown): ProviderFault['kind'] {
  if (cause instanceof AuthorizationResponseError) return cause.error === 'access_denied' ? 'cancelled' : 'refused'
  const { name = '', code = '' } = cause as { name?: string; code?: string }
  return name === 'TypeError' || name === 'AbortError' || code === 'OAUTH_TIMEOUT' ? 'unreachable' : 'refused'
}

const keysOf = new WeakMap<Configuration, JWTVerifyGetKey>()

/** No `none`, and no secret that both sides know. */
const signatures = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']
/** A word about somebody who left is said at once; much later it is a copy. */
const saidWithinSeconds = 300

/** What a token says that the provider sent by itself: its signature, issuer, audience and terms hold. Undefined where they do not. */
export async function verifiedBy(platform: Platform, client: Client, token: string): Promise<Claims | undefined> {
  try {
    const provider = await providerOf(platform, client)
    const { issuer, jwks_uri: address } = provider.serverMetadata()
    if (address === undefined) return undefined
    const keys =
      keysOf.get(provider) ??
      createRemoteJWKSet(new URL(address), { [fetchOfKeys]: fetchFrom(platform), timeoutDuration: answersWithinSeconds * 1000 }) // prettier-ignore
    keysOf.set(provider, keys)
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: client.clientId,
      algorithms: signatures,
      requiredClaims: ['iat', 'exp', 'jti', 'events'],
      maxTokenAge: saidWithinSeconds,
      clockTolerance: clocksDifferSeconds,
    })
    return payload
  } catch {
    return undefined
  }
}

/** Where a browser logs out at the provider; nothing where it offers no such way or does not answer now. */
export async function logOutAt(platform: Platform, client: Client): Promise<string | undefined> {
  try {
    return (await providerOf(platform, client)).serverMetadata().end_session_endpoint
  } catch {
    return undefined
  }
}
