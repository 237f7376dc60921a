import { boxesOf } from '../../../lib/typed-day.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import type { Read } from '../../../platform/database.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { fold } from '../../../lib/text-fold.ts'
import type { Text } from '../../../text-keys.ts'
import { halfDays } from '../half-days.ts'
import { isLand } from '../location.ts'
import {
  actsForLocation,
  addClosure,
  confirmFree,
  removeClosure,
  removeGroup,
  removePlan,
  saveGroup,
  savePlan,
} from './capacity-actions.ts'
import { closureForm, groupForm, idForm, planForm, typedDay } from './capacity-form.ts'
import { planOn, type PlanRefusal } from './capacity-plan.ts'
import {
  capacityOf,
  closuresOf,
  findKept,
  type GroupInLocation,
  groupsOf,
  keptLocations,
  type KeptLocation,
} from './capacity-queries.ts'
import { halfInWords } from './capacity-words.ts'
import { isClosedOn, longestClosureDays } from './closure.ts'
import { ConfirmPage } from './confirm-page.tsx'
import { keptPath } from './kept-path.ts'
import { KeptListPage } from './kept-list-page.tsx'
import { OccupationPage } from './occupation-page.tsx'
import { GroupFormPage, PlanFormPage } from './plan-form-page.tsx'
import { type PlanNotice, PlanPage } from './plan-page.tsx'

interface KeptRoute {
  Params: { land: string; registerId: string; group?: string }
  Querystring: { gedaan?: string; mislukt?: string } & Record<string, string | undefined>
}
type KeptRequest = FastifyRequest<KeptRoute>

interface Shown {
  readonly errors?: readonly FieldError[]
  readonly values?: Typed
}

const mostListed = 50
const base = '/werk/opvang/:land/:registerId'

/** The places of a location, for who runs it and for the desk on its behalf. */
export function capacityRoutes(web: FastifyInstance, platform: Platform): void {
  listRoute(web, platform)
  occupationRoutes(web, platform)
  planRoutes(web, platform)
  groupRoutes(web, platform)
  closureRoutes(web, platform)
}

function listRoute(web: FastifyInstance, platform: Platform): void {
  const config = { permission: 'locations.run_list' }
  web.get<{ Querystring: { q?: string } }>('/werk/opvang', { config }, async (request, reply) => {
    const { actor } = request
    const isDesk =
      actor.kind === 'person' && actor.memberships.some(({ organisationKind }) => organisationKind === 'desk')
    const search = String(request.query.q ?? '').slice(0, 100)
    const words = isDesk ? fold(search).split(' ').filter(Boolean).slice(0, 8) : []
    const locations = await platform.db.read(actor, (db) => keptLocations(db, words, mostListed))
    const page = (
      <KeptListPage locations={locations} search={isDesk ? search : null} today={todayOf(platform, request)} />
    )
    return sendPage(request, reply, page)
  })
}

function occupationRoutes(web: FastifyInstance, platform: Platform): void {
  const seen = { config: { permission: 'locations.run_occupation' } }
  web.get<KeptRoute>(base, seen, async (request, reply) => {
    const today = todayOf(platform, request)
    const asked = typedDay(queryOf(request), 'dag')
    const on = asked ?? today
    const shown = await read(platform, request, async (db, place) => ({
      ...(await kept(db, request, place)),
      closures: await closuresOf(db, place.id, on),
    }))
    const closure = shown.closures.find((one) => isClosedOn([one], on))
    const wrongDay = !asked && ['dag_day', 'dag_month', 'dag_year'].some((name) => (request.query[name] ?? '') !== '')
    const notice = request.query.gedaan === 'klopt' ? 'confirmed' : undefined
    const page = (
      <OccupationPage {...shown} date={on} closure={closure} today={today} wrongDay={wrongDay} notice={notice} />
    )
    return sendPage(request, reply, page, wrongDay ? 422 : 200)
  })

  const confirmed = { config: { permission: 'locations.run_confirm' } }
  web.get<KeptRoute>(`${base}/klopt`, confirmed, async (request, reply) => {
    const shown = await read(platform, request, (db, place) => kept(db, request, place))
    // Without places there is nothing to confirm, and something else to do.
    if (!shown.place.planned) return seeOther(reply, keptPath(shown.place, 'plan'))
    return sendPage(request, reply, <ConfirmPage {...shown} today={todayOf(platform, request)} />)
  })
  web.post<KeptRoute>(`${base}/klopt`, confirmed, async (request, reply) => {
    const place = await placeOf(platform, request)
    await confirmFree(platform, request.actor, place.id, todayOf(platform, request))
    return seeOther(reply, `${keptPath(place)}?gedaan=klopt`)
  })
}

const notices: Readonly<Record<string, PlanNotice>> = {
  plan: 'plan.saved',
  'plan-weg': 'plan.removed',
  groep: 'group.saved',
  'groep-weg': 'group.removed',
  sluiting: 'closure.saved',
  'sluiting-weg': 'closure.removed',
}

const refusals: Readonly<Record<string, 'plan.in-use' | 'group.used'>> = { plan: 'plan.in-use', groep: 'group.used' }

const planned = { config: { permission: 'locations.run_plan' } }

function planRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<KeptRoute>(`${base}/plan`, planned, (request, reply) => sendPlan(request, reply, platform))

  web.get<KeptRoute>(`${base}/plan/:group`, planned, async (request, reply) => {
    const today = todayOf(platform, request)
    const { group, capacity, ...shown } = await withGroup(platform, request)
    const places =
      planOn(capacity.plans, group.id, today)?.places ??
      capacity.plans.findLast(({ groupId }) => groupId === group.id)?.places
    const values = { ...weekTyped(places), ...dayTyped('from', today) }
    return sendPage(request, reply, <PlanFormPage {...shown} group={group} errors={[]} values={values} />)
  })
  web.post<KeptRoute>(`${base}/plan/:group`, planned, async (request, reply) => {
    const today = todayOf(platform, request)
    const { group, capacity: _, ...shown } = await withGroup(platform, request)
    const again = (errors: readonly FieldError[], values: Typed) =>
      sendPage(request, reply, <PlanFormPage {...shown} group={group} errors={errors} values={values} />, 422)
    // A year back, because a plan is often written down when it already holds.
    const form = parseForm(
      planForm(request.t, { first: today.subtract({ years: 1 }), last: today.add({ years: 5 }) }),
      request.body,
    )
    if (!form.ok) return again(form.errors, form.typed)
    const said = await savePlan(platform, request.actor, shown.place.id, { groupId: group.id, ...form.value, today })
    if (said !== 'done') return again([{ field: 'places', message: planRefusalWords(request.t, said) }], form.typed)
    return seeOther(reply, `${keptPath(shown.place, 'plan')}?gedaan=plan`)
  })
  web.post<KeptRoute>(`${base}/plan/:group/weg`, planned, async (request, reply) => {
    const place = await placeOf(platform, request)
    const form = parseForm(idForm, request.body)
    const said = form.ok ? await removePlan(platform, request.actor, place.id, form.value.id) : 'done'
    return seeOther(reply, `${keptPath(place, 'plan')}?${said === 'done' ? 'gedaan=plan-weg' : 'mislukt=plan'}`)
  })
}

function planRefusalWords(t: Text, said: PlanRefusal): string {
  const half = halfInWords(t, said.half)
  if (said.refusal === 'below_taken')
    return t('capacity.staff.plan.refusal.below_taken', { half, taken: said.taken, on: said.on })
  return t(`capacity.staff.plan.refusal.${said.refusal}`, { half, most: said.most })
}

async function sendPlan(
  request: KeptRequest,
  reply: FastifyReply,
  platform: Platform,
  { errors = [], values = {} }: Shown = {},
): Promise<FastifyReply> {
  const today = todayOf(platform, request)
  const shown = await read(platform, request, async (db, place) => ({
    ...(await kept(db, request, place)),
    closures: await closuresOf(db, place.id, today),
  }))
  const { gedaan = '', mislukt = '' } = request.query
  const told = { notice: notices[gedaan], refused: refusals[mislukt] }
  const page = <PlanPage {...shown} {...told} today={today} errors={errors} values={values} />
  return sendPage(request, reply, page, errors.length > 0 ? 422 : 200)
}

function groupRoutes(web: FastifyInstance, platform: Platform): void {
  const send = async (request: KeptRequest, reply: FastifyReply, { errors = [], values }: Shown = {}) => {
    const { groups, ...shown } = await read(platform, request, (db, place) => kept(db, request, place))
    const { group: wanted } = request.params
    const group = wanted === undefined ? null : orNotFound(groups.find(({ id }) => id === wanted))
    const page = <GroupFormPage {...shown} group={group} errors={errors} values={values ?? groupTyped(group)} />
    return sendPage(request, reply, page, errors.length > 0 ? 422 : 200)
  }
  const save = async (request: KeptRequest, reply: FastifyReply) => {
    const form = parseForm(groupForm(request.t), request.body)
    if (!form.ok) return send(request, reply, { errors: form.errors, values: form.typed })
    const place = await placeOf(platform, request)
    const { group } = request.params
    const id = group === undefined ? {} : { id: orNotFound(parseId(group)) }
    const said = await saveGroup(platform, request.actor, place.id, { ...form.value, ...id })
    if (said === 'name_taken')
      return send(request, reply, {
        errors: [{ field: 'name', message: request.t('capacity.staff.group.error.taken') }],
        values: form.typed,
      })
    // A new group has no places yet: that is what comes next.
    return seeOther(
      reply,
      group === undefined ? keptPath(place, 'plan', said.id) : `${keptPath(place, 'plan')}?gedaan=groep`,
    )
  }
  web.get<KeptRoute>(`${base}/groep`, planned, (request, reply) => send(request, reply))
  web.post<KeptRoute>(`${base}/groep`, planned, save)
  web.get<KeptRoute>(`${base}/groep/:group`, planned, (request, reply) => send(request, reply))
  web.post<KeptRoute>(`${base}/groep/:group`, planned, save)
  web.post<KeptRoute>(`${base}/groep/:group/weg`, planned, async (request, reply) => {
    const place = await placeOf(platform, request)
    const said = await removeGroup(platform, request.actor, place.id, orNotFound(parseId(request.params.group ?? '')))
    return seeOther(reply, `${keptPath(place, 'plan')}?${said === 'done' ? 'gedaan=groep-weg' : 'mislukt=groep'}`)
  })
}

function closureRoutes(web: FastifyInstance, platform: Platform): void {
  web.post<KeptRoute>(`${base}/sluiting`, planned, async (request, reply) => {
    const form = parseForm(closureForm(request.t), request.body)
    if (!form.ok) return sendPlan(request, reply, platform, { errors: form.errors, values: form.typed })
    const place = await placeOf(platform, request)
    const asked = { ...form.value, today: todayOf(platform, request) }
    const said = await addClosure(platform, request.actor, place.id, asked)
    if (said === 'done') return seeOther(reply, `${keptPath(place, 'plan')}?gedaan=sluiting`)
    const message = request.t(`capacity.staff.closure.refusal.${said}`, { most: longestClosureDays })
    return sendPlan(request, reply, platform, { errors: [{ field: 'closed_from', message }], values: form.typed })
  })
  web.post<KeptRoute>(`${base}/sluiting/weg`, planned, async (request, reply) => {
    const place = await placeOf(platform, request)
    const form = parseForm(idForm, request.body)
    if (form.ok) await removeClosure(platform, request.actor, place.id, form.value.id)
    return seeOther(reply, `${keptPath(place, 'plan')}?gedaan=sluiting-weg`)
  })
}

/** What most pages of one location show. */
async function kept(db: Read, request: KeptRequest, place: KeptLocation) {
  return {
    place,
    inItsName: actsForLocation(request.actor, place),
    groups: await groupsOf(db, place.id),
    capacity: await capacityOf(db, place),
  }
}

async function withGroup(platform: Platform, request: KeptRequest) {
  const { groups, ...shown } = await read(platform, request, (db, place) => kept(db, request, place))
  const group: GroupInLocation = orNotFound(groups.find(({ id }) => id === request.params.group))
  return { ...shown, group }
}

/** What is not in the care of who acts does not exist. */
function read<T>(
  { db }: Platform,
  { params, actor }: KeptRequest,
  ask: (db: Read, place: KeptLocation) => Promise<T>,
): Promise<T> {
  const { land, registerId } = params
  return db.read(actor, async (tx) => {
    const place = orNotFound(isLand(land) ? await findKept(tx, land, registerId) : undefined)
    return ask(tx, place)
  })
}

const placeOf = (platform: Platform, request: KeptRequest): Promise<KeptLocation> =>
  read(platform, request, async (_, place) => place)

const todayOf = ({ clock }: Platform, { site }: Pick<FastifyRequest, 'site'>): Temporal.PlainDate =>
  localDay(clock.now(), site.zone)

const queryOf = ({ query }: KeptRequest): Typed =>
  Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )

const weekTyped = (places: readonly number[] | undefined): Typed =>
  Object.fromEntries(halfDays.map((half, index) => [half, places?.[index] ? String(places[index]) : '']))

function dayTyped(name: string, on: Temporal.PlainDate): Typed {
  const { day, month, year } = boxesOf(on)
  return { [`${name}_day`]: day, [`${name}_month`]: month, [`${name}_year`]: year }
}

function groupTyped(group: GroupInLocation | null): Typed {
  if (!group) return {}
  const age = (name: string, months: number): Typed => ({
    [`${name}_years`]: String(Math.floor(months / 12)),
    [`${name}_months`]: String(months % 12),
  })
  return { name: group.name, ...age('from', group.fromMonths), ...age('to', group.toMonths) }
}
