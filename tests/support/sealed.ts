import { receiveReaction } from '../../src/modules/feedback/speak/speak-actions.ts'
import { findSubject } from '../../src/modules/feedback/speak/subject-queries.ts'
import type { Told } from '../../src/modules/feedback/speak/told.ts'
import { newId } from '../../src/platform/tokens.ts'
import type { House } from './house.ts'
import type { Speaking } from './speaking.ts'

/** What somebody said who is not open, by the same action as the form. @returns its id */
export async function addSealed(
  house: House,
  place: Speaking,
  { openness, words }: { readonly openness: 'anonymous' | 'confidential'; readonly words: string },
): Promise<string> {
  const named = openness === 'confidential'
  const told: Told = {
    kind: 'complaint',
    sender: 'staff',
    regimes: ['childcare'],
    language: 'nl',
    words,
    wish: '',
    happened: '',
    talked: 'no',
    head: 'safety',
    contactName: named ? 'Noor Visser' : '',
    contactEmail: named ? 'noor@example.org' : null,
    contactPhone: null,
    contactAddress: null,
    mayName: false,
    onBehalfOf: null,
    consent: null,
    openness,
  }
  const subject = await findSubject(house.platform.db.published, { opvang: place.locationKey })
  if (!subject?.holder) throw new Error('nobody handles this location')
  const { holder } = subject
  const { id } = await receiveReaction(house.platform, { key: newId(), told, subject: { ...subject, holder }, channel: 'web' }) // prettier-ignore
  return id
}
