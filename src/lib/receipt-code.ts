// What somebody without a name comes back with: nineteen random characters and one that checks them, in four groups, such as
// 7K4M2-9PXQ3-0ZTWA-HB5NE. 95 bits: whoever guesses a thousand times a minute among a million codes has a chance below 2^-40 a year.
import { alphabet, checkOf } from './number-code.ts'

const randomLength = 19
const groupLength = 5
export const receiptBits = randomLength * 5

/** A code from at least nineteen random bytes. */
export function receiptFrom(bytes: Uint8Array): string {
  if (bytes.length < randomLength) throw new RangeError(`A receipt needs ${randomLength} random bytes`)
  const values = [...bytes.subarray(0, randomLength)].map((byte) => byte % 32)
  return written([...values, checkOf(values)])
}

/** The code as we write it, from what a person typed; undefined where it cannot be one. */
export function parseReceipt(input: string): string | undefined {
  const clean = input
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/gu, '1')
  const values = [...clean].map((character) => alphabet.indexOf(character))
  if (values.length !== randomLength + 1 || values.includes(-1)) return undefined
  return checkOf(values.slice(0, -1)) === values.at(-1) ? written(values) : undefined
}

function written(values: readonly number[]): string {
  const text = values.map((value) => alphabet[value]).join('')
  return (text.match(new RegExp(`.{${groupLength}}`, 'g')) ?? []).join('-')
}
