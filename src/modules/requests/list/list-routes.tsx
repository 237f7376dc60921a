import { personOf } from '../../../platform/permissions.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseId } from '../../../lib/ids.ts'
import { ChangedMeanwhile, orNotFound } from '../../../platform/errors.ts'
import { parseForm, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { uploadOf, withoutFile } from '../../../platform/upload.ts'
import type { FormError, FormValues } from '../../../ui/index.ts'
import { desksOf } from '../request-permissions.ts'
import { desksToSet } from '../settings/settings-queries.ts'
import { lookAtList, mapList, receiveList } from './list-actions.ts'
import { mappingForm } from './list-form.ts'
import { ListDonePage, ListsPage, MapPage } from './list-page.tsx'
import { latestLists, linesOf, listById, type ListImport } from './list-queries.ts'

const config = { permission: 'requests.handle' }
const here = '/werk/wachtlijst'

interface ListRoute {
  Params: { id: string }
}

export function listRoutes(web: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform

  web.get(here, { config }, (request, reply) => sendLists(request, reply, platform, [], {}))

  web.post(here, { config }, async (request, reply) => {
    const upload = await uploadOf(request, platform)
    const { fields, file } = upload
    const desks = desksOf(request.actor)
    const deskId = desks.length > 1 ? desks.find((id) => id === fields['desk']) : desks[0]
    const wrong = (message: string) => sendLists(request, reply, platform, [{ field: 'file', message }], fields)
    if (!file) return wrong(withoutFile(request, upload, request.t('list.staff.error.file')))
    const outcome = await receiveList(platform, personOf(request), orNotFound(deskId), file)
    return 'id' in outcome
      ? seeOther(reply, `${here}/${outcome.id}`)
      : wrong(request.t(`list.staff.error.${outcome.fault}`))
  })

  web.get<ListRoute>(`${here}/:id`, { config }, async (request, reply) => {
    const list = await listOf(request, platform)
    if (list.state === 'mapping') return sendMapping(request, reply, platform, list, [], {})
    const lines = await db.read(request.actor, (read) => linesOf(read, list.id))
    return sendPage(request, reply, <ListDonePage list={list} lines={lines} />)
  })

  web.post<ListRoute>(`${here}/:id`, { config }, async (request, reply) => {
    const list = await listOf(request, platform)
    if (list.state !== 'mapping') return seeOther(reply, `${here}/${list.id}`)
    const form = parseForm(mappingForm(request.t), request.body)
    if (!form.ok) return sendMapping(request, reply, platform, list, form.errors, form.typed)
    const carryOut = typedText(form.typed, 'doe') === 'uitvoeren'
    const saved = await mapList(platform, personOf(request), list, { ...form.value, carryOut })
    if (!saved) throw new ChangedMeanwhile('the list was carried out')
    return seeOther(reply, `${here}/${list.id}`)
  })

  async function sendMapping(
    request: FastifyRequest,
    reply: FastifyReply,
    { db: database }: Platform,
    list: ListImport,
    errors: readonly FormError[],
    values: FormValues,
  ) {
    const looked = await database.read(request.actor, (read) => lookAtList(read, list, clock.now()))
    const page = <MapPage list={list} looked={looked} errors={errors} values={values} />
    return sendPage(request, reply, page, errors.length > 0 ? 422 : 200)
  }
}

async function sendLists(
  request: FastifyRequest,
  reply: FastifyReply,
  { db }: Platform,
  errors: readonly FormError[],
  values: FormValues,
) {
  const ids = desksOf(request.actor)
  const desks = await desksToSet(db.published, ids)
  const lists = await db.read(request.actor, (read) => latestLists(read, ids))
  const page = <ListsPage desks={desks} lists={lists} errors={errors} values={values} />
  return sendPage(request, reply, page, errors.length > 0 ? 422 : 200)
}

async function listOf({ actor, params }: FastifyRequest<ListRoute>, { db }: Platform): Promise<ListImport> {
  const id = orNotFound(parseId(params.id))
  return orNotFound(await db.read(actor, (read) => listById(read, id)))
}
