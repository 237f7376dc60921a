/** A place in this house to go on to; undefined for an address elsewhere, however it is written. */
export function localPath(wish: string): string | undefined {
  // Browsers read a backslash as a slash and leave out tabs and line ends, so that `/\t/evil` leads to another host.
  if (!/^\/(?![/\\])[^\s\\\p{C}]*$/u.test(wish) || wish.length > 500) return undefined
  const here = 'http://here.invalid'
  if (!URL.canParse(wish, here)) return undefined
  const url = new URL(wish, here)
  return url.origin === here && !url.pathname.startsWith('//') ? url.pathname + url.search : undefined
}
