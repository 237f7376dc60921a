import { z } from 'zod'
import { langs } from '../../../lib/lang.ts'
import type { Text } from '../../../text-keys.ts'
import { askingSteps, type AskingStep } from './ask-steps.ts'
import {
  ageLimitYears,
  birthOn,
  expectedWithinMonths,
  readDay,
  remarksLimit,
  startFault,
  type StartFault,
  type TypedDay,
} from '../asked.ts'
import { chosenHalfDays } from '../../locations/rules.ts'

/** What the checks need to know besides the answers. */
export interface AskContext {
  readonly t: Text
  readonly today: Temporal.PlainDate
}

/** The answers of one page; what is wrong is said in the words of the reader. */
export function stepForm(step: AskingStep, context: AskContext): z.ZodType {
  return { kind: childForm, opvang: careForm, contact: contactForm }[step](context)
}

/** All answers together, as they are sent: a form that stood open overnight is held against the day on which it comes in. */
export function askForm(context: AskContext) {
  return z.intersection(z.intersection(childForm(context), careForm(context)), contactForm(context))
}

const askedOn: Readonly<Record<AskingStep, readonly string[]>> = {
  kind: ['child_name', 'birth'],
  opvang: ['start', 'days'],
  contact: ['contact_name', 'contact_email', 'contact_phone', 'language', 'remarks'],
}

/** The first page with a mistake. */
export function stepOfErrors(errors: readonly { field: string }[]): AskingStep {
  return askingSteps.find((step) => errors.some(({ field }) => askedOn[step].includes(field))) ?? 'kind'
}

function childForm({ t, today }: AskContext) {
  const birth = z.custom<TypedDay>().transform((typed, ctx) => {
    const day = readDay(typed)
    if (day === 'missing') return wrong(ctx, t('requests.error.birth-missing'))
    if (day === 'wrong') return wrong(ctx, t('requests.error.birth'))
    const found = birthOn(day, today)
    if (!('fault' in found)) return found
    return wrong(
      ctx,
      found.fault === 'too_old'
        ? t('requests.error.birth-too-old', { years: ageLimitYears })
        : t('requests.error.birth-too-far', { months: expectedWithinMonths }),
    )
  })
  const childName = line(t, t('requests.error.child-name'), 100)
  return answers((typed) => ({ child_name: text(typed, 'child_name'), birth: day(typed, 'birth') }))
    .pipe(z.object({ child_name: childName, birth }))
    .transform(({ child_name, birth }) => ({ childName: child_name, birth }))
}

function careForm({ t, today }: AskContext) {
  const faults: Readonly<Record<StartFault, string>> = {
    in_the_past: t('requests.error.start-past'),
    before_birth: t('requests.error.start-before-birth'),
    too_old_by_then: t('requests.error.start-too-old', { years: ageLimitYears }),
  }
  const start = z.custom<{ start: TypedDay; birth: TypedDay }>().transform((typed, ctx) => {
    const day = readDay(typed.start)
    if (day === 'missing') return wrong(ctx, t('requests.error.start-missing'))
    if (day === 'wrong') return wrong(ctx, t('requests.error.start'))
    const birth = readDay(typed.birth)
    const fault = startFault(day, today, typeof birth === 'string' ? undefined : birth)
    return fault ? wrong(ctx, faults[fault]) : day
  })
  const days = z.custom<{ days: readonly string[]; halves: readonly string[] }>().transform((typed, ctx) => {
    const chosen = chosenHalfDays(typed.days, typed.halves)
    return chosen.length > 0 ? chosen : wrong(ctx, t('requests.error.days'))
  })
  return answers((typed) => ({
    start: { start: day(typed, 'start'), birth: day(typed, 'birth') },
    days: { days: several(typed, 'days'), halves: several(typed, 'half_days') },
  }))
    .pipe(z.object({ start, days }))
    .transform(({ start, days }) => ({ startOn: start, halfDays: days }))
}

function contactForm({ t }: AskContext) {
  return answers((typed) => ({
    contact_name: text(typed, 'contact_name'),
    contact_email: text(typed, 'contact_email').trim(),
    contact_phone: text(typed, 'contact_phone').trim(),
    language: text(typed, 'language'),
    remarks: text(typed, 'remarks').trim(),
  }))
    .pipe(
      z
        .object({
          contact_name: line(t, t('requests.error.contact-name'), 200),
          contact_email: z.string().refine((email) => email === '' || isEmail(email), t('requests.error.email')),
          contact_phone: z.string().refine((phone) => phone === '' || isPhone(phone), t('requests.error.phone')),
          language: z.enum(langs, t('requests.error.language')),
          remarks: z.string().max(remarksLimit, t('requests.error.remarks', { limit: remarksLimit })),
        })
        .superRefine(({ contact_email, contact_phone }, ctx) => {
          if (contact_email !== '' || contact_phone !== '') return
          ctx.addIssue({ code: 'custom', path: ['contact_email'], message: t('requests.error.no-way-to-answer') })
        }),
    )
    .transform((given) => ({
      contactName: given.contact_name,
      contactEmail: given.contact_email || null,
      contactPhone: given.contact_phone || null,
      language: given.language,
      remarks: given.remarks,
    }))
}

/** What a form typed: texts by the names of its fields. */
type Answers = Readonly<Record<string, string | readonly string[]>>

const answers = <T>(gather: (typed: Answers) => T) => z.custom<Answers>().transform(gather)

const text = (typed: Answers, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

const several = (typed: Answers, name: string): readonly string[] => {
  const value = typed[name]
  return typeof value === 'string' ? [value] : (value ?? [])
}

const day = (typed: Answers, name: string): TypedDay => ({
  day: text(typed, `${name}_day`),
  month: text(typed, `${name}_month`),
  year: text(typed, `${name}_year`),
})

/** One line that must be filled in. */
const line = (t: Text, missing: string, limit: number) =>
  z
    .string()
    .transform((typed) => typed.replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, missing).max(limit, t('requests.error.too-long', { limit })))

const isEmail = (typed: string) => z.email().max(254).safeParse(typed).success

// As people write it: 0470 12 34 56, +31 (0)20-123 45 67, 09/123.45.67.
const isPhone = (typed: string) => /^[+()\d\s./-]+$/.test(typed) && /^\d{8,15}$/.test(typed.replaceAll(/\D/g, ''))

function wrong(ctx: z.RefinementCtx, message: string): never {
  ctx.addIssue(message)
  return z.NEVER
}
