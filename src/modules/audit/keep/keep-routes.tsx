import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { keepingOn } from '../../../lib/keeping.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isKeptBy, type Retained } from '../../../platform/retention.ts'
import { auditView } from '../../../platform/view-audit.ts'
import type { FormError } from '../../../ui/index.ts'
import { houseOf, type HouseRoute } from '../house-routes.ts'
import { numbersOf, peopleOf } from '../log/log-queries.ts'
import { type AuditSetting, keepName, minutesName, ownTerms } from '../settings/audit-settings.ts'
import { setSetting } from '../settings/setting-actions.ts'
import { settingRowsOf } from '../settings/setting-queries.ts'
import { endHold, holdCase } from './hold-actions.ts'
import { destroyedBy, holdsOf } from './hold-queries.ts'
import { holdForm, namesForm, numberForm } from './keep-form.ts'
import { type CameBack, KeepPage, keepPath } from './keep-page.tsx'

const config = { permission: 'audit.decide' }

type KeepRequest = FastifyRequest<HouseRoute & { Querystring: { bewaard?: string } }>

/** How long a house keeps what, what it holds, and what was wiped. */
export function keepRoutes(web: FastifyInstance, platform: Platform, kinds: readonly Retained[]): void {
  const show = (request: KeepRequest, reply: FastifyReply, came?: CameBack) =>
    sendKeep(request, reply, { platform, kinds }, came)
  const back = async (request: KeepRequest, reply: FastifyReply) =>
    seeOther(reply, `${keepPath((await houseOf(request, platform)).house)}?bewaard=1`)

  web.get('/werk/bewaren', { config }, async (request, reply) =>
    seeOther(reply, keepPath((await houseOf(request, platform)).house)),
  )
  web.get('/werk/bewaren/:slug', { config }, (request: KeepRequest, reply) => show(request, reply))

  web.post('/werk/bewaren/:slug', { config }, async (request: KeepRequest, reply) => {
    const { house } = await houseOf(request, platform)
    const settable = kinds.filter((one) => one.settable && isKeptBy(one, house))
    const form = parseForm(
      numberForm(request.t, [minutesName, ...settable.map(({ kind }) => keepName(kind))]),
      request.body,
    )
    if (!form.ok) return show(request, reply, { form: 'number', typed: form.typed, errors: form.errors })
    const kind = settable.find((one) => keepName(one.kind) === form.value.name)
    const outcome = await setSetting(platform, personOf(request), house, form.value, kind)
    if (outcome === 'set') return back(request, reply)
    return show(request, reply, {
      form: 'number',
      typed: form.typed,
      errors: [faultOf(request, outcome.refusal, 'value', 'from')],
    })
  })

  web.post('/werk/bewaren/:slug/namen', { config }, async (request: KeepRequest, reply) => {
    const { house } = await houseOf(request, platform)
    const form = parseForm(namesForm(request.t), request.body)
    if (!form.ok) return show(request, reply, { form: 'names', typed: form.typed, errors: form.errors })
    const wanted: AuditSetting = { name: 'names', ...form.value }
    const outcome = await setSetting(platform, personOf(request), house, wanted, undefined)
    if (outcome === 'set') return back(request, reply)
    return show(request, reply, {
      form: 'names',
      typed: form.typed,
      errors: [faultOf(request, outcome.refusal, 'names', 'names_from')],
    })
  })

  web.post('/werk/bewaren/:slug/vasthouden', { config }, async (request: KeepRequest, reply) => {
    const { house } = await houseOf(request, platform)
    const form = parseForm(holdForm(request.t), request.body)
    if (!form.ok) return show(request, reply, { form: 'hold', typed: form.typed, errors: form.errors })
    const outcome = await holdCase(platform, personOf(request), house, form.value)
    if (outcome === 'held') return back(request, reply)
    return show(request, reply, { form: 'hold', typed: form.typed, errors: [holdFault(request, outcome.refusal)] })
  })

  web.post<{ Params: { slug: string; id: string } }>(
    '/werk/bewaren/:slug/vasthouden/:id',
    { config },
    async (request, reply) => {
      const { house } = await houseOf(request, platform)
      await endHold(platform, personOf(request), house, orNotFound(parseId(request.params.id)))
      return seeOther(reply, `${keepPath(house)}?bewaard=1`)
    },
  )
}

type SettingRefusal = Exclude<Awaited<ReturnType<typeof setSetting>>, 'set'>['refusal']
type HoldRefusal = Exclude<Awaited<ReturnType<typeof holdCase>>, 'held'>['refusal']

function faultOf({ t }: FastifyRequest, refusal: SettingRefusal, value: string, from: string): FormError {
  const field = refusal === 'too_short' || refusal === 'too_long' ? value : from
  return { field, message: t(`keep.staff.refusal.${refusal}`) }
}

const holdFault = ({ t }: FastifyRequest, refusal: HoldRefusal): FormError => ({
  field: refusal === 'in_the_past' ? 'until' : 'number',
  message: t(`keep.staff.hold.refusal.${refusal}`),
})

interface Around {
  readonly platform: Platform
  readonly kinds: readonly Retained[]
}

async function sendKeep(request: KeepRequest, reply: FastifyReply, { platform, kinds }: Around, came?: CameBack) {
  const { house, houses } = await houseOf(request, platform)
  const today = localDay(platform.clock.now(), house.zone)
  const found = await platform.db.read(request.actor, async (db) => {
    const holds = await holdsOf(db, house.id)
    const numbers = await numbersOf(
      db,
      house.id,
      holds.map(({ subjectId }) => subjectId),
    )
    return {
      rows: await settingRowsOf(db, house.id),
      holds,
      numbers,
      destroyed: await destroyedBy(db, house.id),
      people: await peopleOf(db, house.id),
    }
  })
  const terms = kinds
    .filter((one) => isKeptBy(one, house))
    .flatMap((kind) => {
      const held = keepingOn(kind.rules, ownTerms(found.rows, kind.kind), house.land, today)
      return held ? [{ kind, held }] : []
    })
  if (found.holds.length > 0) {
    const about = found.holds.map(({ subjectId }) => subjectId)
    auditView(request, reply, platform, {
      action: 'audit.holds_viewed',
      subjectKind: 'organisation',
      subjectId: house.id,
      organisationId: house.id,
      about,
    })
  }
  const saved = request.query.bewaard === '1'
  return sendPage(
    request,
    reply,
    <KeepPage {...{ house, houses, today, terms, came, saved }} {...found} />,
    came ? 422 : 200,
  )
}
