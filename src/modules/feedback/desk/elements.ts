/** How many parts of a complaint one form takes. */
const mostElements = 3

/** The parts of a complaint as a form numbers them. */
export const elementNumbers: readonly number[] = Array.from({ length: mostElements }, (_, index) => index + 1)
