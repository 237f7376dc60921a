import type { Write } from '../../platform/database.ts'
import { renderLetter } from '../../platform/letter-layout.tsx'
import { type Letter, planLetter } from '../../platform/letters.ts'
import type { Platform } from '../../platform/platform.ts'
import { hashToken, newAddressToken, newToken } from '../../platform/tokens.ts'
import type { Lang } from '../../lib/lang.ts'
import { letterViewOf, originOf } from '../accounts/index.ts'
import { linkLasts } from './access-link.ts'
import { replyAddress } from './arrive/arrival.ts'
import { insertReplyAddress } from './arrive/arrival-queries.ts'
import { insertAccessLink } from './follow/link-queries.ts'
import { passedOnPath } from './pass-on/pass-on.ts'
import { type LetterFacts, type LetterKind, reactionLetter } from './reaction-mail.ts'
import type { ReactionKind } from './reaction.ts'

/** Whose letter it is, and where it goes. */
export interface LetterTo {
  readonly reactionId: string
  readonly number: string
  readonly kind: ReactionKind
  readonly holderId: string
  readonly holderName: string
  readonly language: Lang
  /** Empty: the letter greets nobody by name. */
  readonly contactName: string
  /** Without a mail address the house calls or writes on paper itself; the dossier says so. */
  readonly email: string | null
  /** Whoever speaks in confidence: where it goes, sealed; its letters say no more than the number. */
  readonly sealed?: Buffer | null | undefined
  /** The desk that is the reporter itself: its people log in, and come back as such. */
  readonly deskId?: string | null | undefined
  /** Of a strict case a letter says no more than its number, and an answer by mail would lie open. */
  readonly strict?: boolean | undefined
}

/** Plans a letter to the reporter, with a new way back in. @returns false where there is no mail address */
export async function planReporterLetter(
  tx: Write,
  platform: Platform,
  to: LetterTo,
  kind: LetterKind,
  facts: LetterFacts,
  more: Pick<Letter, 'id' | 'file'> = {},
): Promise<boolean> {
  const sealed = to.sealed ?? null
  if (to.email === null && sealed === null) return false
  const view = await letterViewOf(tx, to.holderId, to.language)
  const url = await wayBack(tx, platform, to)
  // An answer by mail would tell staff the address of who speaks in confidence.
  const quiet = sealed !== null || to.strict === true
  const replyTo = quiet ? null : await makeReplyAddress(tx, platform, to.reactionId)
  await planLetter(tx, {
    kind: `feedback.${kind}`,
    to: to.email ?? '',
    toSealed: sealed,
    language: to.language,
    ...renderLetter(
      view,
      reactionLetter(view, to, kind, quiet ? { ...facts, words: '' } : facts, {
        url,
        canReply: replyTo !== null,
        toDesk: Boolean(to.deskId),
      }),
    ),
    organisationId: to.holderId,
    subjectId: to.reactionId,
    replyTo,
    ...more,
  })
  return true
}

/** A new link for this one letter; for a desk the page of its staff, which asks who reads it. */
async function wayBack(tx: Write, { config, clock }: Platform, to: LetterTo): Promise<string> {
  const { deskId, holderId, number, reactionId } = to
  if (deskId) return new URL(passedOnPath(number), await originOf(tx, config, deskId)).href
  const token = newToken()
  const now = clock.now()
  await insertAccessLink(tx, { tokenHash: hashToken(token), reactionId, createdAt: now, expiresAt: now.add(linkLasts) })
  return new URL(`/reactie/link/${token}`, await originOf(tx, config, holderId)).href
}

/** Where the answer to one letter goes; null where no mail comes in. */
async function makeReplyAddress(tx: Write, { config, clock }: Platform, reactionId: string): Promise<string | null> {
  if (!config.inboundMail) return null
  const token = newAddressToken()
  const now = clock.now()
  await insertReplyAddress(tx, {
    tokenHash: hashToken(token),
    reactionId,
    createdAt: now,
    expiresAt: now.add(linkLasts),
  })
  return replyAddress(token, config.inboundMail.domain)
}
