// A link in a letter to a location: whoever reads its mail acts for it.

/** How long a link in a letter works, as often as one likes. */
export const locationLinkDays = 30

export const locationLinkPath = (token: string): string => `/opvang/link/${token}`
