// The net price of one location for the family that asked, from what it once told the calculator.
import { type Cents, timesRounded } from '../../../lib/money.ts'
import type { Land } from '../../../lib/law.ts'
import { freePriceBenefit } from '../flanders/around-the-tariff.ts'
import { eachOf, flemishCost, monthOfDays } from '../flanders/family-cost.ts'
import type { TariffRange } from '../flanders/income-tariff.ts'
import { stayOf } from '../flanders/stay.ts'
import { monthlyBenefit } from '../netherlands/benefit.ts'
import type { Asked, DutchAsked, FlemishAsked } from './asked.ts'

export interface PricedLocation {
  readonly land: Land
  readonly kind: 'day_care' | 'after_school' | 'childminder' | 'agency'
  /** By income, or its own; null where it does not say. */
  readonly price: 'income' | 'free' | null
  readonly priceCents: Cents | null
  readonly pricePer: 'day' | 'hour' | null
}

export interface OwnPrice {
  readonly month: TariffRange
  readonly estimate: boolean
  /** The location named no price: calculated with the highest hourly price that counts. */
  readonly assumed: Cents | null
}

/** Undefined where nothing can be said: another land, another kind of care, or no price. */
export function ownPrice(asked: Asked, location: PricedLocation): OwnPrice | undefined {
  if (asked.land !== location.land || location.kind === 'agency') return undefined
  return asked.land === 'vl' ? flemishPrice(asked, location) : dutchPrice(asked, location)
}

function flemishPrice(
  { care }: FlemishAsked,
  { kind, price, priceCents, pricePer }: PricedLocation,
): OwnPrice | undefined {
  if (kind === 'after_school') return undefined
  if (price === 'income') {
    const cost = flemishCost(care)
    return cost.known ? { month: cost.month, estimate: cost.estimate, assumed: null } : undefined
  }
  if (price !== 'free' || priceCents === null || pricePer === null) return undefined
  const day = pricePer === 'day' ? priceCents : timesRounded(priceCents, care.hours / 100)
  const net = Math.max(0, day - freePriceBenefit(stayOf(care.hours, care.on.day), care.on.day))
  return { month: eachOf(certain(net), (cents) => monthOfDays(cents, care.days)), estimate: true, assumed: null }
}

/** For the first child of the form: brothers and sisters may go elsewhere. */
function dutchPrice({ year, family, weeks }: DutchAsked, location: PricedLocation): OwnPrice | undefined {
  const [child, ...others] = family.children
  const { kind } = location
  if (!child || kind === 'agency' || (kind === 'after_school') !== (child.kind === 'after_school')) return undefined
  const named = hourPrice(location, weeks[0]?.hours ?? 0)
  const price = named ?? year.caps[kind]
  const { children } = monthlyBenefit(year, { ...family, children: [{ ...child, kind, price }, ...others] })
  const own = children[0]
  return own && { month: certain(own.net), estimate: false, assumed: named === null ? price : null }
}

/** A price of a day is spread over the hours that the family asked for. */
function hourPrice({ price, priceCents, pricePer }: PricedLocation, hours: number): Cents | null {
  if (price !== 'free' || priceCents === null || pricePer === null) return null
  if (pricePer === 'hour') return priceCents
  return hours > 0 ? timesRounded(priceCents, 100 / hours) : null
}

const certain = (cents: Cents): TariffRange => ({ low: cents, likely: cents, high: cents })
