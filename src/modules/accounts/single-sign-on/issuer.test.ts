import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { issuerFault } from './issuer.ts'
import { isInside } from './provider-fetch-actions.ts'

describe('the address of a provider', () => {
  test('is https, without anything behind it; plain http is for the maker’s own machine', () => {
    const table: readonly (readonly [string, boolean, ReturnType<typeof issuerFault>])[] = [
      ['https://inloggen.example', true, undefined],
      ['https://inloggen.example/realms/stad', true, undefined],
      ['http://localhost:4000', false, undefined],
      ['http://[::1]:4000', false, undefined],
      ['http://localhost:4000', true, 'not-https'],
      ['http://127.0.0.1.evil.example', false, 'not-https'],
      ['http://inloggen.example', false, 'not-https'],
      ['file:///etc/passwd', false, 'no-address'],
      ['inloggen.example', true, 'no-address'],
      ['https://inloggen.example/?a=b', true, 'with-more'],
      ['https://name:word@inloggen.example', true, 'with-more'],
    ]
    for (const [address, production, fault] of table) assert.equal(issuerFault(address, production), fault, address)
  })

  test('does not lead inside', () => {
    const inside = ['10.1.2.3', '127.0.0.1', '169.254.169.254', '172.20.0.1', '192.168.1.1', '0.0.0.0', '100.64.1.1']
    for (const address of [...inside, '::1', '::', 'fd00::1', 'fe80::1', '::ffff:10.0.0.1', '::ffff:a00:1'])
      assert.ok(isInside(address), address)
    for (const address of ['93.184.215.14', '172.32.0.1', '2606:2800::1', '::ffff:93.184.215.14'])
      assert.ok(!isInside(address), address)
  })
})
