import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import { parseForm, type Typed } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { guideRoutes } from './guide-routes.tsx'
import { eventsOf, stepsForDesk } from './event-queries.ts'
import { deskIncidents, findIncident, ownIncidents } from './incident-queries.ts'
import { OwnListPage } from './own-list-page.tsx'
import { OwnIncidentPage, type OwnIncidentProps } from './own-page.tsx'
import { ownPlaces } from './place-queries.ts'
import { desksOf, managerOf, reportsFor, watchedBy } from './side-queries.ts'
import { stepIncident, type IncidentOutcome } from './step-actions.ts'
import { stepForm } from './step-form.ts'

const announce = { config: { permission: 'supervision.announce' } }
const complete = { config: { permission: 'supervision.complete' } }

interface One {
  Params: { id: string }
  Querystring: { gedaan?: string }
}

/** The side of the organiser, and what a desk sees of what it wrote down. */
export function ownRoutes(web: FastifyInstance, platform: Platform): void {
  guideRoutes(web, platform)
  web.get('/werk/meldplicht', announce, async (request, reply) => {
    const { actor } = request
    const shown = await platform.db.read(actor, async (db) => ({
      own: await ownIncidents(db),
      written: await deskIncidents(db, desksOf(actor)),
      places: await ownPlaces(db),
    }))
    // Who only watches has his own list.
    if (shown.places.length === 0 && desksOf(actor).length === 0 && watchedBy(actor).length > 0)
      return seeOther(reply, '/werk/toezicht/meldplicht')
    auditView(request, reply, platform, {
      action: 'supervision.incidents_viewed',
      subjectKind: 'incident',
      subjectId: null,
      about: [...shown.own, ...shown.written].map(({ id }) => id),
    })
    return sendPage(request, reply, <OwnListPage {...shown} desk={desksOf(actor).length > 0} />)
  })
  web.get<One>('/werk/meldplicht/:id', announce, (request, reply) =>
    sendOwn(request, reply, platform, { done: request.query.gedaan }),
  )
  web.post<One>('/werk/meldplicht/:id/aanvulling', complete, (request, reply) => step(request, reply, platform, 'add'))
  web.post<One>('/werk/meldplicht/:id/niet-bereikt', complete, (request, reply) =>
    step(request, reply, platform, 'unreached'),
  )
}

type OneRequest = FastifyRequest<One>

interface Shown {
  readonly done?: string | undefined
  readonly typed?: Typed
  readonly errors?: OwnIncidentProps['errors']
  readonly changed?: boolean
}

/** @throws NotFound for who neither reports for it nor wrote it down */
async function sendOwn(
  request: OneRequest,
  reply: FastifyReply,
  platform: Platform,
  { done, ...shown }: Shown,
  status = 200,
) {
  const id = orNotFound(parseId(request.params.id))
  const { actor } = request
  const { db: database, clock } = platform
  const page = await database.read(actor, async (db) => {
    const incident = orNotFound(await findIncident(db, id))
    const own = await reportsFor(db, id)
    if (!own && (incident.deskId === null || !desksOf(actor).includes(incident.deskId))) throw new NotFound('not found')
    const today = localDay(clock.now(), incident.authority.zone)
    const manager = await managerOf(db, incident, clock.now())
    return {
      incident,
      own,
      today,
      events: own ? await eventsOf(db, id) : await stepsForDesk(db, id),
      managerName: manager?.name ?? null,
    }
  })
  auditView(request, reply, platform, { action: 'supervision.incident_viewed', subjectKind: 'incident', subjectId: id })
  return sendPage(request, reply, <OwnIncidentPage {...page} {...shown} done={done} />, status)
}

async function step(request: OneRequest, reply: FastifyReply, platform: Platform, wanted: 'add' | 'unreached') {
  const id = orNotFound(parseId(request.params.id))
  const form = parseForm(stepForm(request.t), request.body)
  const { typed } = form
  if (!form.ok) return sendOwn(request, reply, platform, { typed, errors: form.errors }, 422)
  const outcome = await stepIncident(platform, request.actor, id, 'organiser', { step: wanted, ...form.value })
  if (outcome === 'done') return seeOther(reply, `/werk/meldplicht/${id}?gedaan=${wanted}`)
  return sendOwn(request, reply, platform, { typed, ...refused(outcome, request) }, status(outcome))
}

type Refused = Exclude<IncidentOutcome, 'done'>
const status = ({ refusal }: Refused) => (refusal === 'words_missing' ? 422 : 409)
const refused = ({ refusal }: Refused, { t }: OneRequest): Pick<Shown, 'errors' | 'changed'> =>
  refusal === 'words_missing'
    ? { errors: [{ field: 'words', message: t('incidents.staff.refusal.words_missing') }] }
    : { changed: true }
