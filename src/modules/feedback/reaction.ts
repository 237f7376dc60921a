// What somebody says about care, and the words for it that everybody shares.

export const reactionKinds = ['complaint', 'question', 'suggestion', 'compliment'] as const
export type ReactionKind = (typeof reactionKinds)[number]

/** What it is about; school and home: care that a house gives there. */
export const abouts = ['location', 'organiser', 'desk', 'school', 'home'] as const
export type About = (typeof abouts)[number]

/** Who can say of himself in a form what he is. */
export const senders = ['parent', 'committee', 'staff', 'organiser', 'other'] as const
/** `desk`: a desk in its own name, to an authority; nobody types that (db/migrations/0025-signals.sql). */
export type Sender = (typeof senders)[number] | 'desk'

/** `talk`: said at the door and written down by the house; no formal complaint until somebody makes it one. */
export const channels = ['web', 'embed', 'mail', 'phone', 'paper', 'counter', 'talk'] as const
export type Channel = (typeof channels)[number]

/** How somebody who is told something writes it down. */
export const registeredChannels = ['phone', 'paper', 'counter', 'talk'] as const satisfies readonly Channel[]

/** Under which law; a house that also gives youth care has both. */
export const regimes = ['childcare', 'youth'] as const
export type Regime = (typeof regimes)[number]

/**
 * The five heads of Klachtenloket Kinderopvang, so that figures can be compared, and one for what a parents' committee
 * brings (domain: netherlands.md 2.1 and 3).
 */
export const heads = ['contract', 'financial', 'safety', 'quality', 'communication', 'committee'] as const
export type Head = (typeof heads)[number]

/** How each part of a complaint was judged; `none`: nobody could judge it; `solved`: to everybody's satisfaction, without a judgement. */
export const outcomes = ['founded', 'partly', 'unfounded', 'none', 'solved'] as const
export type Outcome = (typeof outcomes)[number]

/** What was told further back than this says little about today: our own choice, as in the drawing of the dossier (domain: ux.md 7.7). */
export const patternMonths = 14

export const wordsLimit = 10_000
export const wishLimit = 2000

/** A formal complaint: its terms run, and the annual report counts it. What was said at the door is not one yet. */
export const isFormal = (kind: ReactionKind, channel: Channel): boolean => kind === 'complaint' && channel !== 'talk'

/** Whether the Dutch annual report must count it: written complaints of parents and parents' committees (domain: netherlands.md 1.3). */
export const countsInReport = (sender: Sender, filedOn: Temporal.PlainDate | null): boolean =>
  filedOn !== null && (sender === 'parent' || sender === 'committee')
