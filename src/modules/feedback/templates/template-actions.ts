import type { Person } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import type { Platform } from '../../../platform/platform.ts'
import { removeTemplate, saveTemplate, type Template } from './template-queries.ts'

/** Keeps a template of a house, new or changed. The rows say who may. */
export function keepTemplate(
  { db, clock }: Platform,
  actor: Person,
  houseId: string,
  template: Template,
): Promise<void> {
  return db.change(actor, async (tx) => {
    await saveTemplate(tx, houseId, template, clock.now())
    await audit(tx, actor, { ...aboutTemplate(houseId, template.id), action: 'feedback.template_kept' })
  })
}

export function dropTemplate({ db, clock }: Platform, actor: Person, houseId: string, id: string): Promise<void> {
  return db.change(actor, async (tx) => {
    await removeTemplate(tx, houseId, id, clock.now())
    await audit(tx, actor, { ...aboutTemplate(houseId, id), action: 'feedback.template_removed' })
  })
}

const aboutTemplate = (organisationId: string, subjectId: string) => ({
  subjectKind: 'template',
  subjectId,
  organisationId,
})
