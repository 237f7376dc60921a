// Public numbers such as 7K4M-29PX: seven random characters and one that checks them. They tell nothing about how many there
// are, survive a telephone, and a slip of the pen is noticed before anything is looked up.

// Crockford's alphabet: no I, L, O or U.
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const randomLength = 7

/** A number from at least seven random bytes. 35 bits: no secret, never let it open anything by itself. */
export function numberFrom(bytes: Uint8Array): string {
  if (bytes.length < randomLength) throw new RangeError(`A number needs ${randomLength} random bytes`)
  const values = [...bytes.subarray(0, randomLength)].map((byte) => byte % 32)
  return written([...values, checkOf(values)])
}

/** The number as we write it, from what a person typed (`7k4m 29px`, o for 0, l for 1); undefined where it cannot be one. */
export function parseNumber(input: string): string | undefined {
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
  return `${text.slice(0, 4)}-${text.slice(4)}`
}

// Characters are elements of the field of 32. Each place weighs one power of a generator more than the next, and the check
// makes the weighted sum zero: one changed character, or two that swap places, cannot keep it zero.
export function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value) => timesGenerator(sum ^ value), 0)
}

// Multiplies by x modulo x^5 + x^2 + 1.
function timesGenerator(value: number): number {
  const doubled = value << 1
  return doubled & 32 ? doubled ^ 0b100101 : doubled
}
