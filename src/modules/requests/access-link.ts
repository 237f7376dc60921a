/**
 * How long a link in a letter opens the request. Every letter brings a new link and the old ones keep working: a family looks
 * for "the mail", not for the newest. A year is longer than any request waits here. See docs/decisions/0007-family-links.md
 */
export const linkLasts = Temporal.Duration.from({ hours: 365 * 24 })

/** How long the browser that sent the form may come back to its confirmation by sending the same form again. */
export const repeatOpensFor = Temporal.Duration.from({ hours: 1 })
