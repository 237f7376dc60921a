import { calendars } from '../../src/lib/calendars.ts'
import { addWorkingDays } from '../../src/lib/working-days.ts'
import { type HalfDay, halfDays } from '../../src/modules/locations/half-days.ts'
import { requestTerms } from '../../src/modules/requests/request-terms.ts'
import { inForce } from '../../src/lib/law.ts'
import type { DeskClock } from './desk-clock.ts'
import { choiceId, type Dossier, requestId, type Step } from './dossier.ts'
import { demoId } from './ids.ts'
import type { Places } from './places.ts'
import { chance } from './random.ts'
import type { Row } from './rows.ts'

/** Offers, visits and places that came of a request. */
export interface AnswerRows {
  offers: Row<'requests.offer'>[]
  visits: Row<'requests.visit'>[]
  slots: Row<'requests.visit_slot'>[]
  placements: Row<'placements.placement'>[]
  placementEvents: Row<'placements.event'>[]
}

export const noAnswers = (): AnswerRows => ({ offers: [], visits: [], slots: [], placements: [], placementEvents: [] })

/** The last day on which an offer can be taken: the usual term, or the day before it lapsed. */
export function answerBy(steps: readonly Step[], index: number, { land, zone }: DeskClock): Temporal.PlainDate {
  const day = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate()
  const made = steps[index]
  const next = steps[index + 1]
  if (!made) throw new Error('no such step')
  const { offer } = inForce(requestTerms, land, day(made.at)).value
  const usual = addWorkingDays(calendars[land].promise, day(made.at), offer)
  if (next?.step === 'lapse') return day(next.at).subtract({ days: 1 })
  return next && Temporal.PlainDate.compare(usual, day(next.at)) < 0 ? day(next.at) : usual
}

/** Three moments, late enough that an invitation of last week still has one to come. */
export function slotsAfter(at: Temporal.Instant, zone: string): Temporal.Instant[] {
  const day = at.toZonedDateTimeISO(zone).toPlainDate()
  return [
    [10, '09:30'],
    [13, '16:00'],
    [14, '10:00'],
  ].map(([days, plainTime]) =>
    day
      .add({ days: Number(days) })
      .toZonedDateTime({ timeZone: zone, plainTime: String(plainTime) })
      .toInstant(),
  )
}

/** Writes down what was offered and taken, and makes room for it in the places of the location. */
export function addAnswers(rows: AnswerRows, places: Places, dossier: Dossier, clock: DeskClock): void {
  for (const [index, { steps }] of dossier.choices.entries()) {
    for (const [place, { step }] of steps.entries()) {
      if (step === 'offer') addOffer(rows, places, { dossier, index, place }, clock)
      if (step === 'invite') addVisit(rows, { dossier, index, place }, clock)
    }
  }
}

interface Where {
  dossier: Dossier
  index: number
  place: number
}

const outcomes = { accept: 'accepted', decline: 'declined', lapse: 'lapsed' } as const

function addOffer(rows: AnswerRows, places: Places, where: Where, clock: DeskClock): void {
  const { dossier, index, place } = where
  const { steps, locationId } = dossier.choices[index] ?? { steps: [], locationId: '' }
  const [made, next] = [steps[place], steps[place + 1]]
  if (!made) return
  const id = demoId('offer', `${dossier.key} ${index} ${place}`)
  const state = !next ? 'open' : next.step in outcomes ? outcomes[next.step as keyof typeof outcomes] : 'taken_back'
  const counts = state === 'open' || state === 'accepted'
  const room = roomFor(places, locationId, dossier, counts)
  const startOn = startOf(dossier, made.at, clock)
  const placement = demoId('placement', id)
  const occupation = room && {
    id: demoId('occupation', id),
    age_group_id: room.groupId,
    kind: state === 'accepted' ? ('placement' as const) : ('offer' as const),
    subject_id: state === 'accepted' ? placement : id,
    half_days: room.halfDays,
    from_on: startOn,
    // Given back whole, where it came to nothing.
    until_on: counts ? (made.untilOn ?? null) : startOn.subtract({ days: 1 }),
    case_id: requestId(dossier.family?.children[0]?.key ?? dossier.key),
    desk_id: dossier.deskId,
  }
  if (occupation) places.occupations.push(occupation)
  rows.offers.push({
    id,
    choice_id: choiceId(dossier.key, index),
    age_group_id: room?.groupId ?? null,
    occupation_id: occupation?.id ?? null,
    half_days: room?.halfDays ?? [...dossier.halfDays],
    start_on: startOn,
    until_on: made.untilOn ?? null,
    answer_by: answerBy(steps, place, clock),
    words: made.words,
    state,
    made_at: made.at,
    decided_at: next?.at ?? null,
  })
  const offer = rows.offers.at(-1)
  if (state === 'accepted' && next && offer) addPlacement(rows, where, { id: placement, offer, at: next.at, occupation }, clock)
}

/** Care cannot begin before it was offered. */
function startOf({ startOn }: Dossier, at: Temporal.Instant, { zone }: DeskClock): Temporal.PlainDate {
  const day = at.toZonedDateTimeISO(zone).toPlainDate()
  return Temporal.PlainDate.compare(startOn, day) < 0 ? day.add({ months: 1 }).with({ day: 1 }) : startOn
}

interface Taken {
  id: string
  offer: Row<'requests.offer'>
  at: Temporal.Instant
  occupation: Row<'locations.occupation'> | undefined
}

/** Most children are there or will come; a few are leaving, or have left. */
function addPlacement(
  rows: AnswerRows,
  { dossier, index }: Where,
  { id, offer, at, occupation }: Taken,
  clock: DeskClock,
): void {
  const hand = chance(`placement ${id}`)
  const startOn = offer.start_on
  const begun = Temporal.PlainDate.compare(startOn, clock.today) <= 0
  const leaves = begun && hand.happens(0.3)
  const longAgo = begun && startOn.until(clock.today).days > 90
  const lastOn = leaves
    ? longAgo && hand.happens(0.5)
      ? clock.today.subtract({ days: hand.between(3, 40) })
      : clock.today.add({ months: 2 }).with({ day: 28 })
    : null
  const state = !begun ? 'planned' : !lastOn ? 'started' : Temporal.PlainDate.compare(lastOn, clock.today) < 0 ? 'ended' : 'leaving'
  if (occupation && lastOn) occupation.until_on = lastOn
  const noticeOn = lastOn && earlier(lastOn.subtract({ days: 35 }), clock.today, startOn)
  rows.placements.push({
    id,
    offer_id: offer.id,
    choice_id: offer.choice_id,
    request_id: requestId(dossier.key),
    family_id: requestId(dossier.family?.children[0]?.key ?? dossier.key),
    desk_id: dossier.deskId,
    location_id: dossier.choices[index]?.locationId ?? '',
    age_group_id: offer.age_group_id ?? null,
    occupation_id: offer.occupation_id ?? null,
    half_days: offer.half_days,
    start_on: startOn,
    until_on: offer.until_on ?? null,
    state,
    notice_by: lastOn ? 'family' : null,
    notice_on: noticeOn,
    last_on: lastOn,
    accepted_at: at,
    changed_at: at,
  })
  const event = (kind: 'accepted' | 'started' | 'notice' | 'ended', on: Temporal.Instant, by: 'family' | 'system') =>
    rows.placementEvents.push({
      id: demoId('placement event', `${id} ${kind}`),
      placement_id: id,
      at: on,
      kind,
      actor: by,
      words: kind === 'notice' ? 'Wij verhuizen.' : '',
      details: '{}',
    })
  const morning = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone: clock.zone, plainTime: '00:05' }).toInstant()
  event('accepted', at, 'family')
  if (begun) event('started', morning(startOn), 'system')
  if (noticeOn) event('notice', clock.atHome(noticeOn, hand), 'family')
  if (state === 'ended' && lastOn) event('ended', morning(lastOn.add({ days: 1 })), 'system')
}

const earlier = (day: Temporal.PlainDate, most: Temporal.PlainDate, least: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(day, most) > 0 ? most : Temporal.PlainDate.compare(day, least) < 0 ? least : day

function addVisit(rows: AnswerRows, { dossier, index, place }: Where, { zone }: DeskClock): void {
  const { steps } = dossier.choices[index] ?? { steps: [] }
  const [made, next] = [steps[place], steps[place + 1]]
  if (!made) return
  const id = demoId('visit', `${dossier.key} ${index} ${place}`)
  const slots = slotsAfter(made.at, zone)
  const over = steps.length > place + (next?.step === 'pick' ? 2 : 1)
  rows.visits.push({
    id,
    choice_id: choiceId(dossier.key, index),
    state: over ? 'closed' : next?.step === 'pick' ? 'picked' : 'open',
    picked: next?.step === 'pick' ? (slots[0] ?? null) : null,
    made_at: made.at,
  })
  rows.slots.push(...slots.map((starts_at) => ({ visit_id: id, starts_at })))
}

/**
 * A group of the location for this child with the half-days on which it is open; children whom chance had put there make room.
 * @param counts the places are taken: an offer that came to nothing needs none
 */
function roomFor(places: Places, locationId: string, dossier: Dossier, counts: boolean) {
  const groups = places.groups.filter(({ location_id }) => location_id === locationId)
  if (groups.length === 0) return undefined
  const born = 'bornOn' in dossier.birth ? dossier.birth.bornOn : dossier.birth.expectedOn
  const months = Math.max(0, born.until(dossier.startOn, { largestUnit: 'months' }).months)
  const group = groups.find(({ from_months, to_months }) => from_months <= months && months < to_months) ?? groups.at(-1)
  const plan = places.plans.find(({ age_group_id }) => age_group_id === group?.id)?.places ?? []
  const open = halfDays.filter((_, index) => (plan[index] ?? 0) > 0)
  const asked = open.filter((half) => dossier.halfDays.includes(half))
  const chosen: HalfDay[] = asked.length > 0 ? asked : open.slice(0, 2)
  if (!group || chosen.length === 0) return undefined
  if (counts) for (const half of chosen) makeRoom(places, group.id, half, plan[halfDays.indexOf(half)] ?? 0)
  return { groupId: group.id, halfDays: chosen }
}

function makeRoom(places: Places, groupId: string, half: HalfDay, size: number): void {
  const there = () =>
    places.occupations.filter(
      ({ age_group_id, half_days, from_on, until_on }) =>
        age_group_id === groupId && half_days.includes(half) && (!until_on || Temporal.PlainDate.compare(until_on, from_on) >= 0),
    )
  while (there().length >= size) {
    const first = there().find(({ subject_id }) => places.drawn.has(subject_id))
    if (!first) return
    places.occupations.splice(places.occupations.indexOf(first), 1)
  }
}
