import { anonymous } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import type { Platform } from '../../../platform/platform.ts'
import { type LetterReader, writeToPerson } from '../letter-to-person-actions.ts'
import { makeResetLink } from '../reset-link-queries.ts'
import { secondFactorLinkLetter } from './second-factor-mail.ts'

/** Sends a link to set up the second factor; who knows only the password cannot open it. */
export const planSecondFactorLink = (platform: Platform, reader: LetterReader): Promise<void> =>
  platform.db.gate(async (tx) => {
    const token = await makeResetLink(tx, reader.personId, 'second_factor', platform.clock.now())
    if (token === undefined) return
    await writeToPerson(tx, platform, reader, {
      kind: 'accounts.second_factor_link',
      path: `/tweede-stap/${token}`,
      write: (view, { name }, url) => secondFactorLinkLetter(view, { name, url }),
    })
    const about = { subjectKind: 'person', subjectId: reader.personId }
    await audit(tx, anonymous, { action: 'accounts.second_factor_link_sent', ...about })
  })
