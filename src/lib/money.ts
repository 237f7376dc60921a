/** Money is whole cents, so that adding never loses one. */
export type Cents = number

/** Cents times a share or a number of hours, rounded half up (away from zero); exact for what decimals can say. */
export function timesRounded(cents: Cents, factor: number): Cents {
  const product = cents * factor
  // Twelve digits first: 1.005 x 100 is 100.49999999999999 in binary, and means 100.5.
  return Math.sign(product) * Math.round(Number(Math.abs(product).toPrecision(12))) + 0
}

/** "1.234,50", "1234.5", "€ 12" or "12" as cents; undefined where it is no amount. */
export function parseEuro(text: string): Cents | undefined {
  const clean = text.replaceAll(/[\s€]/gu, '')
  const parts = /^(?<whole>\d{1,3}(?:\.\d{3})+|\d{1,9})(?:[.,](?<cents>\d{1,2}))?$/u.exec(clean)?.groups
  if (!parts) return undefined
  return Number(parts['whole']?.replaceAll('.', '')) * 100 + Number((parts['cents'] ?? '0').padEnd(2, '0'))
}
