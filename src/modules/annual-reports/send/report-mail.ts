import { list, longDay } from '../../../lib/format.ts'
import type { LetterContent, LetterView } from '../../../platform/letter-layout.tsx'
import type { Deadline } from '../report-rules.ts'
import type { LadderStep } from './ladder.ts'

interface About {
  readonly house: { readonly name: string }
  readonly year: number
  readonly edition: number
  readonly correction: string
}

export const supervisorLetter = (
  { t, lang }: LetterView,
  { house, year, edition, correction }: About,
  regions: readonly string[],
  url: string,
): LetterContent => ({
  subject: t('send.staff.supervisor.subject', { house: house.name, year: String(year) }),
  greeting: t('send.staff.supervisor.greeting'),
  paragraphs: [
    t('send.staff.supervisor.told', {
      house: house.name,
      year: String(year),
      region: list(
        regions.map((region) => region || house.name),
        lang,
      ),
    }),
    ...(edition > 1 ? [t('send.staff.supervisor.corrected', { edition }), { quote: correction }] : []),
    t('send.staff.supervisor.what'),
  ],
  button: { label: t('send.staff.supervisor.button'), url },
  closing: t('send.letter.closing'),
})

export const parentLetter = (
  { t }: LetterView,
  { house, year, edition, correction }: About,
  name: string | null,
  url: string,
): LetterContent => ({
  subject: t('send.letter.subject', { house: house.name, year: String(year) }),
  greeting: name === null ? t('send.letter.greeting.nameless') : t('send.letter.greeting', { name }),
  paragraphs: [
    t('send.letter.told', { house: house.name, year: String(year) }),
    ...(edition > 1 ? [t('send.letter.corrected'), { quote: correction }] : []),
    t('send.letter.what'),
  ],
  button: { label: t('send.letter.button'), url },
  closing: t('send.letter.closing'),
})

export const reminderLetter = (
  { t, lang }: LetterView,
  { house, year }: Pick<About, 'house' | 'year'>,
  name: string,
  { step, deadline: { lastDay, left } }: { readonly step: LadderStep; readonly deadline: Deadline },
  url: string,
): LetterContent => ({
  subject: t('send.staff.reminder.subject', { year: String(year), house: house.name, late: step === 'overdue' ? 'yes' : 'no' }), // prettier-ignore
  greeting: t('send.letter.greeting', { name }),
  paragraphs: [
    step === 'overdue'
      ? t('send.staff.reminder.overdue', { house: house.name, year: String(year), due: longDay(lastDay, lang) })
      : t('send.staff.reminder.told', {
          house: house.name,
          year: String(year),
          due: longDay(lastDay, lang),
          days: left,
        }),
    t('send.staff.reminder.what'),
  ],
  button: { label: t('send.staff.reminder.button'), url },
  closing: t('send.letter.closing'),
})
