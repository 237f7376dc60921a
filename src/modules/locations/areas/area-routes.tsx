import { personOf } from '../../../platform/permissions.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import type { Text } from '../../../text-keys.ts'
import type { FormError, FormValues } from '../../../ui/index.ts'
import { addAreas, type AreaRefusal, dropArea } from './area-actions.ts'
import { areaForm, areaToRemove } from './area-form.ts'
import { AreasPage, DeskAreasPage } from './area-page.tsx'
import { deskById, desksWithAreas, unservedMunicipalities } from './area-queries.ts'

const config = { permission: 'locations.areas' }
const mostUnserved = 20

interface DeskRoute {
  Params: { id: string }
  Querystring: { bewaard?: string }
}

export function areaRoutes(web: FastifyInstance, platform: Platform): void {
  const { db } = platform

  web.get('/werk/gebieden', { config }, async (request, reply) => {
    const { desks, unserved } = await db.read(request.actor, async (tx) => ({
      desks: await desksWithAreas(tx),
      unserved: await unservedMunicipalities(tx, mostUnserved),
    }))
    return sendPage(request, reply, <AreasPage desks={desks} unserved={unserved} />)
  })

  web.get<DeskRoute>('/werk/gebieden/:id', { config }, (request, reply) => sendDesk(request, reply, platform, [], {}))

  web.post<DeskRoute>('/werk/gebieden/:id', { config }, async (request, reply) => {
    const id = idOf(request)
    const form = parseForm(areaForm(request.t), request.body)
    if (!form.ok) return sendDesk(request, reply, platform, form.errors, form.typed)
    const answer = await addAreas(platform, personOf(request), id, form.value.municipalities)
    if (answer === 'added') return seeOther(reply, `/werk/gebieden/${id}?bewaard=1`)
    const message = refusalWords(request.t, answer)
    return sendDesk(request, reply, platform, [{ field: 'municipalities', message }], form.typed)
  })

  web.post<DeskRoute>('/werk/gebieden/:id/eraf', { config }, async (request, reply) => {
    const id = idOf(request)
    const form = parseForm(areaToRemove, request.body)
    if (form.ok) await dropArea(platform, personOf(request), id, form.value.code)
    return seeOther(reply, `/werk/gebieden/${id}?bewaard=1`)
  })
}

async function sendDesk(
  request: FastifyRequest<DeskRoute>,
  reply: FastifyReply,
  { db }: Platform,
  errors: readonly FormError[],
  values: FormValues,
): Promise<FastifyReply> {
  const desk = await db.read(request.actor, (tx) => deskById(tx, idOf(request)))
  const page = <DeskAreasPage desk={desk} errors={errors} values={values} saved={request.query.bewaard === '1'} />
  return sendPage(request, reply, page, errors.length > 0 ? 422 : 200)
}

function refusalWords(t: Text, answer: AreaRefusal): string {
  if (answer.refusal === 'unknown') return t('locations.staff.areas.unknown', { name: answer.name })
  if (answer.refusal === 'several')
    return t('locations.staff.areas.several', { name: answer.name, codes: answer.codes })
  return t('locations.staff.areas.served', { name: answer.name, desk: answer.desk })
}

const idOf = (request: FastifyRequest<DeskRoute>): string => orNotFound(parseId(request.params.id))
