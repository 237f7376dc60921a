import { z } from 'zod'
import type { Text } from '../../../text-keys.ts'
import { emailField } from '../login/login-form.ts'
import { newPasswordField } from '../password/password-form.ts'
import type { Role } from '../roles.ts'
import type { Scope } from '../scope.ts'

const nameField = (t: Text) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.trim().replaceAll(/\s+/g, ' '))
    .pipe(z.string().min(1, t('accounts.name.empty')).max(200, t('accounts.name.long')))

export const acceptForm = (t: Text, own: readonly string[]) =>
  z.object({ name: nameField(t), password: newPasswordField(t, own) })

/** `roles` and `scopes` are those that the inviter may give away here. */
export const inviteForm = (t: Text, roles: readonly [Role, ...Role[]], scopes: readonly Scope[]) =>
  z
    .object({
      name: nameField(t),
      email: emailField(t),
      role: z.enum(roles, t('accounts.staff.invite.role-empty')),
      location: z
        .enum(['', ...scopes.map(({ id }) => id)], t('accounts.staff.invite.location-wrong'))
        .default('')
        .transform((id) => (id === '' ? null : id)),
      language: z.enum(['nl', 'fr', 'en']).default('nl'),
    })
    .superRefine(({ role, location }, context) => {
      if (location === null || role === 'location_worker') return
      context.addIssue({ code: 'custom', path: ['location'], message: t('accounts.staff.invite.location-whole') })
    })
    .transform(({ location, ...invited }) => ({ ...invited, locationId: location }))
