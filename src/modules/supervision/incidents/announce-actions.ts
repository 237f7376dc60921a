import type { Actor } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { audit } from '../../../platform/audit.ts'
import { planJob } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId, newNumber } from '../../../platform/tokens.ts'
import type { Announced } from './announce-form.ts'
import { formDueOn, termsOn } from './duty.ts'
import { insertIncidentEvent } from './event-queries.ts'
import { findBySubmission, type Incident, insertIncident } from './incident-queries.ts'
import type { ReportPlace } from './place-queries.ts'
import { tellTask } from './tell.ts'

/** In whose name somebody writes it down. */
export interface Announcer {
  readonly via: Incident['via']
  readonly deskId: string | null
}

export interface Announcing {
  readonly place: ReportPlace & { readonly authorityId: string }
  readonly zone: string
  readonly told: Announced
  readonly as: Announcer
  /** Made with the form: sent twice, it is one report. */
  readonly key: string
}

/** Saved at once, with a number; everything else follows. @returns its id */
export function announceIncident(
  { db, clock }: Platform,
  actor: Actor,
  { place, zone, told, as, key }: Announcing,
): Promise<string> {
  const announcedAt = clock.now()
  const announcedOn = localDay(announcedAt, zone)
  return db.change(actor, async (tx) => {
    const id = newId()
    const person = actor.kind === 'person' ? actor : undefined
    const { name: reporterName, ...facts } = told
    const inserted = await insertIncident(tx, {
      ...facts,
      id,
      number: newNumber(),
      authorityId: place.authorityId,
      locationId: place.id,
      organiserId: place.organiserId,
      reporterName,
      announcedAt,
      announcedOn,
      dueOn: formDueOn(place.land, { ...facts, announcedAt, zone }, termsOn(place.land, announcedOn)), // prettier-ignore
      via: as.via,
      deskId: as.deskId,
      registeredBy: person?.personId ?? null,
      submissionKey: key,
    })
    if (!inserted) return (await findBySubmission(tx, key))?.id ?? id
    const eventId = newId()
    await insertIncidentEvent(tx, {
      id: eventId,
      incidentId: id,
      at: announcedAt,
      kind: 'announced',
      actor: as.via,
      personId: person?.personId ?? null,
      personName: person?.name ?? null,
      words: '',
      audience: 'told',
    })
    await planJob(tx, tellTask, { event: eventId }, { key: `${tellTask}:${eventId}` })
    await audit(tx, actor, {
      action: 'supervision.incident_announced',
      subjectKind: 'incident',
      subjectId: id,
      organisationId: place.authorityId,
      details: { via: as.via },
    })
    return id
  })
}
