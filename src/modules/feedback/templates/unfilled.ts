// Words with places to fill in, such as "[naam]". A letter with an empty place left in it never leaves.

const place = /\[[^[\]\n]{1,60}\]/g

/** The first place that nobody filled in, as it stands: "[datum]". */
export const firstUnfilled = (words: string): string | undefined => words.match(place)?.[0]

/** Fills in what is known, whatever its capitals; the rest stays for who writes. */
export const filled = (words: string, known: Readonly<Record<string, string>>): string =>
  words.replaceAll(place, (found) => {
    const name = found.slice(1, -1).trim().toLowerCase()
    return Object.hasOwn(known, name) ? (known[name] ?? found) : found
  })

/** The places that a dossier can fill in. */
export const knownPlaces = ['naam', 'datum', 'behandelaar', 'nummer', 'opvang', 'organisatie'] as const
export type KnownPlaces = Readonly<Record<(typeof knownPlaces)[number], string>>
