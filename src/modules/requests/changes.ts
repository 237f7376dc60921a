// What a family (or the desk for it) changed in a running request: it stands in the history, from what to what.
import type { ContactWay, DaysFlexible, StartFlexible } from './asked.ts'

export type Change =
  | { readonly what: 'days'; readonly from: DaysWanted; readonly to: DaysWanted }
  | { readonly what: 'start'; readonly from: StartWanted; readonly to: StartWanted }
  /** Which facts; the facts themselves stay out of the history, which locations read as well. */
  | { readonly what: 'contact'; readonly fields: readonly ContactField[] }
  /** Names of the open places in their new order. */
  | { readonly what: 'order'; readonly to: readonly string[] }

export interface DaysWanted {
  readonly halfDays: readonly string[]
  readonly flexible: DaysFlexible
}

export interface StartWanted {
  /** `2027-03-01` */
  readonly on: string
  readonly flexible: StartFlexible
}

export const contactFields = ['name', 'email', 'phone', 'address', 'way', 'language'] as const
export type ContactField = (typeof contactFields)[number]

export interface Contact {
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly address: string | null
  readonly way: ContactWay | null
  readonly language: string
}

/** Which facts differ. */
export const changedContact = (before: Contact, after: Contact): ContactField[] =>
  contactFields.filter((field) => before[field] !== after[field])

export const sameDays = (a: DaysWanted, b: DaysWanted): boolean =>
  a.flexible === b.flexible && a.halfDays.join() === b.halfDays.join()

export const sameStart = (a: StartWanted, b: StartWanted): boolean => a.on === b.on && a.flexible === b.flexible
