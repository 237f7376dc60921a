import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Text } from '../../../text-keys.ts'
import type { FormError } from '../../../ui/index.ts'
import { originOf } from '../../accounts/index.ts'
import { mailToHouse } from '../arrive/arrival.ts'
import { coordinatedBy } from '../feedback-permissions.ts'
import { askedProcedures } from '../panel/consultation-queries.ts'
import { decidedProcedureOf } from '../panel/panel-setting-queries.ts'
import { panelsOf } from '../panel/panel-queries.ts'
import { changesOf, comingChanges, unasked } from '../panel/procedure-change.ts'
import { embedPath } from './house.ts'
import { type House, housesAmong } from './house-queries.ts'
import { ownHouse } from './own-house-queries.ts'
import { procedureWords, settingRowsOf } from './procedure-queries.ts'
import { bounds, lawWeeks, procedureOn, type SettingRefusal, type SettingRow, valuesOf } from './procedure.ts'
import { setSetting, setWords } from './settings-actions.ts'
import { settingForm, wordsForm, wordsFrom } from './settings-form.ts'
import { type FormState, SettingsPage, settingsPath } from './settings-page.tsx'

const config = { permission: 'feedback.set_procedure' }

interface HouseRoute {
  Params: { slug: string }
  Querystring: { bewaard?: string }
}

/** Where the coordinators of a house decide its procedure. */
export function settingsRoutes(web: FastifyInstance, platform: Platform): void {
  web.get('/werk/procedure', { config }, async (request, reply) => {
    const [first] = await housesAmong(platform.db.published, coordinatedBy(request.actor))
    return seeOther(reply, settingsPath(orNotFound(first)))
  })

  web.get<HouseRoute>('/werk/procedure/:slug', { config }, (request, reply) => sendSettings(request, reply, platform))

  web.post<HouseRoute>('/werk/procedure/:slug', { config }, async (request, reply) => {
    const { house } = await ownHouse(platform.db.published, request.actor, request.params.slug)
    const form = parseForm(settingForm(request.t), request.body)
    const came = (errors: readonly FormError[]) => ({ setting: { errors, values: form.typed } })
    if (!form.ok) return sendSettings(request, reply, platform, came(form.errors))
    const outcome = await setSetting(platform, personOf(request), house, form.value)
    if (outcome === 'set') return seeOther(reply, `${settingsPath(house)}?bewaard=1`)
    return sendSettings(request, reply, platform, came([faultOf(request.t, outcome.refusal, form.value, house)]))
  })

  web.post<HouseRoute>('/werk/procedure/:slug/woorden', { config }, async (request, reply) => {
    const { house } = await ownHouse(platform.db.published, request.actor, request.params.slug)
    const form = parseForm(wordsForm(request.t), request.body)
    const since = wordsFrom(request.t, form.typed, localDay(platform.clock.now(), house.zone))
    if (!form.ok || 'field' in since) {
      const errors = [...(form.ok ? [] : form.errors), ...('field' in since ? [since] : [])]
      return sendSettings(request, reply, platform, { words: { errors, values: form.typed } })
    }
    await setWords(platform, personOf(request), house, form.value, since)
    return seeOther(reply, `${settingsPath(house)}?bewaard=1`)
  })
}

function faultOf(t: Text, refusal: SettingRefusal | 'taken', { name, fromOn }: SettingRow, house: House): FormError {
  switch (refusal) {
    case 'out_of_bounds':
      return { field: 'value', message: t('procedure.staff.error.value', bounds[name]) }
    case 'above_the_law':
      return {
        field: 'value',
        message: t('procedure.staff.error.above_the_law', { weeks: lawWeeks(house, fromOn) ?? 0 }),
      }
    case 'proposal_after_judgement':
      return { field: 'value', message: t('procedure.staff.error.proposal_after_judgement') }
    case 'in_the_past':
      return { field: 'from', message: t('procedure.staff.error.in_the_past') }
    case 'taken':
      return { field: 'from', message: t('procedure.staff.error.taken') }
  }
}

/** What came back of a form; the other form shows what holds. */
interface CameBack {
  readonly setting?: FormState
  readonly words?: FormState
}

async function sendSettings(
  request: FastifyRequest<HouseRoute>,
  reply: FastifyReply,
  platform: Platform,
  { setting = { errors: [], values: {} }, words }: CameBack = {},
): Promise<FastifyReply> {
  const db = platform.db.published
  const { house, houses } = await ownHouse(platform.db.published, request.actor, request.params.slug)
  const today = localDay(platform.clock.now(), house.zone)
  const [rows, held, origin, decided] = await Promise.all([
    settingRowsOf(db, house.id),
    procedureWords(db, house.id, today),
    originOf(db, platform.config, house.id),
    decidedProcedureOf(db, house.id),
  ])
  const { panels, asked } = await platform.db.read(request.actor, async (read) => ({
    panels: await panelsOf(read, house.id),
    asked: await askedProcedures(read, house.id),
  }))
  const changes = changesOf(decided, house)
  const page = {
    house,
    houses,
    rows,
    today,
    setting,
    words: words ?? { errors: [], values: held },
    now: valuesOf(procedureOn(rows, house, today)),
    floor: lawWeeks(house, today),
    mailTo: mailToHouse(platform, house.slug),
    saved: request.query.bewaard === '1',
    unasked: unasked(changes, panels, asked, today),
    comingWords: comingChanges(changes, today).filter(({ becomes }) => typeof becomes === 'string'),
    embedAddress: new URL(embedPath(house), origin).href,
  }
  const wrong = setting.errors.length > 0 || page.words.errors.length > 0
  return sendPage(request, reply, <SettingsPage {...page} />, wrong ? 422 : 200)
}
