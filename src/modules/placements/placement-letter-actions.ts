import type { Write } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { planFamilyLetter, planLocationLetter } from '../requests/index.ts'
import { familyPlacementLetter, locationPlacementLetter, type PlacementNews } from './placement-mail.ts'
import type { Placement } from './placement-queries.ts'

/** One letter to the family, and one to the location where it did not do this itself. */
export async function planPlacementLetters(
  tx: Write,
  platform: Platform,
  placement: Placement,
  news: PlacementNews,
): Promise<void> {
  const { desk, location, requestId, number, language, contactName, contactEmail: email } = placement
  const to = { requestId, number, deskId: desk.id, language, contactName, email }
  const kind = `placements.${news.step}`
  await planFamilyLetter(tx, platform, to, kind, (view, url) => familyPlacementLetter(view, placement, news, url))
  if (news.by === 'organiser') return
  const note = { kind: `placements.location.${news.step}`, locationId: location.id, deskId: desk.id, requestId }
  await planLocationLetter(tx, platform, { ...note, path: `/werk/plaatsen/${placement.id}` }, (view, name, url) =>
    locationPlacementLetter(view, placement, news, { name, url }),
  )
}
