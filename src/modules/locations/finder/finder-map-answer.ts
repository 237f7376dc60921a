// What the moving map gets; the browser and the server read the same words.

export interface MapAnswer {
  readonly marks: readonly AnsweredMark[]
}

export interface AnsweredMark {
  readonly lat: number
  readonly lon: number
  readonly count: number
  /** In pixels. */
  readonly radius: number
  readonly title: string
  /** The page of one location; the list of those that lie too close together to be seen apart. */
  readonly href?: string | undefined
  /** Of others: west, south, east, north around them. */
  readonly box?: readonly number[] | undefined
}

export interface BoundariesAnswer {
  /** Of the pixels that the rings are counted in. */
  readonly zoom: number
  /** Each ring begins with a point and goes on with steps from there. */
  readonly outlines: readonly AnsweredOutline[]
}

export interface AnsweredOutline {
  readonly rings: readonly (readonly number[])[]
  /** Where there is room for it, with the point where it stands. */
  readonly name?: string
  readonly at?: readonly number[]
}
