import type { Text } from '../../../text-keys.ts'
import { sheetColumns, type SheetSetting } from './authorised.ts'
import type { WantedAuthorisation } from './authorised-actions.ts'
import { formOf } from './fields-form.ts'

/** @param people whom this desk can authorise */
export const authoriseForm = (t: Text) =>
  formOf((fields): WantedAuthorisation => {
    const long = t('certificates.staff.error.long', { limit: 200 })
    const fromOn = fields.day('from', t('certificates.staff.error.day'))
    const untilOn = fields.optionalDay('until', t('certificates.staff.error.day'))
    if (untilOn && fields.isRight('from') && Temporal.PlainDate.compare(fromOn, untilOn) > 0)
      fields.wrong('until', t('certificates.staff.error.until'))
    return {
      deskId: fields.text('loket', { most: 36, missing: t('certificates.staff.error.desk'), long }),
      personId: fields.text('person', { most: 36, missing: t('certificates.staff.error.person'), long }),
      function: fields.text('function', { most: 200, long }),
      fromOn,
      untilOn,
    }
  })

export const revokeForm = (t: Text) =>
  formOf((fields) => ({
    words: fields.text('revoke_words', { most: 500, long: t('certificates.staff.error.long', { limit: 500 }) }),
  }))

export const sheetForm = (t: Text) =>
  formOf((fields): SheetSetting => {
    const text = (name: string, most: number, missing?: string) =>
      fields.text(name, {
        most,
        long: t('certificates.staff.error.long', { limit: most }),
        ...(missing === undefined ? {} : { missing }),
      })
    const columns = fields.many('columns', sheetColumns)
    if (columns.length === 0) fields.wrong('columns', t('certificates.staff.error.columns'))
    return {
      title: text('title', 200, t('certificates.staff.error.title')),
      intro: text('intro', 1000),
      columns,
      declaration: text('declaration', 2000),
    }
  })
