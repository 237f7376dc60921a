import { z } from 'zod'
import { parseId } from '../../../lib/ids.ts'
import { langs } from '../../../lib/lang.ts'
import { dayBoxes, readDay } from '../../../lib/typed-day.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import type { Text } from '../../../text-keys.ts'
import { versionIn } from '../step-form.ts'
import { advices, subjects } from './consultation.ts'
import { panelBounds, panelSettingNames } from './panel-settings.ts'
import { panelKinds } from './panel.ts'

/** Words as a person typed them; browsers send a line break as two characters and count it as one. */
const words = (t: Text, max: number) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(max, t('feedback.error.words-long', { max })))

/** Not typed by a person: which form this is. */
const key = z
  .string()
  .default('')
  .transform((typed) => parseId(typed) ?? '')

const ids = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((typed) => [typed ?? []].flat().flatMap((one) => parseId(one) ?? []))

export const panelForm = (t: Text) =>
  z
    .object({
      sleutel: key,
      name: words(t, 120).pipe(z.string().min(1, t('panel.staff.error.name'))),
      kind: z.enum(panelKinds, t('panel.staff.error.kind')),
      whole: z.enum(['yes', 'no'], t('panel.staff.error.whole')),
      locations: ids,
    })
    .transform(({ sleutel, name, kind, whole, locations }, ctx) => {
      if (whole === 'no' && locations.length === 0)
        ctx.addIssue({ code: 'custom', path: ['locations'], message: t('panel.staff.error.locations') })
      return { key: sleutel, name, kind, locationIds: whole === 'yes' ? [] : locations }
    })

export const memberForm = (t: Text) =>
  z.object({
    name: words(t, 200).pipe(z.string().min(1, t('panel.staff.error.member-name'))),
    email: z
      .string()
      .default('')
      .transform((typed) => typed.trim().toLowerCase())
      .pipe(z.email(t('speak.error.email')).max(254, t('speak.error.email'))),
    language: z.enum(langs, t('panel.staff.error.language')),
  })

/** A day that may be left empty; null then. What is wrong with it is told by the name of its boxes. */
export function dayIn(t: Text, typed: Typed, field: string): Temporal.PlainDate | null | FieldError {
  const day = readDay(dayBoxes(typed, field))
  if (day === 'missing') return null
  return day === 'wrong' ? { field, message: t('desk.staff.error.day') } : day
}

export const isFieldError = (day: Temporal.PlainDate | null | FieldError): day is FieldError =>
  day !== null && 'field' in day

export const settingForm = (t: Text) =>
  z.object({
    name: z.enum(panelSettingNames),
    value: z
      .string()
      .default('')
      .transform((typed) => (/^\s*\d{1,2}\s*$/.test(typed) ? Number(typed) : Number.NaN))
      .pipe(z.number({ error: t('panel.staff.error.value', panelBounds.panel_weeks) })),
  })

/** What may be put to a panel here; the annual report is put from its own page. */
export const askedHere = subjects.filter((subject) => subject !== 'report')

export const askForm = (t: Text) =>
  z.object({
    sleutel: key,
    over: z.enum(subjects).catch('other'),
    panel: z
      .string()
      .default('')
      .transform((typed): string => parseId(typed) ?? '')
      .pipe(z.string().min(1, t('panel.staff.error.panel'))),
    maatregel: z
      .string()
      .default('')
      .transform((typed) => parseId(typed) ?? ''),
    title: words(t, 150).pipe(z.string().min(1, t('panel.staff.error.title'))),
    words: words(t, 10_000).pipe(z.string().min(1, t('panel.staff.error.words'))),
  })

export const adviceForm = (t: Text) =>
  z.object({ advice: z.enum(advices, t('panel.error.advice')), advice_words: words(t, 10_000) })

export const commentForm = (t: Text) =>
  z.object({ sleutel: key, comment: words(t, 4000).pipe(z.string().min(1, t('panel.error.comment'))) })

/** What the house does. @param field where its words are typed */
export const houseStepForm = (t: Text, field: string, max: number) =>
  z
    .object({ versie: versionIn, [field]: words(t, max) })
    .transform((typed) => ({ version: Number(typed['versie']), words: String(typed[field] ?? '') }))
