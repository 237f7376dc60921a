import { z } from 'zod'
import { langs } from '../../../lib/lang.ts'
import { dayBoxes, readDay, type TypedDay } from '../../../lib/typed-day.ts'
import type { Text } from '../../../text-keys.ts'
import { chosenHalfDays } from '../../locations/rules.ts'
import {
  addressLimit,
  ageLimitYears,
  type Asked,
  type AskedCare,
  type AskedChild,
  type AskedContact,
  birthOn,
  contactWays,
  daysFlexibilities,
  expectedWithinMonths,
  remarksLimit,
  startFault,
  type StartFault,
  startFlexibilities,
  urgencies,
} from '../asked.ts'
import { type Answers, childCount, childFields } from './children.ts'
import { askingSteps, type AskingStep } from './ask-steps.ts'

/** What the checks need to know besides the answers. */
export interface AskContext {
  readonly t: Text
  readonly today: Temporal.PlainDate
}

/** The answers of one page; what is wrong is said in the words of the reader. */
export function stepForm(step: AskingStep, context: AskContext): z.ZodType {
  return { kind: childrenForm, dagen: careForm, contact: contactForm }[step](context)
}

/** All answers together, as they are sent: a form that stood open overnight is held against the day on which it comes in. */
export function askForm(context: AskContext): z.ZodType<Asked> {
  return z.intersection(z.intersection(childrenForm(context), careForm(context)), contactForm(context))
}

const askedOn: Readonly<Record<AskingStep, RegExp>> = {
  kind: /^(child_name|birth|together)/,
  dagen: /^(start|days|urgency)/,
  contact: /./,
}

/** The first page with a mistake. */
export function stepOfErrors(errors: readonly { field: string }[]): AskingStep {
  return askingSteps.find((step) => errors.some(({ field }) => askedOn[step].test(field))) ?? 'kind'
}

type Children = Pick<Asked, 'children' | 'together'>

/** One object a child, each mistake beside its own field. */
function childrenForm(context: AskContext): z.ZodType<Children> {
  return z.custom<Answers>().transform((typed, ctx): Children => {
    const count = childCount(typed)
    const children = Array.from({ length: count }, (_, index) => childOf(typed, index + 1, context, ctx))
    const together = text(typed, 'together')
    if (count > 1 && together !== 'ja' && together !== 'nee') {
      ctx.addIssue({ code: 'custom', path: ['together'], message: context.t('ask.error.together') })
    }
    return { children: children.filter((child) => child !== undefined), together: count > 1 && together === 'ja' }
  })
}

function childOf(typed: Answers, child: number, context: AskContext, ctx: z.RefinementCtx): AskedChild | undefined {
  const { name, birth } = childFields(child)
  const { t } = context
  const childName = line(t, t('requests.error.child-name'), 100).safeParse(text(typed, name))
  const born = birthIn(dayBoxes(typed, birth), context)
  if (!childName.success) {
    ctx.addIssue({ code: 'custom', path: [name], message: childName.error.issues[0]?.message ?? '' })
  }
  if ('wrong' in born) ctx.addIssue({ code: 'custom', path: [birth], message: born.wrong })
  return childName.success && !('wrong' in born) ? { childName: childName.data, birth: born.birth } : undefined
}

function birthIn(typed: TypedDay, { t, today }: AskContext): { birth: AskedChild['birth'] } | { wrong: string } {
  const day = readDay(typed)
  if (day === 'missing') return { wrong: t('requests.error.birth-missing') }
  if (day === 'wrong') return { wrong: t('requests.error.birth') }
  const found = birthOn(day, today)
  if (!('fault' in found)) return { birth: found }
  return {
    wrong:
      found.fault === 'too_old'
        ? t('requests.error.birth-too-old', { years: ageLimitYears })
        : t('requests.error.birth-too-far', { months: expectedWithinMonths }),
  }
}

function careForm(context: AskContext): z.ZodType<AskedCare> {
  const urgency = answers((typed) => ({ urgency: text(typed, 'urgency') })).pipe(
    z.object({ urgency: z.enum(urgencies).catch('soon') }),
  )
  return z.intersection(z.intersection(daysForm(context), startForm(context)), urgency)
}

export function daysForm({ t }: AskContext): z.ZodType<Pick<AskedCare, 'halfDays' | 'daysFlexible'>> {
  const days = z.custom<{ days: readonly string[]; halves: readonly string[] }>().transform((typed, ctx) => {
    const chosen = chosenHalfDays(typed.days, typed.halves)
    return chosen.length > 0 ? chosen : wrong(ctx, t('requests.error.days'))
  })
  return answers((typed) => ({
    days: { days: several(typed, 'days'), halves: several(typed, 'half_days') },
    days_flexible: text(typed, 'days_flexible') || 'exact',
  }))
    .pipe(z.object({ days, days_flexible: z.enum(daysFlexibilities).catch('exact') }))
    .transform((given) => ({ halfDays: given.days, daysFlexible: given.days_flexible }))
}

/** Held against the births that stand in the same answers. */
export function startForm({ t, today }: AskContext): z.ZodType<Pick<AskedCare, 'startOn' | 'startFlexible'>> {
  const faults: Readonly<Record<StartFault, string>> = {
    in_the_past: t('requests.error.start-past'),
    before_birth: t('requests.error.start-before-birth'),
    too_old_by_then: t('requests.error.start-too-old', { years: ageLimitYears }),
  }
  const start = z.custom<{ start: TypedDay; births: TypedDay[] }>().transform((typed, ctx) => {
    const day = readDay(typed.start)
    if (day === 'missing') return wrong(ctx, t('requests.error.start-missing'))
    if (day === 'wrong') return wrong(ctx, t('requests.error.start'))
    const births = typed.births.map(readDay).map((birth) => (typeof birth === 'string' ? undefined : birth))
    const fault = births.map((birth) => startFault(day, today, birth)).find((found) => found !== undefined)
    return fault ? wrong(ctx, faults[fault]) : day
  })
  return answers((typed) => ({
    start: { start: dayBoxes(typed, 'start'), births: birthsIn(typed) },
    start_flexible: text(typed, 'start_flexible') || 'exact',
  }))
    .pipe(z.object({ start, start_flexible: z.enum(startFlexibilities).catch('exact') }))
    .transform((given) => ({ startOn: given.start, startFlexible: given.start_flexible }))
}

export function contactForm({ t }: AskContext): z.ZodType<AskedContact> {
  return answers((typed) => ({
    contact_name: text(typed, 'contact_name'),
    contact_email: text(typed, 'contact_email').trim(),
    contact_phone: text(typed, 'contact_phone').trim(),
    contact_address: lines(text(typed, 'contact_address')),
    preferred_way: text(typed, 'preferred_way'),
    language: text(typed, 'language'),
    remarks: text(typed, 'remarks').trim(),
  }))
    .pipe(
      z
        .object({
          contact_name: line(t, t('requests.error.contact-name'), 200),
          contact_email: z.string().refine((email) => email === '' || isEmail(email), t('requests.error.email')),
          contact_phone: z.string().refine((phone) => phone === '' || isPhone(phone), t('requests.error.phone')),
          contact_address: z.string().max(addressLimit, t('requests.error.too-long', { limit: addressLimit })),
          preferred_way: z.enum(contactWays).or(z.literal('')).catch(''),
          language: z.enum(langs, t('requests.error.language')),
          remarks: z.string().max(remarksLimit, t('requests.error.remarks', { limit: remarksLimit })),
        })
        .superRefine((given, ctx) => {
          const missing = wayMissing(given)
          if (missing) ctx.addIssue({ code: 'custom', path: [missing.field], message: t(missing.text) })
        }),
    )
    .transform((given) => ({
      contactName: given.contact_name,
      contactEmail: given.contact_email || null,
      contactPhone: given.contact_phone || null,
      contactAddress: given.contact_address || null,
      preferredWay: given.preferred_way || firstWay(given),
      language: given.language,
      remarks: given.remarks,
    }))
}

interface Ways {
  readonly contact_email: string
  readonly contact_phone: string
  readonly contact_address: string
  readonly preferred_way: (typeof contactWays)[number] | ''
}

const fieldOf = { email: 'contact_email', phone: 'contact_phone', post: 'contact_address' } as const

/** Somebody must be reachable, and reachable in the way he likes best. */
function wayMissing(given: Ways) {
  const { preferred_way: way } = given
  if (contactWays.every((one) => given[fieldOf[one]] === '')) {
    return { field: fieldOf.email, text: 'requests.error.no-way-to-answer' } as const
  }
  return way !== '' && given[fieldOf[way]] === ''
    ? { field: fieldOf[way], text: `ask.error.way.${way}` as const }
    : undefined
}

const firstWay = (given: Ways) => contactWays.find((way) => given[fieldOf[way]] !== '') ?? 'email'

// As on an envelope: no empty lines, no spaces at the ends.
const lines = (typed: string) =>
  typed
    .split(/\r?\n/)
    .map((one) => one.trim())
    .filter(Boolean)
    .join('\n')

const birthsIn = (typed: Answers) =>
  Array.from({ length: childCount(typed) }, (_, index) => dayBoxes(typed, childFields(index + 1).birth))

const answers = <T>(gather: (typed: Answers) => T) => z.custom<Answers>().transform(gather)

const text = (typed: Answers, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

const several = (typed: Answers, name: string): readonly string[] => {
  const value = typed[name]
  return typeof value === 'string' ? [value] : (value ?? [])
}

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
