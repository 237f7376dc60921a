import type { z } from 'zod'
import { readAmount } from '../calculator/amount.ts'
import { reducedRates } from '../flanders/reduced-rate.ts'
import { type Context, dayPast } from './certificate-form.ts'
import { type FieldReader, formOf } from './fields-form.ts'
import {
  type Adult,
  type AdultRole,
  adultsOf,
  type AnswerStep,
  type Household,
  type HouseholdChild,
  incomeBases,
  livings,
  mostChildren,
} from './household.ts'

export interface StepContext extends Context {
  /** What was answered before: decides whose income step 4 asks. */
  readonly household: Household
}

type Answers = { readonly version: number; readonly answers: Partial<Household> }
type Read = (fields: FieldReader, context: StepContext) => Partial<Household>

/** One step of the agency's form. */
export const answerForm = (step: AnswerStep, context: StepContext): z.ZodType<Answers> =>
  formOf((fields) => ({ version: fields.version(), answers: readers[step](fields, context) }))

const yesNo = (fields: FieldReader, name: string, { t }: Context): boolean =>
  fields.one(name, ['yes', 'no'], t('certificates.staff.error.yes-no')) === 'yes'

const readers: Readonly<Record<AnswerStep, Read>> = {
  1: (fields, context) => ({ disclose: yesNo(fields, 'disclose', context) }),
  2: (fields, context) => ({ first: yesNo(fields, 'first_request', context) }),
  3: (fields, { t }) => ({ living: fields.one('living', livings, t('certificates.staff.error.living')) }),
  4: (fields, context) => ({
    adults: adultsOf(context.household.living).map((role) => adultIn(fields, role, context)),
  }),
  5: (fields, { t }) => {
    const long = t('certificates.staff.error.long', { limit: 100 })
    const line = (name: string) =>
      fields.text(name, { most: 100, missing: t('certificates.staff.error.address'), long })
    return { address: { street: line('street'), postcode: line('postcode'), town: line('town') } }
  },
  6: (fields, context) => ({ children: childrenIn(fields, context) }),
  7: (fields, { t }) => ({
    special: fields.one('special', ['none', ...reducedRates], t('certificates.staff.error.special')),
  }),
  9: (fields, { t }) => ({
    email: fields.text('email', { most: 254, long: t('certificates.staff.error.long', { limit: 254 }) }),
  }),
}

function adultIn(fields: FieldReader, role: AdultRole, { t }: Context): Adult {
  const long = t('certificates.staff.error.long', { limit: 100 })
  const line = (name: string) => fields.text(name, { most: 100, missing: t('certificates.staff.error.dash'), long })
  const [firstName, lastName] = [line(`${role}_first`), line(`${role}_last`)]
  const basis = fields.one(`${role}_basis`, incomeBases, t('certificates.staff.error.basis'))
  const typed = readAmount(fields.text(`${role}_income`, { most: 30, long: t('certificates.staff.error.income') }))
  const asked = basis !== 'none'
  if (asked && typeof typed !== 'number') fields.wrong(`${role}_income`, t('certificates.staff.error.income'))
  return {
    role,
    firstName,
    lastName,
    basis,
    cents: asked && typeof typed === 'number' ? typed : 0,
  }
}

/** A child of which anything was typed; the first one has to be there. */
function childrenIn(fields: FieldReader, context: Context): HouseholdChild[] {
  const { t } = context
  const numbers = Array.from({ length: mostChildren }, (_, index) => index + 1)
  const begun = numbers.filter((number) => number === 1 || isBegun(fields, number))
  const children = begun.map((number): HouseholdChild => {
    const child = childFields(number)
    const name = fields.text(child.name, {
      most: 200,
      missing: t('certificates.staff.error.child'),
      long: t('certificates.staff.error.long', { limit: 200 }),
    })
    const birth = dayPast(fields, child.birth, context, t('certificates.staff.error.birth')).toString()
    const needed = fields.ticked(child.needed)
    const start = needed ? fields.day(child.start, t('certificates.staff.error.start')) : null
    return {
      name,
      birth,
      dependent: fields.ticked(child.dependent),
      foster: fields.ticked(child.foster),
      multiple: fields.ticked(child.multiple),
      needed,
      startOn: start?.toString() ?? null,
    }
  })
  if (!children.some(({ needed }) => needed)) fields.wrong('child_needed_1', t('certificates.staff.error.needed'))
  return children
}

const isBegun = (fields: FieldReader, number: number): boolean =>
  fields.text(childFields(number).name, { most: 10_000, long: '' }) !== ''

/** The fields of one child, counted from 1. */
const childFields = (number: number) =>
  ({
    name: `child_name_${number}`,
    birth: `child_birth_${number}`,
    dependent: `child_dependent_${number}`,
    foster: `child_foster_${number}`,
    multiple: `child_multiple_${number}`,
    needed: `child_needed_${number}`,
    start: `child_start_${number}`,
  }) as const
