import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { makePace } from '../../../lib/pace.ts'
import { parseReceipt } from '../../../lib/receipt-code.ts'
import { Busy } from '../../../platform/errors.ts'
import { parseForm, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage, setSessionCookie } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { endSession } from '../../../platform/session.ts'
import { openReaction } from '../follow/link-actions.ts'
import { mostGuesses } from './guessing.ts'
import { findReactionByCode } from './identity-queries.ts'
import { CodePage } from './receipt-page.tsx'

const config = { permission: 'feedback.come_back' }
// One address may err; nobody else is kept out by it. All together have a pace, from which the chance to guess is counted (guessing.ts).
const fewTries = { ...config, rateLimit: { max: 30, timeWindow: '10 minutes' } }

export function codeRoutes(web: FastifyInstance, platform: Platform): void {
  const take = makePace(mostGuesses)
  web.get('/reactie/code', { config }, async (request, reply) => sendPage(request, reply, <CodePage />))
  web.post('/reactie/code', { config: fewTries }, async (request, reply) => {
    const turn = take(performance.now())
    if (turn === undefined) throw new Busy('more guesses than the pace')
    if (turn > 0) await wait(turn)
    const { typed } = parseForm(z.unknown(), request.body)
    const written = typedText(typed, 'code')
    // A slip of the pen and a code of nobody take the same way and get the same answer.
    const id = await platform.db.gate((tx) => findReactionByCode(tx, parseReceipt(written) ?? 'none'))
    if (id === undefined) {
      const errors = [{ field: 'code', message: request.t('identity.code.wrong') }]
      return sendPage(request, reply, <CodePage typed={{ code: written.slice(0, 60) }} errors={errors} />, 422)
    }
    setSessionCookie(reply, platform, await openReaction(platform, id, { actor: request.actor, userAgent: '' }))
    return seeOther(reply, '/mijn-reactie')
  })
  web.post('/reactie/weg', { config }, async (request, reply) => {
    const { actor } = request
    if (actor.kind === 'reporter') await platform.db.gate((tx) => endSession(tx, actor.sessionId, platform.clock.now()))
    return reply.code(204).send()
  })
}
