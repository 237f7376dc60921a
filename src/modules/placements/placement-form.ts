import { z } from 'zod'
import { parseId } from '../../lib/ids.ts'
import { dayBoxes, readDay } from '../../lib/typed-day.ts'
import type { Text } from '../../text-keys.ts'
import { type HalfDay, halfDays } from '../locations/rules.ts'

const words = (t: Text) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(2000, t('requests.error.words-long', { limit: 2000 })))
const version = z.coerce.number().int().catch(0)

export const acceptForm = z.object({
  versie: version,
  aanbod: z.string().default(''),
})

/** Several places at once, each as it was shown: `offer:version,offer:version`. */
export const togetherForm = z.object({ plaats: z.string().catch('') }).transform(({ plaats }) =>
  plaats.split(',', mostTogether).map((typed) => {
    const [id = '', seen] = typed.split(':')
    return { offerId: parseId(id), version: version.parse(seen) }
  }),
)
/** A family asks for no more children at once. */
const mostTogether = 4

type Typed = Readonly<Record<string, string | readonly string[]>>

/** "The last day is …", from a family or a location; the desk says for whom. */
export const noticeForm = (t: Text) =>
  z.intersection(
    z.object({
      versie: version,
      notice_words: words(t),
      door: z.enum(['family', 'organiser']).optional().catch(undefined),
    }),
    dayField('last', t('placements.error.last')),
  )

/** Other days, another start, another last day: what stays empty stays as it was. */
export const correctForm = (t: Text) =>
  z
    .object({ versie: version, correct_words: words(t) })
    .and(dayField('start', t('placements.error.day'), true))
    .and(dayField('last', t('placements.error.day'), true))
    .and(
      z.custom<Typed>().transform((typed, ctx): { halfDays: HalfDay[] } => {
        const ticked = new Set([typed['half_days'] ?? []].flat())
        const chosen = halfDays.filter((half) => ticked.has(half))
        if (chosen.length === 0)
          ctx.addIssue({ code: 'custom', path: ['half_days'], message: t('placements.error.days') })
        return { halfDays: chosen }
      }),
    )

export const takeBackForm = (t: Text) => z.object({ versie: version, take_back_words: words(t) })

export const annulForm = (t: Text) => z.object({ versie: version, annul_words: words(t) })

/** Three boxes of a day; optional where nothing typed is no mistake. */
function dayField<N extends string>(name: N, message: string, optional = false) {
  return z.custom<Typed>().transform((typed, ctx): Partial<Record<N, Temporal.PlainDate>> => {
    const day = readDay(dayBoxes(typed, name))
    if (day === 'missing' && optional) return {}
    if (typeof day === 'string') {
      ctx.addIssue({ code: 'custom', path: [name], message })
      return {}
    }
    // The key is the name of the field.
    return { [name]: day } as Partial<Record<N, Temporal.PlainDate>>
  })
}
