import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Pool } from 'pg'
import { poolOn } from '../../../../tests/support/postgres.ts'
import { type Chance, chance } from '../../../../db/demo/random.ts'
import { addLocations, type TestLocation, testLocation } from '../../../../tests/support/locations.ts'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import type { Actor } from '../../../lib/actor.ts'
import { newId } from '../../../platform/tokens.ts'
import { halfDays, type HalfDay } from '../half-days.ts'
import { addClosure, type GroupAsked, removeClosure, removePlan, saveGroup, savePlan } from './capacity-actions.ts'
import { limitDays, limitsOn } from './capacity-maxima.ts'
import { type Entry, planOn, roomsOf } from './capacity-plan.ts'
import { capacityOf, closuresOf, countedRooms, type KeptCapacity, keptById } from './capacity-queries.ts'
import { placeLasts } from './wanted-care.ts'
import { correct, occupy, release, settle } from './ledger-queries.ts'

const steps = Number(process.env['STEPS'] ?? 80)
const seed = process.env['SEED'] ?? 'places'
const atOnce = 4
const today = Temporal.PlainDate.from('2026-11-22')
const { compare } = Temporal.PlainDate

const steady: readonly TestLocation[] = [
  testLocation({ name: 'Onthaalouder', land: 'vl', kind: 'childminder', capacity: 8 }),
  testLocation({ name: 'Groepsopvang', land: 'vl', kind: 'day_care', capacity: 6 }),
  testLocation({ name: 'Kinderdagverblijf', land: 'nl', kind: 'day_care', capacity: null }),
]
/** The register lowers what this one may take, also below what was given: there only the count must be right. */
const shrinking = testLocation({ name: 'Wordt kleiner', land: 'nl', kind: 'day_care', capacity: 8 })

const everywhere = [...steady, shrinking]

const keeper = (locationId: string): Actor => ({ kind: 'location', sessionId: newId(), locationId, locationName: '' })

/** Plans, closures, offers, placements, ends and corrections in any order, four at a time; then everything is counted anew. */
describe('a random walk over places', () => {
  let house: House
  /** As the owner, several at once. */
  let owners: Pool

  before(async () => {
    house = await makeHouse()
    owners = poolOn(house.databaseUrl, atOnce)
    await addLocations(house.owner, everywhere)
    for (const { id } of everywhere) {
      await groupWithPlan(id, { name: 'Baby’s', fromMonths: 0, toMonths: 18 })
      await groupWithPlan(id, { name: 'Peuters', fromMonths: 18, toMonths: 36 })
    }
  })
  after(async () => {
    await owners.end()
    await house.close()
  })

  async function groupWithPlan(locationId: string, asked: GroupAsked): Promise<void> {
    const made = await saveGroup(house.platform, keeper(locationId), locationId, asked)
    assert.ok(typeof made === 'object')
    const places = halfDays.map((_, index) => (index < 10 ? 3 : 0))
    const plan = { groupId: made.id, fromOn: today.subtract({ years: 1 }), places, today }
    assert.equal(await savePlan(house.platform, keeper(locationId), locationId, plan), 'done')
  }

  test(`${steps} steps, ${atOnce} at a time`, async () => {
    const draw = chance(seed)
    const told = new Map<string, number>()
    for (let done = 0; done < steps; done += atOnce) {
      const outcomes = await Promise.all(Array.from({ length: atOnce }, () => step(draw)))
      for (const outcome of outcomes) told.set(outcome, (told.get(outcome) ?? 0) + 1)
      const quiet = (done / atOnce) % 10 === 0
      await recount(quiet ? everywhere : [draw.pick(everywhere)], `seed ${seed}, step ${done}`)
    }
    await recount(everywhere, `seed ${seed}, at the end`)
    console.log(`${steps} steps over places, seed ${seed}: ${JSON.stringify(Object.fromEntries([...told].sort()))}`)
    // A short walk need not come everywhere.
    const rare = ['full', 'settled', 'planned', 'below_taken', 'corrected', 'closed']
    for (const name of ['taken', 'released', ...(steps < 500 ? [] : rare)])
      assert.ok(told.get(name), `the walk never came to ${name}`)
  })

  test('a count that is one too many is noticed', () =>
    planted(`update locations.free_place set free[1] = free[1] + 1`))

  test('a half-day that stays free longer than it does is noticed', () =>
    planted(`update locations.lasting_place set open_mask = open_mask # 1`))

  test('a child too many is noticed, also where the count follows', async () => {
    const [{ id } = shrinking] = steady
    await planted(`alter table locations.occupation disable trigger user;
      insert into locations.occupation (id, age_group_id, kind, subject_id, half_days, from_on)
        select gen_random_uuid(), g.id, 'placement', gen_random_uuid(), '{sat-am}', '2031-01-01'
        from locations.age_group as g where g.location_id = '${id}';
      alter table locations.occupation enable trigger user;
      select locations.recount('${id}')`)
  })

  /** Damages the ledger past every guard, and sees the recount fail. */
  async function planted(damage: string): Promise<void> {
    await house.owner.query('begin')
    try {
      await house.owner.query(damage)
      await house.owner.query('commit')
      await assert.rejects(recount(everywhere, 'planted'), assert.AssertionError)
    } finally {
      await house.owner.query(`delete from locations.occupation where half_days = '{sat-am}'`)
      await house.owner.query('delete from locations.free_place')
      await house.owner.query('select locations.recount(id) from locations.location')
    }
    await recount(everywhere, 'mended')
  }

  type Step = (draw: Chance, location: TestLocation) => Promise<string>

  const table: readonly (readonly [weight: number, step: Step])[] = [
    [4, plan],
    [14, take],
    [3, settleOffer],
    [5, end],
    [3, mend],
    [1, unplan],
    [2, close],
    [1, shrink],
  ]

  // Everything is drawn before anything waits, so that the same seed asks the same whatever comes first.
  const step = (draw: Chance) => draw.weighed(table)(chance(`${draw.next()}`), draw.pick(everywhere))

  async function plan(draw: Chance, location: TestLocation): Promise<string> {
    const groupId = await someGroup(draw, location)
    const most = draw.between(1, 5)
    const places = halfDays.map((_, index) => (index < 10 ? draw.between(0, most) : 0))
    const fromOn = draw.happens(0.3) ? today.subtract({ years: 1 }) : someDay(draw)
    const asked = { groupId, fromOn, places, today }
    const said = await savePlan(house.platform, keeper(location.id), location.id, asked)
    return said === 'done' ? 'planned' : said.refusal
  }

  async function take(draw: Chance, location: TestLocation): Promise<string> {
    const fromOn = someDay(draw)
    const asked = {
      id: newId(),
      ageGroupId: await someGroup(draw, location),
      kind: draw.pick(['offer', 'placement'] as const),
      subjectId: newId(),
      halfDays: someHalfDays(draw),
      fromOn,
      untilOn: draw.happens(0.5) ? fromOn.add({ days: draw.between(0, 400) }) : null,
    }
    const said = await house.platform.db.change(keeper(location.id), (tx) => occupy(tx, asked))
    return 'ok' in said ? 'taken' : said.refusal
  }

  async function settleOffer(draw: Chance, location: TestLocation): Promise<string> {
    const offers = (await capacityIn(location)).entries.filter(({ kind }) => kind === 'offer')
    if (offers.length === 0) return 'no offer'
    const { id } = draw.pick(offers)
    await house.platform.db.change(keeper(location.id), (tx) => settle(tx, id, newId()))
    return 'settled'
  }

  async function end(draw: Chance, location: TestLocation): Promise<string> {
    const { entries } = await capacityIn(location)
    if (entries.length === 0) return 'nobody'
    const { id } = draw.pick(entries)
    const fromOn = someDay(draw)
    await house.platform.db.change(keeper(location.id), (tx) => release(tx, id, fromOn))
    return 'released'
  }

  /** A slip is mended: other half-days, another first day. */
  async function mend(draw: Chance, location: TestLocation): Promise<string> {
    const { entries } = await capacityIn(location)
    if (entries.length === 0) return 'nobody'
    const { id, fromOn, untilOn, halfDays: had } = draw.pick(entries)
    const first = draw.happens(0.5) ? fromOn : fromOn.subtract({ days: draw.between(0, 60) })
    const right = draw.happens(0.5) ? someHalfDays(draw) : had.slice(0, 1)
    const wanted = { halfDays: right, fromOn: first, untilOn }
    const said = await house.platform.db.change(keeper(location.id), (tx) => correct(tx, id, wanted))
    return 'ok' in said ? 'corrected' : 'correction refused'
  }

  async function unplan(draw: Chance, location: TestLocation): Promise<string> {
    const { plans } = await capacityIn(location)
    if (plans.length === 0) return 'no plan'
    // Another may have taken the same plan away since.
    const gone = (fault: Error) => (fault.name === 'NotFound' ? 'gone' : Promise.reject(fault))
    return removePlan(house.platform, keeper(location.id), location.id, draw.pick(plans).id).catch(gone)
  }

  async function close(draw: Chance, location: TestLocation): Promise<string> {
    const actor = keeper(location.id)
    const closures = await house.platform.db.read(actor, (db) => closuresOf(db, location.id, today))
    if (closures.length > 3) {
      await removeClosure(house.platform, actor, location.id, draw.pick(closures).id)
      return 'opened'
    }
    const fromOn = someDay(draw)
    const asked = { fromOn, untilOn: fromOn.add({ days: draw.between(0, 20) }), reason: 'holiday', today } as const
    const said = await addClosure(house.platform, actor, location.id, asked)
    return said === 'done' ? 'closed' : said
  }

  async function shrink(draw: Chance): Promise<string> {
    await owners.query('update locations.location set capacity = $2 where id = $1', [
      shrinking.id,
      draw.pick([null, 0, 2, 5, 8]),
    ])
    return 'register changed'
  }

  async function someGroup(draw: Chance, { id }: TestLocation): Promise<string> {
    const { rows } = await owners.query<{ id: string }>(
      'select id from locations.age_group where location_id = $1 order by position',
      [id],
    )
    return draw.pick(rows).id
  }

  const capacityIn = ({ id }: TestLocation): Promise<KeptCapacity> =>
    house.platform.db.read(keeper(id), async (db) => {
      const place = await keptById(db, id)
      assert.ok(place)
      return capacityOf(db, place)
    })

  /** What the finder reads: on the days around a dozen of the changes, the half-days that stay free for a year, counted from the spans. */
  async function lasts({ id }: TestLocation, spans: readonly Counted[], where: string): Promise<void> {
    const looked = spans.filter((_, index) => index % Math.ceil(spans.length / 12) === 0)
    const begins = looked.flatMap(({ fromOn }) => [fromOn, fromOn.subtract(placeLasts)])
    const days = begins.flatMap((day) => [-1, 0, 1].map((step) => day.add({ days: step }).toString()))
    const { rows } = await owners.query<{ words: string }>(
      `select concat_ws(' ', p.age_group_id, d.day, p.open_mask) as words from unnest($2::date[]) as d (day)
       join locations.lasting_place as p on p.location_id = $1 and d.day between p.from_on and p.until_on`,
      [id, days],
    )
    const groupIds = new Set(spans.map(({ groupId }) => groupId))
    const expected = days.flatMap((day) =>
      [...groupIds].flatMap((groupId) => {
        const mask = lastingMask(
          spans.filter((span) => span.groupId === groupId),
          Temporal.PlainDate.from(day),
        )
        return mask === null ? [] : [`${groupId} ${day} ${mask}`]
      }),
    )
    assert.deepEqual(rows.map((row) => row.words).toSorted(), expected.toSorted(), where)
  }

  async function recount(locations: readonly TestLocation[], where: string): Promise<void> {
    for (const location of locations) {
      const capacity = await capacityIn(location)
      const counted = await countedRooms(house.platform.db.published, location.id)
      const groups = [...new Set(capacity.plans.map(({ groupId }) => groupId))].sort()
      const expected = groups.flatMap((groupId) => roomsOf(capacity, groupId))
      assert.deepEqual(counted.map(words), expected.map(words), `${location.name}, ${where}`)
      await lasts(location, counted, `${location.name}, ${where}`)
      if (location !== shrinking) neverTooMany(capacity, `${location.name}, ${where}`)
    }
  }
})

type Counted = ReturnType<typeof roomsOf>[number]

/** Null before the first plan. */
function lastingMask(spans: readonly Counted[], day: Temporal.PlainDate): number | null {
  if (!spans.some(({ fromOn }) => compare(fromOn, day) <= 0)) return null
  const met = spans.filter(
    ({ fromOn, untilOn }) => compare(fromOn, day.add(placeLasts)) < 0 && (!untilOn || compare(untilOn, day) >= 0),
  )
  const open = halfDays.map((_, index) => met.every(({ free }) => (free[index] ?? 0) > 0))
  return open.reduce((mask, isOpen, index) => mask | (isOpen ? 1 << index : 0), 0)
}

const words = ({ groupId, fromOn, untilOn, places, free }: Counted) =>
  `${groupId} ${fromOn}–${untilOn ?? ''} ${places.join()} ${free.join()}`

/** Counted from the entries alone: on every day on which something begins, in each half-day. */
function neverTooMany({ place, plans, entries }: KeptCapacity, where: string): void {
  const days = [...entries.map(({ fromOn }) => fromOn), ...plans.map(({ fromOn }) => fromOn), ...limitDays(place)]
  for (const day of days) {
    if (compare(day, Temporal.PlainDate.from('2014-04-01')) < 0) continue
    const present = entries.filter((entry) => isThere(entry, day))
    const { perGroup, perLocation } = limitsOn(place, day)
    for (const [index, half] of halfDays.entries()) {
      const here = present.filter((entry) => entry.halfDays.includes(half))
      assert.ok(perLocation === null || here.length <= perLocation, `${where}: ${half} on ${day}, whole location`)
      for (const groupId of new Set(here.map((entry) => entry.groupId))) {
        const most = Math.min(planOn(plans, groupId, day)?.places[index] ?? 0, perGroup ?? Infinity)
        const count = here.filter((entry) => entry.groupId === groupId).length
        assert.ok(count <= most, `${where}: ${half} on ${day}, ${count} of ${most}`)
      }
    }
  }
}

const isThere = ({ fromOn, untilOn }: Entry, day: Temporal.PlainDate): boolean =>
  compare(fromOn, day) <= 0 && (untilOn === null || compare(day, untilOn) <= 0)

const someDay = (draw: Chance) => today.add({ days: draw.between(-120, 500) })

function someHalfDays(draw: Chance): HalfDay[] {
  const days = draw.some(['mon', 'tue', 'wed', 'thu', 'fri'] as const, draw.between(1, 3))
  return halfDays.filter((half) => days.some((day) => half.startsWith(day)))
}
