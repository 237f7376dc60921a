import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addLocations, addMunicipality, testLocation } from '../../../../tests/support/locations.ts'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import type { Actor } from '../../../lib/actor.ts'
import type { Write } from '../../../platform/database.ts'
import { newId } from '../../../platform/tokens.ts'
import type { HalfDay } from '../half-days.ts'
import { capacityMaxima, type KindWithPlaces } from './capacity-maxima.ts'
import { ageGroupsFor, correct, hasPlan, type NewEntry, occupy, release, settle } from './ledger-queries.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const tuesday: HalfDay[] = ['tue-am', 'tue-pm']

describe('the ledger of places', () => {
  let house: House
  before(async () => void (house = await makeHouse()))
  after(() => house.close())

  /** A location with one group that has so many places on each weekday from 2026 on. */
  async function groupOf(count: number, given: { kind?: KindWithPlaces; land?: 'vl' | 'nl'; capacity?: number } = {}) {
    const location = testLocation({ name: 'De Zonnebloem', land: 'vl', ...given })
    await addLocations(house.owner, [location])
    const groupId = await addGroup(location.id, 'Baby’s', count)
    return { locationId: location.id, groupId }
  }

  async function addGroup(locationId: string, name: string, count: number): Promise<string> {
    const groupId = newId()
    await house.owner.query(
      'insert into locations.age_group (id, location_id, name, from_months, to_months) values ($1, $2, $3, 0, 18)',
      [groupId, locationId, name],
    )
    await addPlan(groupId, '2026-01-01', count)
    return groupId
  }

  const addPlan = (groupId: string, fromOn: string, count: number) =>
    house.owner.query('insert into locations.plan (id, age_group_id, from_on, places) values ($1, $2, $3, $4)', [
      newId(),
      groupId,
      fromOn,
      [...Array<number>(10).fill(count), 0, 0, 0, 0],
    ])

  const entry = (ageGroupId: string, more: Partial<NewEntry> = {}): NewEntry => ({
    id: newId(),
    ageGroupId,
    kind: 'offer',
    subjectId: newId(),
    halfDays: tuesday,
    fromOn: day('2026-03-01'),
    untilOn: null,
    ...more,
  })

  const take = (one: NewEntry) => house.platform.db.work((tx) => occupy(tx, one))

  const freeOn = async (locationId: string, on: string) => {
    const groups = await ageGroupsFor(house.platform.db.published, locationId, day(on), { bornOn: day('2026-01-10') })
    return groups[0]?.free
  }

  test('a place that is taken is free no more, from its first day on', async () => {
    const { locationId, groupId } = await groupOf(2)
    assert.deepEqual(await take(entry(groupId)), { ok: true })
    assert.equal((await freeOn(locationId, '2026-03-01'))?.['tue-am'], 1)
    assert.equal((await freeOn(locationId, '2026-03-01'))?.['wed-am'], 2)
    assert.equal((await freeOn(locationId, '2026-03-01'))?.['sat-am'], undefined, 'closed is not zero')
  })

  test('the last place is given once: the second is told which half-days are full, and when first', async () => {
    const { groupId } = await groupOf(1)
    await take(entry(groupId, { fromOn: day('2026-09-01'), halfDays: ['wed-am'] }))
    assert.deepEqual(await take(entry(groupId, { halfDays: ['tue-am', 'wed-am'] })), {
      refusal: 'full',
      halfDays: ['wed-am'],
      on: day('2026-09-01'),
    })
  })

  test('ten who want the last place at once: one gets it', async () => {
    const { groupId } = await groupOf(1)
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => take(entry(groupId))))
    assert.equal(outcomes.filter((one) => 'ok' in one).length, 1)
  })

  test('no plan on the first day, or a half-day outside the plan, is refused by name', async () => {
    const { groupId } = await groupOf(5)
    assert.deepEqual(await take(entry(groupId, { fromOn: day('2025-12-31') })), { refusal: 'no_plan' })
    const saturday = await take(entry(groupId, { halfDays: ['sat-am'] }))
    assert.deepEqual(saturday, { refusal: 'full', halfDays: ['sat-am'], on: day('2026-03-01') })
  })

  test('a Flemish childminder takes eight until the year ends and seven from 2027 on', async () => {
    const { groupId } = await groupOf(8, { kind: 'childminder', capacity: 8 })
    for (let child = 0; child < 7; child += 1) assert.deepEqual(await take(entry(groupId)), { ok: true })
    const eighth = await take(entry(groupId))
    assert.deepEqual(eighth, { refusal: 'full', halfDays: tuesday, on: day('2027-01-01') })
    assert.deepEqual(await take(entry(groupId, { untilOn: day('2026-12-31') })), { ok: true })
  })

  test('two groups together never take more than the register allows', async () => {
    const { locationId, groupId } = await groupOf(3, { capacity: 4 })
    const other = await addGroup(locationId, 'Peuters', 3)
    for (const id of [groupId, groupId, other, other]) assert.deepEqual(await take(entry(id)), { ok: true })
    assert.ok('refusal' in (await take(entry(groupId))))
    assert.equal((await freeOn(locationId, '2026-03-01'))?.['tue-am'], 0)
  })

  test('whoever writes past the door is stopped by the database', async () => {
    const { groupId } = await groupOf(1)
    const write = `insert into locations.occupation (id, age_group_id, kind, subject_id, half_days, from_on)
      values (gen_random_uuid(), $1, 'placement', gen_random_uuid(), '{tue-am}', '2026-03-01')`
    await house.owner.query(write, [groupId])
    await assert.rejects(house.owner.query(write, [groupId]), { code: 'OV001' })
  })

  test('a plan does not go below what is taken, nor vanish under it', async () => {
    const { groupId } = await groupOf(2)
    await take(entry(groupId))
    await addPlan(groupId, '2026-06-01', 1)
    await assert.rejects(addPlan(groupId, '2026-07-01', 0), { code: 'OV002' })
    await assert.rejects(
      house.owner.query(`delete from locations.plan where age_group_id = $1 and from_on = '2026-01-01'`, [groupId]),
      { code: 'OV002' },
    )
  })

  test('an accepted offer keeps its place; a release frees from its day on; a whole release frees it all', async () => {
    const { locationId, groupId } = await groupOf(1)
    const offer = entry(groupId)
    await take(offer)
    const placementId = newId()
    await house.platform.db.work(async (tx) => {
      await settle(tx, offer.id, placementId)
      await release(tx, offer.id, day('2026-08-01'))
    })
    const { rows } = await house.owner.query('select kind, subject_id from locations.occupation where id = $1', [
      offer.id,
    ])
    assert.deepEqual(rows, [{ kind: 'placement', subject_id: placementId }])
    assert.equal((await freeOn(locationId, '2026-07-31'))?.['tue-am'], 0)
    assert.equal((await freeOn(locationId, '2026-08-01'))?.['tue-am'], 1)
    await house.platform.db.work((tx) => release(tx, offer.id, day('2026-01-01')))
    assert.equal((await freeOn(locationId, '2026-03-01'))?.['tue-am'], 1)
  })

  test('a slip is mended at once, or not at all', async () => {
    const { locationId, groupId } = await groupOf(1)
    const [mine, theirs] = [entry(groupId), entry(groupId, { halfDays: ['wed-am'] })]
    await take(mine)
    await take(theirs)
    const mend = (halfDays: HalfDay[]) =>
      house.platform.db.work((tx) => correct(tx, mine.id, { halfDays, fromOn: mine.fromOn, untilOn: null }))
    assert.deepEqual(await mend(['tue-am', 'wed-am']), { refusal: 'full', halfDays: ['wed-am'], on: mine.fromOn })
    assert.equal((await freeOn(locationId, '2026-03-01'))?.['tue-pm'], 0, 'still as it was')
    assert.deepEqual(await mend(['tue-am', 'thu-am']), { ok: true })
    const free = await freeOn(locationId, '2026-03-01')
    assert.deepEqual([free?.['tue-am'], free?.['tue-pm'], free?.['thu-am']], [0, 1, 0])
  })

  test('a register that allows fewer children than before counts at once', async () => {
    const { locationId } = await groupOf(5, { capacity: 9 })
    await house.owner.query('update locations.location set capacity = 3 where id = $1', [locationId])
    assert.equal((await freeOn(locationId, '2026-03-01'))?.['mon-am'], 3)
  })

  test('without a plan nothing is known', async () => {
    const location = testLocation({ name: 'Zonder plan' })
    await addLocations(house.owner, [location])
    assert.equal(await hasPlan(house.platform.db.published, location.id), false)
    const { locationId } = await groupOf(1)
    assert.equal(await hasPlan(house.platform.db.published, locationId), true)
    assert.deepEqual(await freeOn(locationId, '2025-01-01'), {})
  })

  test('a group fits a child of its ages, on the first day of care', async () => {
    const { locationId } = await groupOf(1)
    const fits = async (bornOn: string) =>
      (await ageGroupsFor(house.platform.db.published, locationId, day('2026-07-10'), { bornOn: day(bornOn) }))[0]?.fits
    assert.deepEqual(
      [await fits('2025-01-11'), await fits('2025-01-10'), await fits('2026-07-10'), await fits('2026-07-11')],
      [true, false, true, false],
    )
  })

  test('the maxima of the database are those of the rules', async () => {
    const { rows } = await house.owner.query<{ line: string }>(
      `select format('%s %s %s %s %s', land, kind, from_on, per_group, per_location) as line from locations.land_maximum`,
    )
    const known = new Set(rows.map(({ line }) => line))
    const wanted = capacityMaxima.flatMap(({ land, from, value }) =>
      Object.entries(value)
        .filter(([, { perGroup, perLocation }]) => perGroup !== null || perLocation !== null)
        .map(([kind, { perGroup, perLocation }]) => `${land} ${kind} ${from} ${perGroup ?? ''} ${perLocation ?? ''}`),
    )
    // A row that repeats the one before says nothing new.
    const missing = wanted.filter((line) => !known.has(line) && line !== 'vl day_care 2027-01-01 18 ')
    assert.deepEqual(missing, [])
    assert.equal(known.size, wanted.length - 1)
  })

  describe('who may write it', () => {
    const sessionId = newId()
    const keeper = (locationId: string): Actor => ({ kind: 'location', sessionId, locationId, locationName: '' })
    const family = { kind: 'family', sessionId, caseId: newId() } as const
    const attempt = (actor: Actor, one: NewEntry) => house.platform.db.change(actor, (tx) => occupy(tx, one))
    const denied = { code: '42501' }

    test('who keeps the location does; who keeps another, a family or nobody does not', async () => {
      const { locationId, groupId } = await groupOf(3)
      assert.deepEqual(await attempt(keeper(locationId), entry(groupId)), { ok: true })
      await assert.rejects(attempt(keeper(newId()), entry(groupId)), denied)
      await assert.rejects(attempt(family, entry(groupId)), denied)
      await assert.rejects(attempt({ kind: 'anonymous' }, entry(groupId)), denied)
      await assert.rejects(
        house.platform.db.intake((tx) => occupy(tx, entry(groupId))),
        denied,
      )
    })

    test('the family for whom it is kept, and its desk, take it and give it up; others do not', async () => {
      const { locationId, groupId } = await groupOf(3)
      const deskId = newId()
      await house.owner.query(
        `insert into accounts.organisation (id, kind, land, slug, name, zone) values ($1, 'desk', 'vl', 'desk-of-family', 'Desk', 'Europe/Brussels')`,
        [deskId],
      )
      const kept = { ...entry(groupId), keptFor: { caseId: family.caseId, deskId } }
      assert.deepEqual(await attempt(keeper(locationId), kept), { ok: true })
      const strangers: readonly Actor[] = [
        { ...family, caseId: newId() },
        desk(newId()),
        keeper(newId()),
        { kind: 'anonymous' },
      ]
      for (const actor of strangers) {
        const change = (run: (tx: Write) => Promise<void>) => house.platform.db.change(actor, run)
        await assert.rejects(
          change((tx) => settle(tx, kept.id, newId())),
          denied,
        )
        await assert.rejects(
          change((tx) => release(tx, kept.id, kept.fromOn)),
          denied,
        )
      }
      await house.platform.db.change(family, (tx) => settle(tx, kept.id, newId()))
      await house.platform.db.change(desk(deskId), (tx) => release(tx, kept.id, day('2026-04-01')))
      const { rows } = await house.owner.query(
        'select kind, until_on::text as until from locations.occupation where id = $1',
        [kept.id],
      )
      assert.deepEqual(rows, [{ kind: 'placement', until: '2026-03-31' }])
    })

    test('the desk does in its own municipalities', async () => {
      const [near, far] = [newId(), newId()]
      for (const [index, id] of [near, far].entries()) {
        await house.owner.query(
          `insert into accounts.organisation (id, kind, land, slug, name, zone) values ($1, 'desk', 'vl', $2, $2, 'Europe/Brussels')`,
          [id, `desk-${index}`],
        )
      }
      await addMunicipality(house.owner, { land: 'vl', code: '44021', name: 'Gent' })
      await house.owner.query(`insert into locations.desk_area values ('vl', '44021', $1)`, [near])
      const location = testLocation({ name: 'Bij het loket', land: 'vl', municipalityCode: '44021' })
      await addLocations(house.owner, [location])
      const groupId = await addGroup(location.id, 'Allen', 3)
      assert.deepEqual(await attempt(desk(near), entry(groupId)), { ok: true })
      await assert.rejects(attempt(desk(far), entry(groupId)), denied)
    })

    const desk = (organisationId: string): Actor => ({
      kind: 'person',
      sessionId,
      personId: newId(),
      name: 'Dana',
      memberships: [
        { organisationId, organisationName: 'Loket', organisationKind: 'desk', role: 'desk_worker', locationId: null },
      ],
    })

    test('nobody writes the tables themselves', async () => {
      const { groupId } = await groupOf(3)
      for (const role of ['public', 'intake', 'gate', 'member', 'worker']) {
        for (const table of ['occupation', 'free_place', 'land_maximum']) {
          const { rows } = await house.owner.query(
            `select privilege from unnest(array['insert', 'update', 'delete']) as privilege
             where has_table_privilege('opvangloket_' || $1, 'locations.' || $2, privilege)`,
            [role, table],
          )
          assert.deepEqual(rows, [], `${role} ${table}`)
        }
      }
      assert.ok(groupId)
    })
  })
})
