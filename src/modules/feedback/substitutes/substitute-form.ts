import { z } from 'zod'
import { parseId } from '../../../lib/ids.ts'
import { dayBoxes, readDay } from '../../../lib/typed-day.ts'
import type { Text } from '../../../text-keys.ts'

interface Colleague {
  readonly id: string
  readonly name: string
}

interface Context {
  readonly t: Text
  readonly colleagues: readonly Colleague[]
  /** For whom this person may name somebody; the first is himself. */
  readonly away: readonly Colleague[]
}

const text = z.string().default('')

/** Who is away, who stands in, and from when until when. */
export const substituteForm = ({ t, colleagues, away }: Context) =>
  z
    .object({
      person: text,
      substitute: text,
      ...Object.fromEntries(
        ['from', 'until'].flatMap((name) => ['day', 'month', 'year'].map((part) => [`${name}_${part}`, text])),
      ),
    })
    .transform((typed: Record<string, string>, ctx) => {
      const wrong = (field: string, message: string) => ctx.addIssue({ code: 'custom', path: [field], message })
      const person = away.length === 1 ? away[0] : away.find(({ id }) => id === parseId(typed['person'] ?? ''))
      const substitute = colleagues.find(({ id }) => id === parseId(typed['substitute'] ?? ''))
      const [fromOn, untilOn] = ['from', 'until'].map((field) => {
        const day = readDay(dayBoxes(typed, field))
        if (typeof day !== 'string') return day
        wrong(field, t(day === 'missing' ? 'desk.staff.error.day-missing' : 'desk.staff.error.day'))
        return undefined
      })
      if (!person) wrong('person', t('substitutes.staff.error.person'))
      if (!substitute) wrong('substitute', t('substitutes.staff.error.substitute'))
      if (!person || !substitute || !fromOn || !untilOn) return z.NEVER
      return { personId: person.id, personName: person.name, substituteId: substitute.id, fromOn, untilOn }
    })
