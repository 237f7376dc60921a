import { z } from 'zod'
import { parseId } from '../../lib/ids.ts'
import type { Text } from '../../text-keys.ts'
import { wordsLimit } from './asked.ts'
import { refusalReasons } from './choice.ts'

/** Words as a person typed them; browsers send a line break as two characters and count it as one. */
const words = (t: Text) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(wordsLimit, t('requests.error.words-long', { limit: wordsLimit })))

// Not typed by a person: what is no id or number finds nothing, or counts as changed meanwhile.
const choiceId = z
  .string()
  .default('')
  .transform((typed) => parseId(typed) ?? '00000000-0000-0000-0000-000000000000')
const version = z.coerce.number().int().catch(0)

/** A step with words in a request that was shown at a version. @param field where the words are typed */
export const stepForm = (t: Text, field = 'words') => {
  const said = z.object({ [field]: words(t) }).transform((typed) => ({ words: typed[field] ?? '' }))
  const seen = z.object({ keuze: choiceId, versie: version })
  return z
    .intersection(said, seen)
    .transform(({ words, keuze, versie }) => ({ words, choiceId: keuze, version: versie }))
}

/** What a desk answers: yes, no or a question. Which words each needs is for the machine to say. */
export const answerForm = (t: Text) =>
  z
    .object({
      words: words(t),
      keuze: choiceId,
      versie: version,
      antwoord: z.enum(['offer', 'refuse', 'question'], t('requests.staff.error.answer')),
      reden: z
        .enum(refusalReasons)
        .or(z.literal('').transform(() => null))
        .default(null),
    })
    .transform(({ words, keuze, versie, antwoord, reden }) => ({
      step: antwoord,
      words,
      // A reason chosen before the mind changed is no reason for a yes.
      reason: antwoord === 'refuse' ? reden : null,
      choiceId: keuze,
      version: versie,
    }))

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
