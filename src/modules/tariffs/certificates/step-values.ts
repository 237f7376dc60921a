// What was answered before, as the form of a step shows it.
import { boxesOf } from '../../../lib/typed-day.ts'
import type { AnswerStep, Household, HouseholdChild } from './household.ts'

type Values = Readonly<Record<string, string>>

export function stepValues(step: AnswerStep, household: Household): Values {
  const { disclose, first, living, adults = [], address, children = [], special, email = '' } = household
  switch (step) {
    case 1:
      return yesNo('disclose', disclose)
    case 2:
      return yesNo('first_request', first)
    case 3:
      return living ? { living } : {}
    case 4:
      return Object.assign(
        {},
        ...adults.map(({ role, firstName, lastName, basis, cents }) => ({
          [`${role}_first`]: firstName,
          [`${role}_last`]: lastName,
          [`${role}_basis`]: basis,
          [`${role}_income`]: basis === 'none' ? '' : typedCents(cents),
        })),
      ) as Values // spread of records of words
    case 5:
      return address ? { ...address } : {}
    case 6:
      return Object.assign({}, ...children.map((child, index) => childValues(child, index + 1))) as Values // as above
    case 7:
      return special ? { special } : {}
    case 9:
      return { email }
  }
}

const yesNo = (name: string, value: boolean | undefined): Values =>
  value === undefined ? {} : { [name]: value ? 'yes' : 'no' }

/** "42000,50", as it is typed. */
export const typedCents = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',')

function childValues(child: HouseholdChild, number: number): Values {
  const tick = (name: 'dependent' | 'foster' | 'multiple' | 'needed') => ({
    [`child_${name}_${number}`]: child[name] ? 'yes' : '',
  })
  return {
    [`child_name_${number}`]: child.name,
    ...boxes(`child_birth_${number}`, Temporal.PlainDate.from(child.birth)),
    ...tick('dependent'),
    ...tick('foster'),
    ...tick('multiple'),
    ...tick('needed'),
    ...boxes(`child_start_${number}`, child.startOn === null ? null : Temporal.PlainDate.from(child.startOn)),
  }
}

/** The three boxes of a day as values of a form. */
export function boxes(name: string, day: Temporal.PlainDate | null): Values {
  const { day: d, month, year } = boxesOf(day)
  return { [`${name}_day`]: d, [`${name}_month`]: month, [`${name}_year`]: year }
}
