import { localDay } from '../../../lib/days.ts'
import type { Typed } from '../../../platform/form.ts'
import type { Platform } from '../../../platform/platform.ts'
import { usualChoices } from '../settings/desk-settings.ts'
import { settingsOf } from '../settings/settings-queries.ts'
import type { AskSubject } from './ask-page.tsx'
import type { Draft } from './draft-queries.ts'
import { type Place, type PlaceDesk, placesByKey } from './place-queries.ts'
import type { PlaceFault } from './places-page.tsx'

/** A form with what the database knows of its places. */
export interface KnownForm {
  readonly subject: AskSubject
  /** Of the first place that has one; null before there is one. */
  readonly desk: PlaceDesk | null
}

interface Around {
  /** Of the site, for a form without a place. */
  readonly zone: string
  /** The form is kept. */
  readonly kept: boolean
}

export async function knownForm(
  { db, clock }: Platform,
  { places: keys }: Pick<Draft, 'places'>,
  { zone, kept }: Around,
): Promise<KnownForm> {
  const places = await placesByKey(db.published, keys)
  const desk = places.find((place) => place.desk)?.desk ?? null
  const today = localDay(clock.now(), desk?.zone ?? zone)
  const settings = desk && (await settingsOf(db.published, desk.id, desk.land, today))
  const terms = settings?.terms
  const answerDays = terms
    ? Math.max(terms.desk, ...(places.some(({ claimed }) => claimed) ? [terms.organiser] : []))
    : 10
  const most = settings?.choices ?? usualChoices
  return { desk, subject: { places, most, deskName: desk?.name ?? null, answerDays, today, kept } }
}

/** Why a place cannot join the others; undefined when it can. */
export function faultOf(place: Place | undefined, { desk, subject }: KnownForm): PlaceFault | undefined {
  if (!place?.desk) return 'no_desk'
  if (!place.registered) return 'deregistered'
  if (desk && desk.id !== place.desk.id) return 'other_desk'
  if (subject.places.some(({ key }) => key === place.key)) return undefined
  return subject.places.length >= subject.most ? 'full' : undefined
}

/** Everything typed so far, over what is proposed. @param language of the reader */
export const typedSoFar = ({ answers }: Pick<Draft, 'answers'>, language: string): Typed => ({
  language,
  days_flexible: 'exact',
  start_flexible: 'exact',
  urgency: 'soon',
  ...answers.kind,
  ...answers.dagen,
  ...answers.contact,
})
