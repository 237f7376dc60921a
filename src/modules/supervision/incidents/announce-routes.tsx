import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { boxesOf } from '../../../lib/typed-day.ts'
import type { Read } from '../../../platform/database.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import { parseForm, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { wayByKey } from '../../feedback/rules.ts'
import { type Authority, authorityOf, clientManagerOn } from '../authority-queries.ts'
import { announceIncident, type Announcer } from './announce-actions.ts'
import { announceForm, readMoments } from './announce-form.ts'
import { AnnouncePage, type AnnounceProps } from './announce-page.tsx'
import { isIncidentKind } from './duty.ts'
import { findPlace, ownPlaces, placesNamed, type ReportPlace, reportsForPlace } from './place-queries.ts'
import { desksOf, watchedBy } from './side-queries.ts'
import { NoDutyPage, WhichPlacePage } from './which-place-page.tsx'

const config = { permission: 'supervision.announce' }

interface Asked {
  Querystring: { opvang?: string; soort?: string; zoek?: string }
}

/** Report first: the few words that are saved at once. */
export function announceRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<Asked>('/werk/meldplicht/nieuw', { config }, async (request, reply) => {
    const { opvang, soort = '', zoek = '' } = request.query
    if (opvang === undefined) return sendWhich(request, reply, platform, { kind: soort, words: zoek.slice(0, 100) })
    const found = await announcing(request.actor, platform, opvang)
    if (!('authority' in found)) return sendPage(request, reply, <NoDutyPage {...found} />)
    const today = boxesOf(localDay(platform.clock.now(), found.authority.zone))
    const typed = {
      kind: isIncidentKind(soort) ? soort : '',
      known_day: today.day,
      known_month: today.month,
      known_year: today.year,
      name: found.via === 'organiser' && request.actor.kind === 'person' ? request.actor.name : '',
    }
    return sendPage(request, reply, <AnnouncePage {...found} formKey={randomUUID()} typed={typed} />)
  })
  web.post('/werk/meldplicht/nieuw', { config }, (request, reply) => announce(request, reply, platform))
}

async function sendWhich(
  request: FastifyRequest,
  reply: FastifyReply,
  { db }: Platform,
  { kind, words }: { readonly kind: string; readonly words: string },
) {
  const { actor } = request
  const searches = desksOf(actor).length + watchedBy(actor).length > 0
  const own = await db.read(actor, ownPlaces)
  const [only, ...others] = own
  const soort = isIncidentKind(kind) ? kind : undefined
  if (only && others.length === 0 && !searches) {
    const query = new URLSearchParams({ opvang: only.id, ...(soort ? { soort } : {}) })
    return seeOther(reply, `/werk/meldplicht/nieuw?${query.toString()}`)
  }
  const found = searches ? await db.read(actor, (read) => placesNamed(read, words)) : []
  return sendPage(request, reply, <WhichPlacePage own={own} found={found} words={words} searches={searches} kind={soort} />) // prettier-ignore
}

type Announcement = Pick<AnnounceProps, 'place' | 'authority' | 'managerName' | 'via' | 'point'> & {
  readonly as: Announcer
}
type Nowhere = { readonly place: ReportPlace; readonly point: AnnounceProps['point'] }

/** About which location, in whose name, and who reads it. @throws NotFound for who has nothing to do with it */
async function announcing(actor: Actor, { db, clock }: Platform, typedId: string): Promise<Announcement | Nowhere> {
  const id = orNotFound(parseId(typedId))
  return db.read(actor, async (read) => {
    const place = orNotFound(await findPlace(read, id))
    const as = await announcerOf(read, actor, place)
    const today = localDay(clock.now(), 'Europe/Brussels')
    const point = wayByKey(place.land, 'opgroeipunt', today)?.value
    const authority: Authority | undefined = await authorityOf(read, place.id)
    if (!authority || place.land !== 'vl') return { place, point }
    const manager = place.organiserId && (await clientManagerOn(read, place.organiserId, authority.id, today))
    return { place, authority, managerName: manager ? manager.name : null, as, via: as.via, point }
  })
}

async function announcerOf(db: Read, actor: Actor, { id, authorityId }: ReportPlace): Promise<Announcer> {
  if (await reportsForPlace(db, id)) return { via: 'organiser', deskId: null }
  if (authorityId !== null && watchedBy(actor).includes(authorityId)) return { via: 'authority', deskId: null }
  const [deskId] = desksOf(actor)
  if (deskId === undefined) throw new NotFound('not found')
  return { via: 'desk', deskId }
}

async function announce(request: FastifyRequest, reply: FastifyReply, platform: Platform) {
  const { t, actor } = request
  const form = parseForm(announceForm(t), request.body)
  const { typed } = form
  const found = await announcing(actor, platform, typedText(typed, 'opvang'))
  if (!('authority' in found)) return sendPage(request, reply, <NoDutyPage {...found} />, 422)
  const { place, authority, as } = found
  const { zone } = authority
  const moments = readMoments(t, typed, { zone, now: platform.clock.now() })
  const formKey = parseId(typedText(typed, 'sleutel')) ?? randomUUID()
  if (!form.ok || 'length' in moments) {
    const errors = [...(form.ok ? [] : form.errors), ...('length' in moments ? moments : [])]
    return sendPage(request, reply, <AnnouncePage {...{ ...found, formKey, typed, errors }} />, 422)
  }
  const id = await announceIncident(platform, actor, {
    place: { ...place, authorityId: authority.id },
    zone,
    told: { ...form.value, ...moments },
    as,
    key: formKey,
  })
  return seeOther(reply, `${as.via === 'authority' ? '/werk/toezicht' : '/werk'}/meldplicht/${id}?gedaan=nieuw`)
}
