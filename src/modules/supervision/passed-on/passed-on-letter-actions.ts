import type { Write } from '../../../platform/database.ts'
import { renderLetter } from '../../../platform/letter-layout.tsx'
import { planLetter } from '../../../platform/letters.ts'
import type { Platform } from '../../../platform/platform.ts'
import { letterViewOf, originOf } from '../../accounts/index.ts'
import { casePath } from '../paths.ts'

export interface ColleagueNews {
  readonly passedOnId: string
  readonly number: string
  readonly authorityId: string
  /** A colleague. */
  readonly to: string
  readonly news: 'passed_on' | 'exchange' | 'news' | 'clarified'
}

/** A colleague hears that there is something to read: a number and a link, never a word of it. */
export async function tellColleague(tx: Write, platform: Platform, about: ColleagueNews): Promise<void> {
  const to = await tx
    .selectFrom('accounts.person')
    .select(['name', 'email', 'language'])
    .where('id', '=', about.to)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!to) return
  const view = await letterViewOf(tx, about.authorityId, to.language)
  const { t } = view
  const values = { number: about.number }
  const url = new URL(casePath(about.passedOnId), await originOf(tx, platform.config, about.authorityId)).href
  await planLetter(tx, {
    kind: `supervision.${about.news}`,
    to: to.email,
    language: to.language,
    ...renderLetter(view, {
      subject: t(`passed-on.staff.letter.${about.news}.subject`, values),
      greeting: t('feedback.letter.greeting', { name: to.name }),
      paragraphs: [t(`passed-on.staff.letter.${about.news}`, values)],
      button: { label: t('passed-on.staff.letter.open'), url },
      closing: t('feedback.letter.closing'),
    }),
    organisationId: about.authorityId,
    subjectId: about.passedOnId,
  })
}
