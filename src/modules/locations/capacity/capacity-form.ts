import { z } from 'zod'
import { dayBoxes, readDay } from '../../../lib/typed-day.ts'
import type { Text } from '../../../text-keys.ts'
import { halfDays } from '../half-days.ts'
import type { Week } from './capacity-plan.ts'
import { closureReasons } from './closure.ts'

type Typed = Readonly<Record<string, string | readonly string[]>>

const text = (typed: Typed, name: string): string => {
  const value = typed[name]
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim()
}

/** Undefined where nothing was typed, or no day. */
export function typedDay(typed: Typed, name: string): Temporal.PlainDate | undefined {
  const day = readDay(dayBoxes(typed, name))
  return typeof day === 'string' ? undefined : day
}

const anything = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

const number = (typed: string): number => (/^\d{1,3}$/.test(typed) ? Number(typed) : Number.NaN)

/** How children's ages are typed: in years and months, the upper one not included. */
export const groupForm = (t: Text) =>
  anything.transform((typed, ctx) => {
    const name = text(typed, 'name')
    const [fromMonths, toMonths] = [monthsTyped(typed, 'from'), monthsTyped(typed, 'to')]
    const wrong = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
    if (name === '' || name.length > 60) wrong('name', t('capacity.staff.group.error.name'))
    if (Number.isNaN(fromMonths)) wrong('from_years', t('capacity.staff.group.error.from'))
    if (Number.isNaN(toMonths) || toMonths > 156) wrong('to_years', t('capacity.staff.group.error.to'))
    else if (toMonths <= fromMonths) wrong('to_years', t('capacity.staff.group.error.order'))
    return { name, fromMonths, toMonths }
  })

function monthsTyped(typed: Typed, name: string): number {
  const [years, months] = [text(typed, `${name}_years`), text(typed, `${name}_months`)]
  if (years === '' && months === '') return Number.NaN
  return number(years || '0') * 12 + number(months || '0')
}

export const mostPlaces = 300

/** Places per half-day from a day on; an empty box is closed. */
export const planForm = (t: Text, bounds: { first: Temporal.PlainDate; last: Temporal.PlainDate }) =>
  anything.transform((typed, ctx) => {
    const wrong = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
    const fromOn = typedDay(typed, 'from')
    const places: Week = halfDays.map((half) => number(text(typed, half) || '0'))
    if (!fromOn) wrong('from', t('capacity.staff.error.day'))
    else if (isOutside(fromOn, bounds)) wrong('from', t('capacity.staff.plan.error.from', bounds))
    if (places.some((count) => Number.isNaN(count) || count > mostPlaces))
      wrong('places', t('capacity.staff.plan.error.places'))
    return fromOn ? { fromOn, places } : z.NEVER
  })

const isOutside = (day: Temporal.PlainDate, { first, last }: { first: Temporal.PlainDate; last: Temporal.PlainDate }) =>
  Temporal.PlainDate.compare(day, first) < 0 || Temporal.PlainDate.compare(day, last) > 0

/** Without a last day it is one day. */
export const closureForm = (t: Text) =>
  anything.transform((typed, ctx) => {
    const wrong = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
    const fromOn = typedDay(typed, 'closed_from')
    const one = readDay(dayBoxes(typed, 'closed_until')) === 'missing'
    const untilOn = one ? fromOn : typedDay(typed, 'closed_until')
    const reason = closureReasons.find((known) => known === text(typed, 'reason'))
    if (!fromOn) wrong('closed_from', t('capacity.staff.error.day'))
    else if (!untilOn) wrong('closed_until', t('capacity.staff.error.day'))
    if (!reason) wrong('reason', t('capacity.staff.closure.error.reason'))
    return fromOn && untilOn && reason ? { fromOn, untilOn, reason } : z.NEVER
  })

export const idForm = z.object({ id: z.uuid() })
