// What one ICU message asks for, and how it reads.
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'

/** The type of one argument: `choice` holds the branches of a select without `other`. */
export type Argument =
  | { kind: 'plain' | 'number' | 'date' | 'time' | 'text' }
  | { kind: 'choice'; branches: readonly string[] }

export interface Message {
  arguments: ReadonlyMap<string, Argument>
  /** Ways in which the message is well-formed ICU, yet not one of ours. */
  faults: readonly string[]
  /** The longest way the message can read, an argument counted as one word. */
  longest: string
}

// Tags are never parsed: a text is a plain string, and the page escapes it.
export const icuOptions = { ignoreTag: true, requiresOtherClause: false } as const

const styles: Partial<Record<TYPE, readonly string[]>> = {
  [TYPE.number]: ['euro', 'distance', 'percent'],
  [TYPE.date]: ['short'],
  [TYPE.time]: [],
}

/** Throws a SyntaxError where the message is no ICU. */
export function readMessage(source: string): Message {
  const elements = parse(source, icuOptions)
  const found = new Map<string, Argument>()
  const faults: string[] = []
  if (/<\/?[a-z]/iu.test(source)) faults.push('holds HTML, which would be shown as it is')
  if (/'[{}]/u.test(source)) faults.push('an apostrophe before a brace makes the brace literal: write ’')
  for (const element of everyElement(elements)) {
    const argument = argumentOf(element)
    if (!argument) continue
    faults.push(...faultsOf(element))
    const name = 'value' in element ? element.value : ''
    const merged = merge(found.get(name), argument)
    if (!merged) faults.push(`{${name}} is used in two ways that no value can serve`)
    found.set(name, merged ?? argument)
  }
  return { arguments: found, faults, longest: read(elements) }
}

// Whether a value for `wanted` (the Dutch message) also serves `given` (its translation).
function serves(wanted: Argument, given: Argument): boolean {
  if (given.kind === 'plain') return wanted.kind !== 'date' && wanted.kind !== 'time'
  if (wanted.kind !== 'choice') return wanted.kind === given.kind || (wanted.kind === 'plain' && given.kind === 'text')
  if (given.kind === 'text') return true
  return given.kind === 'choice' && wanted.branches.every((branch) => given.branches.includes(branch))
}

/** What a translation asks that the Dutch message does not offer, and what it leaves out. */
export function differences(dutch: Message, translation: Message): string[] {
  const unknown = [...translation.arguments.keys()].filter((name) => !dutch.arguments.has(name))
  const lacking = [...dutch.arguments].flatMap(([name, wanted]) => differenceOf(name, wanted, translation))
  return [...unknown.map((name) => `{${name}} is not in the Dutch text`), ...lacking]
}

function differenceOf(name: string, wanted: Argument, translation: Message): string[] {
  const given = translation.arguments.get(name)
  if (!given) return [`{${name}} is in the Dutch text only`]
  return serves(wanted, given) ? [] : [`{${name}} is ${typeOf(wanted)} in Dutch and ${typeOf(given)} here`]
}

/** The argument in TypeScript. */
export function typeOf(argument: Argument): string {
  if (argument.kind === 'choice') return argument.branches.map((branch) => `'${branch}'`).join(' | ')
  const types = {
    plain: 'string | number',
    text: 'string',
    number: 'number',
    date: 'Temporal.PlainDate',
    time: 'Temporal.Instant',
  }
  return types[argument.kind]
}

function* everyElement(elements: readonly MessageFormatElement[]): Generator<MessageFormatElement> {
  for (const element of elements) {
    yield element
    for (const branch of branchesOf(element)) yield* everyElement(branch)
  }
}

function branchesOf(element: MessageFormatElement): MessageFormatElement[][] {
  if (element.type !== TYPE.select && element.type !== TYPE.plural) return []
  return Object.values(element.options).map((option) => option.value)
}

function argumentOf(element: MessageFormatElement): Argument | undefined {
  switch (element.type) {
    case TYPE.argument:
      return { kind: 'plain' }
    case TYPE.number:
    case TYPE.plural:
      return { kind: 'number' }
    case TYPE.date:
      return { kind: 'date' }
    case TYPE.time:
      return { kind: 'time' }
    case TYPE.select:
      return selectOf(Object.keys(element.options))
    default:
      return undefined
  }
}

function selectOf(branches: string[]): Argument {
  return branches.includes('other') ? { kind: 'text' } : { kind: 'choice', branches: branches.toSorted() }
}

function faultsOf(element: MessageFormatElement): string[] {
  if (element.type === TYPE.plural && !element.options['other']) return [`{${element.value}} has no branch for other`]
  if (element.type !== TYPE.number && element.type !== TYPE.date && element.type !== TYPE.time) return []
  const { style } = element
  const known = styles[element.type] ?? []
  if (!style || (typeof style === 'string' && known.includes(style))) return []
  return [`{${element.value}} has a style that is not one of: ${known.join(', ')}`]
}

// The narrower of the two, so that one value serves both places.
function merge(a: Argument | undefined, b: Argument): Argument | undefined {
  if (!a) return b
  if (a.kind === 'choice' && b.kind === 'choice') {
    return { kind: 'choice', branches: a.branches.filter((branch) => b.branches.includes(branch)) }
  }
  if (serves(b, a)) return b
  return serves(a, b) ? a : undefined
}

function read(elements: readonly MessageFormatElement[]): string {
  return elements.map(readElement).join('')
}

function readElement(element: MessageFormatElement): string {
  if (element.type === TYPE.literal) return element.value
  const branches = branchesOf(element).map(read)
  if (branches.length === 0) return '…'
  return branches.toSorted((a, b) => b.split(' ').length - a.split(' ').length)[0] ?? ''
}
