import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { largestPictureMegabytes, mostMegapixels, smallestSide } from '../../../platform/pictures.ts'
import type { Platform } from '../../../platform/platform.ts'
import { uploadOf, withoutFile } from '../../../platform/upload.ts'
import type { Text } from '../../../text-keys.ts'
import { actsForLocation } from '../capacity/capacity-actions.ts'
import { findKept } from '../capacity/capacity-queries.ts'
import { contactOf } from '../link/link-queries.ts'
import { isLand, type LocationName, profilePath } from '../location.ts'
import { addPhoto, changePhoto, moveLetterbox, type PhotoRefusal, type PhotoStep, sayAbout } from './profile-actions.ts'
import { contactForm, photoForm, profileForm } from './profile-form.ts'
import { type ProfileDone, profileDone, ProfilePage } from './profile-page.tsx'
import { mostPhotos } from './profile.ts'
import { profileOf } from './profile-queries.ts'

const config = { permission: 'locations.profile' }
// A decoder at work is worth more than a page: enough to try a few photos again and again.
const fewPhotos = { ...config, rateLimit: { max: 60, timeWindow: '10 minutes' } }
const base = '/werk/opvang/:land/:registerId/profiel'

interface ProfileRoute {
  Params: { land: string; registerId: string; photo?: string }
  Querystring: { gedaan?: string }
}
type ProfileRequest = FastifyRequest<ProfileRoute>

export function profileRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<ProfileRoute>(base, { config }, (request, reply) => {
    const done = profileDone.find((one) => one === request.query.gedaan)
    return sendProfile(request, reply, platform, { done })
  })

  web.post<ProfileRoute>(base, { config }, async (request, reply) => {
    const form = parseForm(profileForm(request.t), request.body)
    const { typed } = form
    if (!form.ok) return sendProfile(request, reply, platform, { form: 'profile', typed, errors: form.errors })
    if (await sayAbout(platform, request.actor, nameOf(request), form.value)) return done(request, reply, 'bewaard')
    return sendProfile(request, reply, platform, { form: 'profile', typed, changed: true }, 409)
  })

  web.post<ProfileRoute>(`${base}/adres`, { config }, async (request, reply) => {
    const form = parseForm(contactForm(request.t), request.body)
    const { typed } = form
    if (!form.ok) return sendProfile(request, reply, platform, { form: 'contact', typed, errors: form.errors })
    const { contact_name: name, contact_email: email, contact_phone: phone, contact_language: language } = form.value
    await moveLetterbox(platform, request.actor, nameOf(request), { name, email, phone, language })
    return done(request, reply, 'adres')
  })
  photoRoutes(web, platform)
}

function photoRoutes(web: FastifyInstance, platform: Platform): void {
  web.post<ProfileRoute>(`${base}/fotos`, { config: fewPhotos }, async (request, reply) => {
    // Looked up first: nobody else's file is read at all.
    await readPlace(platform, request)
    const upload = await uploadOf(request, platform)
    const { fields, file } = upload
    const { t } = request
    const form = parseForm(photoForm(t), fields)
    const missing = file
      ? []
      : [{ field: 'file', message: withoutFile(request, upload, t('profile.staff.error.file')) }]
    const again = (errors: readonly FieldError[]) =>
      sendProfile(request, reply, platform, { form: 'photo', typed: form.typed, errors })
    if (!form.ok || !file) return again([...missing, ...(form.ok ? [] : form.errors)])
    const photo = { bytes: file.bytes, alt: form.value.alt }
    const refusal = await addPhoto(platform, request.actor, nameOf(request), photo)
    return refusal ? again([{ field: 'file', message: refusalWords(t, refusal) }]) : done(request, reply, 'foto')
  })

  const step = (path: string, take: (request: ProfileRequest) => PhotoStep | undefined, what: ProfileDone) =>
    web.post<ProfileRoute>(`${base}/fotos/:photo/${path}`, { config }, async (request, reply) => {
      const id = orNotFound(parseId(request.params.photo ?? ''))
      const taken = take(request)
      if (taken) await changePhoto(platform, request.actor, nameOf(request), id, taken)
      else return sendAltMissing(request, reply, platform)
      return done(request, reply, what)
    })
  step('weg', () => ({ kind: 'remove' }), 'foto-weg')
  step('vooraan', () => ({ kind: 'first' }), 'bewaard')
  step('tekst', altIn, 'bewaard')
}

function altIn(request: ProfileRequest): PhotoStep | undefined {
  const form = parseForm(photoForm(request.t), request.body)
  return form.ok ? { kind: 'describe', alt: form.value.alt } : undefined
}

async function sendAltMissing(request: ProfileRequest, reply: FastifyReply, platform: Platform) {
  const { place, profile } = await readPlace(platform, request)
  const photo = request.params.photo ?? ''
  const form = parseForm(photoForm(request.t), request.body)
  const errors = form.ok ? [] : form.errors
  const typedAlt = { photo, words: typedText(form.typed, 'alt') }
  const inItsName = actsForLocation(request.actor, place)
  const shown = { place, inItsName, profile, contact: undefined, errors, typedAlt }
  return sendPage(request, reply, <ProfilePage {...shown} />, 422)
}

function refusalWords(t: Text, refusal: PhotoRefusal): string {
  switch (refusal) {
    case 'too_large':
      return t('profile.staff.error.photo.too_large', { megabytes: largestPictureMegabytes })
    case 'too_many_pixels':
      return t('profile.staff.error.photo.too_many_pixels', { megapixels: mostMegapixels })
    case 'too_small':
      return t('profile.staff.error.photo.too_small', { pixels: smallestSide })
    case 'too_many':
      return t('profile.staff.photos.full', { most: mostPhotos })
    case 'not_a_picture':
    case 'broken':
      return t(`profile.staff.error.photo.${refusal}`)
  }
}

function nameOf({ params: { land, registerId } }: ProfileRequest): LocationName {
  return { land: orNotFound(isLand(land) ? land : undefined), registerId }
}

const done = (request: ProfileRequest, reply: FastifyReply, what: ProfileDone) =>
  seeOther(reply, `${profilePath(nameOf(request))}?gedaan=${what}`)

/** What is not in the care of who acts does not exist. */
function readPlace({ db }: Platform, request: ProfileRequest) {
  const { land, registerId } = nameOf(request)
  return db.read(request.actor, async (tx) => {
    const place = orNotFound(await findKept(tx, land, registerId))
    const mayMove = request.actor.kind === 'person' && place.organisationId !== null
    const contact = mayMove ? ((await contactOf(tx, place.id)) ?? ('none' as const)) : undefined
    return { place, profile: await profileOf(tx, place.id), contact }
  })
}

interface Shown {
  readonly form?: 'profile' | 'photo' | 'contact'
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  readonly done?: ProfileDone | undefined
  readonly changed?: boolean
}

async function sendProfile(
  request: ProfileRequest,
  reply: FastifyReply,
  platform: Platform,
  { form, typed = {}, errors = [], done: what, changed = false }: Shown,
  status = errors.length > 0 ? 422 : 200,
) {
  const { place, profile, contact } = await readPlace(platform, request)
  // What somebody else saved meanwhile is told; saving again then is meant.
  const values = changed ? { ...typed, versie: String(profile.version) } : typed
  const page = (
    <ProfilePage
      place={place}
      inItsName={actsForLocation(request.actor, place)}
      profile={profile}
      contact={contact}
      form={form}
      values={values}
      errors={errors}
      done={what}
      changed={changed}
    />
  )
  return sendPage(request, reply, page, status)
}
