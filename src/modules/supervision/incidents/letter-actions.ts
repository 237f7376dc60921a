import { longDay } from '../../../lib/format.ts'
import type { Write } from '../../../platform/database.ts'
import { renderLetter } from '../../../platform/letter-layout.tsx'
import { letterExists, planLetter } from '../../../platform/letters.ts'
import type { Platform } from '../../../platform/platform.ts'
import { derivedId } from '../../../platform/tokens.ts'
import { letterViewOf, originOf } from '../../accounts/index.ts'
import { makeLocationLink } from '../../locations/index.ts'
import type { Incident } from './incident-queries.ts'
import type { Reader } from './reader-queries.ts'
import type { IncidentNews, ToTell } from './tell.ts'

/** A step, or a date that comes near. */
export type LetterNews = IncidentNews | 'remind_soon' | 'remind_today' | 'remind_late' | 'watch_late'

interface IncidentLetter {
  readonly incident: Incident
  readonly reader: Reader
  readonly to: ToTell
  readonly news: LetterNews
  /** What makes it this letter and no other: the step, or the day. */
  readonly once: string
}

/** The number, the day and the way to the page: what happened stays behind the door. Told once, however often a job runs. */
export async function planIncidentLetter(
  tx: Write,
  { config, clock }: Platform,
  { incident, reader, to, news, once }: IncidentLetter,
): Promise<void> {
  const id = derivedId(`supervision.incident ${once} ${news} ${reader.key}`)
  if (await letterExists(tx, id)) return
  const view = await letterViewOf(tx, incident.authority.id, reader.language)
  const { t, lang } = view
  const path = to === 'manager' || to === 'point' ? `/werk/toezicht/meldplicht/${incident.id}` : `/werk/meldplicht/${incident.id}` // prettier-ignore
  const href = reader.locationId
    ? await makeLocationLink(tx, { locationId: reader.locationId, path, now: clock.now() })
    : path
  const { number } = incident
  await planLetter(tx, {
    id,
    kind: `supervision.incident_${news}`,
    to: reader.email,
    language: reader.language,
    ...renderLetter(view, {
      subject: t(`incidents.staff.letter.${news}.subject`, { number }),
      greeting: t('feedback.letter.greeting', { name: reader.name }),
      paragraphs: [t(`incidents.staff.letter.${news}`, { due: longDay(incident.dueOn, lang) })],
      button: {
        label: t('incidents.staff.letter.open'),
        url: new URL(href, await originOf(tx, config, incident.authority.id)).href,
      },
      closing: t('feedback.letter.closing'),
    }),
    organisationId: incident.authority.id,
    subjectId: incident.id,
  })
}
