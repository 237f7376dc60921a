// What somebody tells us, as the form asks it, page by page.
import type { Lang } from '../../../lib/lang.ts'
import type { Land } from '../../../lib/law.ts'
import type { Openness } from '../openness.ts'
import type { Head, ReactionKind, Regime, Sender } from '../reaction.ts'

/** `kind`: what it is, and whether a child is in danger · `story`: what happened · `contact`: who says it. */
export const speakSteps = ['kind', 'story', 'contact', 'check'] as const
export type SpeakStep = (typeof speakSteps)[number]

export const parseSpeakStep = (word: string): SpeakStep => speakSteps.find((step) => step === word) ?? 'kind'
export const stepBefore = (step: SpeakStep): SpeakStep => speakSteps[speakSteps.indexOf(step) - 1] ?? 'kind'
export const stepAfter = (step: SpeakStep): SpeakStep => speakSteps[speakSteps.indexOf(step) + 1] ?? 'check'

/** `no`: nobody is in danger · `abuse`: maybe a child is hurt or touched · `now`: a child is in danger at this moment. */
export const dangers = ['no', 'abuse', 'now', 'crisis'] as const
export type Danger = (typeof dangers)[number]

/** `crisis`: it is over, but a child was in danger; in Flanders a complaint about that goes straight to Opgroeipunt (domain: flanders.md 6). */
export const dangersIn = (land: Land): readonly Danger[] =>
  land === 'vl' ? ['no', 'crisis', 'abuse', 'now'] : ['no', 'abuse', 'now']

export interface Told {
  readonly kind: ReactionKind
  readonly sender: Sender
  readonly words: string
  readonly happened: string
  readonly wish: string
  readonly talked: 'yes' | 'no' | null
  readonly contactName: string
  readonly contactEmail: string | null
  readonly contactPhone: string | null
  readonly contactAddress: string | null
  readonly mayName: boolean
  /** Left out: open. */
  readonly openness?: Openness | undefined
  readonly onBehalfOf: string | null
  readonly consent: string | null
  readonly language: Lang
  readonly regimes: readonly Regime[]
  /** Where the one who writes it down already knows. */
  readonly head?: Head | undefined
  /** About which childcare, where a complaints desk is asked. */
  readonly concerns?: string | undefined
  /** A child was in danger. */
  readonly crisis?: boolean | undefined
}

/** What does not lead past this form: for an authority a crisis that is over is what it is there for. */
export const dangersTold = (report: boolean): readonly Danger[] => (report ? ['no', 'crisis'] : ['no'])

/** The fields of each page: what a page does not ask is carried along unseen. */
export const fieldsOf: Readonly<Record<Exclude<SpeakStep, 'check'>, readonly string[]>> = {
  kind: ['danger', 'kind', 'sender'],
  story: ['words', 'concerns', 'happened', 'wish', 'talked'],
  contact: [
    'openness',
    'contact_name',
    'contact_email',
    'contact_phone',
    'contact_address',
    'may_name',
    'behalf',
    'on_behalf_of',
    'consent',
  ],
}
export const allFields = Object.values(fieldsOf).flat()

/** The first page with a mistake. */
export const stepOfErrors = (errors: readonly { readonly field: string }[]): SpeakStep =>
  speakSteps.find((step) => step !== 'check' && errors.some(({ field }) => fieldsOf[step].includes(field))) ?? 'kind'
