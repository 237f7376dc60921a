/** The pure door: the half-days of a week, and how many children the law lets a location take. */
export { capacityMaxima, maximaInWords } from './capacity/capacity-maxima.ts'
export * from './half-days.ts'
