import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { assert as check, constantFrom, integer, property, record } from 'fast-check'
import { calendars } from '../../lib/calendars.ts'
import { inForce, type Land } from '../../lib/law.ts'
import { isWorkingDay, workingDaysBetween } from '../../lib/working-days.ts'
import {
  judgementFloors,
  type Procedure,
  procedureOn,
  settingRefusal,
  type SettingRow,
  usualProcedures,
} from './procedure/procedure.ts'
import {
  byLaw,
  explain,
  explainAgain,
  nextDue,
  type Term,
  type TermName,
  termNames,
  wasKept,
} from './reaction-terms.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
/** Who gives childcare there. */
const house = (land: Land) => ({ land, kind: 'organiser' })
const usual = (land: Land) => inForce(usualProcedures, land, day('2026-01-01')).value
const due = (name: TermName, land: Land, from: string, procedure = usual(land)) =>
  explain(name, house(land), day(from), procedure).due.toString()

describe('golden dates (domain: complaints.md 5.9)', () => {
  const golden: readonly [Land, string, string, string, string, string][] = [
    [
      'nl',
      '2026-04-02',
      '2026-04-10',
      '2026-04-23',
      '2026-05-15',
      'six weeks end on Ascension Day; Good Friday is a working day for a promise',
    ],
    [
      'vl',
      '2026-04-02',
      '2026-04-10',
      '2026-04-23',
      '2026-05-13',
      'six weeks are a promise in Flanders: kept before the holiday',
    ],
    ['nl', '2026-04-30', '2026-05-07', '2026-05-21', '2026-06-11', '5 May is a working day for a promise'],
    ['vl', '2026-04-30', '2026-05-08', '2026-05-21', '2026-06-11', '1 May is none in Flanders'],
    ['nl', '2026-12-23', '2026-12-31', '2027-01-13', '2027-02-03', 'Christmas'],
    [
      'nl',
      '2027-03-20',
      '2027-03-26',
      '2027-04-09',
      '2027-05-03',
      'a Saturday: three weeks end on a Saturday, kept on Friday; six weeks on a Saturday, carried to Monday',
    ],
    ['vl', '2027-03-20', '2027-03-26', '2027-04-09', '2027-04-30', 'a Saturday in Flanders'],
    ['nl', '2028-02-28', '2028-03-06', '2028-03-20', '2028-04-10', 'a leap year'],
    ['vl', '2028-02-28', '2028-03-06', '2028-03-20', '2028-04-10', 'a leap year'],
  ]
  for (const [land, from, handler, proposal, judgement, why] of golden) {
    test(`in ${land} of ${from}: ${handler}, ${proposal}, ${judgement} (${why})`, () => {
      assert.deepEqual(
        [due('handler', land, from), due('proposal', land, from), due('judgement', land, from)],
        [handler, proposal, judgement],
      )
    })
  }

  test('the sum behind the six weeks can be shown', () => {
    const sum = explain('judgement', house('nl'), day('2026-04-02'), usual('nl'))
    assert.ok(sum.how === 'law')
    assert.equal(sum.unrolled.toString(), '2026-05-14')
    assert.deepEqual(
      sum.skipped.map(({ name }) => name),
      ['Hemelvaartsdag'],
    )
  })

  test('the clocks of summer and winter do not move a day', () => {
    assert.equal(due('handler', 'nl', '2026-03-27'), '2026-04-03')
    assert.equal(due('handler', 'nl', '2026-10-23'), '2026-10-30')
    assert.equal(due('judgement', 'nl', '2026-03-28'), '2026-05-11')
    assert.equal(due('judgement', 'nl', '2026-10-25'), '2026-12-07')
  })
})

/** A second, naive count: walks day by day. */
function naive(name: TermName, land: Land, from: Temporal.PlainDate, procedure: Procedure): Temporal.PlainDate {
  const { promise, statutory } = calendars[land]
  const days = {
    handler: procedure.handlerDays,
    reply: procedure.replyDays,
    reopening: procedure.reopeningDays,
  } as Partial<Record<TermName, number>>
  const weeks = { proposal: procedure.proposalWeeks, judgement: procedure.judgementWeeks, progress: procedure.progressWeeks, answer: procedure.answerWeeks, objection: procedure.objectionWeeks } as Partial<Record<TermName, number>> // prettier-ignore
  let at = from
  const working = days[name]
  if (working !== undefined) {
    for (let left = working; left > 0;) {
      at = at.add({ days: 1 })
      if (isWorkingDay(promise, at)) left--
    }
    return at
  }
  at = from.add({ days: 7 * (weeks[name] ?? 0) })
  if (byLaw(name, house(land), from)) while (!isWorkingDay(statutory, at)) at = at.add({ days: 1 })
  else while (!isWorkingDay(promise, at)) at = at.subtract({ days: 1 })
  return at
}

describe('whatever the day', () => {
  // 100,000 in the deep run.
  const numRuns = Number(process.env['RUNS'] ?? 300)
  const asked = record({
    name: constantFrom(...termNames),
    land: constantFrom<Land>('vl', 'nl'),
    from: integer({ min: 0, max: 365 * 20 }).map((n) => day('2025-01-01').add({ days: n })),
    weeks: integer({ min: 1, max: 6 }),
  })
  const procedureFor = (land: Land, weeks: number): Procedure => ({
    ...usual(land),
    judgementWeeks: weeks,
    proposalWeeks: weeks,
  })

  test('a slow second count finds the same day', () => {
    check(
      property(asked, ({ name, land, from, weeks }) => {
        const procedure = procedureFor(land, weeks)
        assert.equal(
          explain(name, house(land), from, procedure).due.toString(),
          naive(name, land, from, procedure).toString(),
        )
      }),
      { numRuns },
    )
  })

  test('a term never ends before it begins, and a later start never ends earlier', () => {
    check(
      property(asked, ({ name, land, from, weeks }) => {
        const procedure = procedureFor(land, weeks)
        const { due: first } = explain(name, house(land), from, procedure)
        const { due: second } = explain(name, house(land), from.add({ days: 1 }), procedure)
        assert.ok(Temporal.PlainDate.compare(first, from) > 0)
        assert.ok(Temporal.PlainDate.compare(second, first) >= 0)
      }),
      { numRuns },
    )
  })

  test('a promise ends on a working day, and so many working days lie in it', () => {
    check(
      property(asked, ({ land, from }) => {
        const { due: last } = explain('handler', house(land), from, usual(land))
        assert.ok(isWorkingDay(calendars[land].promise, last))
        assert.equal(workingDaysBetween(calendars[land].promise, from, last), usual(land).handlerDays)
      }),
      { numRuns },
    )
  })
})

describe('the floor of the law', () => {
  const row = (name: SettingRow['name'], value: number, fromOn = '2026-12-01'): SettingRow => ({
    name,
    value,
    fromOn: day(fromOn),
  })
  const known = { rows: [], today: day('2026-11-22') }

  test('a Dutch house may promise less than six weeks, never more', () => {
    assert.equal(settingRefusal(row('judgement_weeks', 7), { ...known, of: house('nl') }), 'above_the_law')
    assert.equal(settingRefusal(row('judgement_weeks', 4), { ...known, of: house('nl') }), undefined)
    assert.equal(settingRefusal(row('judgement_weeks', 7), { ...known, of: house('vl') }), undefined)
  })

  test('binds who gives childcare: an authority or a complaints desk has promises only, and ends them before a weekend', () => {
    for (const kind of ['authority', 'complaints_desk', 'desk']) {
      const of = { land: 'nl', kind } as const
      assert.equal(settingRefusal(row('judgement_weeks', 7), { ...known, of }), undefined)
      assert.equal(byLaw('judgement', of, day('2027-03-20')), false)
      assert.equal(explain('judgement', of, day('2027-03-20'), usual('nl')).due.toString(), '2027-04-30')
    }
  })

  test('a term of law keeps its sum at an authority that it was handed to, and that promises more weeks', () => {
    const handed = { ...term('judgement', '2027-05-03'), byLaw: true, startedOn: day('2027-03-20') }
    const sum = explainAgain(handed, { land: 'nl', kind: 'authority' }, { ...usual('nl'), judgementWeeks: 8 })
    assert.deepEqual([sum.how, sum.due.toString()], ['law', '2027-05-03'])
  })

  test('a row above the law that came in another way does not hold', () => {
    assert.equal(
      procedureOn([row('judgement_weeks', 9, '2026-01-01')], house('nl'), day('2026-06-01')).judgementWeeks,
      6,
    )
    assert.equal(
      procedureOn([row('judgement_weeks', 9, '2026-01-01')], house('vl'), day('2026-06-01')).judgementWeeks,
      9,
    )
  })

  test('what was promised for today or earlier stays as it is', () => {
    assert.equal(settingRefusal(row('handler_days', 4, '2026-11-22'), { ...known, of: house('nl') }), 'in_the_past')
  })

  test('a proposal does not come after the judgement', () => {
    assert.equal(settingRefusal(row('proposal_weeks', 7), { ...known, of: house('nl') }), 'proposal_after_judgement')
  })

  test('what came in before a change keeps its terms', () => {
    const rows = [row('handler_days', 3)]
    assert.equal(procedureOn(rows, house('nl'), day('2026-11-30')).handlerDays, 5)
    assert.equal(procedureOn(rows, house('nl'), day('2026-12-01')).handlerDays, 3)
  })

  test('the Dutch floor is as old as the law', () => {
    assert.equal(inForce(judgementFloors, 'nl', day('2016-01-01')).value.weeks, 6)
  })
})

const term = (name: TermName, dueOn: string, more: Partial<Term> = {}): Term => ({
  id: name,
  name,
  byLaw: false,
  startedOn: day('2026-11-01'),
  dueOn: day(dueOn),
  promisedOn: null,
  metOn: null,
  dropped: false,
  ...more,
})

describe('what presses first', () => {
  const terms = [
    term('handler', '2026-11-30'),
    term('proposal', '2026-12-10'),
    term('judgement', '2026-12-31'),
    term('reply', '2026-11-25'),
  ]
  const cases: readonly ['coordinator' | 'handler' | 'approver' | 'reporter' | 'nobody', string | undefined][] = [
    ['coordinator', 'handler'],
    ['handler', 'proposal'],
    ['approver', 'proposal'],
    ['reporter', 'reply'],
    ['nobody', undefined],
  ]
  for (const [turn, name] of cases)
    test(`for ${turn}: ${name ?? 'nothing'}`, () => assert.equal(nextDue(turn, terms)?.name, name))

  test('a newer promise counts, a met or dropped term does not', () => {
    const promised = [
      term('judgement', '2026-12-31', { promisedOn: day('2027-01-15') }),
      term('proposal', '2026-12-10', { metOn: day('2026-12-01') }),
      term('progress', '2027-01-10'),
    ]
    assert.equal(nextDue('handler', promised)?.name, 'progress')
  })
})

test('a term is kept, missed or still running; a newer promise does not make it kept', () => {
  const cases: readonly [Term, string, boolean | undefined][] = [
    [term('judgement', '2026-12-31', { metOn: day('2026-12-31') }), '2027-02-01', true],
    [term('judgement', '2026-12-31', { metOn: day('2027-01-02') }), '2027-02-01', false],
    [term('judgement', '2026-12-31'), '2026-12-31', undefined],
    [term('judgement', '2026-12-31'), '2027-01-01', false],
    [term('judgement', '2026-12-31', { promisedOn: day('2027-02-01') }), '2027-01-01', false],
    [term('judgement', '2026-12-31', { dropped: true }), '2027-01-01', undefined],
  ]
  for (const [one, today, kept] of cases) assert.equal(wasKept(one, day(today)), kept)
})
