// Codes that people read out and type: random characters and one that checks them, so that a slip of the pen is noticed before
// anything is looked up.

// Crockford's alphabet: no I, L, O or U.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export interface CheckedCode {
  /** How hard it is to guess. */
  readonly bits: number
  /** @throws RangeError without enough random bytes */
  from(random: Uint8Array): string
  /** As we write it, from what a person typed (`7k4m 29px`, o for 0, l for 1); undefined where it cannot be one. */
  parse(typed: string): string | undefined
}

/** @param length how many random characters; @param group how many stand together */
export function checkedCode({ length, group }: { readonly length: number; readonly group: number }): CheckedCode {
  const groups = new RegExp(`.{${group}}`, 'g')
  const written = (values: readonly number[]) =>
    (values.map((value) => alphabet[value]).join('').match(groups) ?? []).join('-') // prettier-ignore
  return {
    bits: length * 5,
    from(random) {
      if (random.length < length) throw new RangeError(`A code needs ${length} random bytes`)
      const values = [...random.subarray(0, length)].map((byte) => byte % 32)
      return written([...values, checkOf(values)])
    },
    parse(typed) {
      const clean = typed
        .toUpperCase()
        .replaceAll(/[\s\p{Pd}]/gu, '')
        .replaceAll('O', '0')
        .replaceAll(/[IL]/gu, '1')
      const values = [...clean].map((character) => alphabet.indexOf(character))
      if (values.length !== length + 1 || values.includes(-1)) return undefined
      return checkOf(values.slice(0, -1)) === values.at(-1) ? written(values) : undefined
    },
  }
}

// Characters are elements of the field of 32. Each place weighs one power of a generator more than the next, and the check
// makes the weighted sum zero: one changed character, or two that swap places, cannot keep it zero.
function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value) => timesGenerator(sum ^ value), 0)
}

// Multiplies by x modulo x^5 + x^2 + 1.
function timesGenerator(value: number): number {
  const doubled = value << 1
  return doubled & 32 ? doubled ^ 0b100101 : doubled
}
