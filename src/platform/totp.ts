import { Secret, TOTP } from 'otpauth'

/** Codes of an authenticator app (RFC 6238): six digits, thirty seconds, SHA-1, as every such app knows them. */
const shape = { algorithm: 'SHA1', digits: 6, period: 30 }

export const newTotpSecret = (): Buffer => Buffer.from(new Secret({ size: 20 }).bytes)

const asSecret = (secret: Buffer) => Secret.fromHex(secret.toString('hex'))

/** What the picture says to the app. */
export const totpUri = (secret: Buffer, issuer: string, label: string): string =>
  new TOTP({ ...shape, issuer, label, secret: asSecret(secret) }).toString()

/** The secret to type where no picture can be read: groups of four letters and digits. */
export const totpText = (secret: Buffer): string => (asSecret(secret).base32.match(/.{1,4}/g) ?? []).join(' ')

/** The number of the half minute that a code belongs to, one before and one after included; keep it: a code is used once. */
export function totpCounter(secret: Buffer, code: string, now: Temporal.Instant): number | undefined {
  const timestamp = now.epochMilliseconds
  const delta = TOTP.validate({ ...shape, secret: asSecret(secret), token: code, timestamp, window: 1 })
  return delta === null ? undefined : TOTP.counter({ period: shape.period, timestamp }) + delta
}

/** The code that an app shows at a moment: for tests, which play the app. */
export const totpCode = (secret: Buffer, now: Temporal.Instant): string =>
  TOTP.generate({ ...shape, secret: asSecret(secret), timestamp: now.epochMilliseconds })

/** The secret back from its text, as an app does. */
export const totpSecretFrom = (text: string): Buffer => Buffer.from(Secret.fromBase32(text.replaceAll(' ', '')).bytes)
