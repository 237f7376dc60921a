import { z } from 'zod'
import type { Text } from '../../../text-keys.ts'
import { emailField } from '../login/login-form.ts'
import { longestPassword, passwordFault, shortestPassword } from './password-rule.ts'

export const forgottenForm = (t: Text) => z.object({ email: emailField(t) })

export const newPasswordForm = (t: Text, own: readonly string[]) => z.object({ password: newPasswordField(t, own) })

/** A new password; `own` are the name and address that it may not begin with. */
export const newPasswordField = (t: Text, own: readonly string[]) =>
  z
    .string()
    .default('')
    .superRefine((password, context) => {
      const message = passwordMessage(t, password, own)
      if (message !== undefined) context.addIssue({ code: 'custom', message })
    })

/** Why this password is refused, in words; undefined where it is fine. */
export function passwordMessage(t: Text, password: string, own: readonly string[]): string | undefined {
  switch (passwordFault(password, own)) {
    case undefined:
      return undefined
    case 'short':
      return t('accounts.password.short', { min: shortestPassword })
    case 'long':
      return t('accounts.password.long', { max: longestPassword })
    case 'common':
      return t('accounts.password.common')
    case 'own':
      return t('accounts.password.own')
  }
}
