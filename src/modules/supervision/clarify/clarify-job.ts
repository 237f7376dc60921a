import { longDay } from '../../../lib/format.ts'
import type { Job } from '../../../platform/jobs.ts'
import { renderLetter } from '../../../platform/letter-layout.tsx'
import { letterExists, planLetter } from '../../../platform/letters.ts'
import type { Platform } from '../../../platform/platform.ts'
import { derivedId } from '../../../platform/tokens.ts'
import { letterViewOf, originOf } from '../../accounts/index.ts'
import { contactOf, makeLocationLink } from '../../locations/index.ts'
import { clarificationPath } from '../paths.ts'
import { tellColleague } from '../passed-on/passed-on-letter-actions.ts'
import { findPassedOn } from '../passed-on/passed-on-queries.ts'
import { findClarification } from './clarify-queries.ts'

/** The location hears that the authority asks it something, with a link that needs no password. */
export const askLocationJob = (platform: Platform): Job<{ clarification: string }> => ({
  task: 'supervision_ask_location',
  run: ({ clarification: id }) =>
    platform.db.work(async (tx) => {
      const found = await findClarification(tx, id)
      const contact = found && (await contactOf(tx, found.locationId))
      const letterId = derivedId(`supervision.clarification_asked ${id}`)
      if (!found || !contact || (await letterExists(tx, letterId))) return
      const view = await letterViewOf(tx, found.authorityId, contact.language)
      const { t, lang } = view
      const now = platform.clock.now()
      const link = await makeLocationLink(tx, { locationId: found.locationId, path: clarificationPath(id), now })
      const values = { name: found.locationName, authority: found.authorityName, due: longDay(found.dueOn, lang) }
      await planLetter(tx, {
        id: letterId,
        kind: 'supervision.clarification_asked',
        to: contact.email,
        language: contact.language,
        ...renderLetter(view, {
          subject: t('clarify.staff.letter.subject', values),
          greeting: t('feedback.letter.greeting', { name: contact.name }),
          paragraphs: [t('clarify.staff.letter', values)],
          button: {
            label: t('clarify.staff.letter.open'),
            url: new URL(link, await originOf(tx, platform.config, found.authorityId)).href,
          },
          closing: t('feedback.letter.closing'),
        }),
        organisationId: found.authorityId,
        subjectId: found.passedOnId ?? id,
      })
    }),
})

/** Who asked hears that there is an answer. */
export const tellClarifiedJob = (platform: Platform): Job<{ clarification: string }> => ({
  task: 'supervision_tell_clarified',
  run: ({ clarification: id }) =>
    platform.db.work(async (tx) => {
      const found = await findClarification(tx, id)
      const passedOn = found?.passedOnId ? await findPassedOn(tx, found.passedOnId) : undefined
      if (!found || !passedOn) return
      const { number } = passedOn
      await tellColleague(tx, platform, { passedOnId: passedOn.id, number, authorityId: found.authorityId, to: found.askedBy, news: 'clarified' }) // prettier-ignore
    }),
})
