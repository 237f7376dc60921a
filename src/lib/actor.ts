import type { Land } from './law.ts'

/** Who acts: nobody known, a family, a location, a reporter or a member of a panel that came by mail link, or a signed-in person. */
export type Actor = Anonymous | Family | LocationKeeper | Reporter | PanelMember | Person

export interface Anonymous {
  readonly kind: 'anonymous'
}

/** All children for whom one family asks together are one case. */
export interface Family {
  readonly kind: 'family'
  readonly sessionId: string
  readonly caseId: string
}

/** Whoever reads the mail of one location and came by a link in it: a childminder without an account answers this way. */
export interface LocationKeeper {
  readonly kind: 'location'
  readonly sessionId: string
  readonly locationId: string
  /** Shown on every page: for whom he acts. */
  readonly locationName: string
}

/** Who said something about care, and came back to that one reaction. */
export interface Reporter {
  readonly kind: 'reporter'
  readonly sessionId: string
  readonly reactionId: string
}

/** Somebody who advises a house, and came by the link of that panel. */
export interface PanelMember {
  readonly kind: 'panel_member'
  readonly sessionId: string
  readonly memberId: string
  readonly name: string
  readonly panelName: string
}

export interface Person {
  readonly kind: 'person'
  readonly sessionId: string
  readonly personId: string
  readonly name: string
  /** The one organisation that he proved to who he is, and acts for now; null or absent: all of his. */
  readonly onlyOrganisationId?: string | null
  readonly memberships: readonly Membership[]
  /** What he looks at for a while, with a reason, although it is not his to handle. */
  readonly openings?: readonly Opening[]
}

export interface Opening {
  readonly id: string
  readonly subjectId: string
  readonly reason: string
  readonly until: Temporal.Instant
}

export interface Membership {
  readonly organisationId: string
  readonly organisationName: string
  readonly organisationKind: string
  /** Whose rules hold for it; not told where nobody asks. */
  readonly organisationLand?: Land
  readonly role: string
  /** The one location it is limited to; null is the whole organisation. */
  readonly locationId: string | null
}

export const anonymous: Anonymous = { kind: 'anonymous' }

export const hasRole = (actor: Actor, ...roles: readonly string[]): boolean =>
  actor.kind === 'person' && actor.memberships.some((membership) => roles.includes(membership.role))

/** The reason with which somebody looks at one of these cases, where he needs one. */
export const openingOf = (actor: Actor | 'system', cases: readonly (string | null)[]): Opening | undefined =>
  actor !== 'system' && actor.kind === 'person'
    ? actor.openings?.find(({ subjectId }) => cases.includes(subjectId))
    : undefined
