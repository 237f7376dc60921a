// The small markup that staff write: paragraphs, lists, headings and addresses. Never HTML.

export type Block =
  | { readonly kind: 'heading' | 'paragraph'; readonly lines: readonly Inline[][] }
  | { readonly kind: 'list'; readonly items: readonly Inline[][] }

export type Inline = { readonly text: string; readonly href?: string }

/** An empty line ends a block; `# ` begins a heading, `- ` an item of a list; web and mail addresses become links. */
export function readMarkup(source: string): Block[] {
  return source
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .flatMap((chunk) => blocksOf(chunk.split('\n').map((line) => line.trim())))
}

type LineKind = Block['kind']

const kindOf = (line: string): LineKind => {
  if (/^#+\s/.test(line)) return 'heading'
  return /^[-*•]\s/.test(line) ? 'list' : 'paragraph'
}

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: { kind: LineKind; lines: string[] }[] = []
  for (const line of lines.filter((one) => one !== '')) {
    const kind = kindOf(line)
    const last = blocks.at(-1)
    if (last && last.kind === kind && kind !== 'heading') last.lines.push(line)
    else blocks.push({ kind, lines: [line] })
  }
  return blocks.map((block) => {
    const read = block.lines.map((line) => inlines(line.replace(/^(#+|[-*•])\s+/, '')))
    return block.kind === 'list' ? { kind: 'list', items: read } : { kind: block.kind, lines: read }
  })
}

// A sign that ends the sentence does not belong to the address.
const address = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])|([\w.+-]+@[\w-]+(?:\.[\w-]+)+)/giu

function inlines(text: string): Inline[] {
  const parts: Inline[] = []
  let end = 0
  for (const found of text.matchAll(address)) {
    const [whole, web, mail] = found
    if (found.index > end) parts.push({ text: text.slice(end, found.index) })
    parts.push({ text: whole, href: web ?? `mailto:${mail}` })
    end = found.index + whole.length
  }
  if (end < text.length) parts.push({ text: text.slice(end) })
  return parts
}
