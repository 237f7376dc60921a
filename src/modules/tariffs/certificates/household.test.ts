import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { shippedFlanders } from '../flanders/income-tariff-sets.ts'
import { expectedTariff } from './expected-tariff.ts'
import {
  adultsOf,
  answersMissing,
  asksOnPaper,
  documentsFor,
  documentsMissing,
  emptyHousehold,
  type Household,
} from './household.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

const child = {
  name: 'Noor',
  birth: '2024-05-02',
  dependent: true,
  foster: false,
  needed: true,
  startOn: '2025-09-01',
  multiple: false,
}
const whole: Household = {
  disclose: true,
  first: true,
  living: 'partner',
  adults: [
    { role: 'parent', firstName: 'Samira', lastName: 'El Idrissi', basis: 'assessment', cents: 30_000_00 },
    { role: 'partner', firstName: '-', lastName: 'Okafor', basis: 'month', cents: 1_000_00 },
  ],
  address: { street: 'Dorp 1', postcode: '2000', town: 'Dorp' },
  children: [child],
  special: 'none',
  email: '',
  seen: ['children', 'assessment.parent'],
}

describe('what the agency asks of a household', () => {
  test('seven steps have to be answered; the mail address may be left out', () => {
    assert.equal(answersMissing(emptyHousehold), 7)
    assert.equal(answersMissing(whole), 0)
    assert.equal(answersMissing({ ...whole, children: [{ ...child, needed: false }] }), 1)
  })

  test('who lives with somebody answers for two', () => {
    assert.deepEqual(adultsOf('with_parents'), ['parent', 'other'])
    assert.equal(answersMissing({ ...whole, living: 'with_parents' }), 1)
    assert.equal(answersMissing({ ...whole, living: 'alone' }), 0)
  })

  test('who does not tell an income shows no proof of one', () => {
    const silent = { ...whole, disclose: false, adults: [] }
    assert.equal(answersMissing(silent), 0)
    assert.deepEqual(documentsFor(silent), ['children'])
  })

  test('each income and each special situation has its document', () => {
    assert.deepEqual(documentsFor({ ...whole, special: 'foster' }), [
      'children',
      'assessment.parent',
      'month.partner',
      'special.foster',
    ])
    assert.deepEqual(documentsMissing(whole), ['month.partner'])
  })

  test('a rate of the OCMW is asked for on paper', () => {
    assert.equal(asksOnPaper({ ...whole, special: 'ocmw_half' }), true)
    assert.equal(asksOnPaper(whole), false)
  })
})

describe('what the certificate will probably say', () => {
  // 30,000 and 1,000 x 11.54 are 41,540; x 0.000385 is 15.9929.
  for (const [what, household, on, expected] of [
    ['the income of both, a month as a year', whole, '2025-09-01', [15_97, 15_99, 16_01]],
    [
      '2014, as the table says',
      { ...whole, children: [{ ...child, birth: '2013-05-02' }] },
      '2014-09-01',
      [15_88, 15_88, 15_88],
    ],
    ['the maximum for who does not tell', { ...whole, disclose: false }, '2024-09-01', [34_64, 34_64, 34_64]],
    [
      'one more child that counts',
      { ...whole, children: [child, { ...child, needed: false, startOn: null }] },
      '2025-09-01',
      [11_90, 11_92, 11_94],
    ],
  ] as const)
    test(what, () => {
      const answer = expectedTariff(household, day(on), shippedFlanders)
      assert.ok(answer.known)
      const { low, likely, high } = answer.tariff
      assert.deepEqual([low, likely, high], expected)
    })

  test('with the last amounts that are published, and says of which year they are', () => {
    const answer = expectedTariff(whole, day('2027-09-01'), shippedFlanders)
    assert.ok(answer.known)
    assert.deepEqual([answer.year, answer.estimate], [2026, true])
  })

  for (const [what, household, on, why] of [
    ['an income is missing', { ...whole, adults: [] }, '2025-09-01', 'answers'],
    ['a year with bounds only', whole, '2019-09-01', 'unpublished'],
    ['a rate whose amount was not found', { ...whole, special: 'foster' as const }, '2025-09-01', 'unpublished'],
  ] as const)
    test(`says nothing: ${what}`, () =>
      assert.deepEqual(expectedTariff(household, day(on), shippedFlanders), { known: false, why }))
})
