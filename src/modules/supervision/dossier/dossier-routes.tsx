import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { clientManagerOn } from '../authority-queries.ts'
import { houseById } from '../house-queries.ts'
import { noteContact } from '../passed-on/passed-on-actions.ts'
import { contactIn } from '../passed-on/passed-on-routes.tsx'
import { organiserDossierPath, placeDossierPath } from '../paths.ts'
import { placesOfOrganiser, watchedOrganiser, watchedPlace } from '../place-queries.ts'
import { authoritiesAs } from '../supervision-permissions.ts'
import { type DossierLine, parseLineKind } from './dossier-line.ts'
import { OrganiserDossierPage, PlaceDossierPage } from './dossier-page.tsx'
import { dossierFigures, dossierLines, type DossierOf } from './dossier-queries.ts'

const config = { permission: 'supervision.watch' }
const manager = { permission: 'supervision.know_organisers' }

interface Query {
  Querystring: { soort?: string; gedaan?: string }
}
type PlaceRequest = FastifyRequest<Query & { Params: { land: string; registerId: string } }>
type OrganiserRequest = FastifyRequest<Query & { Params: { id: string } }>

interface Back {
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
}

export function dossierRoutes(web: FastifyInstance, platform: Platform): void {
  web.get('/werk/toezicht/opvang/:land/:registerId', { config }, (request: PlaceRequest, reply) =>
    sendPlace(request, reply, platform),
  )
  web.get('/werk/toezicht/organisator/:id', { config }, (request: OrganiserRequest, reply) =>
    sendOrganiser(request, reply, platform, {}),
  )
  web.post('/werk/toezicht/organisator/:id/contact', { config: manager }, (request: OrganiserRequest, reply) =>
    postContact(request, reply, platform),
  )
}

async function sendPlace(request: PlaceRequest, reply: FastifyReply, platform: Platform) {
  const { land, registerId } = request.params
  const known = orNotFound((['vl', 'nl'] as const).find((one) => one === land))
  const place = orNotFound(await platform.db.read(request.actor, (db) => watchedPlace(db, known, registerId)))
  const story = await storyOf(request, reply, platform, {
    of: { locationId: place.id },
    subjectKind: 'location',
    subjectId: place.id,
    authorityId: place.authorityId ?? '',
    organiserId: place.organiserId,
  })
  return sendPage(request, reply, <PlaceDossierPage place={place} path={placeDossierPath(place)} {...story} />)
}

async function sendOrganiser(request: OrganiserRequest, reply: FastifyReply, platform: Platform, back: Back) {
  const { organiser, places } = await organiserOf(request, platform)
  const story = await storyOf(request, reply, platform, {
    of: { organiserId: organiser.id },
    subjectKind: 'organiser',
    subjectId: organiser.id,
    authorityId: organiser.authorityId,
    organiserId: organiser.id,
  })
  const notes = authoritiesAs(request.actor, 'client_manager').includes(organiser.authorityId) && story.looksAfter
  const page = { organiser, places, notes, noted: request.query.gedaan === 'contact', formKey: randomUUID() }
  const path = organiserDossierPath(organiser.id)
  const status = (back.errors ?? []).length > 0 ? 422 : 200
  return sendPage(request, reply, <OrganiserDossierPage {...page} {...story} {...back} path={path} />, status)
}

/** @throws NotFound where it gives no care that the reader watches over */
async function organiserOf(request: OrganiserRequest, { db }: Platform) {
  const id = orNotFound(parseId(request.params.id))
  return db.read(request.actor, async (read) => ({
    organiser: orNotFound(await watchedOrganiser(read, id)),
    places: await placesOfOrganiser(read, id),
  }))
}

interface Whose {
  readonly of: DossierOf
  readonly subjectKind: 'location' | 'organiser'
  readonly subjectId: string
  readonly authorityId: string
  readonly organiserId: string | null
}

/** What both pages tell; that somebody read it is written down, with every case in it. */
async function storyOf(
  request: PlaceRequest | OrganiserRequest,
  reply: FastifyReply,
  platform: Platform,
  whose: Whose,
) {
  const { of, subjectKind, subjectId, authorityId, organiserId } = whose
  const now = platform.clock.now()
  const story = await platform.db.read(request.actor, async (db) => {
    const { zone } = await houseById(db, authorityId)
    const today = localDay(now, zone)
    const knows = organiserId === null ? undefined : await clientManagerOn(db, organiserId, authorityId, today)
    return {
      zone,
      manager: knows?.name ?? null,
      looksAfter: knows === undefined || knows.personId === personOf(request).personId,
      lines: await dossierLines(db, of, { t: request.t, zone }),
      figures: await dossierFigures(db, of, now),
    }
  })
  auditView(request, reply, platform, {
    action: 'supervision.dossier_viewed',
    subjectKind,
    subjectId,
    organisationId: authorityId,
    about: story.lines.flatMap(casesIn),
    details: { lines: story.lines.length },
  })
  const reads = authoritiesAs(request.actor, 'officer').includes(authorityId)
  return { ...story, now, reads, only: parseLineKind(request.query.soort) }
}

const casesIn = ({ caseId, parts = [] }: DossierLine): string[] => [
  ...(caseId === undefined ? [] : [caseId]),
  ...parts.flatMap(casesIn),
]

async function postContact(request: OrganiserRequest, reply: FastifyReply, platform: Platform) {
  const { organiser } = await organiserOf(request, platform)
  const { zone } = await platform.db.read(request.actor, (db) => houseById(db, organiser.authorityId))
  const read = contactIn(request, localDay(platform.clock.now(), zone))
  if ('errors' in read) return sendOrganiser(request, reply, platform, read)
  const about = { authorityId: organiser.authorityId, organiserId: organiser.id, locationId: null, passedOnId: null }
  await noteContact(platform, personOf(request), about, read.contact)
  return seeOther(reply, `${organiserDossierPath(organiser.id)}?gedaan=contact`)
}
