import { organisations } from './organisations.ts'
import { staff, type StaffMember } from './people.ts'
import { type Reactions, reactionId } from './reactions.ts'
import type { Requests } from './requests.ts'
import type { Row } from './rows.ts'
import { demoId } from './ids.ts'

/** What the log says of the demo: what happened in it, who read before he wrote, and one who looked with a reason. */
export interface Audit {
  openings: Row<'audit.opening'>[]
  entries: Row<'audit.entry'>[]
}

const all: readonly StaffMember[] = Object.values(staff)

export function auditOf(reactions: Reactions, requests: Requests, now: Temporal.Instant): Audit {
  const looked = lookWithReason(now)
  const entries = [...ofReactions(reactions), ...ofRequests(requests), ...looked.entries]
  return {
    openings: looked.openings,
    entries: entries.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at)),
  }
}

type Dated = Row<'audit.entry'> & { at: Temporal.Instant }

const entry = (
  person: string | null,
  organisationId: string,
  what: Pick<Dated, 'at' | 'action' | 'subject_kind' | 'subject_id'> & Partial<Dated>,
): Dated => ({ person_id: person, role: roleAt(person, organisationId), organisation_id: organisationId, ...what })

function roleAt(personId: string | null, organisationId: string): string {
  const memberships = all.find(({ id }) => id === personId)?.memberships ?? []
  return memberships.find(({ organisation }) => organisations[organisation].id === organisationId)?.role ?? 'system'
}

/** Whoever does something has read it first. */
const readAndDone = (done: Dated, action: string): Dated[] =>
  done.person_id === null ? [] : [{ ...done, at: done.at.subtract({ minutes: 7 }), action }, done]

function ofReactions({ reactions, events }: Reactions): Dated[] {
  const holders = new Map(reactions.map(({ id, holder_id }) => [id, holder_id]))
  return events.flatMap(({ reaction_id, person_id, at, kind }) => {
    const moment = at as Temporal.Instant // as every row of the demo has it
    const about = { at: moment, action: `feedback.${kind}`, subject_kind: 'reaction', subject_id: reaction_id }
    return readAndDone(entry(person_id ?? null, holders.get(reaction_id) ?? '', about), 'feedback.viewed')
  })
}

function ofRequests({ requests, events }: Requests): Dated[] {
  const desks = new Map(requests.map(({ id, desk_id }) => [id, desk_id]))
  return events.flatMap(({ request_id, person_id, at, actor, kind }) => {
    if (actor !== 'desk') return []
    const moment = at as Temporal.Instant // as above
    const about = { at: moment, action: `requests.choice_${kind}`, subject_kind: 'request', subject_id: request_id }
    return readAndDone(entry(person_id ?? null, desks.get(request_id) ?? '', about), 'requests.request_viewed')
  })
}

function lookWithReason(now: Temporal.Instant): { openings: Audit['openings']; entries: Dated[] } {
  const at = now.subtract({ hours: 20 })
  const [id, subject_id, organisation_id] = [demoId('opening', 'hek'), reactionId('hek'), organisations.dijken.id]
  const one = (action: string, minutes: number) =>
    entry(staff.naima.id, organisation_id, { at: at.add({ minutes }), action, subject_kind: 'reaction', subject_id, opening_id: id })
  return {
    openings: [
      {
        id,
        person_id: staff.naima.id,
        organisation_id,
        subject_kind: 'reaction',
        subject_id,
        reason: 'De melder vroeg onze privacyverantwoordelijke of de foto van het hek gewist kan worden.',
        opened_at: at,
        until: at.add({ hours: 1 }),
      },
    ],
    entries: [one('feedback.opened_with_reason', 0), one('feedback.viewed', 1), one('feedback.viewed', 12)],
  }
}
