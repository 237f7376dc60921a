/**
 * How long a link in a letter opens what somebody said. Every letter brings a new one and the older keep working: people look
 * for "the mail", not for the newest. As for requests: docs/decisions/0007-family-links.md
 */
export const linkLasts = Temporal.Duration.from({ hours: 2 * 365 * 24 })
