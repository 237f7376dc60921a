/**
 * The letters and digits of a text, for searching: without capitals, accents and signs, words parted by one space.
 * An apostrophe parts nothing: ’s-Gravenhage is "s gravenhage", baby's is "babys".
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}|['’‘`´ʼ]/gu, '')
    .replaceAll(/[æœßøłđð]/gu, (letter) => plain[letter] ?? letter)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

// Letters that Unicode does not take apart.
const plain: Record<string, string> = { æ: 'ae', œ: 'oe', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd' }
