import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseId } from '../../../lib/ids.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { inviteForm } from '../invitations/invitation-form.ts'
import { waitingInvitations } from '../invitations/invitation-queries.ts'
import { invite, inviteAgain, withdraw } from '../invitations/invite-actions.ts'
import { InvitePage } from '../invitations/invite-page.tsx'
import { managesRole, mayManagePeopleOf, rolesOf } from '../roles.ts'
import { scopesOf } from '../scopes-routes.ts'
import { personOf } from '../../../platform/permissions.ts'
import { isLinked } from '../single-sign-on/identity-queries.ts'
import { endAccess, resetSecondFactor, unlinkFromProvider } from './people-actions.ts'
import { reasonForm } from './people-form.ts'
import { type PeopleDone, peopleOf, PeoplePage } from './people-page.tsx'
import {
  findMember,
  type ManagedOrganisation,
  membersOf,
  organisationBySlug,
  organisationsById,
} from './people-queries.ts'
import { PersonPage } from './person-page.tsx'

const config = { permission: 'accounts.manage_people' }

interface People {
  Querystring: { organisatie?: string; gedaan?: string }
}
interface One {
  Params: { id: string }
}

export function peopleRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<People>('/werk/mensen', { config }, (request, reply) => showPeople(platform, request, reply, request.query))
  web.get<People>('/werk/mensen/nieuw', { config }, async (request, reply) => {
    const organisation = await managed(platform, request, request.query.organisatie)
    const scopes = await scopesOf(request, platform, organisation.id)
    return sendPage(request, reply, <InvitePage organisation={organisation} scopes={scopes} />)
  })
  web.post('/werk/mensen/nieuw', { config }, (request, reply) => sendInvite(platform, request, reply))
  web.post<One>('/werk/mensen/uitnodigingen/:id/opnieuw', { config }, async (request, reply) => {
    const invitation = await inviteAgain(platform, personOf(request), idOf(request.params))
    return done(reply, invitation.organisationSlug, 'again')
  })
  web.post<One>('/werk/mensen/uitnodigingen/:id/intrekken', { config }, async (request, reply) => {
    const invitation = await withdraw(platform, personOf(request), idOf(request.params))
    return done(reply, invitation.organisationSlug, 'withdrawn')
  })
  web.get<One>('/werk/mensen/:id', { config }, (request, reply) =>
    showPerson(platform, request, reply, idOf(request.params)),
  )
  web.post<One>('/werk/mensen/:id/einde', { config }, async (request, reply) => {
    const { member, kind } = await endAccess(platform, personOf(request), idOf(request.params), reasonIn(request))
    if (kind === 'ended') return done(reply, member.organisationSlug, 'ended')
    const wrong = { in: 'end', message: request.t('accounts.staff.person.last') } as const
    return showPerson(platform, request, reply, member.membershipId, wrong)
  })
  web.post<One>('/werk/mensen/:id/tweede-stap', { config }, async (request, reply) => {
    const { t } = request
    const id = idOf(request.params)
    const reason = reasonIn(request)
    if (reason === undefined)
      return showPerson(platform, request, reply, id, { in: 'reset', message: t('accounts.staff.person.reason-empty') })
    const { kind, member } = await resetSecondFactor(platform, personOf(request), id, reason)
    if (kind === 'reset') return done(reply, member.organisationSlug, 'reset')
    return showPerson(platform, request, reply, id, { in: 'reset', message: t('accounts.staff.person.reset-manager') })
  })
  web.post<One>('/werk/mensen/:id/koppeling', { config }, async (request, reply) => {
    const member = await unlinkFromProvider(platform, personOf(request), idOf(request.params))
    return done(reply, member.organisationSlug, 'unlinked')
  })
}

const idOf = ({ id }: { id: string }): string => orNotFound(parseId(id))

const done = (reply: FastifyReply, slug: string, what: PeopleDone) =>
  seeOther(reply, `${peopleOf(slug)}&gedaan=${what}`)

function reasonIn(request: FastifyRequest): string | undefined {
  const form = parseForm(reasonForm, request.body)
  return form.ok && form.value.reason !== '' ? form.value.reason : undefined
}

/** The organisation whose people are asked for: the named one, else the first that this person looks after. */
async function managed(
  { db }: Platform,
  request: FastifyRequest,
  slug: string | undefined,
): Promise<ManagedOrganisation> {
  const actor = personOf(request)
  const own = actor.memberships.find(({ role }) => managesRole(role))
  const found = await db.read(actor, async (tx) =>
    slug === undefined
      ? (await organisationsById(tx, own ? [own.organisationId] : []))[0]
      : organisationBySlug(tx, slug),
  )
  return orNotFound(found && mayManagePeopleOf(actor, found.id) ? found : undefined)
}

async function showPeople(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  { organisatie, gedaan }: People['Querystring'],
) {
  const actor = personOf(request)
  const organisation = await managed(platform, request, organisatie)
  const own = actor.memberships.filter(({ role }) => managesRole(role)).map(({ organisationId }) => organisationId)
  const shown = await platform.db.read(actor, async (tx) => ({
    others: await organisationsById(tx, own),
    members: await membersOf(tx, organisation.id),
    invitations: await waitingInvitations(tx, organisation.id),
  }))
  auditView(request, reply, platform, {
    action: 'accounts.people_viewed',
    subjectKind: 'organisation',
    subjectId: organisation.id,
    organisationId: organisation.id,
  })
  const scopes = await scopesOf(request, platform, organisation.id)
  const now = platform.clock.now()
  const page = <PeoplePage organisation={organisation} {...shown} scopes={scopes} now={now} done={doneOf(gedaan)} />
  return sendPage(request, reply, page)
}

const allDone: readonly PeopleDone[] = ['invited', 'again', 'withdrawn', 'ended', 'reset', 'unlinked']
const doneOf = (what: string | undefined) => allDone.find((known) => known === what)

async function showPerson(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  membershipId: string,
  wrong?: { readonly in: 'reset' | 'end'; readonly message: string },
) {
  const actor = personOf(request)
  const member = orNotFound(await platform.db.read(actor, (tx) => findMember(tx, membershipId)))
  orNotFound(mayManagePeopleOf(actor, member.organisationId) ? member : undefined)
  auditView(request, reply, platform, {
    action: 'accounts.person_viewed',
    subjectKind: 'person',
    subjectId: member.personId,
    organisationId: member.organisationId,
  })
  const linked = await platform.db.gate((tx) => isLinked(tx, member.organisationId, member.personId))
  const own = member.personId === actor.personId
  const page = <PersonPage member={member} own={own} zone={request.site.zone} linked={linked} wrong={wrong} />
  return sendPage(request, reply, page, wrong ? 422 : 200)
}

async function sendInvite(platform: Platform, request: FastifyRequest, reply: FastifyReply) {
  const { t } = request
  const slug = typedText(parseForm(reasonForm, request.body).typed, 'organisatie')
  const organisation = await managed(platform, request, slug)
  const scopes = await scopesOf(request, platform, organisation.id)
  const form = parseForm(inviteForm(t, rolesOf[organisation.kind], scopes), request.body)
  const again = (errors: readonly { field: string; message: string }[]) => {
    const page = <InvitePage organisation={organisation} scopes={scopes} values={form.typed} errors={errors} />
    return sendPage(request, reply, page, 422)
  }
  if (!form.ok) return again(form.errors)
  const answer = await invite(platform, personOf(request), organisation, form.value)
  if (answer.kind === 'waiting') return again([{ field: 'email', message: t('accounts.staff.invite.waiting') }])
  if (answer.kind === 'member') return again([{ field: 'email', message: t('accounts.staff.invite.member') }])
  return done(reply, organisation.slug, 'invited')
}
