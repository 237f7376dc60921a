import { z } from 'zod'
import { dayBoxes, readDay } from '../../../lib/typed-day.ts'

type Fields = Readonly<Record<string, string | readonly string[]>>

/** Reads fields one by one. What cannot be read is marked, and stands for something so that reading goes on: it never leaves the form. */
export interface FieldReader {
  /** One line or several, trimmed; '' where it may be left out. */
  text(name: string, wanted: { most: number; missing?: string; long: string }): string
  one<T extends string>(name: string, options: readonly T[], missing: string): T
  many<T extends string>(name: string, options: readonly T[]): T[]
  ticked(name: string): boolean
  day(name: string, wrong: string): Temporal.PlainDate
  optionalDay(name: string, wrong: string): Temporal.PlainDate | null
  /** The version of the file that this form was shown with. */
  version(): number
  wrong(name: string, message: string): void
  isRight(name: string): boolean
}

const nobodysDay = Temporal.PlainDate.from('2000-01-01')

export const formOf = <T>(read: (fields: FieldReader) => T): z.ZodType<T> =>
  z.custom<Fields>().transform((typed, ctx): T => {
    const wrongs = new Set<string>()
    const wrong = (name: string, message: string) => {
      wrongs.add(name)
      ctx.addIssue({ code: 'custom', path: [name], message })
    }
    const value = read(readerOf(typed ?? {}, wrong, wrongs))
    return wrongs.size > 0 ? z.NEVER : value
  })

function readerOf(typed: Fields, wrong: FieldReader['wrong'], wrongs: ReadonlySet<string>): FieldReader {
  const list = (name: string): readonly string[] => [typed[name] ?? []].flat()
  const words = (name: string) => (list(name)[0] ?? '').replaceAll('\r\n', '\n').trim()
  const dayOrNull = (name: string, message: string, needed: boolean): Temporal.PlainDate | null => {
    const day = readDay(dayBoxes(typed, name))
    if (day === 'missing' && !needed) return null
    if (typeof day !== 'string') return day
    wrong(name, message)
    return null
  }
  return {
    text(name, { most, missing, long }) {
      const value = words(name)
      if (value === '' && missing !== undefined) wrong(name, missing)
      if (value.length > most) wrong(name, long)
      return value
    },
    one(name, options, missing) {
      const found = options.find((option) => option === words(name))
      if (found === undefined) wrong(name, missing)
      // A form without options has no such field.
      return found ?? (options[0] as (typeof options)[number])
    },
    many: (name, options) => options.filter((option) => list(name).includes(option)),
    ticked: (name) => words(name) === 'yes',
    day: (name, message) => dayOrNull(name, message, true) ?? nobodysDay,
    optionalDay: (name, message) => dayOrNull(name, message, false),
    version: () => (/^\d{1,9}$/.test(words('versie')) ? Number(words('versie')) : 0),
    wrong,
    isRight: (name) => !wrongs.has(name),
  }
}
