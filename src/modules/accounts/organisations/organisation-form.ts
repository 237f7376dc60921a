import { z } from 'zod'
import type { Text } from '../../../text-keys.ts'
import { emailField } from '../login/login-form.ts'
import { organisationKinds } from '../roles.ts'
import { fonts, hostPattern, radii, slugPattern } from './organisation.ts'

const text = (t: Text, longest: number) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.trim().replaceAll(/\s+/g, ' '))
    .pipe(z.string().max(longest, t('accounts.staff.too-long', { limit: longest })))

/** What is left empty is not there. */
const optional = (t: Text, longest: number) => text(t, longest).transform((typed) => typed || null)

const colour = (t: Text) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.trim().toLowerCase())
    .pipe(z.string().regex(/^#[0-9a-f]{6}$/, t('accounts.staff.organisation.colour-wrong')))

const optionalEmail = (t: Text) =>
  z.union(
    [
      z
        .string()
        .regex(/^\s*$/)
        .transform(() => null),
      emailField(t),
    ],
    t('accounts.email.wrong'),
  )

const hosts = (t: Text) =>
  z
    .string()
    .default('')
    .transform((typed) => [...new Set(typed.toLowerCase().split(/\s+/).filter(Boolean))])
    .refine((names) => names.every((name) => hostPattern.test(name)), t('accounts.staff.organisation.hosts-wrong'))

export const organisationForm = (t: Text) =>
  z.object({
    name: text(t, 200).pipe(z.string().min(1, t('accounts.staff.organisation.name-empty'))),
    phone: optional(t, 50),
    hours: optional(t, 100),
    email: optionalEmail(t),
    hosts: hosts(t),
    brand: colour(t),
    accent: z.union(
      [
        z
          .string()
          .regex(/^\s*$/)
          .transform(() => null),
        colour(t),
      ],
      t('accounts.staff.organisation.colour-wrong'),
    ),
    logo: text(t, 100).pipe(z.string().regex(/^.{1,3}$/u, t('accounts.staff.organisation.logo-wrong'))),
    tagline: optional(t, 60),
    font: z.enum(fonts).default('source-sans-3'),
    radius: z.coerce.number().pipe(z.literal(radii)).default(6),
  })

/** The fields in the order of the page, so that the mistakes above it are told in that order. */
export const newOrganisationForm = (t: Text) =>
  z.object({
    kind: z.enum(organisationKinds, t('accounts.staff.organisation.kind-empty')),
    land: z.enum(['vl', 'nl'], t('accounts.staff.organisation.land-empty')),
    slug: text(t, 60).pipe(z.string().regex(slugPattern, t('accounts.staff.organisation.slug-wrong'))),
    ...organisationForm(t).shape,
  })
