/** The pure door: the half-days of a week, and how many children the law lets a location take. */
export { capacityMaxima, maximaInWords } from './capacity/capacity-maxima.ts'
export { type Closure, closedBetween, isClosedOn, nextOpenDay } from './capacity/closure.ts'
export * from './half-days.ts'
export { helpBodies } from './desks/signpost.ts'
