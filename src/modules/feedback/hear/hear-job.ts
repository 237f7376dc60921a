import { longDay } from '../../../lib/format.ts'
import type { Job } from '../../../platform/jobs.ts'
import { renderLetter } from '../../../platform/letter-layout.tsx'
import { planLetter } from '../../../platform/letters.ts'
import type { Platform } from '../../../platform/platform.ts'
import { derivedId } from '../../../platform/tokens.ts'
import { letterViewOf, originOf } from '../../accounts/index.ts'
import { contactOf, makeLocationLink } from '../../locations/index.ts'
import { planStaffLetter } from '../watch/staff-letter-actions.ts'
import { inquiryForLetter, peopleToTell } from './hear-queries.ts'

/** The location hears that its side is asked, with a link that needs no password. */
export const tellLocationJob = (platform: Platform): Job<{ inquiry: string }> => ({
  task: 'feedback_tell_location',
  run: ({ inquiry: id }) =>
    platform.db.work(async (tx) => {
      const found = await inquiryForLetter(tx, id)
      const contact = found && (await contactOf(tx, found.locationId))
      if (!found || !contact || found.told) return
      const view = await letterViewOf(tx, found.holderId, contact.language)
      const { t, lang } = view
      const path = `/werk/wederhoor/${id}`
      const link = await makeLocationLink(tx, { locationId: found.locationId, path, now: platform.clock.now() })
      const url = new URL(link, await originOf(tx, platform.config, found.holderId)).href
      await planLetter(tx, {
        id: derivedId(`feedback.inquiry ${id}`),
        kind: 'feedback.side_asked',
        to: contact.email,
        language: contact.language,
        ...renderLetter(view, {
          subject: t('hear.staff.letter.subject', { name: found.locationName }),
          greeting: t('feedback.letter.greeting', { name: contact.name }),
          paragraphs: [t('hear.staff.letter.body', { name: found.locationName, due: longDay(found.dueOn, lang) })],
          button: { label: t('hear.staff.letter.open'), url },
          closing: t('feedback.letter.closing'),
        }),
        organisationId: found.holderId,
        subjectId: found.reactionId,
      })
    }),
})

/** The handler hears that the location has told its side. */
export const tellHandlerJob = (platform: Platform): Job<{ inquiry: string }> => ({
  task: 'feedback_tell_handler',
  run: ({ inquiry }) =>
    platform.db.work(async (tx) => {
      for (const to of await peopleToTell(tx, inquiry)) {
        const id = derivedId(`feedback.side_told ${inquiry} ${to.id}`)
        const { reactionId, holderId, number } = to
        await planStaffLetter(tx, platform, to, { id, reactionId, holderId, number, news: 'side_told' })
      }
    }),
})
