/** How a person came in. */
export interface Entrance {
  /** The one organisation that he proved to who he is; null: all of his. */
  readonly onlyOrganisationId: string | null
  /** By the provider of that organisation. */
  readonly signedOn: boolean
}

/** By password or by a passkey of his own. */
export const ownEntrance: Entrance = { onlyOrganisationId: null, signedOn: false }

/**
 * Whether somebody who came in this way acts for an organisation. The provider of one house speaks for that house alone: else
 * whoever runs it could be anybody anywhere. A house that forces sign-on lets nobody in another way.
 */
export function actsFor(
  { onlyOrganisationId, signedOn }: Entrance,
  organisationId: string,
  forced: readonly string[],
): boolean {
  if (onlyOrganisationId !== null && onlyOrganisationId !== organisationId) return false
  return signedOn || !forced.includes(organisationId)
}
