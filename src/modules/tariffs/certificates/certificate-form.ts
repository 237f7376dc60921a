import { z } from 'zod'
import { langs } from '../../../lib/lang.ts'
import type { Text } from '../../../text-keys.ts'
import { readAmount } from '../calculator/amount.ts'
import type { NewCertificate, NewDeclaration } from './certificate-actions.ts'
import { certificateKinds } from './certificate.ts'
import type { RecordedResult } from './certificate-queries.ts'
import { declarationKinds, declarationWays } from './declaration.ts'
import { type FieldReader, formOf } from './fields-form.ts'
import { readTariffCode } from './tariff-code.ts'

export interface Context {
  readonly t: Text
  readonly today: Temporal.PlainDate
}

const isAfter = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) > 0

const name = (fields: FieldReader, field: string, missing: string, t: Text) =>
  fields.text(field, { most: 200, missing, long: t('certificates.staff.error.long', { limit: 200 }) })

/** What happened on a day: today or before. */
export function dayPast(
  fields: FieldReader,
  field: string,
  { t, today }: Context,
  wrong: string = t('certificates.staff.error.day'),
): Temporal.PlainDate {
  const day = fields.day(field, wrong)
  if (fields.isRight(field) && isAfter(day, today)) fields.wrong(field, t('certificates.staff.error.future'))
  return day
}

export const newForm = (context: Context): z.ZodType<NewCertificate & { readonly deskId: string }> =>
  formOf((fields) => {
    const { t } = context
    const long = t('certificates.staff.error.long', { limit: 200 })
    // In the order of the page, which is that of the summary of mistakes.
    const deskId = fields.text('loket', { most: 36, missing: t('certificates.staff.error.desk'), long })
    const kind = fields.one('kind', certificateKinds, t('certificates.staff.error.kind'))
    const childName = name(fields, 'child_name', t('certificates.staff.error.child'), t)
    const birth = dayPast(fields, 'birth', context, t('certificates.staff.error.birth'))
    const firstDay = fields.day('first', t('certificates.staff.error.first'))
    if (fields.isRight('birth') && fields.isRight('first') && !isAfter(firstDay, birth))
      fields.wrong('first', t('certificates.staff.error.before-birth'))
    if (fields.isRight('birth') && isAfter(firstDay, birth.add({ years: 12 })))
      fields.wrong('first', t('certificates.staff.error.too-old'))
    const contactName = name(fields, 'contact_name', t('certificates.staff.error.contact'), t)
    const email = fields.text('contact_email', { most: 254, long })
    if (email !== '' && !z.email().safeParse(email).success)
      fields.wrong('contact_email', t('certificates.staff.error.email'))
    const phone = fields.text('contact_phone', { most: 50, long: t('certificates.staff.error.long', { limit: 50 }) })
    return {
      deskId,
      kind,
      childName,
      birth,
      firstDay,
      contactName,
      contactEmail: email === '' ? null : email,
      contactPhone: phone === '' ? null : phone,
      language: fields.one('language', langs, t('certificates.staff.error.language')),
    }
  })

export const declareForm = (context: Context): z.ZodType<NewDeclaration & { readonly version: number }> =>
  formOf((fields) => {
    const { t } = context
    const kinds = fields.many('kinds', declarationKinds)
    if (kinds.length === 0) fields.wrong('kinds', t('certificates.staff.error.declaration'))
    return {
      version: fields.version(),
      kinds,
      givenBy: name(fields, 'given_by', t('certificates.staff.error.given-by'), t),
      givenOn: dayPast(fields, 'given', context),
      way: fields.one('way', declarationWays, t('certificates.staff.error.way')),
    }
  })

export const withdrawForm = (context: Context) =>
  formOf((fields) => ({
    version: fields.version(),
    on: dayPast(fields, 'withdrawn', context),
    way: fields.one('withdrawn_way', declarationWays, context.t('certificates.staff.error.way')),
  }))

/** @param field where the words are typed @param needed false: they may be left out */
export const wordsForm = (t: Text, field: string, needed = true) =>
  formOf((fields) => ({
    version: fields.version(),
    words: fields.text(field, {
      most: 2000,
      long: t('certificates.staff.error.long', { limit: 2000 }),
      ...(needed ? { missing: t('certificates.staff.error.words') } : {}),
    }),
  }))

export const sendForm = formOf((fields) => ({ version: fields.version(), checked: fields.ticked('checked') }))

export const documentsForm = formOf((fields) => ({ version: fields.version() }))

/** Dearer than any day ever was: a slip. */
const dearest = 100_00

export interface ResultContext extends Context {
  readonly birth: Temporal.PlainDate
  /** There is a result already: this one mends it, and says why. */
  readonly mends: boolean
}

export const resultForm = ({ t, birth, mends }: ResultContext) =>
  formOf((fields): { version: number; result: RecordedResult; words: string } => {
    const long = t('certificates.staff.error.long', { limit: 30 })
    const cents = readAmount(fields.text('tariff', { most: 30, long }))
    const readable = typeof cents === 'number' && cents > 0 && cents <= dearest
    if (!readable) fields.wrong('tariff', t('certificates.staff.error.tariff'))
    const typed = fields.text('code', { most: 30, missing: t('certificates.staff.error.code'), long })
    const code = readTariffCode(typed, birth)
    if (typed !== '' && 'fault' in code) fields.wrong('code', t(`certificates.staff.error.code-${code.fault}`))
    const rate = fields.one('rate', ['income', 'reduced', 'maximum'], t('certificates.staff.error.rate'))
    const fromOn = fields.day('from', t('certificates.staff.error.day'))
    const untilOn = fields.optionalDay('until', t('certificates.staff.error.day'))
    if (untilOn && fields.isRight('from') && isAfter(fromOn, untilOn))
      fields.wrong('until', t('certificates.staff.error.until'))
    return {
      version: fields.version(),
      result: {
        code: 'code' in code ? code.code : '',
        cents: readable ? cents : 0,
        rate,
        fromOn,
        untilOn,
      },
      words: mends
        ? fields.text('result_words', {
            most: 2000,
            missing: t('certificates.staff.error.words'),
            long: t('certificates.staff.error.long', { limit: 2000 }),
          })
        : '',
    }
  })

export const householdForm = (context: Context) =>
  formOf((fields) => ({
    version: fields.version(),
    on: dayPast(fields, 'changed', context),
    words: fields.text('household_words', {
      most: 2000,
      missing: context.t('certificates.staff.error.words'),
      long: context.t('certificates.staff.error.long', { limit: 2000 }),
    }),
  }))
