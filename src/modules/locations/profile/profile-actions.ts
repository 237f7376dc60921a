import type { Actor } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { NotAllowed, orNotFound } from '../../../platform/errors.ts'
import { planLetter } from '../../../platform/letters.ts'
import { type PictureRefusal, remakePicture } from '../../../platform/pictures.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { letterViewOf } from '../../accounts/index.ts'
import { actsForLocation } from '../capacity/capacity-actions.ts'
import { findKept, type KeptLocation } from '../capacity/capacity-queries.ts'
import { type NewContact, saveContact, shutOut } from '../claims/claim-queries.ts'
import { contactOf } from '../link/link-queries.ts'
import type { LocationName } from '../location.ts'
import { contactChangedLetter } from './profile-mail.ts'
import { mostPhotos, type ProfileFacts } from './profile.ts'
import { describePhoto, firstPhoto, insertPhoto, profileOf, removePhoto, saveProfile } from './profile-queries.ts'

/** One change of one location; what is not in the care of who acts does not exist. */
function change<T>(
  { db }: Platform,
  actor: Actor,
  { land, registerId }: LocationName,
  decide: (tx: Write, place: KeptLocation) => Promise<T>,
): Promise<T> {
  return db.change(actor, async (tx) => decide(tx, orNotFound(await findKept(tx, land, registerId))))
}

function note(tx: Write, actor: Actor, place: KeptLocation, action: string) {
  const onBehalf = actsForLocation(actor, place)
  const organisationId = onBehalf ? place.deskId : place.organisationId
  const details = { on_behalf: onBehalf }
  return audit(tx, actor, { action, subjectKind: 'location', subjectId: place.id, organisationId, details })
}

/** What a location says about itself. @returns false when somebody else saved meanwhile */
export function sayAbout(
  platform: Platform,
  actor: Actor,
  name: LocationName,
  { facts, version }: { facts: ProfileFacts; version: number },
): Promise<boolean> {
  return change(platform, actor, name, async (tx, place) => {
    const saved = await saveProfile(tx, { locationId: place.id, facts, version, now: platform.clock.now() })
    if (saved) await note(tx, actor, place, 'locations.profile_changed')
    return saved
  })
}

export type PhotoRefusal = PictureRefusal | 'too_many'

/** @returns the name of the refusal; undefined when it was added */
export async function addPhoto(
  platform: Platform,
  actor: Actor,
  name: LocationName,
  { bytes, alt }: { bytes: Buffer; alt: string },
): Promise<PhotoRefusal | undefined> {
  // Asked before the decoder works, and once more when it is saved: only who may add one keeps us busy.
  const room = await platform.db.read(actor, async (tx) => {
    const place = orNotFound(await findKept(tx, name.land, name.registerId))
    return (await profileOf(tx, place.id)).photos.length < mostPhotos
  })
  if (!room) return 'too_many'
  const picture = await remakePicture(bytes)
  if ('refusal' in picture) return picture.refusal
  try {
    await change(platform, actor, name, async (tx, place) => {
      await insertPhoto(tx, { id: newId(), locationId: place.id, alt, picture, now: platform.clock.now() })
      await note(tx, actor, place, 'locations.photo_added')
    })
  } catch (cause) {
    if ((cause as { constraint?: string }).constraint === 'photo_at_most_six') return 'too_many'
    throw cause
  }
  return undefined
}

export type PhotoStep = { readonly kind: 'remove' | 'first' } | { readonly kind: 'describe'; readonly alt: string }

/** @throws NotFound for a photo of another location */
export function changePhoto(
  platform: Platform,
  actor: Actor,
  name: LocationName,
  id: string,
  step: PhotoStep,
): Promise<void> {
  return change(platform, actor, name, async (tx, place) => {
    orNotFound((await carryOut(tx, place.id, id, step)) || undefined)
    await note(tx, actor, place, `locations.photo_${pastOf[step.kind]}`)
  })
}

const pastOf = { remove: 'removed', first: 'put_first', describe: 'described' } as const

function carryOut(tx: Write, locationId: string, id: string, step: PhotoStep): Promise<boolean> {
  if (step.kind === 'describe') return describePhoto(tx, locationId, id, step.alt)
  return step.kind === 'remove' ? removePhoto(tx, locationId, id) : firstPhoto(tx, locationId, id)
}

/**
 * Where mail for the location goes from now on. Another address ends every link and session of the older one, which gets a
 * letter about it. Who came by mail himself may not: a link that was passed on would move the letterbox for good.
 */
export function moveLetterbox(
  platform: Platform,
  actor: Actor,
  name: LocationName,
  contact: NewContact,
): Promise<void> {
  if (actor.kind !== 'person') throw new NotAllowed('locations.profile')
  return change(platform, actor, name, async (tx, place) => {
    orNotFound(place.organisationId ?? undefined)
    const before = await contactOf(tx, place.id)
    await saveContact(tx, place.id, contact, platform.clock.now())
    await note(tx, actor, place, 'locations.contact_changed')
    if (!before || before.email === contact.email) return
    await shutOut(tx, place.id)
    const { language, email: to } = before
    const view = await letterViewOf(tx, place.deskId ?? place.organisationId, language)
    const letter = contactChangedLetter(view, { name: before.name, location: place.name })
    const organisationId = place.deskId ?? place.organisationId
    await planLetter(tx, {
      ...letter,
      kind: 'profile.contact_changed',
      to,
      language,
      organisationId,
      subjectId: place.id,
    })
  })
}
