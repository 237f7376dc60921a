import type { Lang } from '../../../lib/lang.ts'
import type { Read, Write } from '../../../platform/database.ts'

/** Words that a house often writes, with places to fill in. */
export interface Template {
  readonly id: string
  readonly name: string
  readonly language: Lang
  readonly words: string
}

export const templatesOf = (db: Read, organisationId: string): Promise<Template[]> =>
  db
    .selectFrom('feedback.template')
    .select(['id', 'name', 'language', 'words'])
    .where('organisation_id', '=', organisationId)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .orderBy('language')
    .execute()

export async function saveTemplate(
  tx: Write,
  organisationId: string,
  { id, name, language, words }: Template,
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto('feedback.template')
    .values({ id, organisation_id: organisationId, name, language, words, changed_at: at })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ name, language, words, changed_at: at })
        .where('feedback.template.organisation_id', '=', organisationId),
    )
    .execute()
}

export async function removeTemplate(
  tx: Write,
  organisationId: string,
  id: string,
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('feedback.template')
    .set({ removed_at: at })
    .where('id', '=', id)
    .where('organisation_id', '=', organisationId)
    .execute()
}
