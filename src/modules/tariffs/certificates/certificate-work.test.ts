import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Actor } from '../../../lib/actor.ts'
import { unreachable } from '../../../lib/states.ts'
import { tariffPermissions } from '../tariff-permissions.ts'
import { overlap, standingOf } from './authorised.ts'
import { certificate, type CertificateFacts, stepCertificate } from './certificate.ts'
import { listedUntil, nextLapse, remindFrom, standsAt, workOf } from './certificate-work.ts'
import { allDeclared, standing } from './declaration.ts'
import { eraseOn } from './retention.ts'
import { readTariffCode } from './tariff-code.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

const ready: CertificateFacts = {
  today: day('2026-11-23'),
  declared: true,
  answersMissing: 0,
  documentsMissing: 0,
  checked: true,
  askFrom: day('2026-11-04'),
  words: '',
  lastOn: null,
}

describe('a file for a certificate', () => {
  test('has no state that nothing leads to', () => assert.deepEqual(unreachable(certificate), []))

  for (const [what, change, refusal] of [
    ['without mandate or consent', { declared: false }, 'declaration_missing'],
    ['with a step unanswered', { answersMissing: 1 }, 'answers_missing'],
    ['with a document not seen', { documentsMissing: 1 }, 'documents_missing'],
    ['that nobody read again', { checked: false }, 'not_checked'],
    ['earlier than two months before the start', { askFrom: day('2026-11-24') }, 'too_early'],
  ] as const)
    test(`${what} is not sent`, () =>
      assert.deepEqual(stepCertificate('preparing', 'send', { ...ready, ...change }), { refusal }))

  test('is sent when all is there, and comes back with a reason only', () => {
    assert.deepEqual(stepCertificate('preparing', 'send', ready), { ok: 'sent' })
    assert.deepEqual(stepCertificate('sent', 'back', ready), { refusal: 'words_missing' })
    assert.deepEqual(stepCertificate('sent', 'back', { ...ready, words: 'Het adres was fout.' }), { ok: 'preparing' })
  })

  test('whose mandate is taken back waits for a new one', () => {
    assert.deepEqual(stepCertificate('sent', 'withdraw', ready), { ok: 'asked' })
    assert.deepEqual(stepCertificate('granted', 'withdraw', ready), { ok: 'granted' })
  })

  test('lapses on the day after its last', () => {
    const lastOn = day('2026-11-23')
    assert.deepEqual(stepCertificate('granted', 'lapse', { ...ready, lastOn }), { refusal: 'still_valid' })
    const after = { ...ready, lastOn, today: day('2026-11-24') }
    assert.deepEqual(stepCertificate('granted', 'lapse', after), { ok: 'lapsed' })
  })
})

describe('a recorded certificate lapses', () => {
  const birth = day('2023-05-20')
  for (const [what, result, expected] of [
    ['on the day that it names', ['2026-10-05', '2027-09-30', false], ['age_3_5', '2026-12-31']],
    ['as it says, where nothing comes first', ['2027-01-01', '2027-06-30', false], ['valid_until', '2027-06-30']],
    ['on 30 September, where it says so itself', ['2027-01-01', '2027-09-30', false], ['september', '2027-09-30']],
    ['on 30 September, where it names no day', ['2027-01-01', null, false], ['september', '2027-09-30']],
    [
      'not on 30 September where it names a later day',
      ['2027-01-01', '2028-12-31', false],
      ['valid_until', '2028-12-31'],
    ],
    ['a year after a reduced rate', ['2025-01-01', null, true], ['reduced_rate', '2026-03-31']],
  ] as const)
    test(what, () => {
      const [from, until, reduced] = result
      const lapse = nextLapse(birth, { from: day(from), until: until === null ? null : day(until), reduced })
      assert.deepEqual([lapse?.because, String(lapse?.last)], expected)
    })
})

describe('what a file asks of the desk', () => {
  const facts = {
    birth: day('2026-01-05'),
    firstDay: day('2027-01-04'),
    sentOn: null,
    householdChangedOn: null,
    result: null,
  }
  const granted = { from: day('2027-01-01'), until: day('2027-09-30'), reduced: false }
  for (const [what, of, expected] of [
    ['a question: before the first day of care', { state: 'asked' }, ['before_start', '2026-12-31']],
    ['a request: ten working days', { state: 'sent', sentOn: day('2026-11-23') }, ['result_awaited', '2026-12-07']],
    ['a certificate: its last day', { state: 'granted', result: granted }, ['september', '2027-09-30']],
    [
      'a change in the household: ten working days',
      { state: 'granted', result: granted, householdChangedOn: day('2027-02-01') },
      ['household', '2027-02-15'],
    ],
    ['a stopped file: nothing', { state: 'stopped' }, undefined],
  ] as const)
    test(what, () => {
      const work = workOf({ ...facts, ...of })
      assert.deepEqual(work ? [work.why, String(work.dueOn)] : undefined, expected)
    })

  test('stands on the list two months before', () => {
    assert.equal(String(remindFrom(day('2027-09-30'))), '2027-07-30')
    assert.equal(String(listedUntil(day('2027-07-30'))), '2027-09-30')
    assert.deepEqual(standsAt(day('2026-11-23'), day('2026-11-27')), { late: false, days: 4 })
    assert.deepEqual(standsAt(day('2026-11-30'), day('2026-11-27')), { late: true, days: 1 })
  })

  test('income data go ninety days after the result, thirty after a stop, half a year after nothing more was done', () => {
    const today = day('2026-11-23')
    assert.deepEqual(
      (['granted', 'stopped', 'preparing'] as const).map((state) => String(eraseOn(state, today))),
      ['2027-02-21', '2026-12-23', '2027-05-22'],
    )
  })
})

describe('certificates are there', () => {
  const at = (organisationLand: 'vl' | 'nl', role: string): Actor => ({
    kind: 'person',
    sessionId: '',
    personId: '',
    name: '',
    memberships: [
      { organisationId: '1', organisationName: '', organisationKind: 'desk', organisationLand, role, locationId: null },
    ],
  })
  for (const [who, actor, opens, coordinates] of [
    ['for the worker of a desk in Flanders', at('vl', 'desk_worker'), true, false],
    ['for its manager, who says who is authorised', at('vl', 'desk_manager'), true, true],
    ['for nobody in the Netherlands', at('nl', 'desk_manager'), false, false],
    ['for no organiser', at('vl', 'organiser_manager'), false, false],
  ] as const)
    test(who, () => {
      assert.equal(tariffPermissions['tariffs.certificates'](actor), opens)
      assert.equal(tariffPermissions['tariffs.authorise'](actor), coordinates)
    })
})

describe('an authorised person', () => {
  const valid = { fromOn: day('2026-01-01'), untilOn: day('2026-12-31'), revokedAt: null }
  for (const [today, expected] of [
    ['2025-12-31', 'coming'],
    ['2026-01-01', 'valid'],
    ['2026-12-31', 'valid'],
    ['2027-01-01', 'over'],
  ] as const)
    test(`on ${today}: ${expected}`, () => assert.equal(standingOf(valid, day(today)), expected))

  test('is none any more once revoked', () => {
    const revoked = { ...valid, revokedAt: Temporal.Instant.from('2026-05-01T09:00:00Z') }
    assert.equal(standingOf(revoked, day('2026-06-01')), 'revoked')
    assert.equal(overlap(revoked, valid), false)
  })

  test('is not authorised twice for one day', () => {
    assert.equal(overlap(valid, { ...valid, fromOn: day('2026-12-31'), untilOn: null }), true)
    assert.equal(overlap(valid, { ...valid, fromOn: day('2027-01-01'), untilOn: null }), false)
  })
})

describe('what a family signs', () => {
  const mandate = { kind: 'mandate', withdrawnOn: null } as const
  test('is complete with mandate and consent, as long as both stand', () => {
    assert.equal(allDeclared([mandate]), false)
    assert.equal(allDeclared([mandate, { kind: 'consent', withdrawnOn: null }]), true)
    assert.equal(allDeclared([mandate, { kind: 'consent', withdrawnOn: day('2026-11-23') }]), false)
    assert.equal(standing([{ ...mandate, withdrawnOn: day('2026-11-23') }, mandate], 'mandate')?.withdrawnOn, null)
  })
})

describe('the code of a certificate', () => {
  const birth = day('2024-05-02')
  for (const [typed, expected] of [
    ['24050212301', { code: '240502-123-01' }],
    ['240502-123-01', { code: '240502-123-01' }],
    ['240502 123 01', { code: '240502-123-01' }],
    ['240503-123-01', { fault: 'birth' }],
    ['240502-123', { fault: 'form' }],
    ['24O502-123-01', { fault: 'form' }],
  ] as const)
    test(typed, () => assert.deepEqual(readTariffCode(typed, birth), expected))
})
