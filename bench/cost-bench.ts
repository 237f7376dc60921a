import { makeApp } from '../src/app.tsx'
import type { PageCache } from '../src/platform/page-cache.ts'
import {
  computable,
  dayTariff,
  findBenefitYear,
  monthlyBenefit,
  setOf,
  shippedValues,
} from '../src/modules/tariffs/rules.ts'
import { buildAssets } from '../scripts/build.ts'
import { benchHouse, type BenchHouse, median, milliseconds } from './bench-house.ts'
import type { Bench, Figure } from './bench.ts'
import { fillRegister } from './register.ts'

/** A million calculations against a loop written by hand over the same table; own prices on twenty cards against the page without. */
export const bench: Bench = async function* ({ quick }) {
  const size = quick ? 200_000 : 1_000_000
  yield calculations('cost-flanders', size, flemishEngine(), flemishLoop())
  yield calculations('cost-netherlands', size, dutchEngine(), dutchLoop())
  await buildAssets()
  const house = await benchHouse()
  try {
    yield await cards(house)
  } finally {
    await house.close()
  }
}

type Calculate = (income: number, hours: number) => number
const rounds = 5

function calculations(name: string, size: number, ours: Calculate, byHand: Calculate): Figure {
  const incomes = Float64Array.from({ length: size }, (_, index) => (index * 7919) % 200_000_00)
  const run = (calculate: Calculate): { time: number; sum: number } => {
    const start = performance.now()
    let sum = 0
    for (let index = 0; index < size; index += 1) sum += calculate(incomes[index] ?? 0, 80_00 + (index % 10_000))
    return { time: performance.now() - start, sum }
  }
  const pairs = Array.from({ length: rounds }, () => ({ ours: run(ours), floor: run(byHand) }))
  const differ = pairs.find((pair) => pair.ours.sum !== pair.floor.sum)
  if (differ) throw new Error(`${name}: ${differ.ours.sum} by us, ${differ.floor.sum} by hand`)
  const [mine, theirs] = [median(pairs.map(({ ours: { time } }) => time)), median(pairs.map(({ floor }) => floor.time))]
  return {
    bench: name,
    size,
    ratio: mine / theirs,
    aim: 'at most 3',
    floor: 'a loop by hand over the same table',
    ours_ms: Math.round(mine),
    by_hand_ms: Math.round(theirs),
  }
}

const today = Temporal.PlainDate.from('2014-06-01')

function flemishEngine(): Calculate {
  const set = computable(setOf(shippedValues.flanders.on(today)))
  if (!set) throw new Error('2014 is computable')
  return (income, hours) => dayTariff(set, { income, children: 1 + (hours % 3), multipleBirth: false })
}

/** As one would write it who has the table of 2014 before him. */
function flemishLoop(): Calculate {
  return (income, hours) => {
    let tariff = 0
    if (income <= 41_774_97) tariff = Math.min(Math.floor((income * 385 + 500_000) / 1_000_000), 15_88)
    else if (income <= 59_722_14) tariff = Math.min(Math.floor((income * 380 + 500_000) / 1_000_000), 20_95)
    else if (income <= 63_472_14) tariff = 21_55
    else tariff = Math.min(21_55 + 60 * Math.ceil((income - 63_472_14) / 3_700_00), 27_71)
    return Math.max(1_56, tariff - 3_14 * (hours % 3))
  }
}

function dutchEngine(): Calculate {
  const year = findBenefitYear(shippedValues.years, 2026)
  if (!year) throw new Error('2026 has a table')
  // One family that changes: the loop by hand makes no objects to ask with either.
  const child = { kind: 'day_care' as const, hours: 0, price: 12_00 }
  const family = { income: 0, monthsWorked: 12, rounding: 'cents' as const, children: [child] }
  return (income, hours) => {
    family.income = income
    child.hours = hours
    return monthlyBenefit(year, family).benefit
  }
}

function dutchLoop(): Calculate {
  const bands = findBenefitYear(shippedValues.years, 2026)?.bands ?? []
  const [starts, shares] = [bands.map(([from]) => from), bands.map(([, first]) => first)]
  return (income, hours) => {
    const euros = Math.floor(income / 100)
    let band = starts.length - 1
    while (band > 0 && (starts[band] ?? 0) > euros) band -= 1
    return Math.floor((Math.min(hours, 230_00) * Math.min(12_00, 11_23) * (shares[band] ?? 0) + 50_000) / 100_000)
  }
}

const never: PageCache = { get: () => undefined, keep: (_, render) => render(), close: async () => {}, generation: 0 }
const pages = 300

async function cards({ platform, owner, ...house }: BenchHouse): Promise<Figure> {
  const postcodes = await fillRegister({ platform, owner, ...house }, 3_000)
  await owner.query(`insert into locations.profile (location_id, price, price_cents, price_per, changed_at)
    select id, 'free', 900 + (random() * 400)::int, 'hour', now() from locations.location`)
  const { web } = await makeApp({ platform: { ...platform, pageCache: never }, requestsPerMinute: 1e9 })
  const told = await web.inject({
    method: 'POST',
    url: '/kosten?land=nl',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'income=62000&months=12&days_1=2&hours_1=10&price_1=12&year=2026',
  })
  const cookie = told.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const [plain, priced]: [number[], number[]] = [[], []]
  let shown = 0
  for (let page = 0; page < pages; page += 1) {
    const url = `/zoek?q=${postcodes[page % 30]}`
    const ask = (headers: Record<string, string>) => milliseconds(async () => void (await web.inject({ url, headers })))
    // In turns, so that what else the machine does falls on both.
    if (page % 2 === 0) plain.push(await ask({}), await ask({}))
    else priced.push(await ask({ cookie }), await ask({ cookie }))
    if (page === 1) shown = (await web.inject({ url, headers: { cookie } })).body.split('kd-tag--info').length - 1
  }
  const warm = (times: readonly number[]) => median(times.slice(40))
  return {
    bench: 'cost-cards',
    size: 20,
    ratio: warm(priced) / warm(plain),
    aim: 'at most 1.1',
    floor: 'the same page, uncached, without own prices',
    shown,
    with_ms: Number(warm(priced).toFixed(2)),
    without_ms: Number(warm(plain).toFixed(2)),
  }
}
