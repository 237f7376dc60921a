import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newToken } from '../../../platform/tokens.ts'
import { firstStyle } from '../organisations/organisation.ts'
import { writeOrganisation } from '../organisations/organisation-actions.ts'
import { addHosts, findOrganisation, takenHosts, tellFactsChanged } from '../organisations/organisation-queries.ts'
import type { OrganisationKind } from '../roles.ts'
import { invitationEnds } from './invitation.ts'
import { renewInvitation, waitingInvitations } from './invitation-queries.ts'
import { type Invited, sendInvitation, writeInvitation } from './invite-actions.ts'

/** What the installer asks for on the command line. */
export interface FirstInvitation {
  readonly organisation: {
    readonly name: string
    readonly slug: string
    readonly kind: OrganisationKind
    readonly land: 'vl' | 'nl'
    readonly hosts: readonly string[]
  }
  readonly invited: Invited
  /** A new letter where an invitation waits already. */
  readonly again: boolean
}

export interface FirstInvitationDone {
  readonly kind: 'done'
  readonly organisationId: string
  readonly organisation: 'made' | 'known'
  readonly invitation: 'sent' | 'sent-again' | 'waiting' | 'member'
}

export type FirstInvitationAnswer =
  | FirstInvitationDone
  | { readonly kind: 'host-taken'; readonly host: string }
  | { readonly kind: 'other-kind'; readonly known: OrganisationKind }

/** The first people of an installation, before anybody is there who could invite them. Said twice, it does the same once. */
export function inviteFirst(platform: Platform, wish: FirstInvitation): Promise<FirstInvitationAnswer> {
  return platform.db.work(async (tx) => {
    const place = await organisationFor(tx, wish.organisation)
    if (place.kind !== 'done') return place
    const { organisationId, organisation } = place
    const invitation = await invitationFor(tx, platform, organisationId, wish)
    const about = { subjectKind: 'organisation', subjectId: organisationId, organisationId }
    await audit(tx, 'system', { action: 'accounts.first_invited', ...about, details: { organisation, invitation } })
    return { kind: 'done', organisationId, organisation, invitation }
  })
}

type Place =
  | Exclude<FirstInvitationAnswer, FirstInvitationDone>
  | Pick<FirstInvitationDone, 'kind' | 'organisation' | 'organisationId'>

async function organisationFor(tx: Write, { hosts, ...facts }: FirstInvitation['organisation']): Promise<Place> {
  const known = await findOrganisation(tx, facts.slug)
  if (known && known.kind !== facts.kind) return { kind: 'other-kind', known: known.kind }
  const [host] = await takenHosts(tx, hosts, known?.id)
  if (host !== undefined) return { kind: 'host-taken', host }
  if (known) {
    await addHosts(tx, known.id, hosts)
    await tellFactsChanged(tx)
    return { kind: 'done', organisationId: known.id, organisation: 'known' }
  }
  const nothing = { phone: null, hours: null, email: null }
  const made = await writeOrganisation(tx, { ...facts, ...nothing, hosts, style: firstStyle(facts.name) })
  // Slug and hosts were looked at in this transaction; somebody else was faster by a hair.
  if (made.kind !== 'saved') throw new Error(`another process made ${facts.slug} at this moment; try again`)
  return { kind: 'done', organisationId: made.id, organisation: 'made' }
}

async function invitationFor(
  tx: Write,
  platform: Platform,
  organisationId: string,
  { invited, again }: FirstInvitation,
): Promise<FirstInvitationDone['invitation']> {
  const { kind } = await writeInvitation(tx, platform, organisationId, invited, null)
  if (kind !== 'waiting' || !again) return kind
  const waiting = (await waitingInvitations(tx, organisationId)).find(
    ({ email, role }) => email === invited.email && role === invited.role,
  )
  const token = newToken()
  if (!waiting || !(await renewInvitation(tx, waiting.id, token, invitationEnds(platform.clock.now())))) return kind
  await sendInvitation(tx, platform, waiting.id, token)
  return 'sent-again'
}
