import { z } from 'zod'
import type { Text } from '../../../text-keys.ts'
import { type Closure, daysOfWeek, halfDays, isClosedOn, nextOpenDay } from '../../locations/rules.ts'
import { dayBoxes, readDay } from '../../../lib/typed-day.ts'
import { refusalReasons } from '../choice.ts'
import { choiceId, version, words } from '../step-form.ts'
import { type AnswerStep, slotNumbers } from './answer-steps.ts'
import { type OfferFault, offerFault, type OfferTerms } from './offer.ts'

export interface AnswerContext {
  readonly t: Text
  /** On the calendar of the desk. */
  readonly today: Temporal.PlainDate
  readonly zone: string
  readonly bornOn: Temporal.PlainDate | undefined
  /** The groups of the location; none where it keeps no plan. */
  readonly groups: readonly string[]
  /** When the location is closed. */
  readonly closures: readonly Closure[]
}

/** An answer: an offer, an invitation, a question or a no. Which words each needs is for the machine to say. */
export function answerForm(step: AnswerStep, context: AnswerContext) {
  const seen = z.object({ keuze: choiceId, versie: version, words: words(context.t) })
  const said = { offer: offerForm, invite: inviteForm, question: nothingMore, refuse: refuseForm }[step](context)
  return z.intersection(seen, said).transform(({ keuze, versie, words, ...more }) => ({
    step,
    choiceId: keuze,
    version: versie,
    words,
    reason: more.reason ?? null,
    offer: more.offer,
    slots: more.slots,
  }))
}

type Typed = Readonly<Record<string, string | readonly string[]>>

const text = (typed: Typed, field: string): string => [typed[field] ?? ''].flat()[0] ?? ''

interface More {
  readonly reason?: (typeof refusalReasons)[number] | null
  readonly offer?: OfferTerms
  readonly slots?: readonly Temporal.Instant[]
}

const nothingMore = (): z.ZodType<More> => z.custom<unknown>().transform(() => ({}))

const refuseForm = (): z.ZodType<More> =>
  z
    .object({
      reden: z
        .enum(refusalReasons)
        .or(z.literal('').transform(() => null))
        .default(null),
    })
    .transform(({ reden }) => ({ reason: reden }))

function offerForm({ t, today, bornOn, groups, closures }: AnswerContext): z.ZodType<More> {
  return z.custom<Typed>().transform((typed, ctx): More => {
    const wrong = (field: string, message: string) => ctx.addIssue({ code: 'custom', path: [field], message })
    const ticked = new Set([typed['half_days'] ?? []].flat())
    const days = halfDays.filter((half) => ticked.has(half))
    const group = groups.find((id) => id === text(typed, 'groep')) ?? null
    const startOn = dayIn(typed, 'start')
    const answerBy = dayIn(typed, 'tot')
    const end = dayIn(typed, 'einde')
    if (days.length === 0) wrong('half_days', t('answers.staff.error.days'))
    if (groups.length > 0 && !group) wrong('groep', t('answers.staff.error.group'))
    if (typeof startOn === 'string') wrong('start', t('answers.staff.error.start'))
    if (typeof answerBy === 'string') wrong('tot', t('answers.staff.error.until'))
    if (end === 'wrong') wrong('einde', t('answers.staff.error.end'))
    if (typeof startOn === 'string' || typeof answerBy === 'string' || end === 'wrong') return {}
    const untilOn = end === 'missing' ? null : end
    const fault = offerFault({ startOn, untilOn, answerBy }, today, bornOn)
    if (fault) wrong(fieldOf(fault), t(`answers.staff.error.${fault}`))
    else if (isClosedOn(closures, startOn)) {
      const next = nextOpenDay(closures, startOn, daysOfWeek(days))
      wrong('start', t('answers.staff.error.start-closed', { next }))
    }
    return { offer: { ageGroupId: group, halfDays: days, startOn, untilOn, answerBy } }
  })
}

function fieldOf(fault: OfferFault): string {
  if (fault.startsWith('answer')) return 'tot'
  return fault.startsWith('ends') ? 'einde' : 'start'
}

function inviteForm({ t, today, zone, closures }: AnswerContext): z.ZodType<More> {
  return z.custom<Typed>().transform((typed, ctx): More => {
    const wrong = (field: string, message: string) => ctx.addIssue({ code: 'custom', path: [field], message })
    const slots: Temporal.Instant[] = []
    for (const place of slotNumbers) {
      const [day, hour] = [dayIn(typed, `slot${place}`), text(typed, `slot${place}_time`).trim()]
      if (day === 'missing' && hour === '') continue
      const time = readTime(hour)
      if (typeof day === 'string') wrong(`slot${place}`, t('answers.staff.error.slot-day'))
      else if (Temporal.PlainDate.compare(day, today) < 0) wrong(`slot${place}`, t('answers.staff.error.slot-past'))
      else if (isClosedOn(closures, day))
        wrong(`slot${place}`, t('answers.staff.error.slot-closed', { next: nextOpenDay(closures, day) }))
      if (!time) wrong(`slot${place}_time`, t('answers.staff.error.slot-time'))
      if (time && typeof day !== 'string')
        slots.push(day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant())
    }
    if (slots.length === 0 && ctx.issues.length === 0) wrong('slot1', t('answers.staff.error.slots'))
    const once = new Map(slots.map((slot) => [slot.epochMilliseconds, slot]))
    return { slots: [...once.values()].sort(Temporal.Instant.compare) }
  })
}

const dayIn = (typed: Typed, name: string) => readDay(dayBoxes(typed, name))

/** "9", "9.30", "9:30" or "9u30", as people write an hour. */
export function readTime(typed: string): Temporal.PlainTime | undefined {
  const [, hour = '', minute = '0'] = /^(\d{1,2})(?:\s*[.:uh]\s*(\d{2})?)?$/i.exec(typed) ?? []
  if (hour === '' || Number(hour) > 23 || Number(minute || 0) > 59) return undefined
  return Temporal.PlainTime.from({ hour: Number(hour), minute: Number(minute || 0) })
}
