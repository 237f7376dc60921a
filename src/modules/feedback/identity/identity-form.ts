import { z } from 'zod'
import type { Text } from '../../../text-keys.ts'
import { wordsIn } from '../step-form.ts'

/** Why somebody has to know who it is. */
export const reasonForm = (t: Text) =>
  z.object({
    reason: wordsIn(t).pipe(z.string().min(1, t('identity.staff.error.reason')).max(1000, t('feedback.error.words-long', { max: 1000 }))), // prettier-ignore
  })

const trimmed = (max: number, message: string) => z.string().trim().max(max, message).catch('')
const email = z.email()

/** More of who one is. */
export const openUpForm = (t: Text) =>
  z
    .object({
      openness: z.enum(['confidential', 'open'], { error: t('identity.error.openness') }),
      contact_name: trimmed(200, t('speak.error.name')),
      contact_email: trimmed(200, t('speak.error.email')),
      contact_phone: trimmed(40, t('speak.error.phone')),
      may_name: z.enum(['yes', 'no']).optional().catch(undefined),
    })
    .superRefine((form, ctx) => {
      const wrong = (field: string, message: string) => ctx.addIssue({ code: 'custom', path: [field], message })
      if (form.contact_name === '') wrong('contact_name', t('speak.error.name'))
      if (form.contact_email !== '' && !email.safeParse(form.contact_email).success) wrong('contact_email', t('speak.error.email')) // prettier-ignore
      if (form.openness !== 'open') return
      if (form.contact_email === '' && form.contact_phone === '') wrong('contact_email', t('speak.error.reach'))
    })
    .transform(({ openness, contact_name, contact_email, contact_phone, may_name }) => ({
      openness,
      mayName: openness === 'open' && may_name === 'yes',
      identity: { name: contact_name, email: contact_email || null, phone: contact_phone || null, address: null },
    }))
