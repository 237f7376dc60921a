export const shortestPassword = 12
/** A password is hashed with care, so a book as a password would keep the house busy. */
export const longestPassword = 200

export type PasswordFault = 'short' | 'long' | 'common' | 'own'

/** Why a password is refused; no rules on digits or signs (NIST SP 800-63B 3.1.1.2). `own` are the person's name and address. */
export function passwordFault(password: string, own: readonly string[] = []): PasswordFault | undefined {
  const length = [...password].length
  if (length < shortestPassword) return 'short'
  if (length > longestPassword) return 'long'
  if (isCommon(password)) return 'common'
  return own.some((word) => bare(word).length > 3 && bare(password).startsWith(bare(word))) ? 'own' : undefined
}

/** Without what people add to a word to satisfy a form: capitals, digits, signs. */
const bare = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}]/gu, '')

function isCommon(password: string): boolean {
  const lower = password.toLowerCase()
  if (new Set(lower).size < 5) return true
  if (rows.some((row) => row.includes(lower) || row.includes([...lower].toReversed().join('')))) return true
  return isMadeOf(bare(lower))
}

/** `welkomwelkom`, `wachtwoord2026!`: one or more of the words that everybody thinks of, and nothing else. */
function isMadeOf(letters: string): boolean {
  return letters === ''
    ? false
    : words.some((word) => letters.startsWith(word) && (letters === word || isMadeOf(letters.slice(word.length))))
}

const digits = '0123456789'
const letters = 'abcdefghijklmnopqrstuvwxyz'
const rows = [
  digits.repeat(6),
  '1234567890'.repeat(4),
  letters.repeat(2),
  'qwertyuiopasdfghjklzxcvbnm'.repeat(2),
  'azertyuiopqsdfghjklmwxcvbn'.repeat(2),
  '1qaz2wsx3edc4rfv5tgb6yhn',
  '1q2w3e4r5t6y7u8i9o0p',
]

/** From the top of the lists of leaked passwords, in our three languages, and the words of this house. */
const words =
  `password passwort wachtwoord paswoord motdepasse welkom welcome bienvenue bonjour hallo hello admin administrator
  beheerder beheer login inloggen letmein changeme geheim secret secure veilig qwerty azerty abc test iloveyou ikhouvanjou
  jetaime dragon monkey sunshine princess football voetbal superman batman master starwars pokemon chocolade computer zomer
  winter lente herfst summer januari februari maart april juni juli augustus september oktober november december maandag
  vrijdag opvang loket kinderopvang kinderdagverblijf creche gemeente stad kind kinderen mijn onze het de is my this`.split(
    /\s+/,
  )
