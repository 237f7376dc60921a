import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anonymous, type Person } from '../../lib/actor.ts'
import { firstPage, mayInvite, refusalToEnd, refusalToReset } from './roles.ts'

const who = (...memberships: readonly (readonly [organisationId: string, role: string])[]): Person => ({
  kind: 'person',
  sessionId: 's',
  personId: 'p',
  name: 'Iemand',
  memberships: memberships.map(([organisationId, role]) => ({
    organisationId,
    organisationName: organisationId,
    organisationKind: 'desk',
    role,
    locationId: null,
  })),
})

const desk = { id: 'desk', kind: 'desk' } as const
const otherDesk = { id: 'other', kind: 'desk' } as const
const house = { id: 'house', kind: 'operator' } as const

describe('who may invite whom', () => {
  const table: readonly (readonly [string, Parameters<typeof mayInvite>, boolean])[] = [
    ['a desk manager a colleague', [who(['desk', 'desk_manager']), desk, 'desk_worker'], true],
    ['a desk manager a second manager', [who(['desk', 'desk_manager']), desk, 'desk_manager'], true],
    ['a desk manager somebody of another desk', [who(['desk', 'desk_manager']), otherDesk, 'desk_worker'], false],
    ['a desk manager an operator of the house', [who(['desk', 'desk_manager']), house, 'operator'], false],
    ['a desk manager an operator into his desk', [who(['desk', 'desk_manager']), desk, 'operator'], false],
    ['a desk worker nobody', [who(['desk', 'desk_worker']), desk, 'desk_worker'], false],
    [
      'a worker of one desk who manages another',
      [who(['desk', 'desk_worker'], ['other', 'desk_manager']), desk, 'desk_worker'],
      false,
    ],
    ['an operator a manager of any desk', [who(['house', 'operator']), desk, 'desk_manager'], true],
    ['an operator a second operator', [who(['house', 'operator']), house, 'operator'], true],
    ['an operator an operator into a desk', [who(['house', 'operator']), desk, 'operator'], false],
    ['nobody anybody', [anonymous, desk, 'desk_worker'], false],
  ]
  for (const [what, given, may] of table) {
    test(`${what}: ${may ? 'yes' : 'no'}`, () => assert.equal(mayInvite(...given), may))
  }
})

describe('ending a membership', () => {
  const [ann, bob, cas] = [
    { membershipId: 'ann', organisationId: 'desk', role: 'desk_manager' },
    { membershipId: 'bob', organisationId: 'desk', role: 'desk_worker' },
    { membershipId: 'cas', organisationId: 'desk', role: 'desk_manager' },
  ] as const
  const manager = who(['desk', 'desk_manager'])

  test('a manager ends that of a colleague', () => assert.equal(refusalToEnd(manager, bob, [ann, bob]), undefined))
  test('the last manager stays', () => assert.equal(refusalToEnd(manager, ann, [ann, bob]), 'last-manager'))
  test('one of two managers may go', () => assert.equal(refusalToEnd(manager, ann, [ann, bob, cas]), undefined))
  test('an operator may end the last manager of a desk', () =>
    assert.equal(refusalToEnd(who(['house', 'operator']), ann, [ann]), undefined))
  test('the last operator stays too', () =>
    assert.equal(
      refusalToEnd(who(['house', 'operator']), { membershipId: 'o', organisationId: 'house', role: 'operator' }, [
        { membershipId: 'o', organisationId: 'house', role: 'operator' },
      ]),
      'last-manager',
    ))
  test('a manager of another desk ends nothing here', () =>
    assert.equal(refusalToEnd(who(['other', 'desk_manager']), bob, [ann, bob]), 'not-yours'))
})

test('everybody starts where his work is', () => {
  assert.equal(firstPage([{ role: 'desk_worker' }]), '/werk')
  assert.equal(firstPage([{ role: 'operator' }]), '/werk/mensen')
  assert.equal(firstPage([{ role: 'organiser_manager' }]), '/werk/vragen')
  assert.equal(firstPage([{ role: 'location_worker' }]), '/werk/vragen')
  assert.equal(firstPage([]), '/werk/sessies')
})

test('the second factor of the last manager of a house is for the operator, from outside it', () => {
  const manager = who(['a', 'desk_manager'])
  const alone = [{ organisationId: 'b', managers: ['piet'] }]
  assert.equal(refusalToReset(manager, [], 'piet'), undefined)
  assert.equal(refusalToReset(manager, [{ organisationId: 'a', managers: ['piet', 'jan'] }], 'piet'), undefined)
  assert.equal(refusalToReset(manager, alone, 'piet'), 'last-manager')
  assert.equal(refusalToReset(who(['o', 'operator']), alone, 'piet'), undefined)
  assert.equal(refusalToReset(who(['b', 'operator']), alone, 'piet'), 'last-manager')
})
