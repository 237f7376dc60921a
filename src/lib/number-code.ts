// Public numbers such as 7K4M-29PX: they tell nothing about how many there are, and survive a telephone.
import { checkedCode } from './checked-code.ts'

const code = checkedCode({ length: 7, group: 4 })

/** A number from at least seven random bytes. 35 bits: no secret, never let it open anything by itself. */
export const numberFrom = (random: Uint8Array): string => code.from(random)

/** The number as we write it, from what a person typed; undefined where it cannot be one. */
export const parseNumber = (typed: string): string | undefined => code.parse(typed)
