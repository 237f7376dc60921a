import { z } from 'zod'
import type { Text } from '../../../text-keys.ts'
import { watchSteps } from './incident.ts'

const wordsLimit = 5000

const wordsIn = (t: Text) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(wordsLimit, t('incidents.staff.error.long', { max: wordsLimit })))

/** Not typed by a person: what is no number counts as changed meanwhile. */
const versie = z.coerce.number().int().catch(0)

export const stepForm = (t: Text) =>
  z.object({ words: wordsIn(t), versie }).transform(({ words, versie: version }) => ({ words, version }))

export const watchStepForm = (t: Text) =>
  z
    .object({ words: wordsIn(t), versie, step: z.enum(watchSteps, t('incidents.staff.error.step')) })
    .transform(({ versie: version, ...typed }) => ({ ...typed, version }))
