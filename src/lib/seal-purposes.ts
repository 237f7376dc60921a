// For what the machinery below the trade seals; each is authenticated, so that a sealed value cannot be moved.

/** The key of the words of a subject. */
export const wordKeyPurpose = (subjectId: string): string => `words ${subjectId}`

/** The address of a letter that nobody reads, until it is sent. */
export const addressPurpose = 'letter address'
