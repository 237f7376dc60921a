// The sheet of authorised persons in words: for the page, and for the template of the PDF.
import { shortDay } from '../../../lib/format.ts'
import type { Lang } from '../../../lib/lang.ts'
import type { Text } from '../../../text-keys.ts'
import { type Authorisation, type SheetColumn, type SheetSetting, standingOf } from './authorised.ts'

export interface AuthorisedSheet {
  readonly lang: Lang
  readonly title: string
  readonly desk: string
  readonly intro: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly declaration: string
  /** Lines to write on. */
  readonly foot: readonly string[]
}

interface Listed extends Authorisation {
  readonly name: string
  readonly email: string
  readonly function: string
}

export const sheetOrOurs = (set: SheetSetting | undefined, t: Text): SheetSetting =>
  set ?? {
    title: t('certificates.staff.agency-sheet.our-title'),
    intro: t('certificates.staff.agency-sheet.our-intro'),
    columns: ['name', 'function', 'email', 'from', 'until', 'signature'],
    declaration: t('certificates.staff.agency-sheet.our-declaration'),
  }

/** Who is or will be authorised; who was, is not told any more. */
export function sheetInWords(
  { title, intro, columns, declaration }: SheetSetting,
  { desk, people, today }: { desk: string; people: readonly Listed[]; today: Temporal.PlainDate },
  { t, lang }: { t: Text; lang: Lang },
): AuthorisedSheet {
  const told = people.filter((one) => ['valid', 'coming'].includes(standingOf(one, today)))
  const cell = (one: Listed): Record<SheetColumn, string> => ({
    name: one.name,
    function: one.function || '–',
    email: one.email,
    from: shortDay(one.fromOn, lang),
    until: one.untilOn ? shortDay(one.untilOn, lang) : t('certificates.staff.until.open'),
    signature: '…………………………',
  })
  return {
    lang,
    title,
    desk,
    intro,
    columns: columns.map((column) => t(`certificates.staff.column.of.${column}`)),
    rows: told.map((one) => columns.map((column) => cell(one)[column])),
    declaration,
    foot: [
      t('certificates.staff.foot.date'),
      t('certificates.staff.foot.name'),
      t('certificates.staff.foot.signature'),
    ],
  }
}
