/** The pure door: the half-days of a week, how many children the law lets a location take, and what a place costs a family. */
export { capacityMaxima, maximaInWords } from './capacity/capacity-maxima.ts'
export { type Closure, closedBetween, isClosedOn, nextOpenDay } from './capacity/closure.ts'
export { readWish, type Wish, wishWords } from './finder/wish.ts'
export * from './half-days.ts'
export { helpBodies } from './desks/signpost.ts'
export { askPath, monthWords, priceCanBeSaid, priceFor } from './prices/named-price.ts'
