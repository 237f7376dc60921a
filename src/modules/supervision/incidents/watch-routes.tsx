import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasRole } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { houseRulesOf } from '../house-rules/house-rules-queries.ts'
import { readForm } from './form-queries.ts'
import { eventsOf } from './event-queries.ts'
import { findIncident, watchedIncidents } from './incident-queries.ts'
import { managerOf, watchesOver } from './side-queries.ts'
import { stepIncident } from './step-actions.ts'
import { watchStepForm } from './step-form.ts'
import { WatchListPage } from './watch-list-page.tsx'
import { WatchIncidentPage } from './watch-page.tsx'

const config = { permission: 'supervision.watch' }

interface One {
  Params: { id: string }
  Querystring: { gedaan?: string }
}
type OneRequest = FastifyRequest<One>

/** The side of the authority: the client manager of the organiser, and the reporting point. */
export function watchRoutes(web: FastifyInstance, platform: Platform): void {
  web.get('/werk/toezicht/meldplicht', { config }, async (request, reply) => {
    const found = await platform.db.read(request.actor, watchedIncidents)
    auditView(request, reply, platform, {
      action: 'supervision.incidents_viewed',
      subjectKind: 'incident',
      subjectId: null,
      about: found.map(({ id }) => id),
    })
    return sendPage(request, reply, <WatchListPage found={found} now={platform.clock.now()} />)
  })
  web.get<One>('/werk/toezicht/meldplicht/:id', { config }, (request, reply) => sendOne(request, reply, platform, {}))
  web.post<One>('/werk/toezicht/meldplicht/:id/stap', { config }, (request, reply) => step(request, reply, platform))
}

interface Shown {
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  readonly changed?: boolean
}

async function sendOne(request: OneRequest, reply: FastifyReply, platform: Platform, shown: Shown, status = 200) {
  const id = orNotFound(parseId(request.params.id))
  const { actor } = request
  const { db, keys, clock } = platform
  const page = await db.read(actor, async (read) => {
    const incident = orNotFound(await findIncident(read, id))
    if (!watchesOver(actor, incident)) throw new NotFound('not found')
    const { authority, location } = incident
    const today = localDay(clock.now(), authority.zone)
    const manager = await managerOf(read, incident, clock.now())
    return {
      incident,
      today,
      events: await eventsOf(read, id),
      kept: await readForm(read, keys, id, 'sent'),
      officer: hasRole(actor, 'officer'),
      managerName: manager?.name ?? null,
      houseRules: (await houseRulesOf(read, { locationId: location.id }))[0],
    }
  })
  auditView(request, reply, platform, {
    action: 'supervision.incident_viewed',
    subjectKind: 'incident',
    subjectId: id,
    organisationId: page.incident.authority.id,
  })
  return sendPage(request, reply, <WatchIncidentPage {...page} {...shown} done={request.query.gedaan} />, status)
}

async function step(request: OneRequest, reply: FastifyReply, platform: Platform) {
  const id = orNotFound(parseId(request.params.id))
  const form = parseForm(watchStepForm(request.t), request.body)
  const { typed } = form
  if (!form.ok) return sendOne(request, reply, platform, { typed, errors: form.errors.map(onStep(typed)) }, 422)
  const outcome = await stepIncident(platform, request.actor, id, 'authority', form.value)
  if (outcome === 'done') return seeOther(reply, `/werk/toezicht/meldplicht/${id}?gedaan=${form.value.step}`)
  if (outcome.refusal !== 'words_missing') return sendOne(request, reply, platform, { typed, changed: true }, 409)
  const error = { field: 'words', message: request.t('incidents.staff.refusal.words_missing') }
  return sendOne(request, reply, platform, { typed, errors: [onStep(typed)(error)] }, 422)
}

/** Each step has a box for words of its own: the mistake stands at that one. */
const onStep = (typed: Typed) => (error: FieldError) =>
  error.field === 'words' ? { ...error, field: `${typedText(typed, 'step')}-words` } : error
