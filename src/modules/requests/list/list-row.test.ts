import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { guessMapping, missingFields } from './list-columns.ts'
import { type Cell, dayOf, halfDaysOf, readRow, type RowFault } from './list-row.ts'

const today = Temporal.PlainDate.from('2026-11-22')
const whole = (...days: string[]) => days.flatMap((day) => [`${day}-am`, `${day}-pm`])

describe('the days of a waiting list', () => {
  const written: readonly [string, readonly string[] | undefined][] = [
    ['ma di do', whole('mon', 'tue', 'thu')],
    ['Maandag, dinsdag', whole('mon', 'tue')],
    ['ma en do', whole('mon', 'thu')],
    ['ma, wo vm, vr nm', ['mon-am', 'mon-pm', 'wed-am', 'fri-pm']],
    ['ma-vr', whole('mon', 'tue', 'wed', 'thu', 'fri')],
    ['ma tot wo', whole('mon', 'tue', 'wed')],
    ['voltijds', whole('mon', 'tue', 'wed', 'thu', 'fri')],
    ['', whole('mon', 'tue', 'wed', 'thu', 'fri')],
    ['do/vr', whole('thu', 'fri')],
    ['zo snel mogelijk', undefined],
    ['3 dagen', undefined],
  ]
  for (const [words, expected] of written) {
    test(`"${words}" is ${expected?.join(' ') ?? 'not understood'}`, () =>
      assert.deepEqual(halfDaysOf(words), expected))
  }
})

describe('a day of a waiting list', () => {
  const cells: readonly [Cell, string | undefined][] = [
    ['1/3/2027', '2027-03-01'],
    ['01-03-2027', '2027-03-01'],
    ['1.3.2027', '2027-03-01'],
    ['2027-03-01', '2027-03-01'],
    [Temporal.PlainDate.from('2027-03-01'), '2027-03-01'],
    ['31/2/2027', undefined],
    ['maart', undefined],
    ['1/3/27', undefined],
    [null, undefined],
  ]
  for (const [cell, expected] of cells) {
    test(`${String(cell)} is ${expected ?? 'no day'}`, () => assert.equal(dayOf(cell)?.toString(), expected))
  }
})

const headings = [
  'Naam kind',
  'Geboortedatum',
  'Start',
  'Dagen',
  'Keuze 1',
  'Keuze 2',
  'Ouder',
  'E-mail',
  'GSM',
  'Aangevraagd',
  'Opmerking',
]

describe('the headings of a waiting list', () => {
  test('are guessed', () => {
    assert.deepEqual(guessMapping(headings), {
      child_name: 0,
      birth: 1,
      start: 2,
      days: 3,
      choice_1: 4,
      choice_2: 5,
      contact_name: 6,
      email: 7,
      phone: 8,
      received: 9,
      remarks: 10,
    })
  })
  test('that say nothing leave the needed fields open', () => {
    assert.deepEqual(missingFields(guessMapping(['A', 'B'])), [
      'child_name',
      'birth',
      'start',
      'choice_1',
      'contact_name',
    ])
  })
})

describe('a row of a waiting list', () => {
  const good: Cell[] = [
    'Noor',
    '5/1/2026',
    '4/1/2027',
    'ma di',
    'De Zon',
    'De Maan',
    'Fatima B.',
    'Fatima@Example.org',
    '0470 12 34 56',
    '1/2/2026',
    'Allergie',
  ]
  const read = (change: Record<number, Cell> = {}) =>
    readRow(
      good.map((cell, index) => (index in change ? (change[index] ?? null) : cell)),
      guessMapping(headings),
      today,
    )

  test('becomes a request', () => {
    const row = read()
    assert.ok(!('fault' in row))
    assert.equal(row.childName, 'Noor')
    assert.deepEqual(row.birth, { bornOn: Temporal.PlainDate.from('2026-01-05') })
    assert.deepEqual(row.choices, ['De Zon', 'De Maan'])
    assert.equal(row.email, 'fatima@example.org')
    assert.equal(row.receivedOn?.toString(), '2026-02-01')
  })
  test('of a child that is expected', () => {
    const row = read({ 1: '5/3/2027', 2: '1/9/2027' })
    assert.ok(!('fault' in row) && 'expectedOn' in row.birth)
  })

  const faults: readonly [Record<number, Cell>, RowFault][] = [
    [{ 0: ' ' }, 'child_name_missing'],
    [{ 1: 'onbekend' }, 'birth_wrong'],
    [{ 1: '5/1/2028' }, 'birth_wrong'],
    [{ 1: '5/1/2010' }, 'too_old'],
    [{ 2: null }, 'start_wrong'],
    [{ 2: '4/1/2025' }, 'start_wrong'],
    [{ 3: 'soms' }, 'days_wrong'],
    [{ 4: null, 5: null }, 'choice_missing'],
    [{ 6: '' }, 'contact_missing'],
    [{ 7: 'fatima' }, 'email_wrong'],
    [{ 8: '123' }, 'phone_wrong'],
    [{ 7: null, 8: null }, 'no_way_to_answer'],
    [{ 9: '1/2/2027' }, 'received_wrong'],
    [{ 10: 'x'.repeat(2001) }, 'too_long'],
  ]
  for (const [change, fault] of faults) {
    test(`with ${JSON.stringify(change).slice(0, 40)} is refused: ${fault}`, () =>
      assert.deepEqual(read(change), { fault }))
  }
})
