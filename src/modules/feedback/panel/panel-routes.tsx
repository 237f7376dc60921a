import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { newId } from '../../../platform/tokens.ts'
import type { FormError } from '../../../ui/index.ts'
import { coordinatedBy } from '../feedback-permissions.ts'
import { housesAmong } from '../procedure/house-queries.ts'
import { ownHouse } from '../procedure/own-house-queries.ts'
import type { FormState } from '../procedure/settings-page.tsx'
import { consultationsOf } from './consultation-queries.ts'
import { addMember, endMember, makePanel, sendLinkAgain, setPanelSetting } from './panel-actions.ts'
import { dayIn, isFieldError, memberForm, panelForm, settingForm } from './panel-form.ts'
import { NewPanelPage, PanelPage } from './panel-page.tsx'
import { panelPath, panelsPath } from './panel-paths.ts'
import { findPanel, membersOf, panelsOf, placesOf } from './panel-queries.ts'
import { panelSettingsOf } from './panel-setting-queries.ts'
import { panelBounds, panelSettingNames } from './panel-settings.ts'
import { PanelsPage, type PanelsPageProps } from './panels-page.tsx'
import { standingOf } from './panel.ts'

const config = { permission: 'feedback.keep_panel' }

interface HouseRoute {
  Params: { slug: string }
  Querystring: { bewaard?: string }
}
interface PanelRoute {
  Params: { slug: string; id: string }
  Querystring: { bewaard?: string }
}
interface MemberRoute {
  Params: { slug: string; id: string; member: string }
}

/** Where the coordinators of a house keep its panels. */
export function panelRoutes(web: FastifyInstance, platform: Platform): void {
  web.get('/werk/panel', { config }, async (request, reply) => {
    const [first] = await housesAmong(platform.db.published, coordinatedBy(request.actor))
    return seeOther(reply, panelsPath(orNotFound(first)))
  })
  web.get<HouseRoute>('/werk/panel/:slug', { config }, (request, reply) => sendPanels(request, reply, platform))
  web.post<HouseRoute>('/werk/panel/:slug/afspraken', { config }, (request, reply) => decide(request, reply, platform))
  web.get<HouseRoute>('/werk/panel/:slug/nieuw', { config }, (request, reply) =>
    sendNew(request, reply, platform, { errors: [], values: { sleutel: newId() } }),
  )
  web.post<HouseRoute>('/werk/panel/:slug/nieuw', { config }, async (request, reply) => {
    const { house } = await ownHouse(platform.db.published, request.actor, request.params.slug)
    const form = parseForm(panelForm(request.t), request.body)
    if (!form.ok) return sendNew(request, reply, platform, { errors: form.errors, values: form.typed })
    const id = await makePanel(platform, personOf(request), house, form.value)
    return seeOther(reply, `${panelPath(house, id)}?bewaard=1`)
  })
  memberRoutes(web, platform)
}

function memberRoutes(web: FastifyInstance, platform: Platform): void {
  const here = '/werk/panel/:slug/groep/:id'
  web.get<PanelRoute>(here, { config }, (request, reply) => sendOne(request, reply, platform))
  web.post<PanelRoute>(`${here}/leden`, { config }, (request, reply) => invite(request, reply, platform))
  for (const [path, act] of [
    ['einde', endMember],
    ['link', sendLinkAgain],
  ] as const) {
    web.post<MemberRoute>(`${here}/leden/:member/${path}`, { config }, async (request, reply) => {
      const { house, panel } = await panelOf(request, platform)
      const member = orNotFound(parseId(request.params.member))
      await act(platform, personOf(request), house, panel.id, member)
      return seeOther(reply, `${panelPath(house, panel.id)}?bewaard=1`)
    })
  }
}

async function panelOf(
  request: Pick<FastifyRequest<{ Params: { slug: string; id: string } }>, 'actor' | 'params'>,
  platform: Platform,
) {
  const { house } = await ownHouse(platform.db.published, request.actor, request.params.slug)
  const id = orNotFound(parseId(request.params.id))
  return { house, panel: orNotFound(await platform.db.read(request.actor, (db) => findPanel(db, house.id, id))) }
}

async function sendPanels(
  request: FastifyRequest<HouseRoute>,
  reply: FastifyReply,
  platform: Platform,
  form: PanelsPageProps['form'] = { errors: [], values: {}, name: null },
) {
  const { house, houses } = await ownHouse(platform.db.published, request.actor, request.params.slug)
  const today = localDay(platform.clock.now(), house.zone)
  const settings = await panelSettingsOf(platform.db.published, house, today)
  const shown = await platform.db.read(request.actor, async (db) => {
    const panels = await panelsOf(db, house.id)
    const members = await membersOf(
      db,
      panels.map(({ id }) => id),
    )
    const seated = (panelId: string) =>
      members.filter((one) => one.panelId === panelId && standingOf(one, today) === 'now').length
    return {
      panels: panels.map((panel) => ({ ...panel, members: seated(panel.id) })),
      consultations: await consultationsOf(db, house.id),
    }
  })
  const page = { house, houses, settings, form, saved: request.query.bewaard === '1', ...shown }
  return sendPage(request, reply, <PanelsPage {...page} />, form.errors.length > 0 ? 422 : 200)
}

async function decide(request: FastifyRequest<HouseRoute>, reply: FastifyReply, platform: Platform) {
  const { house } = await ownHouse(platform.db.published, request.actor, request.params.slug)
  const form = parseForm(settingForm(request.t), request.body)
  const day = dayIn(request.t, form.typed, 'from')
  const name = panelSettingNames.find((one) => one === form.typed['name']) ?? 'panel_weeks'
  const came = (errors: readonly FormError[]) =>
    sendPanels(request, reply, platform, { errors, values: form.typed, name })
  const missing = day === null ? [{ field: 'from', message: request.t('desk.staff.error.day-missing') }] : []
  const wrong = [...(form.ok ? [] : form.errors), ...(isFieldError(day) ? [day] : missing)]
  if (!form.ok || day === null || isFieldError(day) || wrong.length > 0) return came(wrong)
  const outcome = await setPanelSetting(platform, personOf(request), house, { ...form.value, fromOn: day })
  if (outcome === 'set') return seeOther(reply, `${panelsPath(house)}?bewaard=1`)
  const { refusal } = outcome
  return came([
    refusal === 'out_of_bounds'
      ? { field: 'value', message: request.t('panel.staff.error.value', panelBounds[name]) }
      : { field: 'from', message: request.t(`panel.staff.error.${refusal}`) },
  ])
}

async function sendNew(request: FastifyRequest<HouseRoute>, reply: FastifyReply, platform: Platform, form: FormState) {
  const { house } = await ownHouse(platform.db.published, request.actor, request.params.slug)
  const places = await placesOf(platform.db.published, house.id)
  return sendPage(request, reply, <NewPanelPage {...{ house, places, form }} />, form.errors.length > 0 ? 422 : 200)
}

async function sendOne(
  request: FastifyRequest<PanelRoute>,
  reply: FastifyReply,
  platform: Platform,
  form: FormState = { errors: [], values: {} },
) {
  const { house, panel } = await panelOf(request, platform)
  const members = await platform.db.read(request.actor, (db) => membersOf(db, [panel.id]))
  const today = localDay(platform.clock.now(), house.zone)
  const page = { house, panel, members, today, form, saved: request.query.bewaard === '1' }
  auditView(request, reply, platform, {
    action: 'feedback.panel_viewed',
    subjectKind: 'panel',
    subjectId: panel.id,
    organisationId: house.id,
  })
  return sendPage(request, reply, <PanelPage {...page} />, form.errors.length > 0 ? 422 : 200)
}

async function invite(request: FastifyRequest<PanelRoute>, reply: FastifyReply, platform: Platform) {
  const { house, panel } = await panelOf(request, platform)
  const { t } = request
  const form = parseForm(memberForm(t), request.body)
  const [from, until] = [dayIn(t, form.typed, 'from'), dayIn(t, form.typed, 'until')]
  const came = (errors: readonly FormError[]) => sendOne(request, reply, platform, { errors, values: form.typed })
  const wrong = [...(form.ok ? [] : form.errors), ...[from, until].filter(isFieldError)]
  if (!form.ok || isFieldError(from) || isFieldError(until)) return came(wrong)
  const fromOn = from ?? localDay(platform.clock.now(), house.zone)
  if (until !== null && Temporal.PlainDate.compare(until, fromOn) < 0)
    return came([{ field: 'until', message: t('panel.staff.error.until') }])
  const outcome = await addMember(platform, personOf(request), house, panel.id, {
    ...form.value,
    fromOn,
    untilOn: until,
  })
  if (outcome === 'added') return seeOther(reply, `${panelPath(house, panel.id)}?bewaard=1`)
  return came([{ field: 'email', message: t('panel.staff.error.member_already') }])
}
