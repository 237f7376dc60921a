import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { audit } from '../../../platform/audit.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { wayByKey } from '../../feedback/rules.ts'
import { HouseRulesListPage, HouseRulesPage } from './house-rules-page.tsx'
import { houseRulesOf, insertHouseRules, placesWithRules, profileRules } from './house-rules-queries.ts'
import { checkHouseRules } from './house-rules.ts'

const config = { permission: 'supervision.complete' }
const mostWords = 20_000

interface One {
  Params: { id: string }
  Querystring: { gedaan?: string }
}
type OneRequest = FastifyRequest<One>

/** Whether parents read in the house rules that they can turn to the reporting point. */
export function houseRulesRoutes(web: FastifyInstance, platform: Platform): void {
  web.get('/werk/meldplicht/reglement', { config }, async (request, reply) => {
    const places = await platform.db.read(request.actor, placesWithRules)
    return sendPage(request, reply, <HouseRulesListPage places={places} zone={request.site.zone} />)
  })
  web.get<One>('/werk/meldplicht/reglement/:id', { config }, async (request, reply) => {
    const { place, last, profile } = await placeOf(request, platform)
    const typed = { words: last?.words ?? profile }
    return sendPage(request, reply, <HouseRulesPage {...shown(request, platform, place, last?.words)} typed={typed} />)
  })
  web.post<One>('/werk/meldplicht/reglement/:id', { config }, (request, reply) => check(request, reply, platform))
}

/** @throws NotFound for who does not run it */
async function placeOf({ params, actor }: OneRequest, { db }: Platform) {
  const id = orNotFound(parseId(params.id))
  return db.read(actor, async (read) => ({
    place: orNotFound((await placesWithRules(read)).find((one) => one.id === id)),
    last: (await houseRulesOf(read, { locationId: id }))[0],
    profile: await profileRules(read, id),
  }))
}

const pointOn = ({ clock }: Platform, zone: string) =>
  orNotFound(wayByKey('vl', 'opgroeipunt', localDay(clock.now(), zone))?.value)

function shown(
  { site, query }: OneRequest,
  platform: Platform,
  place: Awaited<ReturnType<typeof placeOf>>['place'],
  words: string | undefined,
) {
  const point = pointOn(platform, site.zone)
  const found = words === undefined ? undefined : checkHouseRules(words, point)
  return { place, point, zone: site.zone, saved: query.gedaan !== undefined, found }
}

async function check(request: OneRequest, reply: FastifyReply, platform: Platform) {
  const { t, actor } = request
  const { place, last } = await placeOf(request, platform)
  const schema = z.object({
    words: z
      .string()
      .default('')
      .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
      .pipe(z.string().min(1, t('house-rules.staff.error.words')).max(mostWords, t('house-rules.staff.error.long'))),
  })
  const form = parseForm(schema, request.body)
  if (!form.ok)
    return sendPage(
      request,
      reply,
      <HouseRulesPage {...shown(request, platform, place, last?.words)} typed={form.typed} errors={form.errors} />,
      422,
    )
  const { words } = form.value
  const { outcome } = checkHouseRules(words, pointOn(platform, request.site.zone))
  await platform.db.change(actor, async (tx) => {
    const checkedBy = actor.kind === 'person' ? actor.personId : null
    const row = { id: newId(), locationId: place.id, words, outcome, checkedAt: platform.clock.now(), checkedBy }
    await insertHouseRules(tx, row)
    await audit(tx, actor, {
      action: 'supervision.house_rules_checked',
      subjectKind: 'location',
      subjectId: place.id,
      details: { outcome },
    })
  })
  return seeOther(reply, `/werk/meldplicht/reglement/${place.id}?gedaan=1`)
}
