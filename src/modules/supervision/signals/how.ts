// The page that says to everybody when a desk does what with a worry. From the letter of Opgroeien to the desks, 20 June 2024.
export const howPath = '/zorgen-over-opvang'

/** In this order; each says when, what the desk does, and who decides. */
export const hows = ['danger', 'talk', 'report', 'desk', 'support'] as const
