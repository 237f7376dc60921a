// One row of a waiting list as a request, or the name of what is wrong with it.
import { fold } from '../../../lib/text-fold.ts'
import { birthOn, type Birth, ageLimitYears } from '../asked.ts'
import { halfDays, type HalfDay, type Weekday, weekdays } from '../../locations/rules.ts'
import type { ListField, Mapping } from './list-columns.ts'

/** A cell as a spreadsheet gives it; a date is a day without a zone. */
export type Cell = string | number | boolean | Temporal.PlainDate | null

export interface ListedRequest {
  readonly childName: string
  readonly birth: Birth
  readonly startOn: Temporal.PlainDate
  readonly halfDays: readonly HalfDay[]
  /** As written: names or numbers of locations, in order. */
  readonly choices: readonly string[]
  readonly contactName: string
  readonly email: string | null
  readonly phone: string | null
  /** Since when it waits; null: the list does not say. */
  readonly receivedOn: Temporal.PlainDate | null
  readonly remarks: string
}

export type RowFault =
  | 'child_name_missing'
  | 'birth_wrong'
  | 'too_old'
  | 'start_wrong'
  | 'days_wrong'
  | 'choice_missing'
  | 'contact_missing'
  | 'email_wrong'
  | 'phone_wrong'
  | 'no_way_to_answer'
  | 'received_wrong'
  | 'too_long'

/** @param today on the calendar of the desk */
export function readRow(
  cells: readonly Cell[],
  mapping: Mapping,
  today: Temporal.PlainDate,
): ListedRequest | { readonly fault: RowFault } {
  const cell = (field: ListField): Cell => (mapping[field] === undefined ? null : (cells[mapping[field]] ?? null))
  const text = (field: ListField) => textOf(cell(field))
  const birthDay = dayOf(cell('birth'))
  const startOn = dayOf(cell('start'))
  const wanted = halfDaysOf(text('days'))
  const receivedOn = text('received') === '' ? null : dayOf(cell('received'))
  if (text('child_name') === '') return { fault: 'child_name_missing' }
  if (!birthDay) return { fault: 'birth_wrong' }
  const birth = birthOn(birthDay, today)
  if ('fault' in birth) return { fault: birth.fault === 'too_old' ? 'too_old' : 'birth_wrong' }
  if (!startOn || !sensibleStart(startOn, birthDay)) return { fault: 'start_wrong' }
  if (!wanted) return { fault: 'days_wrong' }
  const choices = [...new Set((['choice_1', 'choice_2', 'choice_3'] as const).map(text).filter(Boolean))]
  if (choices.length === 0) return { fault: 'choice_missing' }
  if (text('contact_name') === '') return { fault: 'contact_missing' }
  const [email, phone] = [text('email'), text('phone')]
  if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return { fault: 'email_wrong' }
  if (phone !== '' && !/^\d{8,15}$/.test(phone.replaceAll(/\D/g, ''))) return { fault: 'phone_wrong' }
  if (email === '' && phone === '') return { fault: 'no_way_to_answer' }
  if (receivedOn === undefined || (receivedOn && Temporal.PlainDate.compare(receivedOn, today) > 0))
    return { fault: 'received_wrong' }
  const remarks = text('remarks')
  if (text('child_name').length > 100 || text('contact_name').length > 200 || remarks.length > 2000)
    return { fault: 'too_long' }
  return {
    childName: text('child_name'),
    birth,
    startOn,
    halfDays: wanted,
    choices,
    contactName: text('contact_name'),
    email: email === '' ? null : email.toLowerCase(),
    phone: phone === '' ? null : phone,
    receivedOn,
    remarks,
  }
}

/** A wish of long ago may still wait; a start before the birth or after childhood is a slip. */
function sensibleStart(start: Temporal.PlainDate, birth: Temporal.PlainDate): boolean {
  return (
    Temporal.PlainDate.compare(start, birth) >= 0 &&
    Temporal.PlainDate.compare(start, birth.add({ years: ageLimitYears })) < 0
  )
}

const textOf = (cell: Cell): string => (cell === null ? '' : String(cell)).replaceAll(/\s+/g, ' ').trim()

/** A day as lists hold it: a date cell, 1/3/2027, 1-3-2027, 1.3.2027 or 2027-03-01. */
export function dayOf(cell: Cell): Temporal.PlainDate | undefined {
  if (cell instanceof Temporal.PlainDate) return cell
  const text = textOf(cell)
  const [, d, m, y] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  const iso = y ? `${y}-${(m ?? '').padStart(2, '0')}-${(d ?? '').padStart(2, '0')}` : text
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) return undefined
  try {
    return Temporal.PlainDate.from(iso)
  } catch {
    return undefined
  }
}

const dayWords: readonly (readonly [RegExp, Weekday])[] = [
  [/^(ma|maandag|lu|lundi|mon)$/, 'mon'],
  [/^(di|dinsdag|mardi|tue)$/, 'tue'],
  [/^(wo|woensdag|me|mercredi|wed)$/, 'wed'],
  [/^(do|donderdag|jeudi|thu)$/, 'thu'],
  [/^(vr|vrijdag|ve|vendredi|fri)$/, 'fri'],
  [/^(za|zaterdag|samedi|sat)$/, 'sat'],
  [/^(zo|zondag|dimanche|sun)$/, 'sun'],
]
const partWords = { am: /^(vm|voormiddag|ochtend|am)$/, pm: /^(nm|namiddag|middag|pm)$/ }
const everyDay = /^(alle|alles|voltijds|hele|week|5)$/

/**
 * "ma di do", "ma, wo vm, vr nm", "ma-vr", "voltijds". Nothing written means the whole working week.
 * @returns undefined when a word is none of ours
 */
export function halfDaysOf(written: string): HalfDay[] | undefined {
  const words = fold(written.replaceAll(/(\p{L})\s*-\s*(\p{L})/gu, '$1 tot $2'))
    .split(/[\s,;/+&]+/)
    .filter(Boolean)
  const chosen = new Set<HalfDay>()
  let last: Weekday | undefined
  let range = false
  for (const word of words) {
    const day = dayWords.find(([pattern]) => pattern.test(word))?.[1]
    const part = partWords.am.test(word) ? 'am' : partWords.pm.test(word) ? 'pm' : undefined
    if (day) {
      for (const one of range && last ? between(last, day) : [day]) chosen.add(`${one}-am`).add(`${one}-pm`)
      last = day
      range = false
    } else if (part && last) chosen.delete(`${last}-${part === 'am' ? 'pm' : 'am'}`)
    else if (/^(tot|tem|t\/m)$/.test(word) && last) range = true
    else if (everyDay.test(word)) for (const one of weekdays.slice(0, 5)) chosen.add(`${one}-am`).add(`${one}-pm`)
    else if (!/^(en|dagen|dag|hele|et|and)$/.test(word)) return undefined
  }
  if (chosen.size === 0) return written.trim() === '' ? halfDays.slice(0, 10) : undefined
  return halfDays.filter((half) => chosen.has(half))
}

const between = (from: Weekday, to: Weekday): readonly Weekday[] =>
  weekdays.slice(weekdays.indexOf(from), weekdays.indexOf(to) + 1)
