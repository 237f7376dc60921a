import { localDay } from '../../../lib/days.ts'
import type { Write } from '../../../platform/database.ts'
import type { Job } from '../../../platform/jobs.ts'
import { planLetter } from '../../../platform/letters.ts'
import type { Platform } from '../../../platform/platform.ts'
import { letterViewOf, originOf } from '../../accounts/index.ts'
import { contactOf, makeLocationLink } from '../link/link-queries.ts'
import { confirmLetter } from './confirm-mail.ts'
import { markAsked, type Unconfirmed, unconfirmedSince } from './confirm-queries.ts'
import { freeOfLocation } from './free-place-queries.ts'
import { keptPath } from './kept-path.ts'
import { confirmEveryDays } from './occupation-view.ts'

/** Once a month: who last said more than thirty days ago that its free places are right, gets one letter that asks. */
export const askConfirmationsJob = (platform: Platform): Job => ({
  task: 'locations_ask_confirmations',
  async run() {
    // Both lands share their days.
    const today = localDay(platform.clock.now(), 'Europe/Brussels')
    const since = today.subtract({ days: confirmEveryDays })
    for (const location of await platform.db.work((tx) => unconfirmedSince(tx, since)))
      await platform.db.work((tx) => ask(tx, platform, location, { today, since }))
  },
})

export const askConfirmationsTimer = '30 6 1 * * locations_ask_confirmations'

interface Days {
  readonly today: Temporal.PlainDate
  readonly since: Temporal.PlainDate
}

async function ask(tx: Write, platform: Platform, location: Unconfirmed, { today, since }: Days): Promise<void> {
  const { id, name, deskId, confirmedOn } = location
  const contact = await contactOf(tx, id)
  if (!contact || !(await markAsked(tx, id, today, since))) return
  const path = await makeLocationLink(tx, {
    locationId: id,
    path: keptPath(location, 'klopt'),
    now: platform.clock.now(),
  })
  const url = new URL(path, await originOf(tx, platform.config, deskId)).href
  const { groups } = await freeOfLocation(tx, id, today, today)
  const written = confirmLetter(await letterViewOf(tx, deskId, contact.language), {
    name: contact.name,
    location: name,
    groups,
    confirmedOn,
    url,
  })
  await planLetter(tx, {
    ...written,
    kind: 'locations.confirm_free_places',
    to: contact.email,
    language: contact.language,
    organisationId: deskId,
    subjectId: id,
  })
}
