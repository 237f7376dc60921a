// What somebody without a name comes back with, such as 7K4M2-9PXQ3-0ZTWA-HB5NE: 95 bits and a character that checks them.
import { checkedCode } from './checked-code.ts'

const code = checkedCode({ length: 19, group: 5 })

export const receiptBits = code.bits

/** A code from at least nineteen random bytes. */
export const receiptFrom = (random: Uint8Array): string => code.from(random)

/** The code as we write it, from what a person typed; undefined where it cannot be one. */
export const parseReceipt = (typed: string): string | undefined => code.parse(typed)
