import type { Person } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import { orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { findCase, insertEvent, lockRequest } from '../case-queries.ts'
import { colleaguesAt, saveOfficer } from './officer-queries.ts'

/**
 * Names the colleague who guides this family, or nobody. The same name twice is a double click.
 * @throws NotFound for a request of another desk, and for who does not work at this one
 */
export function appointOfficer(platform: Platform, actor: Person, number: string, officerId: string | null) {
  return platform.db.change(actor, async (tx) => {
    const found = orNotFound(await findCase(tx, orNotFound(await lockRequest(tx, 'number', number))))
    if ((found.officer?.id ?? null) === officerId) return
    const colleagues = await colleaguesAt(tx, found.desk.id)
    const officer = officerId === null ? null : orNotFound(colleagues.find(({ id }) => id === officerId))
    await saveOfficer(tx, found.id, officer)
    const eventId = newId()
    await insertEvent(tx, {
      id: eventId,
      requestId: found.id,
      choiceId: null,
      at: platform.clock.now(),
      kind: 'officer',
      actor: 'desk',
      personId: actor.personId,
      words: officer?.name ?? '',
      audience: 'desk',
    })
    await audit(tx, actor, {
      action: 'requests.officer_appointed',
      subjectKind: 'request',
      subjectId: found.id,
      organisationId: found.desk.id,
      details: { event: eventId, officer: officerId },
    })
  })
}
