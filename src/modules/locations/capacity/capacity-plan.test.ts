import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { halfDays, type HalfDay } from '../half-days.ts'
import { limitsOn, type Place } from './capacity-maxima.ts'
import { type Capacity, cutsOf, type Entry, planRefusal, roomOn, roomsOf } from './capacity-plan.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const every = (count: number) => halfDays.map(() => count)
const plan = (fromOn: string, count: number, groupId = 'babies') => ({
  groupId,
  fromOn: day(fromOn),
  places: every(count),
})
const entry = (
  fromOn: string,
  untilOn: string | null = null,
  half: HalfDay[] = ['mon-am'],
  groupId = 'babies',
): Entry => ({
  groupId,
  halfDays: half,
  fromOn: day(fromOn),
  untilOn: untilOn === null ? null : day(untilOn),
})

const childminder: Place = { land: 'vl', kind: 'childminder', capacity: 8 }
const dayCare: Place = { land: 'vl', kind: 'day_care', capacity: 20 }

describe('the maxima of the land', () => {
  const examples: [Place, string, number | null, number | null][] = [
    [childminder, '2026-12-31', 8, 8],
    [childminder, '2027-01-01', 7, 7],
    [{ ...childminder, capacity: 4 }, '2027-01-01', 4, 4],
    [dayCare, '2026-11-22', 18, 20],
    [{ ...dayCare, capacity: null }, '2026-11-22', 18, null],
    [{ land: 'nl', kind: 'childminder', capacity: null }, '2026-11-22', 6, 6],
    [{ land: 'nl', kind: 'after_school', capacity: 40 }, '2026-11-22', 40, 40],
  ]
  for (const [place, on, perGroup, perLocation] of examples) {
    test(`${place.kind} in ${place.land} for ${place.capacity ?? 'any number'} on ${on}`, () => {
      assert.deepEqual(limitsOn(place, day(on)), { perGroup, perLocation })
    })
  }
})

describe('what is free', () => {
  const capacity: Capacity = {
    place: childminder,
    plans: [plan('2026-03-01', 8)],
    entries: [entry('2026-05-01', '2026-05-31')],
  }

  test('is not known before the first plan', () => {
    assert.equal(roomOn(capacity, 'babies', day('2026-02-28')), undefined)
  })

  test('is what the plan has less who is there, as the maxima cut it', () => {
    const rooms = roomsOf(capacity, 'babies').map(({ fromOn, untilOn, free }) => `${fromOn}–${untilOn} ${free[0]}`)
    assert.deepEqual(rooms, [
      '2026-03-01–2026-04-30 8',
      '2026-05-01–2026-05-31 7',
      '2026-06-01–2026-12-31 8',
      '2027-01-01–null 7',
    ])
  })

  test('is never less than nothing', () => {
    const full = { ...capacity, entries: Array.from({ length: 8 }, () => entry('2026-05-01')) }
    assert.equal(roomOn(full, 'babies', day('2027-01-01'))?.free[0], 0)
  })

  test('of one group is limited by the children of the other', () => {
    const two = {
      place: { ...dayCare, capacity: 3 },
      plans: [plan('2026-01-01', 2), plan('2026-01-01', 2, 'toddlers')],
      entries: [entry('2026-01-01', null, ['mon-am'], 'toddlers'), entry('2026-01-01', null, ['mon-am'], 'toddlers')],
    }
    assert.equal(roomOn(two, 'babies', day('2026-01-01'))?.free[0], 1)
    assert.equal(roomOn(two, 'babies', day('2026-01-01'))?.free[1], 2)
  })
})

describe('a plan that cannot be', () => {
  const bare: Capacity = { place: dayCare, plans: [], entries: [] }

  test('a living group above 18 children', () => {
    assert.deepEqual(planRefusal(bare, plan('2026-12-01', 19)), {
      refusal: 'above_group_maximum',
      half: 'mon-am',
      most: 18,
    })
  })

  test('groups that are together above what the register allows', () => {
    const with12 = { ...bare, plans: [plan('2026-01-01', 12, 'toddlers')] }
    assert.equal(planRefusal(with12, plan('2026-12-01', 8)), undefined)
    assert.deepEqual(planRefusal(with12, plan('2026-12-01', 9)), {
      refusal: 'above_location_maximum',
      half: 'mon-am',
      most: 20,
    })
  })

  test('fewer places than children, on the day and the half-day where that begins', () => {
    const taken = { ...bare, entries: [entry('2026-06-01', null, ['wed-pm']), entry('2027-02-01', null, ['wed-pm'])] }
    assert.deepEqual(planRefusal(taken, plan('2026-12-01', 1)), {
      refusal: 'below_taken',
      half: 'wed-pm',
      on: day('2027-02-01'),
      taken: 2,
    })
    const raisedLater = { ...taken, plans: [plan('2027-01-01', 5)] }
    assert.equal(planRefusal(raisedLater, plan('2026-12-01', 1)), undefined, 'the next plan holds by then')
  })

  test('a plan that a later maximum cuts is told from when, and to how many', () => {
    const [cut] = cutsOf(childminder, plan('2026-09-01', 8))
    assert.equal(cut?.on.toString(), '2027-01-01')
    assert.equal(cut?.most, 7)
    assert.deepEqual(cutsOf(childminder, plan('2027-01-01', 7)), [])
  })
})
