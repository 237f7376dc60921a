import { z } from 'zod'
import { parseNumber } from '../../../lib/number-code.ts'
import { readDay } from '../../../lib/typed-day.ts'
import type { Text } from '../../../text-keys.ts'
import { shownNames } from '../settings/audit-settings.ts'

/** Three boxes; an issue beside the first one where they hold no day. */
const boxes = (name: string) => ({
  [`${name}_day`]: z.string().default(''),
  [`${name}_month`]: z.string().default(''),
  [`${name}_year`]: z.string().default(''),
})

function dayOf(typed: Readonly<Record<string, unknown>>, name: string, message: string, ctx: z.RefinementCtx) {
  const part = (which: string) => String(typed[`${name}_${which}`] ?? '')
  const day = readDay({ day: part('day'), month: part('month'), year: part('year') })
  if (typeof day !== 'string') return day
  ctx.addIssue({ code: 'custom', path: [name], message })
  return undefined
}

/** A number from a day on: months that a kind is kept, or minutes that one may look. */
export const numberForm = (t: Text, names: readonly string[]) =>
  z
    .object({
      name: z.string().refine((name) => names.includes(name), t('keep.staff.error.name')),
      value: z.string().default(''),
      ...boxes('from'),
    })
    .transform((typed, ctx) => {
      const fromOn = dayOf(typed, 'from', t('keep.staff.error.day'), ctx)
      const whole = /^\s*\d{1,4}\s*$/.test(typed.value)
      if (!whole) ctx.addIssue({ code: 'custom', path: ['value'], message: t('keep.staff.error.value') })
      return fromOn && whole ? { name: typed.name, value: Number(typed.value), fromOn } : z.NEVER
    })

export const namesForm = (t: Text) =>
  z
    .object({ names: z.enum(shownNames, t('keep.staff.error.names')), ...boxes('names_from') })
    .transform((typed, ctx) => {
      const fromOn = dayOf(typed, 'names_from', t('keep.staff.error.day'), ctx)
      return fromOn ? { value: typed.names, fromOn } : z.NEVER
    })

export const holdForm = (t: Text) =>
  z
    .object({
      number: z.string().default(''),
      reason: z.string().trim().min(1, t('keep.staff.error.reason')).max(1000, t('keep.staff.error.reason')),
      ...boxes('until'),
    })
    .transform((typed, ctx) => {
      const untilOn = dayOf(typed, 'until', t('keep.staff.error.day'), ctx)
      const number = parseNumber(typed.number)
      if (!number) ctx.addIssue({ code: 'custom', path: ['number'], message: t('keep.staff.error.number') })
      return untilOn && number ? { number, reason: typed.reason, untilOn } : z.NEVER
    })
