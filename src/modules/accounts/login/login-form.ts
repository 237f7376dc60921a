import { z } from 'zod'
import type { Text } from '../../../text-keys.ts'

const longestAddress = 254

/** A mail address as we keep it: small letters, no spaces around it. */
export const emailField = (t: Text) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.trim().toLowerCase())
    .pipe(z.email(t('accounts.email.wrong')).max(longestAddress, t('accounts.email.wrong')))

export const loginForm = (t: Text) =>
  z.object({
    email: emailField(t),
    password: z
      .string()
      .default('')
      .pipe(z.string().min(1, t('accounts.login.password-empty'))),
    verder: z.string().default(''),
  })

/** One of two: a code of the app, or a recovery code. */
export const codeForm = (t: Text) =>
  z
    .object({ code: z.string().default(''), recovery: z.string().default('') })
    .transform(({ code, recovery }) => ({ code: code.replaceAll(/\s/g, ''), recovery: recovery.trim() }))
    .superRefine(({ code, recovery }, context) => {
      if (recovery === '' && !/^\d{6}$/.test(code))
        context.addIssue({ code: 'custom', path: ['code'], message: t('accounts.code.six') })
    })

/** One code of the app. */
export const setupForm = (t: Text) =>
  z.object({
    code: z
      .string()
      .default('')
      .transform((typed) => typed.replaceAll(/\s/g, ''))
      .pipe(z.string().regex(/^\d{6}$/, t('accounts.code.six'))),
  })

/** The password once more, before something that a borrowed screen must not do. */
export const passwordAgainForm = (t: Text) =>
  z.object({
    password: z
      .string()
      .default('')
      .pipe(z.string().min(1, t('accounts.login.password-empty'))),
  })
