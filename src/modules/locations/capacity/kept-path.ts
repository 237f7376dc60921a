import type { LocationName } from '../location.ts'

/** Where who runs a location does its work. */
export const keptPath = ({ land, registerId }: LocationName, ...rest: readonly string[]): string =>
  ['/werk/opvang', land, encodeURIComponent(registerId), ...rest].join('/')
