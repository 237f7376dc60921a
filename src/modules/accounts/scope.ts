/** A part of an organisation that a membership can be limited to: one of its locations. */
export interface Scope {
  readonly id: string
  readonly name: string
}
