import { z } from 'zod'
import type { FlemishCare } from '../flanders/family-cost.ts'
import { firstTariffDay } from '../flanders/income-tariff-sets.ts'
import { reducedRates } from '../flanders/reduced-rate.ts'
import { type BenefitFamily, type BenefitYear, careKinds, roundings } from '../netherlands/benefit.ts'
import { findBenefitYear } from '../netherlands/benefit-years.ts'
import type { TariffValues } from '../tariff-values.ts'

// What programs send. Amounts are whole cents; days and hours may have two decimals.

const cents = z.int().min(0).max(1_000_000_000)
const decimals = (least: number, most: number) => z.number().min(least).max(most).multipleOf(0.01)
const firstDay = firstTariffDay.toString()

export const flemishQuestion = ({ flanders }: TariffValues) => {
  const lastDay = flanders.lastDay.toString()
  return z.strictObject({
    day: z.iso
      .date()
      .refine((day) => day >= firstDay && day <= lastDay, `a day from ${firstDay} to ${lastDay}`)
      .describe(`The day of the tariff, from ${firstDay} to ${lastDay}.`),
    incomeCents: cents.describe('Joint taxable income of a year.'),
    children: z.int().min(1).max(15).describe('Dependent children that count for the reduction, with the one in care.'),
    multipleBirth: z.boolean().default(false),
    daysPerWeek: decimals(0.5, 7),
    hoursPerDay: decimals(0.5, 24),
    atSchool: z.boolean().default(false).describe('A school child in a place with income tariff.'),
    reducedRate: z.enum(reducedRates).nullable().default(null),
  })
}

export const dutchQuestion = ({ years }: TariffValues) =>
  z.strictObject({
    year: z
      .int()
      .min(years[0]?.year ?? 0)
      .max(years.at(-1)?.year ?? 0)
      .refine((year) => findBenefitYear(years, year) !== undefined, 'a year with a table'),
    incomeCents: cents.describe('Toetsingsinkomen of parent and partner together, over the year.'),
    monthsWorked: z.int().min(0).max(12).default(12).describe('Of the one who worked in the fewest months.'),
    rounding: z.enum(roundings).default('cents').describe('The official rule was not found.'),
    children: z
      .array(
        z.strictObject({
          kind: z.enum(careKinds),
          hoursPerMonth: decimals(0, 744),
          pricePerHourCents: z.int().min(0).max(10_000),
        }),
      )
      .min(1)
      .max(15),
  })

const hundredths = (value: number) => Math.round(value * 100)

export type FlemishQuestion = z.infer<ReturnType<typeof flemishQuestion>>
export type DutchQuestion = z.infer<ReturnType<typeof dutchQuestion>>

export const flemishCare = (asked: FlemishQuestion, { flanders }: TariffValues): FlemishCare => ({
  on: flanders.on(Temporal.PlainDate.from(asked.day)),
  income: asked.incomeCents,
  children: asked.children,
  multipleBirth: asked.multipleBirth,
  days: hundredths(asked.daysPerWeek),
  hours: hundredths(asked.hoursPerDay),
  atSchool: asked.atSchool,
  rate: asked.reducedRate,
})

/** @throws RangeError for a year without table, which the question refuses */
export function yearAsked({ year }: DutchQuestion, { years }: TariffValues): BenefitYear {
  const table = findBenefitYear(years, year)
  if (!table) throw new RangeError(`no benefit table of ${year}`)
  return table
}

export const dutchFamily = (asked: DutchQuestion): BenefitFamily => ({
  income: asked.incomeCents,
  monthsWorked: asked.monthsWorked,
  rounding: asked.rounding,
  children: asked.children.map(({ kind, hoursPerMonth, pricePerHourCents }) => ({
    kind,
    hours: hundredths(hoursPerMonth),
    price: pricePerHourCents,
  })),
})
