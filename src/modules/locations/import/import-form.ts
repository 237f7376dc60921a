import { z } from 'zod'
import type { Text } from '../../../text-keys.ts'
import { importKinds } from './import-run.ts'

const property = z
  .string()
  .default('')
  .transform((typed) => typed.trim())
  .pipe(z.string().max(100))

/** What goes with an uploaded file. */
export const importForm = (t: Text) =>
  z
    .object({
      kind: z.enum(importKinds, t('locations.staff.import.kind-empty')),
      land: z.enum(['nl', 'vl'], t('locations.staff.import.land-empty')),
      dry_run: z.literal('yes').optional(),
      code: property,
      name: property,
    })
    .refine(({ kind, land }) => kind !== 'lrk' || land === 'nl', {
      path: ['land'],
      message: t('locations.staff.import.land-wrong'),
    })
    .refine(({ kind, code }) => kind !== 'boundaries' || code !== '', {
      path: ['code'],
      message: t('locations.staff.import.property-empty'),
    })
    .refine(({ kind, name }) => kind !== 'boundaries' || name !== '', {
      path: ['name'],
      message: t('locations.staff.import.property-name-empty'),
    })

export type ImportFormValue = z.infer<ReturnType<typeof importForm>>
