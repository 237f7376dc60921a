import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../lib/days.ts'
import { parseId } from '../../lib/ids.ts'
import { orNotFound } from '../../platform/errors.ts'
import { parseForm, type Typed } from '../../platform/form.ts'
import { seeOther, sendPage } from '../../platform/pages.tsx'
import { makePdf } from '../../platform/pdf.ts'
import type { Platform } from '../../platform/platform.ts'
import { AgreementPage } from './agreement-page.tsx'
import { agreementTemplate } from './agreement-template.ts'
import { sheetInWords } from './agreement-words.ts'
import { FamilyPlacementsPage, type FamilyPlacementsProps } from './family-placement-page.tsx'
import { takePlacementStep, type WantedPlacementStep } from './placement-actions.ts'
import { placementErrors } from './placement-errors.ts'
import { noticeForm, takeBackForm } from './placement-form.ts'
import { findPlacement, type Placement, placementsOfFamily } from './placement-queries.ts'

const config = { permission: 'placements.own' }
const here = '/aanvraag/plaats'

interface Chosen {
  Params: { id: string }
}

const notices: Readonly<Record<string, FamilyPlacementsProps['notice']>> = {
  aangenomen: 'accepted',
  'samen-aangenomen': 'together',
  opgezegd: 'noticed',
  ingetrokken: 'taken-back',
}

/** The places of a family's own children. */
export function ownPlacementRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<{ Querystring: { gedaan?: string } }>(here, { config }, async (request, reply) => {
    const { gedaan = '' } = request.query
    return sendPlaces(request, reply, platform, { notice: notices[gedaan] })
  })
  web.get<Chosen>(`${here}/:id/overeenkomst`, { config }, async (request, reply) => {
    const place = await ownPlace(request, platform)
    if (!place) return seeOther(reply, '/aanvraag/link')
    const back = { label: request.t('placements.own.title', { count: 1 }), href: here }
    const sheet = sheetInWords(place, dayAt(platform, place), request)
    return sendPage(
      request,
      reply,
      <AgreementPage sheet={sheet} back={back} pdf={`${here}/${place.id}/overeenkomst.pdf`} />,
    )
  })
  web.get<Chosen>(`${here}/:id/overeenkomst.pdf`, { config }, async (request, reply) => {
    const place = await ownPlace(request, platform)
    if (!place) return seeOther(reply, '/aanvraag/link')
    return sendAgreement(request, reply, platform, place)
  })
  web.post<Chosen>(`${here}/:id/opzeggen`, { config }, (request, reply) => giveNotice(request, reply, platform))
  web.post<Chosen>(`${here}/:id/opzegging-intrekken`, { config }, (request, reply) =>
    takeBack(request, reply, platform),
  )
}

export const dayAt = ({ clock }: Platform, { desk }: Placement) => localDay(clock.now(), desk.zone)

/** The agreement sheet as a file, in the language of the reader. */
export async function sendAgreement(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  place: Placement,
): Promise<FastifyReply> {
  const pdf = await makePdf(agreementTemplate, sheetInWords(place, dayAt(platform, place), request))
  return reply
    .type('application/pdf')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${place.number}.pdf"`)
    .send(pdf)
}

/** Undefined where no family acts; what is not there or another family's is not found. */
async function ownPlace({ actor, params }: FastifyRequest<Chosen>, { db }: Platform): Promise<Placement | undefined> {
  if (actor.kind !== 'family') return undefined
  const id = orNotFound(parseId(params.id))
  return orNotFound(await db.read(actor, (read) => findPlacement(read, id)))
}

async function sendPlaces(
  request: FastifyRequest,
  reply: FastifyReply,
  { db }: Platform,
  shown: Omit<FamilyPlacementsProps, 'places'>,
  status = 200,
) {
  const { actor } = request
  if (actor.kind !== 'family') return seeOther(reply, '/aanvraag/link')
  const places = await db.read(actor, (read) => placementsOfFamily(read, actor.caseId))
  return sendPage(request, reply, <FamilyPlacementsPage {...shown} places={places} />, status)
}

async function giveNotice(request: FastifyRequest<Chosen>, reply: FastifyReply, platform: Platform) {
  const place = await ownPlace(request, platform)
  if (!place) return seeOther(reply, '/aanvraag/link')
  const form = parseForm(noticeForm(request.t), request.body)
  const wrong = { wrong: place.id, typed: form.typed }
  if (!form.ok) return sendPlaces(request, reply, platform, { ...wrong, errors: form.errors }, 422)
  const { versie: version, notice_words: words, last: lastOn } = form.value
  return take(request, reply, platform, { step: 'notice', version, words, lastOn }, wrong)
}

async function takeBack(request: FastifyRequest<Chosen>, reply: FastifyReply, platform: Platform) {
  const place = await ownPlace(request, platform)
  if (!place) return seeOther(reply, '/aanvraag/link')
  const form = parseForm(takeBackForm(request.t), request.body)
  const wrong = { wrong: place.id, typed: form.typed }
  if (!form.ok) return sendPlaces(request, reply, platform, { ...wrong, errors: form.errors }, 422)
  const { versie: version, take_back_words: words } = form.value
  return take(request, reply, platform, { step: 'take_back', version, words }, wrong)
}

const doneIn = { notice: 'opgezegd', take_back: 'ingetrokken' } as const

async function take(
  request: FastifyRequest<Chosen>,
  reply: FastifyReply,
  platform: Platform,
  wanted: WantedPlacementStep & { step: keyof typeof doneIn },
  wrong: { readonly wrong: string; readonly typed: Typed },
) {
  const outcome = await takePlacementStep(platform, request.actor, wrong.wrong, wanted)
  if ('done' in outcome) return seeOther(reply, `${here}?gedaan=${doneIn[wanted.step]}`)
  const errors = placementErrors(outcome, wanted.step, request)
  if (errors.length > 0) return sendPlaces(request, reply, platform, { ...wrong, errors }, 422)
  return sendPlaces(request, reply, platform, { overtaken: true }, 409)
}
