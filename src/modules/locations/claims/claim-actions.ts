import type { Person } from '../../../lib/actor.ts'
import type { Lang } from '../../../lib/lang.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { emit } from '../../../platform/jobs.ts'
import { planLetter } from '../../../platform/letters.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import {
  closeAccess,
  foundOrganiser,
  letterViewOf,
  originOf,
  takeBackInvitation,
  writeInvitation,
} from '../../accounts/index.ts'
import { makeLocationLink } from '../link/link-queries.ts'
import { profilePath } from '../location.ts'
import { hideProfile } from '../profile/profile-queries.ts'
import type { Desk, Location } from '../location-queries.ts'
import {
  type ClaimReason,
  type ClaimRefusal,
  type ClaimState,
  type ClaimStep,
  type ClaimWay,
  decideClaim,
} from './claim.ts'
import { claimReceivedLetter, claimStepLetter, type ClaimLetterStep } from './claim-mail.ts'
import {
  type Claim,
  type ClaimChange,
  claimedPlace,
  type ClaimedPlace,
  deleteContact,
  handOver,
  insertClaim,
  insertClaimEvent,
  lockClaim,
  type NewContact,
  runsOthers,
  saveClaim,
  saveContact,
  shutOut,
} from './claim-queries.ts'

export interface Claiming {
  readonly name: string
  readonly function: string
  readonly email: string
  readonly phone: string
  readonly words: string
  readonly sleutel: string | null
}

/** Takes the form in and sends its letter. Says the same whether it is the first or not, and whoever runs the location. */
export function receiveClaim(
  { db, clock }: Platform,
  { location, desk, language }: { location: Location; desk: Desk; language: Lang },
  { sleutel, ...claiming }: Claiming,
): Promise<void> {
  return db.intake(async (tx) => {
    const [id, now] = [newId(), clock.now()]
    const facts = { ...claiming, id, locationId: location.id, language, submissionKey: sleutel ?? id, now }
    if (!(await insertClaim(tx, facts))) return
    const about = { name: claiming.name, location: location.name, desk: desk.name }
    const letter = claimReceivedLetter(await letterViewOf(tx, desk.id, language), about)
    const to = { to: claiming.email, language, organisationId: desk.id, subjectId: id }
    await planLetter(tx, { ...letter, ...to, kind: 'claims.received' })
    await emit(tx, 'locations.claim_received', { subject: id, locationId: location.id })
  })
}

/** What the desk decides, with what it had before it. */
export interface WantedClaimStep {
  readonly step: ClaimStep
  readonly version: number
  readonly reason: ClaimReason | null
  readonly words: string
  readonly way: ClaimWay | null
  /** Where mail for the location goes from now on, as checked. */
  readonly contact: NewContact | null
}

export type ClaimOutcome =
  | { readonly done: ClaimState }
  | { readonly changed: true }
  | { readonly refusal: ClaimRefusal | 'not_in_this_state' }

/** One step of a desk in one transaction. @throws NotFound for a claim that is not of a location of this desk */
export function takeClaimStep(
  platform: Platform,
  actor: Person,
  id: string,
  wanted: WantedClaimStep,
): Promise<ClaimOutcome> {
  return platform.db.change(actor, async (tx) => {
    const claim = await lockClaim(tx, id)
    if (claim.version !== wanted.version) return { changed: true }
    const place = await claimedPlace(tx, claim.locationId, id)
    const decided = decideClaim(claim.state, wanted.step, { ...wanted, ...place })
    if ('refusal' in decided) return decided
    const now = platform.clock.now()
    const change = await carryOut(tx, platform, { actor, claim, place, wanted, now })
    await saveClaim(tx, id, { ...change, state: decided.ok, at: now })
    const { step, reason, words } = wanted
    await insertClaimEvent(tx, { claimId: id, at: now, step, personId: actor.personId, reason, words })
    await planStepLetter(tx, platform, claim, wanted, now)
    const about = { subjectKind: 'claim', subjectId: id, organisationId: claim.deskId }
    await audit(tx, actor, { action: `locations.claim_${pastOf[step]}`, ...about, details: { way: change.way } })
    return { done: decided.ok }
  })
}

const pastOf = {
  accept: 'accepted',
  refuse: 'refused',
  withdraw: 'withdrawn',
  undo: 'undone',
  reopen: 'reopened',
} as const satisfies Record<ClaimStep, string>

interface Step {
  readonly actor: Person
  readonly claim: Claim
  readonly place: ClaimedPlace
  readonly wanted: WantedClaimStep
  readonly now: Temporal.Instant
}

type Changed = Omit<ClaimChange, 'state' | 'at'>
const nothing: Changed = { way: null, organisationId: null, founded: false, invitationId: null }

async function carryOut(tx: Write, platform: Platform, step: Step): Promise<Changed> {
  switch (step.wanted.step) {
    case 'accept':
      return accept(tx, platform, step)
    case 'undo':
      return undo(tx, step)
    case 'refuse':
    case 'withdraw':
    case 'reopen':
      return nothing
  }
}

async function accept(tx: Write, platform: Platform, { actor, claim, place, wanted, now }: Step): Promise<Changed> {
  const { locationId } = claim
  const contact = wanted.contact ?? claim
  const known = place.organisationId ?? place.organiserAccount?.id
  const organisationId = known ?? (await foundFor(tx, claim, place, contact))
  await handOver(tx, locationId, organisationId)
  const { name, email, phone } = contact
  await saveContact(tx, locationId, { name, email, phone, language: claim.language }, now)
  await emit(tx, 'locations.claimed', { subject: locationId, organisationId })
  const way = wanted.way ?? 'mail'
  const invitationId = await inviteAs(way, tx, platform, { actor, claim, organisationId, contact })
  return { way, organisationId, founded: known === undefined, invitationId }
}

const foundFor = (
  tx: Write,
  { land, locationName }: Claim,
  { organiserName }: ClaimedPlace,
  { email, phone }: NewContact,
): Promise<string> => foundOrganiser(tx, { name: organiserName ?? locationName, land, email, phone })

interface Inviting {
  readonly actor: Person
  readonly claim: Claim
  readonly organisationId: string
  readonly contact: NewContact
}

async function inviteAs(
  way: ClaimWay,
  tx: Write,
  platform: Platform,
  { actor, claim, organisationId, contact: { name, email } }: Inviting,
): Promise<string | null> {
  if (way === 'mail') return null
  const role = way === 'manager' ? ('organiser_manager' as const) : ('location_worker' as const)
  const locationId = way === 'worker' ? claim.locationId : null
  const invited = { name, email, role, locationId, language: claim.language }
  const answer = await writeInvitation(tx, platform, organisationId, invited, actor.personId)
  return answer.kind === 'sent' ? answer.id : null
}

/** Nobody acts for the location any more who does so because of this claim. */
async function undo(tx: Write, { claim, now }: Step): Promise<Changed> {
  const { locationId, organisationId, invitationId, founded, way } = claim
  if (organisationId === null) throw new Error('an accepted claim has an account')
  if (invitationId !== null) await takeBackInvitation(tx, invitationId, now)
  // An account that was made for this claim and runs nothing else has no people any more.
  const empty = founded && !(await runsOthers(tx, organisationId, locationId))
  await closeAccess(tx, { organisationId, locationId: empty ? null : locationId }, now)
  await shutOut(tx, locationId)
  await deleteContact(tx, locationId)
  await hideProfile(tx, locationId)
  await handOver(tx, locationId, null)
  await emit(tx, 'locations.unclaimed', { subject: locationId })
  return { way, organisationId, founded, invitationId }
}

async function planStepLetter(
  tx: Write,
  platform: Platform,
  claim: Claim,
  { step, way, reason, words, contact }: WantedClaimStep,
  now: Temporal.Instant,
): Promise<void> {
  const { deskId, language } = claim
  const url = step === 'accept' && way === 'mail' ? await profileLink(tx, platform, claim, now) : null
  const letter: ClaimLetterStep = { step, way, reason, words, url }
  const about = { name: contact?.name ?? claim.name, location: claim.locationName, desk: claim.deskName }
  const written = claimStepLetter(await letterViewOf(tx, deskId, language), about, letter)
  await planLetter(tx, {
    ...written,
    kind: `claims.${pastOf[step]}`,
    to: contact?.email ?? claim.email,
    language,
    organisationId: deskId,
    subjectId: claim.id,
  })
}

async function profileLink(tx: Write, { config }: Platform, claim: Claim, now: Temporal.Instant): Promise<string> {
  const path = await makeLocationLink(tx, { locationId: claim.locationId, path: profilePath(claim), now })
  return new URL(path, await originOf(tx, config, claim.deskId)).href
}
