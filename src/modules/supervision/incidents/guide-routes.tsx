import type { FastifyInstance } from 'fastify'
import type { Actor } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import type { Land } from '../../../lib/law.ts'
import { sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { wayByKey } from '../../feedback/rules.ts'
import { GuidePage } from './guide-page.tsx'
import { guidance, isHappening } from './guide.ts'

interface Asked {
  Querystring: { land?: string; wat?: string }
}

/** "What happened?", and what follows from it. Nothing of what is asked is kept. */
export function guideRoutes(web: FastifyInstance, { clock }: Platform): void {
  web.get<Asked>('/werk/meldplicht/gids', { config: { permission: 'supervision.announce' } }, (request, reply) => {
    const { wat = '' } = request.query
    const land = landOf(request.actor, request.query.land)
    const happening = isHappening(wat) ? wat : undefined
    const outcome = happening && guidance(land, happening)
    const today = localDay(clock.now(), 'Europe/Brussels')
    const body = (key: string) => wayByKey(land, key, today)?.value
    return sendPage(
      request,
      reply,
      <GuidePage
        land={land}
        happening={happening}
        outcome={outcome}
        point={body('opgroeipunt')}
        inspector={body('vertrouwensinspecteur')}
      />,
    )
  })
}

/** As asked; else that of the house for which somebody works. */
function landOf(actor: Actor, asked: string | undefined): Land {
  if (asked === 'vl' || asked === 'nl') return asked
  return (actor.kind === 'person' && actor.memberships[0]?.organisationLand) || 'vl'
}
