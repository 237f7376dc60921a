/** A page of the manual, or the README. */
export interface ManualPage {
  readonly path: string
  readonly text: string
}

interface NamedPicture {
  readonly page: string
  readonly file: string
  readonly alt: string
}

/** The pictures that pages and list name, and those that lie in the folder. */
export interface ManualPictures {
  readonly pages: readonly ManualPage[]
  /** Names of files, as the list has them. */
  readonly listed: readonly string[]
  /** Names of files, as they lie in the folder. */
  readonly files: readonly string[]
}

/** What does not fit together, one line each. */
export function pictureFaults({ pages, listed, files }: ManualPictures): string[] {
  const named = pages.flatMap(picturesIn)
  const used = new Set(named.map(({ file }) => file))
  return [
    ...named
      .filter(({ file }) => !listed.includes(file))
      .map(({ page, file }) => `${page}: ${file} is not in the list`),
    ...named.filter(({ alt }) => alt.trim() === '').map(({ page, file }) => `${page}: ${file} has no words`),
    ...listed.filter((file) => !used.has(file)).map((file) => `no page shows ${file} of the list`),
    ...files.filter((file) => !used.has(file)).map((file) => `no page shows the file ${file}`),
    ...listed.filter((file) => !files.includes(file)).map((file) => `${file} of the list was never made`),
  ]
}

/** In both spellings: `![words](file)` and `<img src="file" alt="words">`. */
function picturesIn({ path, text }: ManualPage): NamedPicture[] {
  const marked = [...text.matchAll(/!\[([^\]]*)\]\(([^)\s]+)[^)]*\)/g)].map(([, alt = '', src = '']) => ({ src, alt }))
  const tagged = [...text.matchAll(/<img\s[^>]*>/g)].map(([tag]) => ({
    src: /\ssrc="([^"]*)"/.exec(tag)?.[1] ?? '',
    alt: /\salt="([^"]*)"/.exec(tag)?.[1] ?? '',
  }))
  return [...marked, ...tagged].map(({ src, alt }) => ({ page: path, file: src.split('/').at(-1) ?? '', alt }))
}

/** Headings without an entry in the table of contents of their page, and entries without a heading. */
export function contentsFaults({ path, text }: ManualPage): string[] {
  const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, title = '']) => anchorOf(title))
  const entries = [...text.matchAll(/^- \[[^\]]+\]\(#([^)]+)\)$/gm)].map(([, anchor = '']) => anchor)
  return [
    ...headings
      .filter((anchor) => !entries.includes(anchor))
      .map((anchor) => `${path}: #${anchor} is not in the contents`),
    ...entries.filter((anchor) => !headings.includes(anchor)).map((anchor) => `${path}: #${anchor} leads nowhere`),
  ]
}

/** As the hosts of repositories make it of a heading. */
const anchorOf = (title: string) =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .replaceAll(/\s/g, '-')

/** What stands in bold as words of the screen, and is no text of the house. @param known one pattern per text */
export function unknownWords({ path, text }: ManualPage, known: readonly RegExp[]): string[] {
  return [...text.matchAll(/\*\*([^*]+)\*\*/g)]
    .map(([, words = '']) => words.replaceAll(/\s+/g, ' ').replace(/\.$/, ''))
    .filter((words) => !known.some((pattern) => pattern.test(words)))
    .map((words) => `${path}: no text says “${words}”`)
}
