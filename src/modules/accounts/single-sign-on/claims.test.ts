import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { demandOn, strictest } from '../second-factor/factor-demand.ts'
import { roleChanges } from './claim-roles.ts'
import { type HowToRead, readClaims } from './claims.ts'

const how: HowToRead = {
  emailClaim: 'email',
  roleClaim: 'realm_access.roles',
  domains: ['stad.example'],
  trustsDomains: false,
  secondFactorValues: ['mfa', 'urn:two'],
}
const read = (claims: object, more: Partial<HowToRead> = {}) =>
  readClaims({ iss: 'i', sub: 's', ...claims }, { ...how, ...more })

describe('claims', () => {
  test('a role stands in a list, alone, under a path or under a name with dots', () => {
    assert.deepEqual(read({ realm_access: { roles: ['a', 7, ' b '] } }).values, ['a', 'b'])
    assert.deepEqual(read({ 'realm_access.roles': 'a' }).values, ['a'])
    assert.deepEqual(read({ realm_access: 'a' }).values, [])
    assert.deepEqual(read({}, { roleClaim: '__proto__.constructor' }).values, [])
  })

  test('an address is verified by a clear yes, or by the house where nobody says a thing', () => {
    const email = 'Eva@Stad.example'
    assert.equal(read({ email }).email, 'eva@stad.example')
    for (const [claims, trusts, verified] of [
      [{ email, email_verified: true }, false, true],
      [{ email, email_verified: 'true' }, false, true],
      [{ email, email_verified: 1 }, true, false],
      [{ email, email_verified: false }, true, false],
      [{ email }, false, false],
      [{ email }, true, true],
      [{ email: 'eva@stad.example.evil.example' }, true, false],
      [{ email: 'eva@evil.example@stad.example', email_verified: true }, true, false],
    ] as const)
      assert.equal(read(claims, { trustsDomains: trusts }).emailVerified, verified, JSON.stringify(claims))
  })

  test('a second factor is in amr or acr, as the house knows it', () => {
    assert.equal(read({ amr: ['pwd', 'mfa'] }).secondFactor, true)
    assert.equal(read({ acr: 'urn:two' }).secondFactor, true)
    assert.equal(read({ amr: ['pwd'], acr: '1' }).secondFactor, false)
  })
})

describe('roles by claim', () => {
  const rules = [{ value: 'a', role: 'desk_worker', locationId: null }] as const
  const held = (byProvider: boolean) => [{ role: 'desk_worker', locationId: null, byProvider }] as const

  test('begin, are confirmed, and end; what a manager gave stays', () => {
    assert.equal(roleChanges([], rules, ['a']).start.length, 1)
    assert.equal(roleChanges(held(false), rules, ['a']).confirm.length, 1)
    assert.equal(roleChanges(held(true), rules, []).end.length, 1)
    assert.equal(roleChanges(held(false), rules, []).end.length, 0)
  })
})

describe('the second factor of a role', () => {
  const day = (text: string) => Temporal.PlainDate.from(text)

  test('holds from its day on, and never below the floor', () => {
    const decided = [
      { role: 'location_worker', from: day('2026-03-01'), demand: 'provider' },
      { role: 'location_worker', from: day('2026-06-01'), demand: 'own' },
      { role: 'desk_manager', from: day('2026-01-01'), demand: 'provider' },
    ] as const
    assert.equal(demandOn(decided, 'location_worker', day('2026-02-28')), 'second')
    assert.equal(demandOn(decided, 'location_worker', day('2026-03-01')), 'provider')
    assert.equal(demandOn(decided, 'location_worker', day('2026-06-01')), 'own')
    assert.equal(demandOn(decided, 'desk_manager', day('2026-06-01')), 'second')
    assert.equal(strictest(['provider', 'own']), 'own')
    assert.equal(strictest([]), 'second')
  })
})
