// Single values of a register, as they are written there. What means nothing is null; what contradicts itself is `wrong`.

/** The value is there and cannot be what its column says. */
export const wrong = Symbol('wrong')
export type Wrong = typeof wrong

/** One line without odd spaces; nothing when empty. NUL cannot be stored by PostgreSQL. */
export function plainText(text: string): string | null {
  const plain = odd.test(text) ? text.replaceAll('\0', '').toWellFormed().replaceAll(/\s+/g, ' ').trim() : text
  return plain === '' ? null : plain
}

// Most values need no care; looking first makes reading a register twice as fast.
const odd = /^\s|\s$|\s\s|[\0\t\n\r\u00a0\ud800-\udfff]/

/** "23-11-2012" as "2012-11-23": text, because it goes to the database by the ten thousands. */
export function isoDay(text: string): string | null | Wrong {
  const value = text.trim()
  if (value === '') return null
  const [, day = '', month = '', year = ''] = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(value) ?? []
  if (year < '1900' || year > '2199') return wrong
  const known = daysIn(Number(year), Number(month))
  if (Number(day) < 1 || Number(day) > known) return wrong
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return (lengths[month - 1] ?? 0) + (month === 2 && leap ? 1 : 0)
}

/** Ja or Nee; nothing is no. */
export function yes(text: string): boolean | Wrong {
  const value = text.trim().toLowerCase()
  if (value === '' || value === 'nee') return false
  return value === 'ja' ? true : wrong
}

/** A number of places: whole, and below ten thousand. */
export function count(text: string): number | null | Wrong {
  const value = text.trim()
  if (value === '') return null
  return /^\d{1,4}$/.test(value) ? Number(value) : wrong
}

/** "1075 sw" as "1075SW"; the letters SA, SD and SS are never given out. */
export function dutchPostcode(text: string): string | null | Wrong {
  const value = text.replaceAll(/\s/g, '').toUpperCase()
  if (value === '') return null
  return /^[1-9]\d{3}(?!SA|SD|SS)[A-Z]{2}$/.test(value) ? value : wrong
}

/** Four digits, as Statistics Netherlands (CBS) writes them: 363 and GM0363 are 0363. */
export function dutchMunicipality(text: string): string | null | Wrong {
  const value = text.trim().replace(/^GM/i, '')
  if (value === '') return null
  return /^\d{1,4}$/.test(value) ? value.padStart(4, '0') : wrong
}

/** A number that can be dialled; what is none is left out rather than shown. */
export function phone(text: string): string | null {
  const value = plainText(text)
  const digits = value?.replaceAll(/\D/g, '').length ?? 0
  return value && /^[\d\s+().\-/]+$/.test(value) && digits >= 8 && digits <= 15 ? value : null
}

export function email(text: string): string | null {
  const value = text.trim().toLowerCase()
  return value.length <= 254 && /^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[a-z]{2,}$/.test(value) ? value : null
}

/** A web address that a page may link to; without a scheme https is meant. */
export function website(text: string): string | null {
  const value = text.trim()
  if (value === '' || value.length > 500 || /\s/.test(value)) return null
  const full = /^[a-z][a-z\d+.-]*:(?!\d)/i.test(value) ? value : `https://${value}`
  // Nearly all are plain, and parsing an address costs as much as reading the rest of a row.
  if (plainAddress.test(full)) return full
  if (!/^https?:\/\//i.test(full) || !URL.canParse(full)) return null
  const url = new URL(full)
  return url.hostname.includes('.') && url.username === '' ? url.href : null
}

const plainAddress = /^https?:\/\/[a-z\d-]+(\.[a-z\d-]+)+(:\d{1,5})?([/?#][\w\-.~:/?#[\]@!$&'()*+,;=%]*)?$/i
