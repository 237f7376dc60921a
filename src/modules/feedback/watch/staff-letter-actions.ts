import { longDay } from '../../../lib/format.ts'
import type { Write } from '../../../platform/database.ts'
import { renderLetter } from '../../../platform/letter-layout.tsx'
import { planLetter } from '../../../platform/letters.ts'
import type { Platform } from '../../../platform/platform.ts'
import { letterViewOf, originOf } from '../../accounts/index.ts'
import type { MeasureReminder } from '../measures/measure-reminder.ts'
import type { TermName } from '../reaction-terms.ts'
import type { Warning } from './warning.ts'
import type { StaffReader } from './watch-queries.ts'

/** What a colleague is told: numbers and dates, never who said what. */
export type StaffNews =
  | 'new'
  | 'assigned'
  | 'to_read'
  | 'returned'
  | 'replied'
  | 'reopening'
  | 'objecting'
  | 'side_told'
  | 'opened'
  | 'mediation'

/** Plans a letter to a colleague that leads to the dossier. */
export async function planStaffLetter(
  tx: Write,
  platform: Platform,
  to: StaffReader,
  about: { readonly id: string; readonly reactionId: string; readonly holderId: string; readonly number: string; readonly news: StaffNews }, // prettier-ignore
): Promise<void> {
  const view = await letterViewOf(tx, about.holderId, to.language)
  const origin = await originOf(tx, platform.config, about.holderId)
  const { t } = view
  const values = { number: about.number }
  await planLetter(tx, {
    id: about.id,
    kind: `feedback.staff_${about.news}`,
    to: to.email,
    language: to.language,
    ...renderLetter(view, {
      subject: t(`watch.staff.letter.${about.news}.subject`, values),
      greeting: t('feedback.letter.greeting', { name: to.name }),
      paragraphs: [t(`watch.staff.letter.${about.news}`)],
      button: { label: t('watch.staff.letter.open'), url: new URL(`/werk/reacties/${about.number}`, origin).href },
      closing: t('feedback.letter.closing'),
    }),
    organisationId: about.holderId,
    subjectId: about.reactionId,
  })
}

export interface WarnedTerm {
  readonly number: string
  readonly name: TermName
  readonly day: Temporal.PlainDate
  readonly warning: Warning
}

export type WarnedTask = Omit<WarnedTerm, 'name'>

export interface RemindedMeasure {
  readonly ownerName: string
  readonly day: Temporal.PlainDate
  readonly reminder: MeasureReminder
}

/** What one person is told in the letter of the day. */
export interface DailyLetter {
  readonly id: string
  readonly reader: StaffReader
  readonly holderId: string
  readonly terms: readonly WarnedTerm[]
  readonly measures: readonly RemindedMeasure[]
  readonly tasks: readonly WarnedTask[]
}

/** One letter a day with every date that presses. */
export async function planWarning(tx: Write, platform: Platform, daily: DailyLetter): Promise<void> {
  const { id, reader: to, holderId, terms, measures, tasks } = daily
  const view = await letterViewOf(tx, holderId, to.language)
  const origin = await originOf(tx, platform.config, holderId)
  const { t, lang } = view
  const lines = [
    ...terms.map(({ number, name, day, warning }) =>
      t(`watch.staff.warning.${warning}`, { number, term: t(`desk.staff.term.${name}`), due: longDay(day, lang) }),
    ),
    ...measures.map(({ ownerName, day, reminder }) =>
      t(`watch.staff.measure.${reminder}`, { owner: ownerName, due: longDay(day, lang) }),
    ),
    ...tasks.map(({ number, day, warning }) => t(`watch.staff.task.${warning}`, { number, due: longDay(day, lang) })),
  ]
  const button =
    terms.length + tasks.length > 0
      ? { label: t('watch.staff.warning.open'), url: new URL('/werk/reacties', origin).href }
      : { label: t('watch.staff.measure.open'), url: new URL('/werk/maatregelen', origin).href }
  await planLetter(tx, {
    id,
    kind: 'feedback.staff_warning',
    to: to.email,
    language: to.language,
    ...renderLetter(view, {
      subject: t('watch.staff.warning.subject', { count: lines.length }),
      greeting: t('feedback.letter.greeting', { name: to.name }),
      paragraphs: [t('watch.staff.warning.intro'), ...lines],
      button,
      closing: t('feedback.letter.closing'),
    }),
    organisationId: holderId,
    subjectId: null,
  })
}
