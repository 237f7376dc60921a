/** A form as it stands in a page, found by reading it: our HTML writes its attributes in one way. */
export interface FoundForm {
  readonly action: string
  readonly files: boolean
  readonly fields: readonly FoundField[]
}

export interface FoundField {
  readonly name: string
  readonly kind: string
  readonly value: string
  readonly numeric: boolean
  readonly options: readonly string[]
}

const attribute = (tag: string, name: string) => plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1])
const plain = (text = '') =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

/** Every form that is posted, with its fields. */
export function formsIn(html: string, address: string): FoundForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', inside = '']) => {
    if (attribute(head, 'method') !== 'post') return []
    const fields = [...inside.matchAll(/<(input|textarea|select|button)\b((?:[^>"]|"[^"]*")*)>([\s\S]*?(?:<\/select>|<\/textarea>))?/g)].flatMap(([, kind = '', tag = '', rest = '']) => fieldOf(kind, ` ${tag}`, rest)) // prettier-ignore
    return [{ action: attribute(head, 'action') || address, files: head.includes('multipart'), fields }]
  })
}

function fieldOf(element: string, tag: string, rest: string): FoundField[] {
  const name = attribute(tag, 'name')
  if (name === '') return []
  const kind = element === 'input' ? attribute(tag, 'type') || 'text' : element
  const options = [...rest.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => attribute(option, 'value'))
  const value = element === 'textarea' ? plain(rest.replace('</textarea>', '')) : attribute(tag, 'value')
  return [{ name, kind, value, numeric: attribute(tag, 'inputmode') === 'numeric', options }]
}

/** The form filled in so that it may well be taken: words where words go, and what fits elsewhere. */
export function filled({ fields }: FoundForm, words: string): [string, string][] {
  const chosen = new Set<string>()
  return fields.flatMap(({ name, kind, value, numeric, options }): [string, string][] => {
    if (kind === 'radio' || kind === 'button') {
      if (chosen.has(name)) return []
      chosen.add(name)
      return [[name, value]]
    }
    if (kind === 'hidden' || kind === 'checkbox') return [[name, value]]
    if (kind === 'select') return [[name, options.find((option) => option !== '') ?? '']]
    return [[name, typed(name, kind, numeric, words)]]
  })
}

function typed(name: string, kind: string, numeric: boolean, words: string): string {
  if (/year|jaar/.test(name)) return '2026'
  if (/day|month|dag|maand/.test(name) || numeric) return '12'
  if (kind === 'email' || /email|adres$/.test(name)) return 'kwaad@example.org'
  if (kind === 'tel') return '014 00 11 22'
  return words
}
