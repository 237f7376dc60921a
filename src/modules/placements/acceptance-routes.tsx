import type { FastifyInstance } from 'fastify'
import { parseId } from '../../lib/ids.ts'
import { parseNumber } from '../../lib/number-code.ts'
import { NotFound, orNotFound } from '../../platform/errors.ts'
import { parseForm } from '../../platform/form.ts'
import { seeOther } from '../../platform/pages.tsx'
import type { Platform } from '../../platform/platform.ts'
import { acceptOffer, acceptTogether, type WantedOffer } from './acceptance-actions.ts'
import { acceptForm, togetherForm } from './placement-form.ts'

/** Taking a place: by the family, or by its desk in its name. */
export function acceptanceRoutes(web: FastifyInstance, platform: Platform): void {
  web.post<{ Params: { offerId: string } }>(
    '/aanvraag/aanbod/:offerId/aannemen',
    { config: { permission: 'placements.own' } },
    async (request, reply) => {
      if (request.actor.kind !== 'family') return seeOther(reply, '/aanvraag/link')
      const offerId = orNotFound(parseId(request.params.offerId))
      const { versie: version } = accepted(request.body)
      const outcome = await acceptOffer(platform, request.actor, { family: true }, { offerId, version })
      if ('placementId' in outcome) return seeOther(reply, '/aanvraag/plaats?gedaan=aangenomen')
      // What came of it meanwhile stands on the page of the offer.
      const placed = 'refusal' in outcome && outcome.refusal === 'child_placed'
      return seeOther(reply, `/aanvraag/aanbod/${offerId}${placed ? '?gedaan=heeft-plaats' : ''}`)
    },
  )
  web.post('/aanvraag/aanbod/samen', { config: { permission: 'placements.own' } }, async (request, reply) => {
    if (request.actor.kind !== 'family') return seeOther(reply, '/aanvraag/link')
    const outcome = await acceptTogether(platform, request.actor, { family: true }, allAccepted(request.body))
    if ('placementIds' in outcome) return seeOther(reply, '/aanvraag/plaats?gedaan=samen-aangenomen')
    return seeOther(reply, '/aanvraag/aanbod?gedaan=niet-samen')
  })
  web.post<{ Params: { number: string } }>(
    '/werk/aanvragen/:number/samen-aannemen',
    { config: { permission: 'placements.accept_for' } },
    async (request, reply) => {
      const number = orNotFound(parseNumber(request.params.number))
      const outcome = await acceptTogether(platform, request.actor, { number }, allAccepted(request.body))
      const done = 'placementIds' in outcome ? 'samen' : 'niet-samen'
      return seeOther(reply, `/werk/aanvragen/${number}?gedaan=${done}`)
    },
  )
  web.post<{ Params: { number: string } }>(
    '/werk/aanvragen/:number/aannemen',
    { config: { permission: 'placements.accept_for' } },
    async (request, reply) => {
      const number = orNotFound(parseNumber(request.params.number))
      const { versie: version, aanbod } = accepted(request.body)
      const offerId = orNotFound(parseId(aanbod))
      const outcome = await acceptOffer(platform, request.actor, { number }, { offerId, version })
      if ('placementId' in outcome) return seeOther(reply, `/werk/plaatsen/${outcome.placementId}?gedaan=1`)
      return seeOther(reply, `/werk/aanvragen/${number}`)
    },
  )
}

/** @throws NotFound when it names what cannot be an offer */
function allAccepted(body: unknown): WantedOffer[] {
  const form = parseForm(togetherForm, body)
  if (!form.ok) throw new NotFound('not found')
  return form.value.map(({ offerId, version }) => ({ offerId: orNotFound(offerId), version }))
}

function accepted(body: unknown) {
  const form = parseForm(acceptForm, body)
  return form.ok ? form.value : { versie: 0, aanbod: '' }
}
