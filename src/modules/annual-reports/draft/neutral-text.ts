// Whether a text for the annual report could tell who it is about. Hints with their place in the text; a person decides, but never
// over a name that is known.

export type HintKind = 'known_name' | 'contact' | 'name' | 'age' | 'date' | 'group' | 'gender'

export interface Hint {
  readonly kind: HintKind
  /** Where it stands: from this character, up to that one. */
  readonly from: number
  readonly to: number
  readonly found: string
}

/** What is known about whom a text could name. */
export interface Known {
  /** Full names of reporter, child, and the people of the house. */
  readonly names: readonly string[]
  /** How the house calls its groups. */
  readonly groups: readonly string[]
  /** Names that may stand in the report: of the house and of its locations. */
  readonly allowed: readonly string[]
  /** No other complaint about this place: a word like "mother" then points at one person. */
  readonly only: boolean
}

/** Nobody may pass over these. */
export const isForbidden = ({ kind }: Hint): boolean => kind === 'known_name' || kind === 'contact'

/** What stands out in a text, in reading order; what two rules find is told once. */
export function hintsIn(text: string, known: Known): readonly Hint[] {
  const found = [
    ...matches(text, 'contact', [/[^\s@]+@[^\s@]+\.\w+/g, /(?:\+|\b0)\d(?:[\s.-]?\d){7,10}\b/g]),
    ...knownNames(text, known.names, known.allowed),
    ...wholeWords(text, 'group', known.groups),
    ...matches(text, 'age', ages),
    ...matches(text, 'date', dates),
    ...matches(text, 'group', [
      /\b(?:groep|klas|leefgroep)\s+(?!van\b|met\b|en\b|is\b|in\b|was\b|waar\b)[\p{L}\d-]+/giu,
    ]),
    ...(known.only ? matches(text, 'gender', [genders]) : []),
    ...capitals(text, known.allowed),
  ]
  const first = found.filter((hint, index) => !found.slice(0, index).some((other) => overlaps(other, hint)))
  return first.sort((a, b) => a.from - b.from)
}

const overlaps = (a: Hint, b: Hint) => a.from < b.to && b.from < a.to

const months = 'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december'
const numbers = String.raw`\d{1,2}|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf`
const ages = [
  new RegExp(String.raw`(?<![\p{L}\d])(?:${numbers})[\s-]?(?:jaar|jarige?|maanden?|mnd|weken)(?![\p{L}])(?:\s+oude?)?`, 'giu'), // prettier-ignore
]
const dates = [
  /\b\d{1,2}[.:]\d{2}\s*uur\b/gi,
  new RegExp(String.raw`\b\d{1,2}\s+(?:${months})(?:\s+\d{4})?\b`, 'gi'),
  /\b\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?\b/g,
  /\b\d{4}-\d{2}-\d{2}\b/g,
]
const genders =
  /(?<!\p{L})(?:moeder|vader|mama|papa|oma|opa|tante|oom|dochter|zoon|zus|broer|jongen|meisje|jongetje|juf|meester|hij|hem)(?!\p{L})/giu

function matches(text: string, kind: HintKind, patterns: readonly RegExp[]): Hint[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ kind, from: index, to: index + found.length, found })),
  )
}

/** Words that stand in many names and in every sentence. */
const particles = new Set(['van', 'von', 'den', 'der', 'het', 'ter', 'ten', 'las', 'los', 'del', 'und'])

/** How people call themselves where they give no name, or speak for others. */
const callings = new Set(['ouder', 'ouders', 'oudercommissie', 'commissie', 'klantpanel', 'familie', 'mevrouw', 'meneer', 'moeder', 'vader', 'mama', 'papa', 'anoniem']) // prettier-ignore

/**
 * A full name in whatever letters; a part of one where it is written as a name, else only as a hint. A committee that is called
 * after its location has no name of its own.
 */
function knownNames(text: string, names: readonly string[], allowed: readonly string[]): Hint[] {
  const may = wordsOf(allowed)
  return names.flatMap((name) => {
    const parts = [...wordsOf([name])].filter(
      (part) => part.length > 2 && !particles.has(part) && !callings.has(part) && !may.has(part),
    )
    if (parts.length === 0) return []
    const whole = wholeWords(text, 'known_name', [name])
    const pieces = wholeWords(text, 'known_name', parts).map((hint): Hint =>
      /^\p{Lu}/u.test(hint.found) ? hint : { ...hint, kind: 'name' },
    )
    return [...whole, ...pieces]
  })
}

const wordsOf = (names: readonly string[]) =>
  new Set(names.flatMap((name) => name.toLowerCase().split(/[\s-]+/)).filter((word) => word !== ''))

/** These words, whatever their accents and capitals, and not as a part of another word; with an -s of possession. */
function wholeWords(text: string, kind: HintKind, words: readonly string[]): Hint[] {
  const plain = bare(text)
  return words
    .map((word) => bare(word.trim()))
    .filter((word) => word.length > 1)
    .flatMap((word) => matches(plain, kind, [new RegExp(`(?<!\\p{L})${escape(word)}(?:'?s)?(?!\\p{L})`, 'giu')]))
    .map((hint) => ({ ...hint, found: text.slice(hint.from, hint.to) }))
}

/** Without accents, letter for letter, so that a place in the one is that place in the other. */
const bare = (text: string) =>
  [...text].map((letter) => (letter.length === 1 ? (letter.normalize('NFD')[0] ?? letter) : letter)).join('')

const escape = (word: string) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** A word that begins with a capital although no sentence does. */
function capitals(text: string, allowed: readonly string[]): Hint[] {
  const may = wordsOf(allowed)
  return matches(text, 'name', [/(?<=[\p{L}\d,;)'"”’]\s+["'“‘(]?)\p{Lu}\p{Ll}[\p{L}'’-]*/gu]).filter(
    ({ found }) => !may.has(found.toLowerCase()) && !bodies.has(found),
  )
}

/** Everybody's. */
const bodies = new Set(['Klachtenloket', 'Geschillencommissie', 'Kinderopvang', 'Jeugdstem', 'Opgroeien', 'Opgroeipunt', 'Zorginspectie']) // prettier-ignore
