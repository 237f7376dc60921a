import { z } from 'zod'
import { dayBoxes, readDay } from '../../../lib/typed-day.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import type { Text } from '../../../text-keys.ts'
import { passedOnKinds } from '../../feedback/rules.ts'
import { courses, talks, yesNo } from './decision-aid.ts'
import { gravities, sources } from './signal.ts'

/** Words as a person typed them; browsers send a line break as two characters and count it as one. */
const words = (t: Text, max: number) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(max, t('signals.staff.error.long', { max })))

const needed = (t: Text, max: number, missing: string) => words(t, max).pipe(z.string().min(1, missing))

/** Told together with what else is wrong, not only once that is right. */
const always = () => true

/** Not typed by a person: what is no number counts as changed meanwhile. */
const version = z.coerce.number().int().catch(0)

/** What was heard, from whom, how serious. A name only where that person agrees. */
export const heardForm = (t: Text) =>
  z
    .object({
      gravity: z.enum(gravities, t('signals.staff.error.gravity')),
      words: needed(t, 5000, t('signals.staff.error.words')),
      source: z.enum(sources, t('signals.staff.error.source')),
      source_name: words(t, 200),
      agreed: z.string().optional(),
      versie: version,
    })
    .refine(({ source_name, agreed }) => source_name === '' || agreed === 'yes', {
      path: ['agreed'],
      message: t('signals.staff.error.agreed'),
      when: always,
    })
    .transform(({ gravity, words: said, source, source_name, versie }) => ({
      gravity,
      words: said,
      source,
      sourceName: source_name,
      version: versie,
    }))

/** A day, or what is wrong with it. @param bounds both days are still good */
export function dayTyped(
  t: Text,
  typed: Typed,
  field: string,
  bounds: { readonly from?: Temporal.PlainDate; readonly until?: Temporal.PlainDate },
): Temporal.PlainDate | FieldError {
  const day = readDay(dayBoxes(typed, field))
  if (day === 'missing' || day === 'wrong') return { field, message: t('signals.staff.error.day') }
  const { from, until } = bounds
  if (from && Temporal.PlainDate.compare(day, from) < 0) return { field, message: t('signals.staff.error.past') }
  if (until && Temporal.PlainDate.compare(day, until) > 0) return { field, message: t('signals.staff.error.future') }
  return day
}

export const isFieldError = (day: Temporal.PlainDate | FieldError): day is FieldError => 'field' in day

export const aidForm = (t: Text) => {
  const answer = z.enum(yesNo, t('signals.staff.error.answer'))
  return z
    .object({
      danger: answer,
      crisis: answer,
      talked: z.enum(talks, t('signals.staff.error.answer')),
      threshold: answer,
      support: answer,
      policy: answer,
      versie: version,
    })
    .transform(({ versie, ...answers }) => ({ answers, version: versie }))
}

export const followUpForm = (t: Text) =>
  z.object({
    kind: z.enum(courses, t('signals.staff.error.course')),
    follow_words: words(t, 1000),
    deviates: words(t, 1000),
  })

/** What came of it, or why it is not done after all. */
export const finishForm = (t: Text) =>
  z.object({
    outcome: needed(t, 2000, t('signals.staff.error.outcome')),
    doe: z.enum(['done', 'dropped']).catch('done'),
  })

export const endForm = (t: Text) =>
  z
    .object({ end_words: needed(t, 1000, t('signals.staff.error.end')), versie: version })
    .transform(({ end_words, versie }) => ({ words: end_words, version: versie }))

/** Of the person who spoke: nothing but the kind, or the name where that was agreed. */
export const reportForm = (t: Text) =>
  z
    .object({
      report_kind: z.enum(passedOnKinds, t('signals.staff.error.report-kind')),
      report_words: needed(t, 9000, t('signals.staff.error.report-words')),
      email: z
        .string()
        .default('')
        .transform((typed) => typed.trim())
        .pipe(z.email(t('signals.staff.error.email')).max(254, t('signals.staff.error.email'))),
      phone: words(t, 40),
      may_name: z.enum(['yes', 'no'], t('signals.staff.error.may-name')),
      told: z.enum(['nothing', 'kind', 'name'], t('signals.staff.error.told')),
      told_name: words(t, 200),
      told_consent: words(t, 500),
    })
    .refine(({ told, told_name }) => told !== 'name' || told_name !== '', {
      path: ['told_name'],
      message: t('signals.staff.error.told-name'),
      when: always,
    })
    .refine(({ told, told_consent }) => told !== 'name' || told_consent !== '', {
      path: ['told_consent'],
      message: t('signals.staff.error.consent'),
      when: always,
    })

/** Reported by telephone or with a form elsewhere. */
export const outsideForm = (t: Text) =>
  z.object({
    whom: needed(t, 200, t('signals.staff.error.whom')),
    outside_words: words(t, 2000),
  })

/** An answer to the authority. */
export const answerForm = (t: Text) =>
  z
    .object({ words: needed(t, 9000, t('signals.staff.error.words')), versie: version })
    .transform(({ words: said, versie }) => ({ words: said, version: versie }))
