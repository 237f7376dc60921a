import { z } from 'zod'
import { parseId } from '../../../lib/ids.ts'
import { dayBoxes, readDay } from '../../../lib/typed-day.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import type { Text } from '../../../text-keys.ts'

const limited = (t: Text, max: number) => z.string().trim().max(max, t('draft.staff.error.long', { max })).default('')

/** What the report tells of one complaint. */
export const textForm = (t: Text) =>
  z
    .object({
      number: z.string().default(''),
      words: z.string().trim().min(1, t('draft.staff.error.words')).max(2000, t('draft.staff.error.words')),
      outcome: z.string().trim().min(1, t('draft.staff.error.outcome')).max(2000, t('draft.staff.error.outcome')),
      seen: z.string().optional(),
    })
    .transform(({ seen, ...text }) => ({ ...text, seen: seen !== undefined }))

/** With whom the report was discussed; the days come by `daysIn`. */
export const discussForm = (t: Text) =>
  z
    .object({
      advice: limited(t, 4000),
      reason: limited(t, 2000),
      deviates: z.string().optional(),
      further: z
        .string()
        .trim()
        .regex(/^(\d{1,3}|1000)?$/, t('draft.staff.error.further'))
        .default(''),
    })
    .transform(({ advice, reason, deviates, further }) => ({
      panelAdvice: advice,
      panelReason: reason,
      deviates: deviates !== undefined,
      furtherDisputes: Number(further),
    }))

/** The two days of a discussion; null where none was typed. */
export function daysIn(t: Text, typed: Typed, today: Temporal.PlainDate) {
  const errors: FieldError[] = []
  const read = (field: string): Temporal.PlainDate | null => {
    const day = readDay(dayBoxes(typed, field))
    if (day === 'missing') return null
    if (day === 'wrong') errors.push({ field, message: t('draft.staff.error.day') })
    else if (Temporal.PlainDate.compare(day, today) > 0) errors.push({ field, message: t('draft.staff.error.future') })
    else return day
    return null
  }
  return { managementOn: read('management'), panelOn: read('panel'), errors }
}

/** The draft for a panel. */
export const askForm = (t: Text) =>
  z.object({
    sleutel: z
      .string()
      .default('')
      .transform((typed): string => parseId(typed) ?? ''),
    asked_panel: z
      .string()
      .default('')
      .transform((typed): string => parseId(typed) ?? '')
      .pipe(z.string().min(1, t('panel.staff.error.panel'))),
    question: z.string().trim().min(1, t('panel.staff.error.words')).max(10_000, t('draft.staff.error.long', { max: 10_000 })), // prettier-ignore
  })

export const correctForm = (t: Text) =>
  z.object({ why: z.string().trim().min(1, t('draft.staff.error.why')).max(1000, t('draft.staff.error.why')) })

/** As many at once as fit a form. */
export const mostParents = 2000

/** Addresses of supervisors by region, and of parents line by line. */
export function addressesIn(t: Text, typed: Typed, regions: readonly string[]) {
  const errors: FieldError[] = []
  const single = (value: Typed[string] | undefined) => [value ?? ''].flat()[0] ?? ''
  const checked = (field: string, address: string): string[] => {
    if (z.email().safeParse(address).success) return [address]
    errors.push({ field, message: t('draft.staff.error.address', { address: address.slice(0, 80) }) })
    return []
  }
  const typedOf = regions.map((region, index) => ({ region, index, address: single(typed[`region_${index}`]).trim() }))
  const given = typedOf
    .filter(({ address }) => address !== '')
    .flatMap(({ region, index, address }) => checked(`region_${index}`, address).map((email) => ({ region, email: email.toLowerCase() }))) // prettier-ignore
  // Whoever watches over several municipalities gets one letter.
  const supervisors = [...Map.groupBy(given, ({ email }) => email)].map(([email, of]) => ({
    email,
    regions: of.map(({ region }) => region),
  }))
  const missing = typedOf.filter(({ address }) => address === '').map(({ index }) => index)
  const lines = single(typed['parents'])
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length > mostParents)
    errors.push({ field: 'parents', message: t('draft.staff.error.too-many', { max: mostParents }) })
  const parents = lines.slice(0, mostParents).flatMap((line) => checked('parents', line))
  return { supervisors, missing, parents: [...new Set(parents.map((one) => one.toLowerCase()))], errors }
}
