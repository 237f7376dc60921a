import type { Person } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { audit } from '../../../platform/audit.ts'
import type { Platform } from '../../../platform/platform.ts'
import { overrideFaults } from '../../../platform/texts.ts'
import type { WordingRow } from './wording.ts'
import { saveWording } from './wording-queries.ts'

export type WordingRefusal = { readonly refusal: 'in_the_past' } | { readonly refusal: 'unfit'; readonly why: string }

/** Says one text in an organisation's own words from a day on. */
export async function reword(
  { db, clock }: Platform,
  actor: Person,
  organisation: { readonly id: string; readonly zone: string },
  row: WordingRow,
): Promise<'saved' | WordingRefusal> {
  const today = localDay(clock.now(), organisation.zone)
  if (Temporal.PlainDate.compare(row.fromOn, today) < 0) return { refusal: 'in_the_past' }
  const faults = row.message === null ? [] : overrideFaults(row.key, row.message)
  if (faults.length > 0) return { refusal: 'unfit', why: faults.join('; ') }
  return db.change(actor, async (tx): Promise<'saved'> => {
    await saveWording(tx, organisation.id, row, actor.personId)
    await audit(tx, actor, {
      action: 'accounts.reworded',
      subjectKind: 'organisation',
      subjectId: organisation.id,
      organisationId: organisation.id,
      details: { lang: row.lang, key: row.key, from: row.fromOn.toString(), standard: row.message === null },
    })
    return 'saved'
  })
}
