import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { orNotFound } from '../../../platform/errors.ts'
import { seeOther, sendPage, setSessionCookie } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { repeatOpensFor } from '../access-link.ts'
import { type Case, familyCases } from '../case-queries.ts'
import { openCase } from '../family/link-actions.ts'
import { type Received, receivedBefore } from './ask-actions.ts'
import { ConfirmationPage, RepeatedPage } from './confirmation-page.tsx'
import type { Draft } from './draft-queries.ts'

/** What a family sees when its request has arrived. */
export function receivedRoutes(web: FastifyInstance, platform: Platform): void {
  const config = { permission: 'requests.ask' }
  web.get<{ Querystring: { eerder?: string } }>('/aanvraag/ontvangen', { config }, async (request, reply) => {
    const { actor } = request
    if (actor.kind !== 'family') return seeOther(reply, '/aanvraag/link')
    const own = await platform.db.read(actor, (db) => familyCases(db, actor.caseId))
    const page = confirmation(own, { differs: request.query.eerder !== undefined, mayFollow: true })
    return page ? sendPage(request, reply, page) : seeOther(reply, '/aanvraag')
  })
}

/** The confirmation, in a session of this browser for this family; reloading it sends nothing again. */
export async function sendReceived(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  received: Received,
) {
  const { actor } = request
  const { familyId } = received
  const differs = received.repeated !== false && received.repeated.differs
  if (actor.kind === 'person') {
    // A desk worker who tries the form stays signed in as himself.
    const own = { kind: 'family', sessionId: '', caseId: familyId } as const
    const sent = await platform.db.read(own, (db) => familyCases(db, familyId))
    return sendPage(request, reply, orNotFound(confirmation(sent, { differs, mayFollow: false })))
  }
  const age = platform.clock.now().since(received.receivedAt)
  if (received.repeated !== false && Temporal.Duration.compare(age, repeatOpensFor) > 0) {
    return sendPage(request, reply, <RepeatedPage />)
  }
  const browser = { actor, userAgent: request.headers['user-agent'] ?? '' }
  setSessionCookie(reply, platform, await openCase(platform, familyId, browser))
  return seeOther(reply, differs ? '/aanvraag/ontvangen?eerder=1' : '/aanvraag/ontvangen')
}

/** The same form once more, from another tab or by a reload. @param differs an answer was to be changed after it was sent */
export async function sendAgain(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  { submissionKey }: Draft,
  differs: boolean,
) {
  const before = await receivedBefore(platform, submissionKey)
  if (!before) return sendPage(request, reply, <RepeatedPage />)
  return sendReceived(request, reply, platform, { ...before, repeated: { differs } })
}

/** Undefined once everything is answered: the status page tells more. */
function confirmation(own: readonly Case[], more: { differs: boolean; mayFollow: boolean }) {
  const [first] = own
  const due = own
    .flatMap(({ choices }) =>
      choices.flatMap(({ acts, dueOn }) => (acts === 'nobody' || acts === 'family' ? [] : dueOn)),
    )
    .filter((day) => day !== null)
    .sort(Temporal.PlainDate.compare)
    .at(-1)
  if (!first || !due) return undefined
  return (
    <ConfirmationPage
      sent={own}
      deskName={first.desk.name}
      deskPhone={first.desk.phone}
      places={first.choices.map(({ location }) => location.name)}
      email={first.contactEmail}
      byPost={first.contactAddress !== null}
      dueOn={due}
      {...more}
    />
  )
}
