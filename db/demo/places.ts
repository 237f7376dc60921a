import { capacityMaxima } from '../../src/modules/locations/capacity/capacity-maxima.ts'
import { inForce } from '../../src/lib/law.ts'
import { type HalfDay, halfDays, type Weekday, weekdays } from '../../src/modules/locations/half-days.ts'
import { demoId } from './ids.ts'
import { type Chance, chance } from './random.ts'
import type { LocationRow, Row } from './rows.ts'

/** Groups, plans and who has which place, so that free places look as they do in a real region. */
export interface Places {
  groups: Row<'locations.age_group'>[]
  plans: Row<'locations.plan'>[]
  occupations: Row<'locations.occupation'>[]
  closures: Row<'locations.closure'>[]
  confirmations: Row<'locations.free_confirmation'>[]
  /** The subjects of children whom chance put there: they make room for those with a name. */
  drawn: Set<string>
}

/** Three in four locations keep their places here; of the others nothing is known. */
const share = 0.75
/** Whose people are at home in the region; Greet has not confirmed for a while. */
const always: ReadonlySet<string> = new Set(['De Krekelhof', "'t Bengeltje"])

export function placesOf(locations: readonly LocationRow[], today: Temporal.PlainDate): Places {
  const places: Places = { groups: [], plans: [], occupations: [], closures: [], confirmations: [], drawn: new Set() }
  for (const location of locations) {
    const hand = chance(`places ${location.name}`)
    if (!location.registered || location.kind === 'agency' || !(hand.happens(share) || always.has(location.name))) continue
    addLocation(places, location, hand, today)
  }
  return places
}

function addLocation(places: Places, location: LocationRow, hand: Chance, today: Temporal.PlainDate): void {
  const since = today.subtract({ months: hand.between(12, 20) }).with({ day: 1 })
  for (const [index, { name, fromMonths, toMonths, size }] of groupsOf(location, today).entries()) {
    const id = demoId('group', `${location.name} ${name}`)
    const plan = halfDays.map((half) => (isOpen(location, half) ? size : 0))
    places.groups.push({
      id,
      location_id: location.id,
      name,
      from_months: fromMonths,
      to_months: toMonths,
      position: index + 1,
    })
    places.plans.push({ id: demoId('plan', id), age_group_id: id, from_on: since, places: plan })
    places.occupations.push(...children(id, plan, hand, { since, today }))
  }
  const confirmed = hand.weighed([
    [6, hand.between(0, 28)],
    [2, hand.between(31, 70)],
    [1, hand.between(90, 200)],
  ])
  for (const { subject_id } of places.occupations) places.drawn.add(subject_id)
  places.confirmations.push({ location_id: location.id, confirmed_on: today.subtract({ days: location.name === "'t Bengeltje" ? 41 : confirmed }) })
  places.closures.push(...closuresOf(location, hand, today))
}

interface Group {
  name: string
  fromMonths: number
  toMonths: number
  size: number
}

function groupsOf({ kind, land, capacity }: LocationRow, today: Temporal.PlainDate): Group[] {
  if (kind === 'childminder') {
    const { perLocation } = inForce(capacityMaxima, land, today.add({ years: 1 })).value.childminder
    const size = Math.min(capacity ?? 5, perLocation ?? 5)
    return [{ name: 'Alle kinderen', fromMonths: 0, toMonths: land === 'vl' ? 36 : 48, size }]
  }
  const all = capacity ?? 24
  if (kind === 'after_school')
    return [{ name: 'Schoolkinderen', fromMonths: land === 'vl' ? 30 : 48, toMonths: 144, size: all }]
  const last = land === 'vl' ? 36 : 48
  // A living group in Flanders has at most eighteen children.
  const most = land === 'vl' ? 18 : 16
  const count = Math.max(2, Math.ceil(all / most))
  const names = ['Baby’s', 'Kruipers', 'Peuters', 'Peuters 2', 'Peuters 3', 'Peuters 4', 'Peuters 5', 'Peuters 6']
  const step = Math.round(last / Math.min(count, 3))
  return Array.from({ length: Math.min(count, names.length) }, (_, index) => {
    const name = count === 2 && index === 1 ? 'Peuters' : (names[index] ?? '')
    const fromMonths = Math.min(index, 2) * step
    const toMonths = index >= Math.min(count, 3) - 1 ? last : fromMonths + step
    return { name, fromMonths, toMonths, size: Math.min(most, Math.floor(all / count)) }
  })
}

function isOpen({ kind }: LocationRow, half: HalfDay): boolean {
  if (half.startsWith('sat') || half.startsWith('sun')) return false
  // School children come after school, and on wednesday afternoon.
  return kind !== 'after_school' || half.endsWith('-pm')
}

/** Enough children for the days to be nearly full, some days more than others. */
function children(
  groupId: string,
  plan: readonly number[],
  hand: Chance,
  { since, today }: { since: Temporal.PlainDate; today: Temporal.PlainDate },
): Row<'locations.occupation'>[] {
  const wished = new Map(weekdays.map((day) => [day, leftOn(day, plan, hand)]))
  const rows: Row<'locations.occupation'>[] = []
  for (let tries = 0; tries < 200 && rows.length < 60; tries += 1) {
    const open = weekdays.filter((day) => (wished.get(day) ?? 0) > 0)
    if (open.length === 0) break
    const days = hand.some(open, Math.min(open.length, hand.between(2, 4)))
    for (const day of days) wished.set(day, (wished.get(day) ?? 0) - 1)
      rows.push({
      id: demoId('occupation', `${groupId} ${rows.length}`),
      age_group_id: groupId,
      kind: 'placement',
      subject_id: demoId('placed before', `${groupId} ${rows.length}`),
      half_days: halfDays.filter((half, index) => (plan[index] ?? 0) > 0 && days.some((day) => half.startsWith(day))),
      // Children begin and leave with the month; some leave for school soon.
      from_on: later(since, today.subtract({ months: hand.between(0, 12) }).with({ day: 1 })),
      until_on: hand.happens(0.25) ? today.add({ months: hand.between(1, 9) }).with({ day: 31 }) : null,
    })
  }
  return rows
}

const later = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other) < 0 ? other : one

function leftOn(day: Weekday, plan: readonly number[], hand: Chance): number {
  const places = Math.max(...halfDays.map((half, index) => (half.startsWith(day) ? (plan[index] ?? 0) : 0)))
  // Wednesday and friday are the quiet days everywhere.
  const quiet = day === 'wed' || day === 'fri'
  const free = hand.weighed([
    [quiet ? 2 : 6, 0],
    [3, 1],
    [2, 2],
    [quiet ? 2 : 1, 3],
  ])
  return Math.max(0, places - free)
}

function closuresOf({ id, name }: LocationRow, hand: Chance, today: Temporal.PlainDate): Row<'locations.closure'>[] {
  const christmas = Temporal.PlainDate.from({ year: today.year, month: 12, day: 24 })
  const summer = Temporal.PlainDate.from({ year: today.year + 1, month: 7, day: hand.between(1, 24) })
  const row = (from: Temporal.PlainDate, days: number, index: number): Row<'locations.closure'> => ({
    id: demoId('closure', `${name} ${index}`),
    location_id: id,
    from_on: from,
    until_on: from.add({ days }),
    reason: 'leave',
  })
  return [...(hand.happens(0.6) ? [row(christmas, 8, 1)] : []), ...(hand.happens(0.5) ? [row(summer, 13, 2)] : [])]
}
