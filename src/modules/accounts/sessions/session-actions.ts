import type { Person } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { endSessionsOf } from '../../../platform/session.ts'
import { endOwnSession } from './session-queries.ts'

export const endOne = ({ db, clock }: Platform, actor: Person, id: string): Promise<void> =>
  db.gate(async (tx) => {
    if (!(await endOwnSession(tx, actor.personId, id, clock.now()))) throw new NotFound('no such session')
    await audit(tx, actor, { action: 'accounts.session_ended', subjectKind: 'session', subjectId: id })
  })

export const endOthers = ({ db, clock }: Platform, actor: Person): Promise<void> =>
  db.gate(async (tx) => {
    await endSessionsOf(tx, actor.personId, clock.now(), actor.sessionId)
    await audit(tx, actor, {
      action: 'accounts.other_sessions_ended',
      subjectKind: 'person',
      subjectId: actor.personId,
    })
  })
