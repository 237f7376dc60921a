import type { Lang } from '../../../lib/lang.ts'
import type { Write } from '../../../platform/database.ts'
import { renderLetter } from '../../../platform/letter-layout.tsx'
import { planLetter } from '../../../platform/letters.ts'
import type { Platform } from '../../../platform/platform.ts'
import { derivedId } from '../../../platform/tokens.ts'
import { letterViewOf, originOf } from '../../accounts/index.ts'
import type { StaffReader } from '../../feedback/index.ts'
import { reportPath } from '../report/report-content.ts'
import type { Deadline } from '../report-rules.ts'
import type { LadderStep } from './ladder.ts'
import { parentLetter, reminderLetter, supervisorLetter } from './report-mail.ts'

/** Of which report a letter tells. */
export interface AboutReport {
  readonly reportId: string
  readonly house: { readonly id: string; readonly name: string; readonly slug: string }
  readonly year: number
  readonly edition: number
  readonly correction: string
}

export interface Supervisor {
  readonly regions: readonly string[]
  readonly email: string
}

export async function planSupervisorLetter(
  tx: Write,
  platform: Platform,
  about: AboutReport,
  { regions, email }: Supervisor,
): Promise<void> {
  const view = await letterViewOf(tx, about.house.id, 'nl')
  await planLetter(tx, {
    id: derivedId(`annual-reports.supervisor ${about.reportId} ${email}`),
    kind: 'annual-reports.supervisor',
    to: email,
    language: 'nl',
    ...renderLetter(view, supervisorLetter(view, about, regions, await addressOf(tx, platform, about))),
    organisationId: about.house.id,
    subjectId: about.reportId,
  })
}

export interface ParentReader {
  readonly email: string
  readonly name: string | null
  readonly language: Lang
}

/** One letter per address and edition, however often it is asked for. */
export async function planParentLetter(
  tx: Write,
  platform: Platform,
  about: AboutReport,
  { email, name, language }: ParentReader,
): Promise<void> {
  const view = await letterViewOf(tx, about.house.id, language)
  await planLetter(tx, {
    id: parentLetterId(about.reportId, email),
    kind: 'annual-reports.parent',
    to: email,
    language,
    ...renderLetter(view, parentLetter(view, about, name, await addressOf(tx, platform, about))),
    organisationId: about.house.id,
    subjectId: about.reportId,
  })
}

export const parentLetterId = (reportId: string, email: string): string =>
  derivedId(`annual-reports.parent ${reportId} ${email.toLowerCase()}`)

export async function planReminder(
  tx: Write,
  platform: Platform,
  to: StaffReader,
  about: Pick<AboutReport, 'house' | 'year'>,
  told: { readonly step: LadderStep; readonly deadline: Deadline },
): Promise<void> {
  const view = await letterViewOf(tx, about.house.id, to.language)
  const origin = await originOf(tx, platform.config, about.house.id)
  const url = new URL(`/werk/jaarverslag/${about.house.slug}/${about.year}`, origin).href
  await planLetter(tx, {
    id: derivedId(`annual-reports.reminder ${about.house.id} ${about.year} ${told.step} ${to.id}`),
    kind: 'annual-reports.reminder',
    to: to.email,
    language: to.language,
    ...renderLetter(view, reminderLetter(view, about, to.name, told, url)),
    organisationId: about.house.id,
    subjectId: null,
  })
}

async function addressOf(tx: Write, { config }: Platform, { house, year }: AboutReport): Promise<string> {
  return new URL(reportPath(house, year), await originOf(tx, config, house.id)).href
}
