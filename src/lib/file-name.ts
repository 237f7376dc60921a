/**
 * The name of a file as a page may show it: without a folder, without what cannot be seen (control characters, marks that turn the
 * direction of letters and so hide an ending), on one line, and not longer than a page can show.
 */
export function shownFileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const seen = last
    .toWellFormed()
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/\p{M}{3,}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return shortened(seen) || 'bestand'
}

const mostShown = 120

/** The end of a long name says what kind of file it is. */
const shortened = (name: string) => {
  const letters = [...name]
  return letters.length <= mostShown ? name : `${letters.slice(0, 80).join('')}…${letters.slice(-30).join('')}`
}
