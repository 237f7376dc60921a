import type { Actor } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { CrisisForm } from './form-fields.ts'
import { readForm, writeForm } from './form-queries.ts'
import { awaitsForm } from './incident.ts'
import { type IncidentOutcome, isComplete, lockedFor, takeStep } from './step-actions.ts'

export interface FormSaving {
  readonly form: CrisisForm
  /** Of the draft on the page; 0 where nothing was written before. */
  readonly version: number
  /** Send it to the authority as well. */
  readonly submit: boolean
}

/** Keeps what was typed, complete or not; with `submit` the authority reads it. */
export function saveForm(
  platform: Platform,
  actor: Actor,
  id: string,
  { form, version, submit }: FormSaving,
): Promise<IncidentOutcome> {
  const { db, keys, clock } = platform
  return db.change(actor, async (tx) => {
    const found = await lockedFor(tx, actor, id, 'organiser')
    if (!awaitsForm(found.state)) return { refusal: 'not_in_this_state' }
    const kept = await readForm(tx, keys, id, 'draft')
    if ((kept?.version ?? 0) !== version) return { refusal: 'changed' }
    await writeForm(tx, keys, { incidentId: id, stage: 'draft', form, savedAt: clock.now(), version: version + 1 })
    if (submit) {
      const facts = { formComplete: isComplete(form) }
      const outcome = await takeStep(tx, platform, { actor, by: 'organiser', found, step: 'submit', words: '', version: found.version, facts }) // prettier-ignore
      if (outcome !== 'done') return outcome
    } else
      await audit(tx, actor, {
        action: 'supervision.incident_form_saved',
        subjectKind: 'incident',
        subjectId: id,
        organisationId: found.authority.id,
      })
    return 'done'
  })
}
