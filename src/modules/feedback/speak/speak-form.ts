import { z } from 'zod'
import type { Lang } from '../../../lib/lang.ts'
import type { Text } from '../../../text-keys.ts'
import { reactionKinds, type Regime, senders, wishLimit, wordsLimit } from '../reaction.ts'
import { opennesses } from '../openness.ts'
import { type Danger, dangersTold, type SpeakStep, type Told } from './told.ts'

interface Context {
  readonly t: Text
  readonly lang: Lang
  /** What may be in danger and still be told here. */
  readonly dangers?: readonly Danger[]
}

const trimmed = z.string().trim().catch('')

/** One page of the form; what is wrong is said in the words of the reader. */
export function stepForm(step: Exclude<SpeakStep, 'check'>, { t, dangers }: Context): z.ZodType {
  return { kind: () => kindForm(t, dangers), story: () => storyForm(t), contact: () => contactForm(t) }[step]()
}

/** Everything together, as it is sent. */
export const speakForm = ({ t, lang, dangers }: Context): z.ZodType<Told> =>
  toldForm(t, dangers).transform((told) => ({ ...told, language: lang, regimes: ['childcare'] satisfies Regime[] }))

/** The answers of all pages, without what the page itself knows. */
export function toldForm(t: Text, dangers?: readonly Danger[]): z.ZodType<Omit<Told, 'language' | 'regimes' | 'head'>> {
  return z.intersection(z.intersection(kindForm(t, dangers), storyForm(t)), contactForm(t)).transform((form) => ({
    openness: form.openness,
    crisis: form.danger === 'crisis',
    kind: form.kind,
    sender: form.sender,
    words: form.words,
    concerns: form.concerns,
    happened: form.happened,
    wish: form.wish,
    talked: form.talked,
    contactName: form.contact_name,
    contactEmail: form.contact_email || null,
    contactPhone: form.contact_phone || null,
    contactAddress: form.contact_address || null,
    mayName: form.may_name === 'yes',
    onBehalfOf: form.behalf === 'other' ? form.on_behalf_of : null,
    consent: form.behalf === 'other' ? form.consent : null,
  }))
}

function kindForm(t: Text, dangers: readonly Danger[] = dangersTold(false)) {
  return z.object({
    danger: z.enum(dangers, { error: t('speak.error.danger') }),
    kind: z.enum(reactionKinds, { error: t('speak.error.kind') }),
    sender: z.enum(senders).catch('parent'),
  })
}

function storyForm(t: Text) {
  return z.object({
    words: z
      .string({ error: t('speak.error.words') })
      .trim()
      .min(1, t('speak.error.words'))
      .max(wordsLimit, t('speak.error.words-long', { max: wordsLimit })),
    concerns: trimmed.pipe(z.string().max(200, t('speak.error.concerns-long', { max: 200 }))),
    happened: trimmed.pipe(z.string().max(200, t('speak.error.happened-long', { max: 200 }))),
    wish: trimmed.pipe(z.string().max(wishLimit, t('speak.error.wish-long', { max: wishLimit }))),
    talked: z.enum(['yes', 'no']).nullable().catch(null),
  })
}

const email = z.email()

/** Who it is: asked of whoever is open or speaks in confidence; what an anonymous reporter typed all the same is thrown away. */
function contactForm(t: Text) {
  return z
    .object({
      openness: z.enum(opennesses).catch('open'),
      contact_name: trimmed.pipe(z.string().max(200, t('speak.error.name'))),
      contact_email: trimmed,
      contact_phone: trimmed.pipe(z.string().max(40, t('speak.error.phone'))),
      contact_address: trimmed.pipe(z.string().max(300, t('speak.error.address'))),
      may_name: z.enum(['yes', 'no']).optional().catch(undefined),
      behalf: z.enum(['self', 'other']).catch('self'),
      on_behalf_of: trimmed.pipe(z.string().max(200)),
      consent: trimmed.pipe(z.string().max(500)),
    })
    .transform((form) => (form.openness === 'anonymous' ? { ...form, ...nobody } : form))
    .superRefine((form, ctx) => {
      if (form.openness === 'anonymous') return
      const wrong = (field: string, message: string) => ctx.addIssue({ code: 'custom', path: [field], message })
      if (form.contact_name === '') wrong('contact_name', t('speak.error.name'))
      if (form.contact_email !== '' && !email.safeParse(form.contact_email).success) {
        wrong('contact_email', t('speak.error.email'))
      }
      if (form.contact_phone !== '' && form.contact_phone.replaceAll(/\D/g, '').length < 6) {
        wrong('contact_phone', t('speak.error.phone'))
      }
      if (form.openness !== 'open') return
      if (!form.contact_email && !form.contact_phone && !form.contact_address) {
        wrong('contact_email', t('speak.error.reach'))
      }
      if (form.may_name === undefined) wrong('may_name', t('speak.error.may-name'))
      if (form.behalf === 'other' && form.on_behalf_of === '') wrong('on_behalf_of', t('speak.error.behalf'))
      if (form.behalf === 'other' && form.consent === '') wrong('consent', t('speak.error.consent'))
    })
}

const nobody = {
  contact_name: '',
  contact_email: '',
  contact_phone: '',
  contact_address: '',
  may_name: undefined,
  behalf: 'self',
  on_behalf_of: '',
  consent: '',
} as const
