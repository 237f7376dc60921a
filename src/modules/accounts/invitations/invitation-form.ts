import { z } from 'zod'
import type { Text } from '../../../text-keys.ts'
import { emailField } from '../login/login-form.ts'
import { newPasswordField } from '../password/password-form.ts'
import type { Role } from '../roles.ts'

const nameField = (t: Text) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.trim().replaceAll(/\s+/g, ' '))
    .pipe(z.string().min(1, t('accounts.name.empty')).max(200, t('accounts.name.long')))

export const acceptForm = (t: Text, own: readonly string[]) =>
  z.object({ name: nameField(t), password: newPasswordField(t, own) })

/** `roles` are those that the inviter may give away here. */
export const inviteForm = (t: Text, roles: readonly [Role, ...Role[]]) =>
  z.object({
    name: nameField(t),
    email: emailField(t),
    role: z.enum(roles, t('accounts.staff.invite.role-empty')),
    language: z.enum(['nl', 'fr', 'en']).default('nl'),
  })
