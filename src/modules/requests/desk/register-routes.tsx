import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { locationPath } from '../../locations/index.ts'
import { receiveRequest } from '../ask/ask-actions.ts'
import { askForm } from '../ask/ask-form.ts'
import { deskThatTakes, findPlace, mostPlaces, type Place, placesByName, type PlaceDesk } from '../ask/place-queries.ts'
import { desksOf } from '../request-permissions.ts'
import { workingDaysFor } from '../request-terms.ts'
import { channelForm } from '../step-form.ts'
import { PickPage, RegisterPage } from './register-page.tsx'

const config = { permission: 'requests.handle' }
const here = '/werk/aanvragen/nieuw'

/** A family calls, comes by or writes on paper: the desk fills in the same form, on one page. */
export function registerRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<{ Querystring: { zoek?: string; opvang?: string } }>(here, { config }, async (request, reply) => {
    const { zoek = '', opvang } = request.query
    if (opvang) {
      const typed = { kanaal: 'phone', language: request.lang }
      return sendForm(request, reply, platform, { ...(await placeFor(request, platform, opvang)), typed })
    }
    const words = zoek.trim().slice(0, 100)
    const places = await placesByName(platform.db.published, desksOf(request.actor), words)
    return sendPage(request, reply, <PickPage words={words} places={places} more={places.length === mostPlaces} />)
  })

  web.post(here, { config }, async (request, reply) => {
    const { typed } = parseForm(z.unknown(), request.body)
    const at = await placeFor(request, platform, typedText(typed, 'opvang'))
    const today = localDay(platform.clock.now(), at.desk.zone)
    const form = parseForm(z.intersection(askForm({ t: request.t, today }), channelForm(request.t)), typed)
    if (!form.ok) return sendForm(request, reply, platform, { ...at, typed, errors: form.errors })
    const { kanaal: channel, ...asked } = form.value
    const submission = { key: keyOf(typed), asked, location: at.place.location, desk: at.desk, channel }
    const { number } = await receiveRequest(platform, submission, request.actor)
    return seeOther(reply, `/werk/aanvragen/${number}?gedaan=nieuw`)
  })
}

const keyOf = (typed: Typed) => parseId(typedText(typed, 'sleutel')) ?? randomUUID()

interface At {
  readonly opvang: string
  readonly place: Place
  readonly desk: PlaceDesk
}

async function placeFor({ actor }: FastifyRequest, { db }: Platform, opvang: string): Promise<At> {
  const place = orNotFound(await findPlace(db.published, opvang))
  return { opvang, place, desk: orNotFound(await deskThatTakes(db.published, place, desksOf(actor))) }
}

type Shown = At & { typed: Typed; errors?: readonly FieldError[] }

function sendForm(request: FastifyRequest, reply: FastifyReply, { clock }: Platform, shown: Shown) {
  const { opvang, place, desk, typed, errors = [] } = shown
  const today = localDay(clock.now(), desk.zone)
  const subject = {
    opvang,
    locationName: place.location.name,
    locationPlace: place.location.place,
    locationPath: locationPath(place.location),
    deskName: desk.name,
    key: keyOf(typed),
    answerDays: workingDaysFor(desk.land, 'desk', today),
    today,
  }
  const status = errors.length > 0 ? 422 : 200
  return sendPage(request, reply, <RegisterPage subject={subject} typed={typed} errors={errors} />, status)
}
