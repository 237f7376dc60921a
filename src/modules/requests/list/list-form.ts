import { z } from 'zod'
import type { Text } from '../../../text-keys.ts'
import { listFields, type Mapping, missingFields } from './list-columns.ts'

const column = z
  .string()
  .default('')
  .transform((typed) => (/^\d{1,3}$/.test(typed) ? Number(typed) : undefined))

/** Which column holds what, and whether families get a letter. */
export const mappingForm = (t: Text) =>
  z
    .object({ ...Object.fromEntries(listFields.map((field) => [field, column])), letters: z.string().optional() })
    .transform(({ letters, ...columns }, ctx) => {
      const mapping: Mapping = Object.fromEntries(Object.entries(columns).filter(([, at]) => at !== undefined))
      for (const field of missingFields(mapping))
        ctx.addIssue({ code: 'custom', path: [field], message: t(`list.staff.error.needs.${needed(field)}`) })
      return { mapping, sendLetters: letters === 'yes' }
    })

/** The texts exist for the fields that are needed. */
const needed = (field: (typeof listFields)[number]) =>
  field as 'child_name' | 'birth' | 'start' | 'choice_1' | 'contact_name'
