import { fold } from '../../src/lib/text-fold.ts'
import { halfDays } from '../../src/modules/locations/half-days.ts'
import type { DeskClock } from './desk-clock.ts'
import type { Dossier } from './dossier.ts'
import { nameGroups } from './names.ts'
import { agoOf, at, besides, noteAfter, type Plot, type Scene, storyOf } from './plots.ts'
import { type Chance, chance } from './random.ts'
import type { LocationRow } from './rows.ts'
import { type Only, type Remark, type Words, words } from './words.ts'

/** A desk with what it needs to tell its stories. */
export interface DeskScene {
  key: string
  id: string
  clock: DeskClock
  staff: readonly string[]
  locations: readonly LocationRow[]
}

/** One request as chance has it. */
export function drawnDossier(desk: DeskScene, key: string, scene: Scene, hand: Chance): Dossier {
  const { clock } = desk
  const channel = hand.weighed(channels)
  const group = hand.weighed(nameGroups.map((group) => [group.weight[clock.land], group] as const))
  const language = hand.weighed(group.languages)
  const child = hand.pick(group.children)
  const schoolchild = hand.happens(0.24)
  const locations = choose(desk, schoolchild, hand)
  const place = locations[0]?.name ?? ''
  const tell = (text: string) => text.replaceAll('{child}', child).replaceAll('{place}', place)
  const by = hand.pick(desk.staff)
  const plot: Plot = {
    by,
    tell,
    words: fitting(words[language], [clock.land, schoolchild ? 'school' : 'baby']),
    clock,
    hand,
  }
  const story = storyOf(scene, plot)
  const ago = agoOf(scene, story.length, hand)
  const receivedAt = receivedOn(ago[0] ?? 0, channel === 'web', clock, hand)
  const day = receivedAt.toZonedDateTimeISO(clock.zone).toPlainDate()
  const birth = schoolchild ? { bornOn: schoolBirthday(day, hand) } : babyBirth(day, hand)
  const surname = hand.pick(group.surnames)
  const steps = story.map((planned, index) => at(planned, ago[index + 1] ?? 0, plot))
  return {
    key,
    deskId: desk.id,
    channel,
    language,
    child: hand.happens(0.12) ? `${child} ${surname}` : child,
    birth,
    startOn: startAfter('expectedOn' in birth ? birth.expectedOn.add({ days: 45 }) : day, hand),
    halfDays: schoolchild ? hand.pick(schoolWeeks) : hand.weighed(weeks),
    remarks: hand.happens(0.55) ? tell(textOf(hand.pick(plot.words.remarks))) : '',
    contact: contactOf(hand.pick(group.parents), surname, channel === 'web', clock.land, hand),
    urgency: chance(`urgency ${key}`).weighed(urgencies),
    receivedAt,
    takenBy: channel === 'web' ? null : by,
    choices: locations.map(({ id }, index) => ({
      locationId: id,
      steps: index === 0 ? steps : besides(scene, ago, plot),
    })),
    notes: hand.happens(0.16) ? noteAfter(receivedAt, ago[0] ?? 0, plot) : [],
  }
}

const textOf = (remark: string | Remark) => (typeof remark === 'string' ? remark : remark.text)

function fitting({ remarks, exchanges, refusals, ...rest }: Words, about: readonly Only[]): Words {
  const fits = (said: unknown) => {
    const { only } = typeof said === 'object' && said !== null ? (said as { only?: Only }) : {}
    return only === undefined || about.includes(only)
  }
  return { ...rest, remarks: remarks.filter(fits), exchanges: exchanges.filter(fits), refusals: refusals.filter(fits) }
}

const urgencies = [
  [6, 'soon'],
  [3, 'calm'],
  [1, 'now'],
] as const

const channels = [
  [74, 'web'],
  [13, 'phone'],
  [8, 'counter'],
  [5, 'paper'],
] as const

function receivedOn(ago: number, byWeb: boolean, clock: DeskClock, hand: Chance): Temporal.Instant {
  const day = clock.workingDaysAgo(ago)
  if (!byWeb) return clock.inOfficeHours(day, hand)
  if (ago === 0) return clock.atHome(clock.today, hand)
  // At the weekend families have time to sit down to it.
  return clock.atHome(day.dayOfWeek === 1 && hand.happens(0.5) ? day.subtract({ days: 1 }) : day, hand)
}

function schoolBirthday(on: Temporal.PlainDate, hand: Chance) {
  return on.subtract({ days: hand.between(3 * 365, 10 * 365) })
}

function babyBirth(on: Temporal.PlainDate, hand: Chance): Dossier['birth'] {
  if (hand.happens(0.3)) return { expectedOn: on.add({ days: hand.between(15, 210) }) }
  return { bornOn: on.subtract({ days: Math.round(hand.next() ** 2 * 760) + 5 }) }
}

/** The first of a month, or a Monday. */
function startAfter(day: Temporal.PlainDate, hand: Chance) {
  const around = day.add({ days: hand.between(20, 170) })
  return hand.happens(0.5) ? around.add({ months: 1 }).with({ day: 1 }) : around.add({ days: 8 - around.dayOfWeek })
}

function choose({ locations }: DeskScene, schoolchild: boolean, hand: Chance): readonly LocationRow[] {
  const fitting = locations.filter(
    ({ kind, registered }) => registered && kind !== 'agency' && (kind === 'after_school') === schoolchild,
  )
  const first = hand.pick(fitting)
  const near = fitting.filter((other) => other.municipality_code === first.municipality_code && other.id !== first.id)
  return [first, ...hand.some(near, hand.weighed(choicesBeside))]
}

const choicesBeside = [
  [88, 0],
  [8, 1],
  [4, 2],
] as const

const daysOf = (...names: string[]) =>
  halfDays.filter((half) => names.includes(half) || names.includes(half.slice(0, 3)))

const weeks = [
  [8, daysOf('mon', 'tue', 'thu', 'fri')],
  [8, daysOf('mon', 'tue', 'thu')],
  [8, daysOf('tue', 'thu')],
  [7, daysOf('mon', 'tue', 'wed', 'thu', 'fri')],
  [5, daysOf('mon', 'tue')],
  [4, daysOf('wed', 'thu', 'fri')],
  [3, daysOf('mon', 'tue', 'wed-am', 'thu', 'fri')],
  [3, daysOf('thu')],
  [2, daysOf('mon-am', 'tue-am', 'thu-am')],
  [2, daysOf('fri-pm', 'sat')],
  [1, daysOf('mon-pm', 'wed', 'sun-am')],
] as const

const schoolWeeks = [
  daysOf('mon-pm', 'tue-pm', 'thu-pm'),
  daysOf('mon-pm', 'tue-pm', 'wed-pm', 'thu-pm', 'fri-pm'),
  daysOf('wed-pm'),
  daysOf('tue-pm', 'wed-pm', 'thu-pm'),
  daysOf('mon', 'tue-pm', 'thu-pm', 'fri-pm'),
] as const

function contactOf(
  first: string,
  last: string,
  byWeb: boolean,
  land: DeskClock['land'],
  hand: Chance,
): Dossier['contact'] {
  const number = String(hand.between(1100, 9899))
  const phone = `${land === 'vl' ? '0470 00' : '06 00 00'} ${number.slice(0, 2)} ${number.slice(2)}`
  const mailbox = `${mailName(first)}.${mailName(last)}@${hand.pick(providers)}.example.org`
  const email = byWeb || hand.happens(0.45) ? mailbox : null
  return { name: `${first} ${last}`, email, phone: email && hand.happens(0.35) ? null : phone }
}

// The Turkish i without a dot is a letter of its own, also for whoever folds accents away.
const mailName = (name: string) => fold(name).replaceAll(' ', '').replaceAll('ı', 'i')

const providers = ['post', 'mail', 'thuis', 'snelpost']
