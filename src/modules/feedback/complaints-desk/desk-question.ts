// What a complaints desk makes of a question: is it ours, what is it about, and about which care.
import { type Head, heads, type ReactionKind } from '../reaction.ts'

/** The five heads of Klachtenloket Kinderopvang (domain: netherlands.md 2.1); a parents' committee is a sender there, no head. */
export const deskHeads = heads.filter((head): head is DeskHead => head !== 'committee')
export type DeskHead = Exclude<Head, 'committee'>

/** `other`: playgroups, care at school, and what nobody could tell. */
export const careKinds = ['day_care', 'after_school', 'childminder', 'agency', 'other'] as const
export type CareKind = (typeof careKinds)[number]

export const relevances = ['ours', 'elsewhere'] as const
export type Relevance = (typeof relevances)[number]

export interface DeskQuestion {
  readonly relevance: Relevance
  readonly mainHead: DeskHead
  /** With the main one. */
  readonly heads: readonly DeskHead[]
  readonly care: CareKind
  readonly location: { readonly id: string; readonly name: string; readonly claimed: boolean } | null
  readonly advisedAt: Temporal.Instant | null
}

interface Asked {
  readonly kind: ReactionKind
  readonly holder: { readonly kind: string }
}

/** What somebody asks a complaints desk about care; a complaint about the desk itself is handled as anywhere. */
export const isDeskQuestion = ({ kind, holder }: Asked): boolean =>
  kind === 'question' && holder.kind === 'complaints_desk'

/** The organiser itself, where the question should have gone first; beside the bodies of ways.ts. */
export const toOrganiser = 'organiser'
