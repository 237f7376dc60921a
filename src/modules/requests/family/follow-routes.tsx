import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseNumber } from '../../../lib/number-code.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import type { Text } from '../../../text-keys.ts'
import { dayBoxes, readDay } from '../../../lib/typed-day.ts'
import { follow } from './follow-actions.ts'
import { FollowedPage, FollowPage } from './follow-page.tsx'

const config = { permission: 'requests.come_back' }
const fewTries = { ...config, rateLimit: { max: 30, timeWindow: '10 minutes' } }

/** How it stands, with number and birth date; sent by a form, so that neither stands in an address. */
export function followRoutes(web: FastifyInstance, platform: Platform): void {
  web.get('/aanvraag/volgen', { config }, async (request, reply) => sendPage(request, reply, <FollowPage />))
  web.post('/aanvraag/volgen', { config: fewTries }, async (request, reply) => {
    const { typed } = parseForm(z.unknown(), request.body)
    const wanted = readWanted(request.t, typed)
    if ('errors' in wanted) return sendPage(request, reply, <FollowPage typed={typed} errors={wanted.errors} />, 422)
    const outcome = await follow(platform, wanted.number, wanted.birth)
    if (outcome === 'too_often') return sendPage(request, reply, <FollowPage typed={typed} refused="later" />, 429)
    if (outcome === 'nothing') return sendPage(request, reply, <FollowPage typed={typed} refused="nothing" />, 404)
    return sendPage(request, reply, <FollowedPage number={wanted.number} followed={outcome} />)
  })
}

function readWanted(t: Text, typed: Typed) {
  const number = parseNumber(typedText(typed, 'nummer'))
  const birth = readDay(dayBoxes(typed, 'birth'))
  if (number !== undefined && typeof birth !== 'string') return { number, birth }
  const errors: FieldError[] = []
  if (number === undefined) errors.push({ field: 'nummer', message: t('family.follow.error.number') })
  if (birth === 'missing') errors.push({ field: 'birth', message: t('requests.error.birth-missing') })
  if (birth === 'wrong') errors.push({ field: 'birth', message: t('requests.error.birth') })
  return { errors }
}
