import type { Lang } from '../../lib/lang.ts'
import type { Write } from '../../platform/database.ts'
import { type LetterContent, type LetterView, renderLetter } from '../../platform/letter-layout.tsx'
import { planLetter } from '../../platform/letters.ts'
import type { Platform } from '../../platform/platform.ts'
import { hashToken, newToken } from '../../platform/tokens.ts'
import { letterViewOf, originOf } from '../accounts/index.ts'
import { linkLasts } from './access-link.ts'
import { insertAccessLink } from './case-queries.ts'
import { planPaperLetter } from './paper/paper-actions.ts'
import { findPaperAddress } from './paper/paper-queries.ts'
import { type LetterCase, type LetterStep, linkLetter, stepLetter, withdrawnLetter } from './request-mail.ts'

/** Whose letter it is, and where it goes. */
export interface LetterTo {
  readonly requestId: string
  readonly number: string
  readonly deskId: string
  readonly language: Lang
  readonly contactName: string
  /** Without a mail address a letter goes on paper, to a family that gave its address; otherwise the desk calls. */
  readonly email: string | null
  /** Where known already; otherwise it is looked up. */
  readonly paper?: { readonly address: string | null; readonly preferred: boolean }
}

/** The request a letter is about, and where it goes. */
export interface Addressed extends LetterCase, LetterTo {
  readonly contactName: string
  readonly number: string
}

export const planStepLetter = (tx: Write, platform: Platform, to: Addressed, step: LetterStep) =>
  planFamilyLetter(tx, platform, to, `requests.${step.step}`, (view, url) => stepLetter(view, to, step, url))

/** One letter about everything that a family withdrew at once; none where it was withdrawn before. */
export async function planWithdrawnLetter(tx: Write, platform: Platform, places: readonly Addressed[]): Promise<void> {
  const [first] = places
  if (!first) return
  await planFamilyLetter(tx, platform, first, 'requests.withdraw', (view, url) =>
    withdrawnLetter(view, [first, ...places.slice(1)], url),
  )
}

export const planLinkLetter = (tx: Write, platform: Platform, to: Addressed) =>
  planFamilyLetter(tx, platform, to, linkLetterKind, (view, url) => linkLetter(view, to, url))

export const linkLetterKind = 'requests.link'

/** The letter as the family will get it, with a link that leads nowhere. */
export async function previewLetter({ db, config }: Platform, to: Addressed, step: LetterStep) {
  const view = await letterViewOf(db.published, to.deskId, to.language)
  return stepLetter(view, to, step, linkFor(await originOf(db.published, config, to.deskId), '…'))
}

type Words = (view: LetterView, url: string) => LetterContent | null

/** Plans a letter to a family, by mail with a new link, or else on paper. @param write null: nothing needs to be said */
export async function planFamilyLetter(tx: Write, platform: Platform, to: LetterTo, kind: string, write: Words) {
  const view = await letterViewOf(tx, to.deskId, to.language)
  const origin = await originOf(tx, platform.config, to.deskId)
  if (to.email !== null) await planMail(tx, platform, { ...to, email: to.email }, { kind, write, view, origin })
  const { address, preferred } = to.paper ?? (await paperOf(tx, to))
  if (address === null || (to.email !== null && !preferred)) return
  const letter = write(view, '')
  if (!letter) return
  await planPaperLetter(tx, platform, { ...to, kind, address, origin }, view, letter)
}

// A letter by mail needs no second one on paper unless the form just said so.
const paperOf = async (tx: Write, { email, requestId }: LetterTo) =>
  email === null ? { address: (await findPaperAddress(tx, requestId)) ?? null, preferred: false } : noPaper
const noPaper = { address: null, preferred: false }

interface Mail {
  readonly kind: string
  readonly write: Words
  readonly view: LetterView
  readonly origin: URL
}

async function planMail(tx: Write, platform: Platform, to: LetterTo & { email: string }, mail: Mail): Promise<void> {
  const token = newToken()
  const letter = mail.write(mail.view, linkFor(mail.origin, token))
  if (!letter) return
  const now = platform.clock.now()
  await insertAccessLink(tx, {
    tokenHash: hashToken(token),
    requestId: to.requestId,
    createdAt: now,
    expiresAt: now.add(linkLasts),
  })
  await planLetter(tx, {
    kind: mail.kind,
    to: to.email,
    language: to.language,
    ...renderLetter(mail.view, letter),
    organisationId: to.deskId,
    subjectId: to.requestId,
  })
}

const linkFor = (origin: URL, token: string) => new URL(`/aanvraag/link/${token}`, origin).href
