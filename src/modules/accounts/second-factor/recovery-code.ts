// Crockford's alphabet: no I, L, O or U, so that nothing on paper can be read in two ways.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 12

export const recoveryCodeCount = 10

/** A recovery code, 60 bits, from twelve random bytes: `7K4M-29PX-QW3E`. */
export function recoveryCodeFrom(random: Uint8Array): string {
  if (random.length < length) throw new RangeError(`A recovery code needs ${length} random bytes`)
  const text = [...random.subarray(0, length)].map((byte) => alphabet[byte % 32]).join('')
  return inGroups(text)
}

/** The code as we write it, from what a person typed; undefined where it cannot be one. */
export function parseRecoveryCode(input: string): string | undefined {
  const clean = input
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/gu, '1')
  const known = clean.length === length && [...clean].every((character) => alphabet.includes(character))
  return known ? inGroups(clean) : undefined
}

const inGroups = (text: string) => (text.match(/.{4}/g) ?? []).join('-')
