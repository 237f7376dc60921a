import { z } from 'zod'
import type { Text } from '../../../text-keys.ts'
import { claimReasons, claimWays } from './claim.ts'

const oneLine = (typed: string) => typed.trim().replaceAll(/\s+/g, ' ')
const line = (empty: string, long: string, max = 200) =>
  z.string().default('').transform(oneLine).pipe(z.string().min(1, empty).max(max, long))

const words = (t: Text) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.trim())
    .pipe(z.string().max(2000, t('claims.error.words')))

const email = (t: Text) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.trim().toLowerCase())
    .pipe(z.email(t('claims.error.email')).max(200, t('claims.error.email')))

const phone = (t: Text) =>
  line(t('claims.error.phone'), t('claims.error.phone'), 50).refine(
    (typed) => typed.replaceAll(/\D/g, '').length >= 8,
    t('claims.error.phone'),
  )

const reachable = (t: Text) => ({
  name: line(t('claims.error.name'), t('claims.error.name-long')),
  email: email(t),
  phone: phone(t),
})

/** What somebody fills in who says that he works at a location. */
export const claimForm = (t: Text) =>
  z.object({
    ...reachable(t),
    function: line(t('claims.error.function'), t('claims.error.function-long')),
    words: words(t),
    /** Made with the form: the same form sent twice is one claim. */
    sleutel: z.uuid().nullable().catch(null),
  })

const version = z.coerce.number().int().catch(0)

/** Accepting: how he acts from now on, and where mail for the location goes, as the desk has checked it. */
export const acceptForm = (t: Text) =>
  z.object({
    way: z.enum(claimWays, t('claims.staff.error.way')),
    ...reachable(t),
    versie: version,
  })

/** Any other step: why, and words that go into the letter. */
export const stepForm = (t: Text) =>
  z.object({
    stap: z.enum(['refuse', 'withdraw', 'undo', 'reopen']),
    reason: z
      .enum(claimReasons)
      .optional()
      .transform((reason) => reason ?? null),
    words: words(t),
    versie: version,
  })
