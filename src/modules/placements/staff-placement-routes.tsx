import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseId } from '../../lib/ids.ts'
import { parseNumber } from '../../lib/number-code.ts'
import { orNotFound } from '../../platform/errors.ts'
import { type FieldError, parseForm, type Typed } from '../../platform/form.ts'
import { seeOther, sendPage } from '../../platform/pages.tsx'
import type { Platform } from '../../platform/platform.ts'
import { auditView } from '../../platform/view-audit.ts'
import { AgreementPage } from './agreement-page.tsx'
import { sheetInWords } from './agreement-words.ts'
import { dayAt, sendAgreement } from './own-placement-routes.tsx'
import { roleIn, takePlacementStep, type WantedPlacementStep } from './placement-actions.ts'
import { placementErrors } from './placement-errors.ts'
import { annulForm, correctForm, noticeForm, takeBackForm } from './placement-form.ts'
import { PlacementPage, type PlacementPageProps } from './placement-page.tsx'
import { eventsOf, findPlacement, placementOfRequest, placementsOfOwnLocations } from './placement-queries.ts'
import { PlacementsPage } from './placements-page.tsx'

const config = { permission: 'placements.run' }
const here = '/werk/plaatsen'

interface Chosen {
  Params: { id: string }
}
type ChosenRequest = FastifyRequest<Chosen>

/** The places of a location, and of the families of a desk. */
export function staffPlacementRoutes(web: FastifyInstance, platform: Platform): void {
  const { db } = platform
  web.get<{ Querystring: { lijst?: string } }>(
    here,
    { config: { permission: 'placements.list' } },
    async (request, reply) => {
      const over = request.query.lijst === 'voorbij'
      const rows = await db.read(request.actor, (read) => placementsOfOwnLocations(read, over))
      auditView(request, reply, platform, {
        action: 'placements.list_viewed',
        subjectKind: 'list',
        subjectId: null,
        about: rows.map(({ id }) => id),
        details: { shown: rows.length },
      })
      return sendPage(request, reply, <PlacementsPage over={over} rows={rows} />)
    },
  )
  // The dossier of a request leads here: requests knows nothing of places.
  web.get<{ Params: { number: string } }>('/werk/aanvragen/:number/plaats', { config }, async (request, reply) => {
    const number = orNotFound(parseNumber(request.params.number))
    const place = orNotFound(await db.read(request.actor, (read) => placementOfRequest(read, number)))
    return seeOther(reply, `${here}/${place.id}`)
  })
  web.get<Chosen & { Querystring: { gedaan?: string } }>(`${here}/:id`, { config }, async (request, reply) =>
    sendPlace(request, reply, platform, { notice: request.query.gedaan !== undefined }),
  )
  web.get<Chosen>(`${here}/:id/overeenkomst`, { config }, async (request, reply) => {
    const { place } = await placeOf(request, platform)
    const back = { label: place.childName, href: `${here}/${place.id}` }
    const sheet = sheetInWords(place, dayAt(platform, place), request)
    return sendPage(
      request,
      reply,
      <AgreementPage sheet={sheet} back={back} pdf={`${here}/${place.id}/overeenkomst.pdf`} />,
    )
  })
  web.get<Chosen>(`${here}/:id/overeenkomst.pdf`, { config }, async (request, reply) => {
    const { place } = await placeOf(request, platform)
    return sendAgreement(request, reply, platform, place)
  })
  stepRoutes(web, platform)
}

function stepRoutes(web: FastifyInstance, platform: Platform): void {
  web.post<Chosen>(`${here}/:id/opzeggen`, { config }, async (request, reply) => {
    await placeOf(request, platform)
    const form = parseForm(noticeForm(request.t), request.body)
    if (!form.ok) return sendPlace(request, reply, platform, form, 422)
    const { versie: version, notice_words: words, last: lastOn, door: noticeBy } = form.value
    return step(request, reply, platform, { step: 'notice', version, words, lastOn, noticeBy }, form.typed)
  })
  web.post<Chosen>(`${here}/:id/opzegging-intrekken`, { config }, async (request, reply) => {
    await placeOf(request, platform)
    const form = parseForm(takeBackForm(request.t), request.body)
    if (!form.ok) return sendPlace(request, reply, platform, form, 422)
    const { versie: version, take_back_words: words } = form.value
    return step(request, reply, platform, { step: 'take_back', version, words }, form.typed)
  })
  web.post<Chosen>(`${here}/:id/herstellen`, { config }, async (request, reply) => {
    const { place } = await placeOf(request, platform)
    const form = parseForm(correctForm(request.t), request.body)
    if (!form.ok) return sendPlace(request, reply, platform, form, 422)
    const { versie: version, correct_words: words, start: startOn, last, halfDays } = form.value
    // Where notice was given its day stays when the boxes are empty; a place for a while then has no end any more.
    const end = place.state === 'leaving' ? { lastOn: last } : { untilOn: last ?? null }
    return step(request, reply, platform, { step: 'correct', version, words, startOn, halfDays, ...end }, form.typed)
  })
  web.post<Chosen>(`${here}/:id/vernietigen`, { config }, async (request, reply) => {
    await placeOf(request, platform)
    const form = parseForm(annulForm(request.t), request.body)
    if (!form.ok) return sendPlace(request, reply, platform, form, 422)
    const { versie: version, annul_words: words } = form.value
    return step(request, reply, platform, { step: 'annul', version, words }, form.typed)
  })
}

/** What is not there and what is another's gives the same answer. */
function placeOf({ actor, params }: ChosenRequest, { db }: Platform) {
  const id = orNotFound(parseId(params.id))
  return db.read(actor, async (read) => {
    const place = orNotFound(await findPlacement(read, id))
    const by = await roleIn(read, actor, place)
    return { place, by: by === 'desk' ? by : ('organiser' as const), history: await eventsOf(read, id) }
  })
}

type Shown = Pick<PlacementPageProps, 'notice' | 'overtaken'> & { typed?: Typed; errors?: readonly FieldError[] }

async function sendPlace(request: ChosenRequest, reply: FastifyReply, platform: Platform, shown: Shown, status = 200) {
  const found = await placeOf(request, platform)
  auditView(request, reply, platform, {
    action: 'placements.placement_viewed',
    subjectKind: 'placement',
    subjectId: found.place.id,
    organisationId: found.place.desk.id,
  })
  const { typed = {}, errors = [], notice, overtaken } = shown
  const page = { ...found, typed, errors, notice, overtaken }
  return sendPage(request, reply, <PlacementPage {...page} />, status)
}

async function step(
  request: ChosenRequest,
  reply: FastifyReply,
  platform: Platform,
  wanted: WantedPlacementStep,
  typed: Typed,
) {
  const { id } = request.params
  const outcome = await takePlacementStep(platform, request.actor, id, wanted)
  if ('done' in outcome) return seeOther(reply, `${here}/${id}?gedaan=1`)
  const errors = placementErrors(outcome, wanted.step, request)
  if (errors.length > 0) return sendPlace(request, reply, platform, { typed, errors }, 422)
  return sendPlace(request, reply, platform, { overtaken: true }, 409)
}
