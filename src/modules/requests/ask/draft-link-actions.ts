import type { Lang } from '../../../lib/lang.ts'
import { renderLetter } from '../../../platform/letter-layout.tsx'
import { planLetter } from '../../../platform/letters.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newToken } from '../../../platform/tokens.ts'
import { letterViewOf } from '../../accounts/index.ts'
import { changeDraft } from './draft-actions.ts'
import { draftLetter } from './draft-mail.ts'
import { insertPass, shownDraft, showing } from './draft-queries.ts'

/** More letters for one form are no mistake of a family any more. */
const mostLinks = 5

interface Wanted {
  readonly email: string
  readonly language: Lang
  /** The site on which the form stands: its house style, and where the link leads. */
  readonly organisationId: string | null
  readonly origin: URL
}

/** Sends the way on with this draft. Says the same whether a letter goes or there were too many. */
export async function sendDraftLink(platform: Platform, pass: string, wanted: Wanted): Promise<void> {
  await changeDraft(platform, pass, async ({ id, linksSent }, tx) => {
    if (linksSent >= mostLinks) return {}
    const link = newToken()
    await insertPass(tx, link, id)
    const view = await letterViewOf(tx, wanted.organisationId, wanted.language)
    const letter = renderLetter(view, draftLetter(view, new URL(`/aanvraag/verder/${link}`, wanted.origin).href))
    // In nobody's outbox: whoever only fills in a form is not known to a desk yet.
    const about = { organisationId: null, subjectId: null, kind: 'requests.draft' }
    await planLetter(tx, { ...letter, ...about, to: wanted.email, language: wanted.language })
    return { linksSent: linksSent + 1 }
  })
}

/** Goes on in another browser. @returns the value of its cookie; undefined when the link opens nothing (any more) */
export function resumeDraft({ db, clock }: Platform, link: string): Promise<string | undefined> {
  const pass = newToken()
  return showing(db, link, async (tx) => {
    const draft = await shownDraft(tx, clock.now())
    if (!draft) return undefined
    await insertPass(tx, pass, draft.id)
    return pass
  })
}
