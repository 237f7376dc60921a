import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Person } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { dayBoxes, readDay } from '../../../lib/typed-day.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import type { Text } from '../../../text-keys.ts'
import { ExplainedPage, explainedPath } from './explained-page.tsx'
import { type Explained, explainedHow } from './explained.ts'
import { insertExplained, lastExplained } from './explained-queries.ts'
import { type House, housesAmong } from './house-queries.ts'
import type { FormState } from './settings-page.tsx'

// Whoever begins a contract tells of it, not the coordinators alone.
const config = { permission: 'feedback.register' }

interface HouseRoute {
  Params: { slug: string }
  Querystring: { bewaard?: string }
}
type HouseRequest = FastifyRequest<HouseRoute>

export function explainedRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<HouseRoute>('/werk/procedure/:slug/uitgelegd', { config }, (request, reply) =>
    sendExplained(request, reply, platform, { errors: [], values: {} }),
  )

  web.post<HouseRoute>('/werk/procedure/:slug/uitgelegd', { config }, async (request, reply) => {
    const house = await houseOf(request, platform)
    const now = platform.clock.now()
    const form = parseForm(explainedForm(request.t, localDay(now, house.zone)), request.body)
    if (!form.ok) return sendExplained(request, reply, platform, { errors: form.errors, values: form.typed })
    const actor = personOf(request)
    const noting = { id: newId(), organisationId: house.id, by: actor.personId, at: now }
    await platform.db.change(actor, (tx) => insertExplained(tx, noting, form.value))
    return seeOther(reply, `${explainedPath(house)}?bewaard=1`)
  })
}

const explainedForm = (t: Text, today: Temporal.PlainDate) =>
  z
    .object({
      whom: z.string().trim().min(1, t('procedure.staff.error.whom')).max(100, t('procedure.staff.error.whom')),
      how: z.enum(explainedHow, t('procedure.staff.error.how')),
      on_day: z.string().default(''),
      on_month: z.string().default(''),
      on_year: z.string().default(''),
    })
    .transform((typed, ctx): Explained => {
      const on = readDay(dayBoxes(typed, 'on'))
      const late = typeof on !== 'string' && Temporal.PlainDate.compare(on, today) > 0
      const message = late ? t('procedure.staff.error.not_yet') : t('procedure.staff.error.from')
      if (typeof on === 'string' || late) {
        ctx.addIssue({ code: 'custom', path: ['on'], message })
        return z.NEVER
      }
      return { whom: typed.whom, how: typed.how, on }
    })

async function sendExplained(request: HouseRequest, reply: FastifyReply, platform: Platform, form: FormState) {
  const house = await houseOf(request, platform)
  const last = await platform.db.read(request.actor, (tx) => lastExplained(tx, house.id))
  const page = <ExplainedPage house={house} last={last} form={form} saved={request.query.bewaard === '1'} />
  return sendPage(request, reply, page, form.errors.length > 0 ? 422 : 200)
}

/** @throws NotFound for a house where this person does not work, as for one that does not exist */
async function houseOf(request: HouseRequest, { db }: Platform): Promise<House> {
  const houses = await housesAmong(db.published, worksAt(personOf(request)))
  return orNotFound(houses.find(({ slug }) => slug === request.params.slug))
}

/** Who is limited to one location tells it there; the list of the house is not his. */
const worksAt = ({ memberships }: Person): readonly string[] =>
  memberships.filter(({ locationId }) => locationId === null).map(({ organisationId }) => organisationId)
