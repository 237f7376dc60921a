import { z } from 'zod'
import { parseId } from '../../lib/ids.ts'
import type { Text } from '../../text-keys.ts'
import { wordsLimit } from './asked.ts'

/** Words as a person typed them; browsers send a line break as two characters and count it as one. */
export const words = (t: Text) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(wordsLimit, t('requests.error.words-long', { limit: wordsLimit })))

// Not typed by a person: what is no id or number finds nothing, or counts as changed meanwhile.
export const choiceId = z
  .string()
  .default('')
  .transform((typed) => parseId(typed) ?? '00000000-0000-0000-0000-000000000000')
export const version = z.coerce.number().int().catch(0)

/** A step with words in a request that was shown at a version. @param field where the words are typed */
export const stepForm = (t: Text, field = 'words') => {
  const said = z.object({ [field]: words(t) }).transform((typed) => ({ words: typed[field] ?? '' }))
  const seen = z.object({ keuze: choiceId, versie: version })
  return z
    .intersection(said, seen)
    .transform(({ words, keuze, versie }) => ({ words, choiceId: keuze, version: versie }))
}

/** The moment that a family picks; `geen` is none of them, undefined is no choice at all. */
export function slotIn(typed: string): { slot: Temporal.Instant } | { step: 'no_slot' } | undefined {
  if (typed === 'geen') return { step: 'no_slot' }
  try {
    return { slot: Temporal.Instant.from(typed) }
  } catch {
    return undefined
  }
}

export const emailForm = (t: Text) =>
  z.object({
    email: z
      .string()
      .default('')
      .transform((typed) => typed.trim())
      .pipe(z.email(t('requests.error.email')).max(254, t('requests.error.email'))),
  })

export const noteForm = (t: Text) =>
  z.object({ note_words: words(t).pipe(z.string().min(1, t('requests.staff.error.note'))) })

/** How a request that the desk writes down reached it. */
export const channelForm = (t: Text) =>
  z.object({ kanaal: z.enum(['phone', 'counter', 'paper'], t('requests.staff.error.channel')) })
