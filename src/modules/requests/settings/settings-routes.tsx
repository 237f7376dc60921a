import { personOf } from '../../../platform/permissions.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import type { Text } from '../../../text-keys.ts'
import type { FormError, FormValues } from '../../../ui/index.ts'
import { managedDesks } from '../request-permissions.ts'
import {
  bounds,
  type DeskSettings,
  type SettingName,
  type SettingRefusal,
  type SettingRow,
  settingsOn,
} from './desk-settings.ts'
import { setSetting } from './settings-actions.ts'
import { settingForm } from './settings-form.ts'
import { SettingsPage } from './settings-page.tsx'
import { desksToSet, settingRowsOf } from './settings-queries.ts'

const config = { permission: 'requests.set_terms' }

interface DeskRoute {
  Params: { slug: string }
  Querystring: { bewaard?: string }
}

export function settingsRoutes(web: FastifyInstance, platform: Platform): void {
  web.get('/werk/instellingen', { config }, async (request, reply) => {
    const [first] = await desksToSet(platform.db.published, managedDesks(request.actor))
    return seeOther(reply, `/werk/instellingen/${orNotFound(first).slug}`)
  })

  web.get<DeskRoute>('/werk/instellingen/:slug', { config }, (request, reply) =>
    sendSettings(request, reply, platform, [], {}),
  )

  web.post<DeskRoute>('/werk/instellingen/:slug', { config }, async (request, reply) => {
    const desk = await deskOf(request, platform)
    const form = parseForm(settingForm(request.t), request.body)
    if (!form.ok) return sendSettings(request, reply, platform, form.errors, form.typed)
    const outcome = await setSetting(platform, personOf(request), desk, form.value)
    if (outcome === 'set') return seeOther(reply, `/werk/instellingen/${desk.slug}?bewaard=1`)
    return sendSettings(request, reply, platform, [faultOf(request.t, outcome.refusal, form.value)], form.typed)
  })
}

function faultOf(t: Text, refusal: SettingRefusal | 'taken', { name }: SettingRow): FormError {
  switch (refusal) {
    case 'out_of_bounds':
      return { field: 'value', message: t('settings.staff.error.value', bounds[name]) }
    case 'in_the_past':
      return { field: 'from', message: t('settings.staff.error.past') }
    case 'taken':
      return { field: 'from', message: t('settings.staff.error.taken') }
  }
}

async function sendSettings(
  request: FastifyRequest<DeskRoute>,
  reply: FastifyReply,
  platform: Platform,
  errors: readonly FormError[],
  values: FormValues,
): Promise<FastifyReply> {
  const desk = await deskOf(request, platform)
  const rows = await settingRowsOf(platform.db.published, desk.id)
  const today = localDay(platform.clock.now(), desk.zone)
  const now = flat(settingsOn(rows, desk.land, today))
  const page = { desk, now, rows, today, errors, values, saved: request.query.bewaard === '1' }
  return sendPage(request, reply, <SettingsPage {...page} />, errors.length > 0 ? 422 : 200)
}

const flat = ({ terms, choices }: DeskSettings): Record<SettingName, number> => ({
  term_desk: terms.desk,
  term_organiser: terms.organiser,
  term_family: terms.family,
  term_offer: terms.offer,
  choices,
})

/** @throws NotFound for a desk that this person does not manage, as for one that does not exist */
async function deskOf({ actor, params }: FastifyRequest<DeskRoute>, { db }: Platform) {
  const desks = await desksToSet(db.published, managedDesks(actor))
  return orNotFound(desks.find(({ slug }) => slug === params.slug))
}
