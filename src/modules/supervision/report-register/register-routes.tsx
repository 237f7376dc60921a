import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { localDay } from '../../../lib/days.ts'
import { fold } from '../../../lib/text-fold.ts'
import { parseForm, typedText } from '../../../platform/form.ts'
import { sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { registerPath } from '../paths.ts'
import { authoritiesAs } from '../supervision-permissions.ts'
import { type RegisterFilter, registerFilter, type RegisterQuery, type RegisterSide } from './register.ts'
import { RegisterPage } from './register-page.tsx'
import {
  registerChoices,
  registerCounts,
  type RegisterFound,
  registerPage,
  type RegisterReader,
  registerSearch,
} from './register-queries.ts'

const config = { permission: 'supervision.watch' }

export function registerRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<{ Querystring: RegisterQuery }>(registerPath, { config }, (request, reply) =>
    sendRegister(request, reply, platform, request.query),
  )
  // A form that posts although it changes nothing: what is looked for does not stand in an address.
  web.post<{ Querystring: RegisterQuery }>(`${registerPath}/zoeken`, { config }, (request, reply) => {
    const words = typedText(parseForm(z.unknown(), request.body).typed, 'zoek').trim().slice(0, 200)
    return sendRegister(
      request,
      reply,
      platform,
      { kant: typedText(parseForm(z.unknown(), request.body).typed, 'kant') },
      words,
    )
  })
}

const sidesOf = (request: FastifyRequest): RegisterSide[] => [
  ...(authoritiesAs(request.actor, 'officer').length > 0 ? (['melder'] as const) : []),
  ...(authoritiesAs(request.actor, 'client_manager').length > 0 ? (['opvang'] as const) : []),
]

const readerOf = (request: FastifyRequest, { clock }: Platform, { side }: RegisterFilter): RegisterReader => ({
  today: localDay(clock.now(), request.site.zone),
  personId: personOf(request).personId,
  authorities: authoritiesAs(request.actor, side === 'melder' ? 'officer' : 'client_manager'),
})

async function sendRegister(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  query: RegisterQuery,
  words?: string,
) {
  const sides = sidesOf(request)
  const filter = registerFilter(query, sides)
  const reader = readerOf(request, platform, filter)
  const { found, counts, choices } = await platform.db.read(request.actor, async (db) => ({
    found:
      words === undefined
        ? await registerPage(db, reader, filter)
        : await registerSearch(db, reader, filter.side, fold(words).split(' ').filter(Boolean)),
    counts: await registerCounts(db, reader, filter.side),
    choices: await registerChoices(db, reader, filter.side),
  }))
  auditRows(request, reply, platform, found)
  const shown = { filter, sides, counts, choices, words, now: platform.clock.now() }
  return sendPage(request, reply, <RegisterPage {...shown} {...found} />)
}

/** A line tells what somebody said and about whom, so looking at it is written down. */
const auditRows = (request: FastifyRequest, reply: FastifyReply, platform: Platform, { rows }: RegisterFound) =>
  auditView(request, reply, platform, {
    action: 'supervision.list_viewed',
    subjectKind: 'list',
    subjectId: null,
    about: rows.map(({ caseId }) => caseId),
    details: { shown: rows.length },
  })
