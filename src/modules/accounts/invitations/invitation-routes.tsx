import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseForm } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { firstPage, managesRole } from '../roles.ts'
import { beginSetup } from '../second-factor/second-factor-routes.tsx'
import { MustSignOnPage } from '../single-sign-on/sign-on-door-page.tsx'
import { acceptAsKnown, acceptAsNew, type Door, openDoor } from './accept-actions.ts'
import { acceptForm } from './invitation-form.ts'
import { AcceptPage, ClosedInvitationPage, JoinPage } from './invitation-page.tsx'

const config = { permission: 'accounts.enter' }

interface Token {
  Params: { token: string }
}

export function invitationRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<Token>('/uitnodiging/:token', { config }, async (request, reply) => {
    const { token } = request.params
    return showDoor(request, reply, token, await openDoor(platform, token))
  })
  web.post<Token>('/uitnodiging/:token', { config }, async (request, reply) => {
    const { token } = request.params
    const door = await openDoor(platform, token)
    if (door.kind === 'new') return acceptNew(platform, request, reply, token, door)
    if (door.kind === 'known') return acceptKnown(platform, request, reply, token)
    return showDoor(request, reply, token, door)
  })
}

function showDoor(request: FastifyRequest, reply: FastifyReply, token: string, door: Door) {
  if (door.kind === 'closed') return closed(request, reply)
  if (door.kind === 'sign-on') return sendPage(request, reply, <MustSignOnPage {...door} />)
  const { invitation } = door
  if (door.kind === 'new') return sendPage(request, reply, <AcceptPage token={token} invitation={invitation} />)
  const who = whoIs(request, door.personId)
  return sendPage(request, reply, <JoinPage token={token} invitation={invitation} who={who} />)
}

const closed = (request: FastifyRequest, reply: FastifyReply) => sendPage(request, reply, <ClosedInvitationPage />, 410)

const whoIs = ({ actor }: FastifyRequest, personId: string) => {
  if (actor.kind !== 'person') return 'nobody'
  return actor.personId === personId ? 'invited' : 'somebody-else'
}

async function acceptNew(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
  { invitation }: Extract<Door, { kind: 'new' }>,
) {
  const form = parseForm(acceptForm(request.t, [invitation.name, invitation.email]), request.body)
  if (!form.ok) {
    const page = <AcceptPage token={token} invitation={invitation} values={form.typed} errors={form.errors} />
    return sendPage(request, reply, page, 422)
  }
  const accepted = await acceptAsNew(platform, token, { ...form.value, language: request.lang })
  return accepted ? beginSetup(reply, platform, accepted) : closed(request, reply)
}

async function acceptKnown(platform: Platform, request: FastifyRequest, reply: FastifyReply, token: string) {
  const invitation = await acceptAsKnown(platform, token, request.actor)
  if (!invitation) return showDoor(request, reply, token, await openDoor(platform, token))
  return seeOther(reply, managesRole(invitation.role) ? '/werk/mensen' : firstPage([invitation]))
}
