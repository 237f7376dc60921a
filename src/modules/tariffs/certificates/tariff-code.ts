// The code of a certificate (tariefcode): the code of the child (kindcode: birth as YYMMDD and three digits) and a
// number of two digits that counts its certificates.

export type TariffCodeFault = 'form' | 'birth'

/** "240502 123 01", "240502-123-01" or eleven digits, as `240502-123-01`; else what is wrong with it. */
export function readTariffCode(
  typed: string,
  birth: Temporal.PlainDate,
): { code: string } | { fault: TariffCodeFault } {
  const digits = typed.replaceAll(/[\s.\p{Pd}]/gu, '')
  if (!/^\d{11}$/.test(digits)) return { fault: 'form' }
  const [day, child, count] = [digits.slice(0, 6), digits.slice(6, 9), digits.slice(9)]
  if (day !== codedBirth(birth)) return { fault: 'birth' }
  return { code: `${day}-${child}-${count}` }
}

/** The six digits with which the code of this child begins. */
export const codedBirth = (birth: Temporal.PlainDate): string => birth.toString().replaceAll('-', '').slice(2)
