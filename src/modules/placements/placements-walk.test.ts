import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Chance, chance } from '../../../db/demo/random.ts'
import { addPlan, addSibling, ask, type AskedRequest, claim, keeperOf, personOf } from '../../../tests/support/asked.ts'
import { type House, makeHouse } from '../../../tests/support/house.ts'
import { buildTown, type Town } from '../../../tests/support/town.ts'
import { halfDays as everyHalfDay } from '../locations/rules.ts'
import { takeStep, type WantedStep } from '../requests/choice-actions.ts'
import { acceptOffer } from './acceptance-actions.ts'
import { takePlacementStep } from './placement-actions.ts'

const steps = Number(process.env['STEPS'] ?? 40)
const seed = process.env['SEED'] ?? 'placements'
const atOnce = 4
const day = (text: string) => Temporal.PlainDate.from(text)

interface Place {
  readonly locationId: string
  readonly groupId: string
}

/** Requests, offers, answers, places, notices and mistakes in any order, four at a time; then the ledger is counted anew. */
describe('a random walk from request to place', () => {
  let house: House
  let town: Town
  let organisationId: string
  const places: Place[] = []
  const asked: { request: AskedRequest; at: readonly Place[] }[] = []

  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2026-11-23T09:00:00Z')
    town = await buildTown(house)
    for (const [index, count] of [1, 2, 3].entries()) {
      const locationId = await addSibling(house, town.near, `Opvang ${index}`)
      organisationId = await claim(house, locationId, town.near.organiser, `opvang-${index}@example.org`)
      places.push({ locationId, groupId: await addPlan(house, locationId, count) })
    }
  })
  after(() => house.close())

  test(`${steps} steps, ${atOnce} at a time`, async (t) => {
    const draw = chance(seed)
    const told = new Map<string, number>()
    for (let done = 0; done < steps; done += atOnce) {
      if (asked.length < 6 || draw.happens(0.15)) await newRequest(draw)
      const outcomes = await Promise.all(Array.from({ length: atOnce }, () => step(draw)))
      for (const outcome of outcomes) told.set(outcome, (told.get(outcome) ?? 0) + 1)
      if ((done / atOnce) % 5 === 0) await recount(`seed ${seed}, step ${done}`)
    }
    await recount(`seed ${seed}, at the end`)
    t.diagnostic(`seed ${seed}: ${JSON.stringify(Object.fromEntries([...told].sort()))}`)
    // A short walk need not come everywhere.
    for (const name of [
      'offer done',
      'accept done',
      ...(steps < 500 ? [] : ['offer full', 'notice done', 'annul done']),
    ])
      assert.ok(told.get(name), `the walk never came to ${name}`)
  })

  test('a place that the ledger does not know is noticed', async () => {
    await house.owner.query('begin')
    await house.owner.query(`update placements.placement set start_on = start_on + 1 where state <> 'annulled'`)
    await assert.rejects(recount('planted'))
    await house.owner.query('rollback')
  })

  async function newRequest(draw: Chance): Promise<void> {
    const at = draw.some(places, draw.between(1, places.length))
    asked.push({
      request: await ask(
        house,
        town.near,
        at.map(({ locationId }) => locationId),
      ),
      at,
    })
    // Old families leave, so that the walk does not end in full locations.
    const old = asked.length > 14 ? asked.shift() : undefined
    if (old) await leave(old.request)
  }

  async function leave({ requestId, family }: AskedRequest): Promise<void> {
    const { rows: running } = await house.owner.query<{ id: string; version: number; last: string }>(
      `select id, version, (start_on - 1)::text as last from placements.placement where request_id = $1 and state in ('planned', 'started')`,
      [requestId],
    )
    for (const { id, version, last } of running) {
      const wanted = { step: 'notice', version, words: '', lastOn: day(last) } as const
      await takePlacementStep(house.platform, family, id, wanted)
    }
    const { rows: open } = await house.owner.query<{ id: string; version: number }>(
      `select id, version from requests.choice where request_id = $1 and state = 'offered'`,
      [requestId],
    )
    for (const { id, version } of open) {
      const wanted = { step: 'withdraw', choiceId: id, version, words: '', reason: null } as const
      await takeStep(house.platform, family, { id: requestId }, wanted)
    }
  }

  async function step(draw: Chance): Promise<string> {
    const { request, at } = draw.pick(asked)
    const index = draw.between(0, at.length - 1)
    const [place, choiceId] = [at[index], request.choiceIds[index] ?? '']
    const { rows } = await house.owner.query<{
      state: string
      version: number
      offer: string | null
      placement: string | null
      pversion: number | null
    }>(
      `select c.state, c.version, o.id as offer, p.id as placement, p.version as pversion from requests.choice as c
       left join requests.offer as o on o.choice_id = c.id and o.state = 'open'
       left join placements.placement as p on p.choice_id = c.id and p.state in ('planned', 'started', 'leaving')
       where c.id = $1`,
      [choiceId],
    )
    const seen = rows[0]
    if (!seen || !place) return 'nothing'
    const { version } = seen
    if (seen.placement) return afterwards(draw, seen.placement, seen.pversion ?? 0, request, place)
    if (seen.state === 'asked') return offer(draw, choiceId, version, place)
    if (seen.state !== 'offered') return again(request, choiceId, version, seen.state)
    const what = draw.pick(['accept', 'accept', 'accept', 'decline', 'mend', 'withdraw'] as const)
    if (what === 'accept') {
      const taken = await acceptOffer(
        house.platform,
        request.family,
        { family: true },
        { offerId: seen.offer ?? '', version },
      )
      return `accept ${outcomeOf('placementId' in taken ? { done: true } : taken)}`
    }
    const wanted = { step: what, choiceId, version, words: 'Toch niet.', reason: null } as const
    if (what === 'mend')
      return `mend ${outcomeOf(await takeStep(house.platform, keeperOf(place.locationId), { organiser: true }, wanted))}`
    return `${what} ${outcomeOf(await takeStep(house.platform, request.family, { id: request.requestId }, wanted))}`
  }

  async function offer(
    draw: Chance,
    choiceId: string,
    version: number,
    { groupId, locationId }: Place,
  ): Promise<string> {
    const halfDays = everyHalfDay.slice(0, 10).filter(() => draw.happens(0.4))
    if (halfDays.length === 0) return 'nothing'
    const startOn = day('2027-01-04').add({ days: draw.between(0, 120) })
    const terms = {
      ageGroupId: groupId,
      halfDays,
      startOn,
      untilOn: draw.happens(0.3) ? startOn.add({ days: draw.between(0, 90) }) : null,
      answerBy: day('2026-12-07'),
    }
    const wanted: WantedStep = { step: 'offer', choiceId, version, words: '', reason: null, offer: terms }
    return `offer ${outcomeOf(await takeStep(house.platform, keeperOf(locationId), { organiser: true }, wanted))}`
  }

  /** What was refused, lapsed or declined is opened again by the desk, so that the walk does not end. */
  async function again({ number }: AskedRequest, choiceId: string, version: number, state: string): Promise<string> {
    if (state === 'elsewhere') return 'nothing'
    const desk = personOf(town.near.worker, town.near.deskId, 'desk_worker')
    const wanted = { step: 'mend', choiceId, version, words: 'Toch.', reason: null } as const
    return `reopen ${outcomeOf(await takeStep(house.platform, desk, { number }, wanted))}`
  }

  async function afterwards(
    draw: Chance,
    id: string,
    version: number,
    { family }: AskedRequest,
    { locationId }: Place,
  ) {
    const organiser = draw.happens(0.5)
      ? keeperOf(locationId)
      : personOf(town.near.organiser, organisationId, 'organiser_manager')
    const lastOn = day('2027-05-31').add({ days: draw.between(0, 60) })
    const what = draw.pick([
      'notice',
      'notice',
      'take_back',
      'take_back',
      'correct',
      'correct',
      'annul',
      'annul',
    ] as const)
    const wanted = {
      notice: { step: 'notice', version, words: '', lastOn },
      take_back: { step: 'take_back', version, words: 'Toch niet.' },
      correct: {
        step: 'correct',
        version,
        words: 'Een slip.',
        startOn: day('2027-01-04').add({ days: draw.between(0, 90) }),
        halfDays: everyHalfDay.slice(0, 10).filter((_, index) => index === 0 || draw.happens(0.5)),
      },
      annul: { step: 'annul', version, words: 'Verkeerd gezin.' },
    } as const
    const actor = (what === 'notice' || what === 'take_back') && draw.happens(0.5) ? family : organiser
    const outcome = await takePlacementStep(house.platform, actor, id, wanted[what])
    if (what === 'annul') await house.runJobs()
    return `${what} ${outcomeOf(outcome)}`
  }

  const outcomeOf = (outcome: object): string => {
    if ('refusal' in outcome) return String(outcome.refusal)
    return Object.keys(outcome)[0] ?? ''
  }

  /** Every open offer and every place is one entry of the ledger with the same days, nothing else is, and nothing is given twice. */
  async function recount(when: string): Promise<void> {
    const promised = `select o.occupation_id as id, o.half_days, o.start_on as from_on, o.until_on, 'offer' as kind
        from requests.offer as o where o.state = 'open' and o.occupation_id is not null
      union all select p.occupation_id, p.half_days, p.start_on, coalesce(p.last_on, p.until_on), 'placement'
        from placements.placement as p where p.state <> 'annulled' and p.occupation_id is not null
          and coalesce(p.last_on, p.until_on, 'infinity') >= p.start_on`
    const entries = `select id, half_days, from_on, until_on, kind from locations.occupation
      where coalesce(until_on, 'infinity') >= from_on`
    const { rows: astray } = await house.owner.query(
      `((${promised}) except (${entries})) union all ((${entries}) except (${promised}))`,
    )
    assert.deepEqual(astray, [], when)
    const { rows: twice } = await house.owner.query(
      `select g.id, h.half, d.on_day from locations.age_group as g
       join locations.plan as p on p.age_group_id = g.id
       cross join generate_series(1, 14) as h (half)
       cross join (select distinct from_on as on_day from locations.occupation) as d
       where p.places[h.half] < (select count(*) from locations.occupation as o where o.age_group_id = g.id
         and (locations.half_days())[h.half] = any (o.half_days) and o.from_on <= d.on_day and coalesce(o.until_on, 'infinity') >= d.on_day)`,
    )
    assert.deepEqual(twice, [], when)
    const { rows: double } = await house.owner.query(
      `select request_id from placements.placement where state in ('planned', 'started', 'leaving') group by 1 having count(*) > 1`,
    )
    assert.deepEqual(double, [], when)
  }
})
