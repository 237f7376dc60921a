import type { Actor, Person } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import { planJob } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { derivedId } from '../../../platform/tokens.ts'
import { answerClarification, insertClarification, type NewClarification } from './clarify-queries.ts'

export type WantedClarification = Pick<
  NewClarification,
  'passedOnId' | 'authorityId' | 'organiserId' | 'locationId' | 'words' | 'dueOn'
> & {
  /** Made with the form: sent twice is one question. */
  readonly formKey: string
}

/** The client manager asks an organiser something, with a term. The rows refuse who does not look after it. */
export function askClarification(platform: Platform, actor: Person, { formKey, ...wanted }: WantedClarification) {
  return platform.db.change(actor, async (tx) => {
    const id = derivedId(`supervision.clarification ${wanted.organiserId} ${formKey}`)
    const asked = { askedBy: actor.personId, askedName: actor.name, askedAt: platform.clock.now() }
    if (!(await insertClarification(tx, { ...wanted, ...asked, id }))) return
    await planJob(tx, 'supervision_ask_location', { clarification: id }, { key: `clarification:${id}` })
    await audit(tx, actor, {
      action: 'supervision.clarification_asked',
      subjectKind: 'clarification',
      subjectId: id,
      about: wanted.passedOnId === null ? [] : [wanted.passedOnId],
      organisationId: wanted.authorityId,
    })
  })
}

/** The organiser answers: once, by who runs the location. @returns false where it was answered already, or is not there */
export function clarify({ db, clock }: Platform, actor: Actor, id: string, answer: string): Promise<boolean> {
  return db.change(actor, async (tx) => {
    const by = actor.kind === 'person' ? actor.personId : null
    if (!(await answerClarification(tx, id, { answer, by, at: clock.now() }))) return false
    await planJob(tx, 'supervision_tell_clarified', { clarification: id }, { key: `clarified:${id}` })
    await audit(tx, actor, { action: 'supervision.clarified', subjectKind: 'clarification', subjectId: id })
    return true
  })
}
