import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

/** What a provider knows of somebody. */
export interface Account {
  readonly sub: string
  readonly name?: string
  readonly email?: string
  readonly email_verified?: boolean
  readonly groups?: readonly string[]
  /** How he showed who he is. */
  readonly amr?: readonly string[]
}

type Json = Record<string, unknown>
/** Another ID token in place of the right one. */
export type Forgery = (claims: Json, seal: Seal) => string
export interface Seal {
  /** With the provider's own key. */
  rs256(claims: Json): string
  none(claims: Json): string
  /** With the secret of the client, which both sides know. */
  hs256(claims: Json): string
  /** With a key that the provider never had. */
  stranger(claims: Json): string
}

/** A real OpenID provider on this machine: who logs in is said by the test, and it can be made to lie. */
export interface IdentityProvider {
  readonly issuer: string
  readonly client: { readonly id: string; readonly secret: string }
  /** Who sits at the browser; it asks for nothing and lets him in. */
  account: Account
  forgery: Forgery | undefined
  /** Tells the house that somebody left: with a token of its own, sent by itself. */
  tellLeft(account: Account, session?: string): Promise<void>
  /** A token that says so, or lies. */
  leftToken(claims: Record<string, unknown>, how?: keyof Seal): string
  stop(): Promise<void>
}

const client = { id: 'opvangloket', secret: 'een-geheim-van-minstens-32-tekens-lang' }

export async function identityProvider(redirectUris: readonly string[], loggedOut: readonly string[], left?: string) {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on TCP
  const issuer = `http://localhost:${port}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const standIn: IdentityProvider = {
    issuer,
    client,
    account: { sub: 'nobody' },
    forgery: undefined,
    async tellLeft({ sub }, session) {
      const known = (await provider.Client.find(client.id)) as unknown as {
        backchannelLogout(sub: string, sid?: string): Promise<void>
      }
      await known.backchannelLogout(sub, session)
    },
    leftToken: (claims, how = 'rs256') => sealWith(privateKey)[how](claims),
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [...redirectUris],
        post_logout_redirect_uris: [...loggedOut],
        ...(left === undefined ? {} : { backchannel_logout_uri: left, backchannel_logout_session_required: true }),
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'first', use: 'sig', alg: 'RS256' } as never] },
    cookies: { keys: ['a key of a test'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'], amr: null, acr: null },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      claimsParameter: { enabled: true },
    },
    // It refuses to ask this machine, which is right; here the house is on it.
    fetch: (url, { method, headers, body }: RequestInit = {}) =>
      fetch(url, { method: method ?? 'GET', headers: headers ?? {}, body: body ?? null }),
    interactions: { url: (_, interaction) => `/hier/${interaction.uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...standIn.account, sub }) as never }),
    ttl: { Session: 3600, Grant: 3600, Interaction: 600, IdToken: 600, AccessToken: 600 },
    async loadExistingGrant(context) {
      const { client: asked, session, provider: own } = context.oidc
      const grant = new own.Grant({ clientId: asked?.clientId ?? '', accountId: session?.accountId ?? '' })
      grant.addOIDCScope('openid email profile')
      grant.addOIDCClaims(['email', 'email_verified', 'name', 'groups'])
      await grant.save()
      return grant
    },
  })
  provider.use(async (context, next) => {
    await next()
    const body = context.body as Json | undefined
    if (context.path === '/token' && standIn.forgery && typeof body?.['id_token'] === 'string') {
      const claims = JSON.parse(Buffer.from(body['id_token'].split('.')[1] ?? '', 'base64url').toString()) as Json
      context.body = { ...body, id_token: standIn.forgery(claims, sealWith(privateKey)) }
    }
  })
  const answer = provider.callback()
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith('/hier/')) void letIn(provider, standIn, request, response)
    else void answer(request, response)
  })
  return standIn
}

const letIn = (provider: Provider, { account }: IdentityProvider, request: IncomingMessage, response: ServerResponse) =>
  provider.interactionFinished(request, response, {
    login: { accountId: account.sub, ...(account.amr ? { amr: [...account.amr] } : {}) },
  })

function sealWith(key: KeyObject): Seal {
  const part = (value: Json) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const put = (header: Json, claims: Json, signed: (text: string) => Buffer) => {
    const text = `${part(header)}.${part(claims)}`
    return `${text}.${signed(text).toString('base64url')}`
  }
  const rsa = (own: KeyObject) => (claims: Json) =>
    put({ alg: 'RS256', kid: 'first' }, claims, (text) => sign('RSA-SHA256', Buffer.from(text), own))
  return {
    rs256: rsa(key),
    stranger: (claims) => rsa(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey)(claims),
    none: (claims) => put({ alg: 'none' }, claims, () => Buffer.alloc(0)),
    hs256: (claims) =>
      put({ alg: 'HS256' }, claims, (text) => createHmac('sha256', client.secret).update(text).digest()),
  }
}

/**
 * What a browser does between our house and the provider: follows, with the provider's cookies.
 * @returns where the provider sends it back to us
 */
export async function walkThrough(from: string, back: string, jar = new Map<string, string>()): Promise<string> {
  let at = from
  for (let step = 0; step < 8; step += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=', 2)
      jar.set(name, value)
    }
    const to = answer.headers.get('location')
    if (!to) throw new Error(`the provider says ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
    at = new URL(to, at).href
    if (at.startsWith(back)) return at
  }
  throw new Error('never came back')
}
