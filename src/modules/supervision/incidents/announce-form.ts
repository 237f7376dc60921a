import { z } from 'zod'
import { dayBoxes, readDay } from '../../../lib/typed-day.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import type { Text } from '../../../text-keys.ts'
import { incidentKinds } from './duty.ts'

/** The few words with which a report begins. */
export interface Announced {
  readonly kind: (typeof incidentKinds)[number]
  readonly sentence: string
  readonly phone: string
  readonly name: string
  readonly notReached: boolean
  readonly occurredAt: Temporal.Instant
  readonly occurredTimed: boolean
  readonly knownAt: Temporal.Instant
  readonly knownTimed: boolean
}

const line = (t: Text, max: number, missing: string) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, missing).max(max, t('incidents.staff.error.long', { max })))

/** Everything but the two moments, which stand in boxes of their own. */
export const announceForm = (t: Text) =>
  z
    .object({
      kind: z.enum(incidentKinds, t('incidents.staff.error.kind')),
      sentence: line(t, 500, t('incidents.staff.error.sentence')),
      phone: line(t, 50, t('incidents.staff.error.phone')),
      name: line(t, 200, t('incidents.staff.error.name')),
      unreached: z.string().optional(),
    })
    .transform(({ unreached, ...told }) => ({ ...told, notReached: unreached === 'yes' }))

interface ReadMoment {
  readonly at: Temporal.Instant
  readonly timed: boolean
}

/** "8.30", "08:30", "8u30" */
function readTime(typed: string): Temporal.PlainTime | 'missing' | 'wrong' {
  if (typed.trim() === '') return 'missing'
  const [, hour, minute] = /^\s*(\d{1,2})\s*[.:uh]\s*(\d{2})?\s*(?:uur|u)?\s*$/i.exec(typed) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute ?? 0) > 59) return 'wrong'
  return Temporal.PlainTime.from({ hour: Number(hour), minute: Number(minute ?? 0) })
}

function readMoment(typed: Typed, name: string, zone: string): ReadMoment | 'missing' | 'wrong' {
  const day = readDay(dayBoxes(typed, name))
  if (typeof day === 'string') return day
  const time = readTime([typed[`${name}_time`] ?? ''].flat()[0] ?? '')
  if (time === 'wrong') return 'wrong'
  const timed = time !== 'missing'
  return { at: day.toZonedDateTime({ timeZone: zone, ...(timed ? { plainTime: time } : {}) }).toInstant(), timed }
}

type Moments = Pick<Announced, 'occurredAt' | 'occurredTimed' | 'knownAt' | 'knownTimed'>

/** When it happened and when it became known; nothing becomes known before it happened, or in the future. */
export function readMoments(
  t: Text,
  typed: Typed,
  { zone, now }: { readonly zone: string; readonly now: Temporal.Instant },
): Moments | readonly FieldError[] {
  const occurred = readMoment(typed, 'occurred', zone)
  const known = readMoment(typed, 'known', zone)
  const errors: FieldError[] = [
    ...(typeof occurred === 'string' ? [{ field: 'occurred', message: t(`incidents.staff.error.day.${occurred}`) }] : []), // prettier-ignore
    ...(typeof known === 'string' ? [{ field: 'known', message: t(`incidents.staff.error.day.${known}`) }] : []),
  ]
  if (typeof occurred === 'string' || typeof known === 'string') return errors
  if (isAfter(known.at, now)) return [{ field: 'known', message: t('incidents.staff.error.future') }]
  // Of a day without an hour its beginning stands for it: the same day is not before itself.
  const knownAt = !known.timed && isSameDay(known.at, occurred.at, zone) ? occurred.at : known.at
  if (isAfter(occurred.at, knownAt)) return [{ field: 'known', message: t('incidents.staff.error.known') }]
  return { occurredAt: occurred.at, occurredTimed: occurred.timed, knownAt, knownTimed: known.timed }
}

const isAfter = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0
const isSameDay = (a: Temporal.Instant, b: Temporal.Instant, zone: string) =>
  a.toZonedDateTimeISO(zone).toPlainDate().equals(b.toZonedDateTimeISO(zone).toPlainDate())
