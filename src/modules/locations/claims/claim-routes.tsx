import { personOf } from '../../../platform/permissions.ts'
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseId } from '../../../lib/ids.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { claimPath, isLand } from '../location.ts'
import { deskOf, findLocation } from '../location-queries.ts'
import { receiveClaim, takeClaimStep, type WantedClaimStep } from './claim-actions.ts'
import type { ClaimRefusal, ClaimState, ClaimStep } from './claim.ts'
import { ClaimDeskPage } from './claim-desk-page.tsx'
import { acceptForm, claimForm, stepForm } from './claim-form.ts'
import { ClaimPage, ClaimReceivedPage, NoClaimPage } from './claim-page.tsx'
import { claimById, claimedPlace, claimsInState, eventsOfClaim, findPrivatePlace } from './claim-queries.ts'
import { ClaimsPage } from './claims-page.tsx'

const open = { permission: 'locations.claim' }
// Enough for who mistypes, too little to send mails to a list of addresses.
const fewTries = { ...open, rateLimit: { max: 10, timeWindow: '1 hour' } }
const desk = { permission: 'locations.check_claims' }

interface LocationRoute {
  Params: { land: string; registerId: string }
}
interface ClaimRoute {
  Params: { id: string }
}

export function claimRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<LocationRoute>('/opvang/:land/:registerId/beheer', { config: open }, async (request, reply) => {
    const { location, desk: served } = await placeOf(platform, request.params)
    if (!served) return sendPage(request, reply, <NoClaimPage location={location} />)
    return sendPage(request, reply, <ClaimPage location={location} desk={served} formKey={randomUUID()} />)
  })
  web.post<LocationRoute>('/opvang/:land/:registerId/beheer', { config: fewTries }, (request, reply) =>
    sendClaim(request, reply, platform),
  )
  web.get<LocationRoute>('/opvang/:land/:registerId/beheer/ontvangen', { config: open }, async (request, reply) => {
    const { location, desk: served } = await placeOf(platform, request.params)
    return sendPage(request, reply, <ClaimReceivedPage location={location} desk={orNotFound(served)} />)
  })
  deskRoutes(web, platform)
}

async function placeOf({ db }: Platform, { land, registerId }: LocationRoute['Params']) {
  const location = orNotFound(isLand(land) ? await findLocation(db.published, land, registerId) : undefined)
  const { municipalityCode, registered } = location
  const served =
    registered && municipalityCode !== null ? await deskOf(db.published, location.land, municipalityCode) : undefined
  return { location, desk: served }
}

async function sendClaim(request: FastifyRequest<LocationRoute>, reply: FastifyReply, platform: Platform) {
  const { location, desk: served } = await placeOf(platform, request.params)
  if (!served) return sendPage(request, reply, <NoClaimPage location={location} />, 409)
  const form = parseForm(claimForm(request.t), request.body)
  if (!form.ok) {
    const { errors, typed } = form
    const key = parseId(typedText(typed, 'sleutel')) ?? randomUUID()
    const page = <ClaimPage location={location} desk={served} formKey={key} values={typed} errors={errors} />
    return sendPage(request, reply, page, 422)
  }
  await receiveClaim(platform, { location, desk: served, language: request.lang }, form.value)
  return seeOther(reply, `${claimPath(location)}/ontvangen`)
}

const mostShown = 200
const allStates: readonly ClaimState[] = ['received', 'accepted', 'refused', 'withdrawn', 'undone']

function deskRoutes(web: FastifyInstance, platform: Platform): void {
  const { db } = platform
  web.get<{ Querystring: { gedaan?: string } }>('/werk/claims', { config: desk }, async (request, reply) => {
    const shown = await db.read(request.actor, async (tx) => ({
      waiting: await claimsInState(tx, true, mostShown),
      decided: await claimsInState(tx, false, mostShown),
    }))
    const done = allStates.find((state) => state === request.query.gedaan)
    return sendPage(request, reply, <ClaimsPage {...shown} done={done} />)
  })

  web.get<ClaimRoute>('/werk/claims/:id', { config: desk }, (request, reply) =>
    sendDeskPage(request, reply, platform, {}),
  )

  web.post<ClaimRoute>('/werk/claims/:id/aanvaard', { config: desk }, async (request, reply) => {
    const form = parseForm(acceptForm(request.t), request.body)
    if (!form.ok) return sendDeskPage(request, reply, platform, { form: 'accept', ...form })
    const { versie, way, name, email, phone } = form.value
    const { language } = await db.read(request.actor, (tx) => claimById(tx, idOf(request)))
    const contact = { name, email, phone, language }
    const wanted = { step: 'accept' as const, version: versie, way, contact, reason: null, words: '' }
    return takeStep(request, reply, platform, wanted, form.typed)
  })

  web.post<ClaimRoute>('/werk/claims/:id/stap', { config: desk }, async (request, reply) => {
    const form = parseForm(stepForm(request.t), request.body)
    if (!form.ok) return sendDeskPage(request, reply, platform, { form: stepIn(form.typed), ...form })
    const { stap, versie, reason, words } = form.value
    const given = stap === 'refuse' ? reason : null
    const wanted = { step: stap, version: versie, reason: given, words, way: null, contact: null }
    return takeStep(request, reply, platform, wanted, form.typed)
  })
}

const idOf = ({ params }: FastifyRequest<ClaimRoute>): string => orNotFound(parseId(params.id))

const stepIn = (typed: Typed): ClaimStep =>
  (['withdraw', 'undo', 'reopen'] as const).find((one) => one === typedText(typed, 'stap')) ?? 'refuse'

async function takeStep(
  request: FastifyRequest<ClaimRoute>,
  reply: FastifyReply,
  platform: Platform,
  wanted: WantedClaimStep,
  typed: Typed,
) {
  const outcome = await takeClaimStep(platform, personOf(request), idOf(request), wanted)
  if ('done' in outcome) return seeOther(reply, `/werk/claims?gedaan=${outcome.done}`)
  const { t } = request
  if ('changed' in outcome) return sendDeskPage(request, reply, platform, { warning: t('claims.staff.changed') }, 409)
  const { refusal } = outcome
  if (refusal === 'not_in_this_state')
    return sendDeskPage(request, reply, platform, { warning: t('claims.staff.changed') }, 409)
  const errors = [{ field: fieldOf[refusal], message: t(`claims.staff.error.${refusal}`) }]
  return sendDeskPage(request, reply, platform, { form: wanted.step, typed, errors })
}

const fieldOf = {
  words_missing: 'words',
  reason_missing: 'reason',
  taken: 'way',
  larger_organiser: 'way',
} as const satisfies Record<ClaimRefusal, string>

interface Shown {
  readonly form?: ClaimStep
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  readonly warning?: string
}

async function sendDeskPage(
  request: FastifyRequest<ClaimRoute>,
  reply: FastifyReply,
  platform: Platform,
  { typed = {}, form, errors = [], warning }: Shown,
  status = errors.length > 0 ? 422 : 200,
) {
  const id = idOf(request)
  const shown = await platform.db.read(request.actor, async (tx) => {
    const claim = await claimById(tx, id)
    return {
      claim,
      place: await claimedPlace(tx, claim.locationId, id),
      own: await findPrivatePlace(tx, claim.locationId),
      events: await eventsOfClaim(tx, id),
    }
  })
  auditView(request, reply, platform, {
    action: 'locations.claim_viewed',
    subjectKind: 'claim',
    subjectId: id,
    organisationId: shown.claim.deskId,
  })
  const back = form ? { form } : {}
  const page = <ClaimDeskPage {...shown} {...back} values={typed} errors={errors} warning={warning} />
  return sendPage(request, reply, page, status)
}
