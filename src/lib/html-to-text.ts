// The words of a page, for reading as plain text. Nothing of it is ever shown as a page.

const unseen = /<!--[\s\S]*?(-->|$)|<(script|style|head|title|template|object|svg)\b[\s\S]*?(<\/\2\s*>|$)/gi
const lineBreaks = /<(br|\/p|\/div|\/tr|\/li|\/h[1-6]|\/blockquote|\/ul|\/ol|\/table|hr)\b[^>]*>/gi
const paragraphs = /<(p|h[1-6]|blockquote|table|ul|ol)\b[^>]*>/gi

const named: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', euro: '€', copy: '©', hellip: '…', ndash: '–', mdash: '—',
  lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', bull: '•', middot: '·', deg: '°', agrave: 'à', aacute: 'á', acirc: 'â',
  auml: 'ä', ccedil: 'ç', egrave: 'è', eacute: 'é', ecirc: 'ê', euml: 'ë', igrave: 'ì', iacute: 'í', icirc: 'î', iuml: 'ï',
  ograve: 'ò', oacute: 'ó', ocirc: 'ô', ouml: 'ö', ugrave: 'ù', uacute: 'ú', ucirc: 'û', uuml: 'ü', ntilde: 'ñ', szlig: 'ß',
} // prettier-ignore

/** Tags go, lines stay. @param html of which nothing needs to be well-formed */
export function htmlToText(html: string): string {
  const flat = html.replaceAll(unseen, ' ').replaceAll(/\s+/g, ' ')
  const lined = flat
    .replaceAll(/<li\b[^>]*>/gi, '\n- ')
    .replaceAll(lineBreaks, '\n')
    .replaceAll(paragraphs, '\n')
    .replaceAll(/<\/?[a-z!?][^>]*(>|$)/gi, '')
  return tidy(withoutEntities(lined))
}

const withoutEntities = (text: string) =>
  text.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    if (name.startsWith('#')) return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '' // prettier-ignore
    const known = named[name.toLowerCase()]
    if (known === undefined) return whole
    return /^[A-Z]/.test(name) && known.toLowerCase() !== known.toUpperCase() ? known.toUpperCase() : known
  })

/** Without control characters and invisible turns of direction, lines trimmed, at most one empty line in between. */
export function tidy(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?![\n\t])[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replaceAll(/[ \t\u00a0]+$/gm, '')
    .replaceAll(/^[ \t]+(?=\S)/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}
