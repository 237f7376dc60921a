import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { makePdf } from '../../../platform/pdf.ts'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { deskRoles, flemishDesks } from '../tariff-permissions.ts'
import { authorise, coordinatedDesk, revoke, setSheet } from './authorised-actions.ts'
import { authoriseForm, revokeForm, sheetForm } from './authorised-form.ts'
import {
  AgencySheetPage,
  type AgencySheetPageProps,
  AuthorisedPage,
  type AuthorisedPageProps,
  authorisedPath,
} from './authorised-page.tsx'
import { authorisedAt, colleaguesOf, desksAmong, findSheet } from './authorised-queries.ts'
import { authorisedTemplate } from './authorised-template.ts'
import { sheetInWords, sheetOrOurs } from './authorised-words.ts'

const config = { permission: 'tariffs.authorise' }
const sheetPath = '/werk/attesten/blad/:slug'

interface OnePerson {
  Params: { id: string }
}
interface OneDesk {
  Params: { slug: string }
  Querystring: { bewaard?: string }
}

/** Who may ask for certificates, and the sheet that tells the agency. */
export function authorisedRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<{ Querystring: { bewaard?: string } }>(
    authorisedPath,
    { config: { permission: 'tariffs.certificates' } },
    (request, reply) => sendList(request, reply, platform, { notice: request.query.bewaard === '1' }),
  )
  web.post(authorisedPath, { config }, async (request, reply) => {
    const { t, body } = request
    const form = parseForm(authoriseForm(t), body)
    if (!form.ok) return sendList(request, reply, platform, { values: form.typed, errors: form.errors }, 422)
    const deskId = orNotFound(parseId(form.value.deskId))
    const personId = orNotFound(parseId(form.value.personId))
    const outcome = await authorise(platform, personOf(request), { ...form.value, deskId, personId })
    if ('done' in outcome) return seeOther(reply, `${authorisedPath}?bewaard=1`)
    const field = outcome.refusal === 'overlap' ? 'person' : 'until'
    const errors = [{ field, message: t(`certificates.staff.error.${outcome.refusal}`) }]
    return sendList(request, reply, platform, { values: form.typed, errors }, 422)
  })
  web.post<OnePerson>(`${authorisedPath}/:id`, { config }, async (request, reply) => {
    const id = orNotFound(parseId(request.params.id))
    const form = parseForm(revokeForm(request.t), request.body)
    if (!form.ok) return sendList(request, reply, platform, { values: form.typed, errors: form.errors }, 422)
    await revoke(platform, personOf(request), id, form.value.words)
    return seeOther(reply, `${authorisedPath}?bewaard=1`)
  })

  web.get<OneDesk>(sheetPath, { config }, (request, reply) =>
    sendSheet(request, reply, platform, { notice: request.query.bewaard === '1' }),
  )
  web.post<OneDesk>(sheetPath, { config }, async (request, reply) => {
    const desk = await deskOf(request, platform)
    const form = parseForm(sheetForm(request.t), request.body)
    if (!form.ok) return sendSheet(request, reply, platform, { values: form.typed, errors: form.errors }, 422)
    await setSheet(platform, personOf(request), desk.id, form.value)
    return seeOther(reply, `/werk/attesten/blad/${desk.slug}?bewaard=1`)
  })
  web.get<OneDesk>(`${sheetPath}.pdf`, { config }, async (request, reply) => {
    const desk = await deskOf(request, platform)
    const pdf = await makePdf(authorisedTemplate, (await sheetOf(request, platform)).sheet)
    return reply
      .type('application/pdf')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="gemachtigden-${desk.slug}.pdf"`)
      .send(pdf)
  })
}

const deskOf = (request: FastifyRequest<OneDesk>, platform: Platform) =>
  coordinatedDesk(platform, personOf(request), ({ slug }) => slug === request.params.slug)

async function sendList(
  request: FastifyRequest,
  reply: FastifyReply,
  { db, clock }: Platform,
  shown: Omit<AuthorisedPageProps, 'desks'>,
  status = 200,
): Promise<FastifyReply> {
  const actor = personOf(request)
  const coordinated = flemishDesks(actor, 'desk_manager')
  const desks = await db.read(actor, async (read) => {
    const own = await desksAmong(read, flemishDesks(actor, ...deskRoles))
    return Promise.all(
      own.map(async (desk) => ({
        desk,
        today: localDay(clock.now(), desk.zone),
        people: await authorisedAt(read, [desk.id]),
        colleagues: coordinated.includes(desk.id) ? await colleaguesOf(read, desk.id) : null,
      })),
    )
  })
  return sendPage(request, reply, <AuthorisedPage {...shown} desks={desks} />, status)
}

/** The sheet as the desk set it, with who stands on it today. */
async function sheetOf(request: FastifyRequest<OneDesk>, platform: Platform) {
  const desk = await deskOf(request, platform)
  const { t } = request
  return platform.db.read(request.actor, async (read) => {
    const set = sheetOrOurs(await findSheet(read, desk.id), t)
    const people = await authorisedAt(read, [desk.id])
    const today = localDay(platform.clock.now(), desk.zone)
    return { desk, set, sheet: sheetInWords(set, { desk: desk.name, people, today }, request) }
  })
}

async function sendSheet(
  request: FastifyRequest<OneDesk>,
  reply: FastifyReply,
  platform: Platform,
  shown: Partial<AgencySheetPageProps>,
  status = 200,
): Promise<FastifyReply> {
  const { desk, set, sheet } = await sheetOf(request, platform)
  const { title, intro, columns, declaration } = set
  const values = { title, intro, columns: [...columns], declaration }
  return sendPage(request, reply, <AgencySheetPage desk={desk} sheet={sheet} values={values} {...shown} />, status)
}
