import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseId } from '../../../lib/ids.ts'
import { parseNumber } from '../../../lib/number-code.ts'
import { NotAllowed, orNotFound } from '../../../platform/errors.ts'
import { parseForm, typedText } from '../../../platform/form.ts'
import { seeOther } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { appointOfficer } from './officer-actions.ts'

const config = { permission: 'requests.handle' }

export function officerRoutes(web: FastifyInstance, platform: Platform): void {
  web.post<{ Params: { number: string } }>(
    '/werk/aanvragen/:number/begeleider',
    { config },
    async ({ actor, body, params }, reply) => {
      if (actor.kind !== 'person') throw new NotAllowed('requests.handle')
      const number = orNotFound(parseNumber(params.number))
      const chosen = typedText(parseForm(z.unknown(), body).typed, 'begeleider')
      await appointOfficer(platform, actor, number, chosen === '' ? null : orNotFound(parseId(chosen)))
      return seeOther(reply, `/werk/aanvragen/${number}?gedaan=begeleider`)
    },
  )
}
