import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import { parseForm } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Text } from '../../../text-keys.ts'
import type { FormError, FormValues } from '../../../ui/index.ts'
import { capacities } from '../feedback-permissions.ts'
import { findReaction } from '../reaction-queries.ts'
import type { EscalationRefusal } from './escalation.ts'
import { noteEscalation, noteRuling } from './escalation-actions.ts'
import { escalationForm, rulingForm } from './escalation-form.ts'
import { EscalationsPage, escalationsPath, RulingPage } from './escalation-page.tsx'

const config = { permission: 'feedback.handle' }

interface ReactionRoute {
  Params: { number: string; id: string }
  Querystring: { bewaard?: string }
}
type ReactionRequest = FastifyRequest<ReactionRoute>

interface CameBack {
  readonly errors: readonly FormError[]
  readonly values: FormValues
}
const fresh: CameBack = { errors: [], values: {} }

/** What was taken outside, beside the dossier of a reaction. */
export function escalationRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<ReactionRoute>('/werk/reacties/:number/elders', { config }, (request, reply) =>
    sendEscalations(request, reply, platform, fresh),
  )

  web.post<ReactionRoute>('/werk/reacties/:number/elders', { config }, async (request, reply) => {
    const { reaction } = await reactionOf(request, platform)
    const form = parseForm(escalationForm(request.t), request.body)
    if (!form.ok) return sendEscalations(request, reply, platform, { errors: form.errors, values: form.typed })
    const outcome = await noteEscalation(platform, personOf(request), reaction.id, form.value)
    if (outcome === 'noted') return seeOther(reply, `${escalationsPath(reaction)}?bewaard=1`)
    const errors = [faultOf(request.t, outcome.refusal)]
    return sendEscalations(request, reply, platform, { errors, values: form.typed })
  })

  web.get<ReactionRoute>('/werk/reacties/:number/elders/:id', { config }, (request, reply) =>
    sendRuling(request, reply, platform, fresh),
  )

  web.post<ReactionRoute>('/werk/reacties/:number/elders/:id', { config }, async (request, reply) => {
    const { reaction } = await reactionOf(request, platform)
    const form = parseForm(rulingForm(request.t), request.body)
    if (!form.ok) return sendRuling(request, reply, platform, { errors: form.errors, values: form.typed })
    const which = { reactionId: reaction.id, escalationId: request.params.id }
    const outcome = await noteRuling(platform, personOf(request), which, form.value)
    if (outcome === 'noted') return seeOther(reply, `${escalationsPath(reaction)}?bewaard=1`)
    const errors = [faultOf(request.t, outcome.refusal)]
    return sendRuling(request, reply, platform, { errors, values: form.typed })
  })
}

const fieldOf = {
  in_the_future: 'since',
  due_before_start: 'due',
  outcome_in_the_future: 'outcome_on',
  outcome_before_start: 'outcome_on',
  outcome_words: 'outcome',
} as const satisfies Record<EscalationRefusal, string>

function faultOf(t: Text, refusal: EscalationRefusal | 'unknown_body'): FormError {
  if (refusal === 'unknown_body') return { field: 'body', message: t('ways.staff.escalation.error.body') }
  return { field: fieldOf[refusal], message: t(`ways.staff.escalation.error.${refusal}`) }
}

/** @throws NotFound for a reaction that is not there for this person, as for one that does not exist */
async function reactionOf({ actor, params }: ReactionRequest, { db, clock }: Platform) {
  const reaction = orNotFound(await db.read(actor, (tx) => findReaction(tx, { number: params.number })))
  if (capacities(actor, reaction).length === 0) throw new NotFound('not found')
  return { reaction, today: localDay(clock.now(), reaction.holder.zone) }
}

async function sendEscalations(request: ReactionRequest, reply: FastifyReply, platform: Platform, form: CameBack) {
  const found = await reactionOf(request, platform)
  const page = <EscalationsPage {...found} {...form} saved={request.query.bewaard === '1'} />
  return sendPage(request, reply, page, form.errors.length > 0 ? 422 : 200)
}

async function sendRuling(request: ReactionRequest, reply: FastifyReply, platform: Platform, form: CameBack) {
  const { reaction } = await reactionOf(request, platform)
  const escalation = orNotFound(reaction.escalations.find(({ id }) => id === request.params.id))
  const page = <RulingPage {...form} reaction={reaction} escalation={escalation} />
  return sendPage(request, reply, page, form.errors.length > 0 ? 422 : 200)
}
