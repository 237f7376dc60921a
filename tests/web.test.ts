import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import Fastify from 'fastify'
import { anonymous } from '../src/lib/actor.ts'
import { guardRoutes, RouteWithoutPermission } from '../src/platform/permissions.ts'
import type { App } from '../src/app.tsx'
import { type House, makeHouse } from './support/house.ts'

let house: House
let app: App

const policy =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'"

describe('web', () => {
  before(async () => {
    house = await makeHouse()
    app = await house.app()
  })
  after(() => house.close())

  describe('every answer', () => {
    test('carries the strict content security policy and its companions', async () => {
      for (const url of ['/', '/nergens', '/health']) {
        const { headers } = await app.web.inject(url)
        assert.equal(headers['content-security-policy'], policy, url)
        assert.equal(headers['x-content-type-options'], 'nosniff')
        assert.equal(headers['referrer-policy'], 'no-referrer')
      }
    })

    test('speaks the language that was asked, Dutch when it does not know it', async () => {
      const title = async (headers: Record<string, string>, url = '/nergens') =>
        /<h1>(.*?)<\/h1>/.exec((await app.web.inject({ url, headers })).body)?.[1]
      assert.equal(await title({}), 'Deze pagina bestaat niet')
      assert.equal(await title({ 'accept-language': 'fr-BE,nl;q=0.5' }), 'Cette page n’existe pas')
      assert.equal(await title({ 'accept-language': 'de' }), 'Deze pagina bestaat niet')
      assert.equal(await title({ cookie: 'taal=fr' }), 'Cette page n’existe pas')
    })
  })

  describe('a form from elsewhere is refused', () => {
    const post = (headers: Record<string, string>) =>
      app.web.inject({ method: 'POST', url: '/inloggen', headers: { host: 'loket.example', ...headers }, payload: '' })

    const refused: readonly [string, Record<string, string>][] = [
      ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
      ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site', origin: 'https://x.example' }],
      ['an older browser on another site', { origin: 'https://evil.example' }],
      ['an origin that hides', { origin: 'null' }],
      ['a program that says nothing', {}],
    ]
    for (const [what, headers] of refused) {
      test(what, async () => assert.equal((await post(headers)).statusCode, 403))
    }

    test('while our own pages are heard', async () => {
      assert.notEqual((await post({ 'sec-fetch-site': 'same-origin' })).statusCode, 403)
      assert.notEqual((await post({ origin: 'http://loket.example' })).statusCode, 403)
    })
  })

  describe('permissions are refused by default', () => {
    test('a route that asks for none stops the start', async () => {
      const web = Fastify()
      guardRoutes(web, {})
      assert.throws(() => web.get('/open', async () => 'x'), RouteWithoutPermission)
    })

    test('so does a permission that nobody defined', async () => {
      const web = Fastify()
      guardRoutes(web, {})
      assert.throws(
        () => web.get('/x', { config: { permission: 'nobody.knows' } }, async () => 'x'),
        RouteWithoutPermission,
      )
    })

    test('a route is answered only to who may', async () => {
      const web = Fastify()
      web.decorateRequest('actor')
      web.addHook('onRequest', async (request) => void (request.actor = anonymous))
      guardRoutes(web, { 'a.open': () => true, 'a.closed': () => false })
      web.get('/open', { config: { permission: 'a.open' } }, async () => 'x')
      web.get('/closed', { config: { permission: 'a.closed' } }, async () => 'secret')
      assert.equal((await web.inject('/open')).statusCode, 200)
      const closed = await web.inject('/closed')
      assert.equal(closed.statusCode, 403)
      assert.equal(closed.body.includes('secret'), false)
    })

    test('every route of the house asks for one', (t) => {
      assert.ok(app.routes.length > 0)
      t.diagnostic(`${app.routes.length} routes`)
    })
  })

  describe('limits', () => {
    test('a body that is too large is refused in words', async () => {
      const answer = await app.web.inject({
        method: 'POST',
        url: '/inloggen',
        headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
        payload: `email=${'a'.repeat(300 * 1024)}`,
      })
      assert.equal(answer.statusCode, 413)
      assert.match(answer.body, /tekst is te lang/)
    })
  })
})
