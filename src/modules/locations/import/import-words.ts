import { shortDay } from '../../../lib/format.ts'
import type { Lang, Text } from '../../../text-keys.ts'
import { readFailure } from './import-run.ts'

// What a run found, in words: the same on the page and on the command line.

const reasons = [
  'field_count',
  'register_id',
  'kind',
  'name',
  'status',
  'day',
  'number',
  'yes_no',
  'postcode',
  'municipality',
  'too_long',
  'duplicate',
  'coordinate',
  'outside',
  'geometry',
] as const

/** Why a line was rejected, with the value at fault where it may be shown. */
export function reasonWords(t: Text, reason: string | null, value: unknown): string {
  const known = reasons.find((name) => name === reason)
  if (!known) return reason ?? ''
  const words = t(`locations.staff.import.reason.${known}`)
  return typeof value === 'string' && value !== '' ? t('locations.staff.import.with-value', { words, value }) : words
}

const failures = [
  'empty',
  'utf16',
  'zip',
  'pdf',
  'html',
  'binary',
  'delimiter',
  'missing_columns',
  'columns_twice',
  'no_rows',
  'many_gone',
  'file_gone',
  'interrupted',
  'not_json',
  'not_geojson',
  'not_wgs84',
  'no_property',
  'fault',
] as const

/** Why a run ended without applying anything, and what to do about it. */
export function failureWords(t: Text, kept: string): string {
  const { failure, about } = readFailure(kept)
  const known = failures.find((name) => name === failure) ?? 'fault'
  const words = t(`locations.staff.import.failure.${known}`)
  return about ? t('locations.staff.import.with-value', { words, value: about }) : words
}

const fields = [
  'source',
  'kind',
  'name',
  'organiser',
  'organiser_name',
  'capacity',
  'registered',
  'registered_on',
  'deregistered_on',
  'early_education',
  'address',
  'postcode',
  'place',
  'municipality',
  'phone',
  'email',
  'website',
  'contact_person',
  'correspondence',
  'disputes_board_since',
  'disputes_board_until',
  'register_url',
  'shape',
] as const

type FieldName = (typeof fields)[number]

/** Every changed fact on a line of its own; of what belongs to a person only that it changed. */
export function changeWords(t: Text, lang: Lang, changes: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(changes).map(([name, change]) => {
    const personal = name.startsWith('own_')
    const field = fields.find((one) => one === (personal ? name.slice('own_'.length) : name))
    const label = field ? t(`locations.staff.import.field.${field}`) : t('locations.staff.import.field.other')
    if (personal) return t('locations.staff.import.changed-personal', { field: label })
    if (!Array.isArray(change) || change.length < 2) return label
    const [before, after] = change.map((value: unknown) => valueWords(t, lang, field, value))
    return t('locations.staff.import.changed-value', { field: label, before: before ?? '', after: after ?? '' })
  })
}

const dayFields: ReadonlySet<FieldName | undefined> = new Set([
  'registered_on',
  'deregistered_on',
  'disputes_board_since',
  'disputes_board_until',
])
const yesNoFields: ReadonlySet<FieldName | undefined> = new Set(['registered', 'early_education'])
const kinds = ['day_care', 'after_school', 'childminder', 'agency'] as const

function valueWords(t: Text, lang: Lang, field: FieldName | undefined, value: unknown): string {
  if (typeof value !== 'string' || value === '') return t('locations.staff.import.nothing')
  if (dayFields.has(field)) return shortDay(Temporal.PlainDate.from(value), lang)
  if (yesNoFields.has(field)) return value === 'true' ? t('locations.staff.import.yes') : t('locations.staff.import.no')
  const kind = field === 'kind' ? kinds.find((one) => one === value) : undefined
  return kind ? t(`locations.staff.import.location-kind.${kind}`) : value
}
