// Parents with a say in how a house works. A panel advises; it never handles a complaint and never sees one.

/**
 * parents_committee: of one location or of several, Wet kinderopvang · clients_council: Jeugdwet · client_panel: where a house that
 * works under both laws joined them.
 */
export const panelKinds = ['client_panel', 'parents_committee', 'clients_council'] as const
export type PanelKind = (typeof panelKinds)[number]

export interface Membership {
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate | null
  readonly endedAt: Temporal.Instant | null
}

/** `coming`: from a later day · `now` · `over`: its last day passed, or somebody ended it. The database says the same (member_today). */
export type Standing = 'coming' | 'now' | 'over'

export function standingOf({ fromOn, untilOn, endedAt }: Membership, today: Temporal.PlainDate): Standing {
  if (endedAt !== null || (untilOn !== null && Temporal.PlainDate.compare(untilOn, today) < 0)) return 'over'
  return Temporal.PlainDate.compare(fromOn, today) > 0 ? 'coming' : 'now'
}

/** How long a link in a letter opens the panel; as long as one is a member, and no longer than this. */
export const panelLinkLasts = Temporal.Duration.from({ hours: 365 * 24 })
