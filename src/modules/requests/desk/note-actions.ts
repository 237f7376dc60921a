import type { Actor } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import { orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { findCase, insertEvent, lockRequest } from '../case-queries.ts'

/** Adds a note that only the desk sees. Twice the same note in a row by one person is a double click. */
export function addNote(platform: Platform, actor: Actor, number: string, words: string): Promise<void> {
  return platform.db.change(actor, async (tx) => {
    const found = orNotFound(await findCase(tx, orNotFound(await lockRequest(tx, 'number', number))))
    const personId = actor.kind === 'person' ? actor.personId : null
    const last = found.history.at(-1)
    if (last?.kind === 'note' && last.words === words && last.personId === personId) return
    const id = newId()
    const at = platform.clock.now()
    await insertEvent(tx, {
      id,
      requestId: found.id,
      choiceId: null,
      at,
      kind: 'note',
      actor: 'desk',
      personId,
      words,
      audience: 'desk',
    })
    await audit(tx, actor, {
      action: 'requests.note_added',
      subjectKind: 'request',
      subjectId: found.id,
      organisationId: found.desk.id,
      details: { event: id },
    })
  })
}
