// The fields of the official form for a crisis, as they are typed: kept as a draft, completed in parts.
// Opgroeien, Meldingsformulier Crisissituatie Kinderopvang, 26 July 2024

export const oneFields = [
  'reporter_name',
  'reporter_function',
  'reporter_address',
  'reporter_phone',
  'reporter_email',
  'happened',
  'outcome',
  'informed',
  'police',
  'pv_number',
  'prevention',
] as const
export type OneField = (typeof oneFields)[number]

export const childFields = ['name', 'sex', 'born', 'since', 'injured', 'hospital', 'doctor', 'in_care', 'more'] as const
export const parentFields = ['name', 'phone', 'said'] as const
export const otherFields = ['name', 'address', 'phone', 'email', 'why'] as const

/** Who is named in it; each kind with fields of its own, and more than one of each. */
export const groupFields = { child: childFields, parent: parentFields, other: otherFields } as const
export type Group = keyof typeof groupFields
export const groups = ['child', 'parent', 'other'] as const satisfies readonly Group[]
export const isGroup = (text: string): text is Group => groups.some((one) => one === text)

export const mostOfAGroup = 12

/** Answered by a choice; everything else is typed. */
export const yesNo = ['yes', 'no', 'unknown'] as const
export const chosen: Readonly<Record<string, readonly string[]>> = {
  police: yesNo,
  child_injured: yesNo,
  child_hospital: yesNo,
  child_in_care: yesNo,
}

/** Longer than a line. */
const long: ReadonlySet<string> = new Set([
  'happened',
  'outcome',
  'informed',
  'prevention',
  'child_more',
  'parent_said',
  'other_why',
])
export const isLong = (field: string): boolean => long.has(field)

export type Entry = Readonly<Record<string, string>>

export interface CrisisForm {
  readonly one: Entry
  readonly child: readonly Entry[]
  readonly parent: readonly Entry[]
  readonly other: readonly Entry[]
}

export const emptyForm: CrisisForm = { one: {}, child: [], parent: [], other: [] }

/** The name of a field in the page: `child_2_name`. */
export const fieldName = (group: Group, index: number, field: string): string => `${group}_${index}_${field}`

const limitOf = (field: string) => (isLong(field) ? 10_000 : 200)

type TypedForm = Readonly<Record<string, string | readonly string[]>>

/** What stands in the page. A group that is empty altogether is left out, so that nobody has to remove one. */
export function formFrom(typed: TypedForm): CrisisForm {
  const text = (name: string) => [typed[name] ?? ''].flat()[0]?.replaceAll('\r\n', '\n').trim() ?? ''
  const entry = (fields: readonly string[], nameOf: (field: string) => string): Entry =>
    Object.fromEntries(
      fields.flatMap((field) => {
        const value = text(nameOf(field))
        return value === '' ? [] : [[field, value] as const]
      }),
    )
  const all = (group: Group) =>
    Array.from({ length: mostOfAGroup }, (_, index) =>
      entry(groupFields[group], (field) => fieldName(group, index + 1, field)),
    ).filter((one) => Object.keys(one).length > 0)
  return { one: entry(oneFields, (field) => field), child: all('child'), parent: all('parent'), other: all('other') }
}

/** The same, as the page holds it. */
export function typedFrom(form: CrisisForm): Record<string, string> {
  const grouped = groups.flatMap((group) =>
    form[group].flatMap((entry, index) =>
      Object.entries(entry).map(([field, value]) => [fieldName(group, index + 1, field), value] as const),
    ),
  )
  return Object.fromEntries([...Object.entries(form.one), ...grouped])
}

/** The boxes in which more stands than fits: nothing is cut off in silence. */
export const tooLong = (form: CrisisForm): readonly { readonly field: string; readonly max: number }[] =>
  Object.entries(typedFrom(form)).flatMap(([field, value]) => {
    const max = limitOf(field.replace(/_\d+_/, '_'))
    return value.length > max ? [{ field, max }] : []
  })

/** What the authority cannot do without, where a child is concerned or not. */
export const neededFields = ['reporter_name', 'reporter_phone', 'happened'] as const satisfies readonly OneField[]

export const missingIn = (form: CrisisForm): readonly OneField[] =>
  neededFields.filter((field) => (form.one[field] ?? '') === '')

/** What is not filled in, of what the official form asks: shown, never demanded. */
export const openFields = (form: CrisisForm): readonly OneField[] =>
  oneFields.filter(
    (field) => (form.one[field] ?? '') === '' && !(field === 'pv_number' && form.one['police'] !== 'yes'),
  )
