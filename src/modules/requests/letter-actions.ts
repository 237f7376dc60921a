import type { Lang } from '../../lib/lang.ts'
import type { Write } from '../../platform/database.ts'
import { type LetterContent, type LetterView, renderLetter } from '../../platform/letter-layout.tsx'
import { planLetter } from '../../platform/letters.ts'
import type { Platform } from '../../platform/platform.ts'
import { hashToken, newToken } from '../../platform/tokens.ts'
import { letterViewOf, originOf } from '../accounts/index.ts'
import { linkLasts } from './access-link.ts'
import { insertAccessLink } from './case-queries.ts'
import { type LetterCase, type LetterStep, linkLetter, receivedLetter, stepLetter } from './request-mail.ts'

/** The request a letter is about, and where it goes. */
export interface Addressed extends LetterCase {
  readonly requestId: string
  readonly deskId: string
  readonly language: Lang
  /** Without a mail address there is no letter; the desk calls. */
  readonly email: string | null
}

export const planReceivedLetter = (tx: Write, platform: Platform, to: Addressed, dueOn: Temporal.PlainDate) =>
  plan(tx, platform, to, 'requests.received', (view, url) => receivedLetter(view, to, dueOn, url))

export const planStepLetter = (tx: Write, platform: Platform, to: Addressed, step: LetterStep) =>
  plan(tx, platform, to, `requests.${step.step}`, (view, url) => stepLetter(view, to, step, url))

export const planLinkLetter = (tx: Write, platform: Platform, to: Addressed) =>
  plan(tx, platform, to, linkLetterKind, (view, url) => linkLetter(view, to, url))

export const linkLetterKind = 'requests.link'

/** The letter as the family will get it, with a link that leads nowhere. */
export async function previewLetter({ db, config }: Platform, to: Addressed, step: LetterStep) {
  const view = await letterViewOf(db.published, to.deskId, to.language)
  return stepLetter(view, to, step, linkFor(await originOf(db.published, config, to.deskId), '…'))
}

type Words = (view: LetterView, url: string) => LetterContent | null

async function plan(tx: Write, platform: Platform, to: Addressed, kind: string, write: Words): Promise<void> {
  if (to.email === null) return
  const view = await letterViewOf(tx, to.deskId, to.language)
  const token = newToken()
  const letter = write(view, linkFor(await originOf(tx, platform.config, to.deskId), token))
  if (!letter) return
  const now = platform.clock.now()
  await insertAccessLink(tx, {
    tokenHash: hashToken(token),
    requestId: to.requestId,
    createdAt: now,
    expiresAt: now.add(linkLasts),
  })
  await planLetter(tx, {
    kind,
    to: to.email,
    language: to.language,
    ...renderLetter(view, letter),
    organisationId: to.deskId,
    subjectId: to.requestId,
  })
}

const linkFor = (origin: URL, token: string) => new URL(`/aanvraag/link/${token}`, origin).href
