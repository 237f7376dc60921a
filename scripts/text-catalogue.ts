// Holds the catalogues of all modules against each other, without touching a file.
import { langs, type Lang } from '../src/lib/lang.ts'
import { differences, readMessage, typeOf, type Message } from '../src/platform/text-message.ts'

export interface Catalogue {
  /** `src/modules/requests/texts.fr.json` */
  file: string
  module: string
  lang: Lang
  messages: Readonly<Record<string, unknown>>
}

export interface TextReport {
  /** Each Dutch key with the TypeScript type of its arguments, in order of the alphabet. */
  keys: ReadonlyMap<string, string>
  /** What must be mended before the texts can ship. */
  problems: readonly string[]
  /** Sentences in Dutch that are long for B1. */
  hints: readonly string[]
}

interface Entry {
  key: string
  lang: Lang
  file: string
  message: Message
}

const longestSentence = 15

export function reportOn(catalogues: readonly Catalogue[]): TextReport {
  const problems: string[] = []
  const entries = catalogues.flatMap((catalogue) => entriesOf(catalogue, problems))
  const byLang = new Map(langs.map((lang) => [lang, new Map<string, Entry>()]))
  for (const entry of entries) keep(entry, byLang.get(entry.lang) ?? new Map(), problems)
  const dutch = byLang.get('nl') ?? new Map<string, Entry>()
  for (const lang of langs) if (lang !== 'nl') compare(dutch, byLang.get(lang) ?? new Map(), lang, problems)
  const sorted = [...dutch.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
  return {
    keys: new Map(sorted.map((entry) => [entry.key, argumentsType(entry.message)])),
    problems,
    hints: sorted.flatMap(hintsOf),
  }
}

function entriesOf({ file, module, lang, messages }: Catalogue, problems: string[]): Entry[] {
  return Object.entries(messages).flatMap(([key, source]) => {
    if (!key.startsWith(`${module}.`)) problems.push(`${file}: ${key} does not start with ${module}.`)
    if (typeof source !== 'string' || source.trim() === '') {
      problems.push(`${file}: ${key} is no text`)
      return []
    }
    const message = tryReading(source)
    if (typeof message !== 'string') return [{ key, lang, file, message }]
    problems.push(`${file}: ${key} cannot be read as ICU: ${message}`)
    return []
  })
}

function tryReading(source: string): Message | string {
  try {
    return readMessage(source)
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown'
  }
}

function keep(entry: Entry, known: Map<string, Entry>, problems: string[]): void {
  problems.push(...entry.message.faults.map((fault) => `${entry.file}: ${entry.key}: ${fault}`))
  const other = known.get(entry.key)
  if (other) problems.push(`${entry.file}: ${entry.key} is in ${other.file} as well`)
  else known.set(entry.key, entry)
}

function compare(dutch: Map<string, Entry>, other: Map<string, Entry>, lang: Lang, problems: string[]): void {
  for (const { key, file } of dutch.values()) {
    if (!other.has(key) && !isForStaff(key)) problems.push(`${file}: ${key} has no translation in ${lang}`)
  }
  for (const { key, file, message } of other.values()) {
    const source = dutch.get(key)
    if (!source) problems.push(`${file}: ${key} has no Dutch text`)
    else problems.push(...differences(source.message, message).map((difference) => `${file}: ${key}: ${difference}`))
  }
}

// Pages that only staff see may be in Dutch alone.
function isForStaff(key: string): boolean {
  return key.split('.')[1] === 'staff'
}

function argumentsType({ arguments: args }: Message): string {
  if (args.size === 0) return 'Record<never, never>'
  const fields = [...args].map(([name, argument]) => `${/^\w+$/u.test(name) ? name : `'${name}'`}: ${typeOf(argument)}`)
  return `{ ${fields.toSorted().join('; ')} }`
}

function hintsOf({ key, file, message }: Entry): string[] {
  const sentences = message.longest.split(/(?<=[.!?:;])\s+|\n/u)
  const long = sentences.filter(
    (sentence) => sentence.split(/\s+/u).filter((word) => /[\p{L}\p{N}…]/u.test(word)).length > longestSentence,
  )
  return long.map((sentence) => `${file}: ${key}: more than ${longestSentence} words: ${sentence}`)
}
