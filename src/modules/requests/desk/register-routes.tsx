import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { familyIdOf, receivedBefore, receiveRequest } from '../ask/ask-actions.ts'
import { askForm } from '../ask/ask-form.ts'
import { childCount, childFields, withOneMore, withoutChild } from '../ask/children.ts'
import {
  deskThatTakes,
  findPlace,
  type Place,
  placesByKey,
  placesByName,
  type PlaceDesk,
} from '../ask/place-queries.ts'
import { desksOf } from '../request-permissions.ts'
import { settingsOf } from '../settings/settings-queries.ts'
import { channelForm } from '../step-form.ts'
import { keyIn, placeMeant, writtenPlace } from './place-typed.ts'
import { placeField, RegisterPage, type RegisterPageProps } from './register-page.tsx'
import { lookalikes } from './register-queries.ts'
import { readShorthand } from './day-shorthand.ts'

const config = { permission: 'requests.handle' }
const here = '/werk/aanvragen/nieuw'

/** A family calls, comes by or writes on paper: the desk fills in the same form, on one page. */
export function registerRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<{ Querystring: { opvang?: string } }>(here, { config }, async (request, reply) => {
    const { opvang } = request.query
    const place = opvang ? orNotFound(await findPlace(platform.db.published, opvang)) : undefined
    const proposed = {
      kanaal: 'phone',
      language: request.lang,
      urgency: 'soon',
      days_flexible: 'exact',
      start_flexible: 'exact',
    }
    const typed = { ...proposed, ...(place && { [placeField(1)]: writtenPlace(place) }) }
    return sendForm(request, reply, await formOf(request, platform, typed, place))
  })
  web.post(here, { config }, (request, reply) => register(request, reply, platform))
}

/** The form as it was sent, on the day of the desk. */
interface RegisterForm {
  readonly platform: Platform
  readonly desk: PlaceDesk
  readonly today: Temporal.PlainDate
  readonly most: number
  readonly key: string
  readonly typed: Typed
}

async function formOf(
  { actor }: FastifyRequest,
  platform: Platform,
  typed: Typed,
  place?: Place,
): Promise<RegisterForm> {
  const { db, clock } = platform
  const desk = orNotFound(await deskThatTakes(db.published, place, desksOf(actor)))
  const today = localDay(clock.now(), desk.zone)
  const { choices: most } = await settingsOf(db.published, desk.id, desk.land, today)
  const key = parseId(typedText(typed, 'sleutel')) ?? randomUUID()
  return { platform, desk, today, most, key, typed }
}

type Shown = Pick<RegisterPageProps, 'errors' | 'among' | 'doubles'> & { typed?: Typed }

function sendForm(request: FastifyRequest, reply: FastifyReply, form: RegisterForm, shown: Shown = {}) {
  const { desk, today, most, key } = form
  const page = { typed: form.typed, ...shown, deskName: desk.name, today, most, formKey: key }
  const status = shown.errors?.length ? 422 : shown.doubles ? 409 : 200
  return sendPage(request, reply, <RegisterPage {...page} />, status)
}

async function register(request: FastifyRequest, reply: FastifyReply, platform: Platform) {
  const { typed } = parseForm(z.unknown(), request.body)
  const meant = await placesMeant(request, platform, typed)
  const form = await formOf(request, platform, meant.typed, meant.places[0])
  const more = withChildren(form.typed)
  if (more) return sendForm(request, reply, form, { typed: more })
  const answers = checked(request, form)
  const errors = inOrder([...(answers.ok ? [] : answers.errors), ...meant.errors])
  if (!answers.ok || errors.length > 0) return sendForm(request, reply, form, { errors, among: meant.among })
  const before = await receivedBefore(platform, form.key)
  if (before) return seeOther(reply, `/werk/aanvragen/${before.numbers[0]}?gedaan=nieuw`)
  const { kanaal: channel, ...asked } = answers.value
  const note = typedText(typed, 'toch').trim().slice(0, 500)
  const doubles = await platform.db.read(request.actor, (db) => lookalikes(db, asked, familyIdOf(form.key)))
  if (doubles.length > 0 && note === '') {
    const again = typed['toch'] === undefined ? [] : [{ field: 'toch', message: request.t('ask.staff.double.error') }]
    return sendForm(request, reply, form, { doubles, errors: again })
  }
  const submission = { key: form.key, asked, places: meant.places, desk: form.desk, channel, ...(note && { note }) }
  const { numbers } = await receiveRequest(platform, submission, request.actor)
  return seeOther(reply, `/werk/aanvragen/${numbers[0]}?gedaan=nieuw`)
}

/** As the page asks: the children, the places, then the rest. */
const inOrder = (errors: readonly FieldError[]) => errors.toSorted((a, b) => partOf(a) - partOf(b))

const partOf = ({ field }: FieldError) =>
  /^(child_name|birth|together)/.test(field) ? 0 : field.startsWith('plek') ? 1 : 2

function withChildren(typed: Typed): Typed | undefined {
  const to = typedText(typed, 'naar')
  if (to === 'kind-erbij') return withOneMore(typed)
  const [, child] = /^kind-weg-(\d)$/.exec(to) ?? []
  return child === undefined ? undefined : withoutChild(typed, Number(child))
}

function checked({ t }: FastifyRequest, { typed, today }: RegisterForm) {
  return parseForm(z.intersection(askForm({ t, today }), channelForm(t)), withDays(typed, today))
}

/** Days typed in one box, as the form of a family holds them. */
function withDays(typed: Typed, today: Temporal.PlainDate): Typed {
  const births = Array.from({ length: childCount(typed) }, (_, index) => childFields(index + 1).birth)
  const parts = ['start', ...births].flatMap((name) => {
    const words = typedText(typed, name)
    if (words.trim() === '') return []
    // What is no day stays a mistake beside its box.
    const { day, month, year } = readShorthand(words, today) ?? { day: '?', month: '?', year: '?' }
    return [
      [`${name}_day`, day],
      [`${name}_month`, month],
      [`${name}_year`, year],
    ] as const
  })
  return { ...typed, ...Object.fromEntries(parts) }
}

interface Meant {
  /** With the names of what was found. */
  readonly typed: Typed
  readonly places: readonly Place[]
  readonly errors: readonly FieldError[]
  readonly among: Readonly<Record<string, readonly Place[]>>
}

/** Which places the words mean; a mistake beside each box whose words mean none, or several. */
async function placesMeant({ actor, t }: FastifyRequest, { db }: Platform, typed: Typed): Promise<Meant> {
  const names = Object.keys(typed).filter((name) => /^plek_\d{1,2}$/.test(name))
  const [places, errors] = [new Array<Place>(), new Array<FieldError>()]
  const [written, among]: [Record<string, string>, Record<string, Place[]>] = [{}, {}]
  for (const field of names.sort(byRank)) {
    const words = typedText(typed, field).trim()
    if (words === '') continue
    const known = typedText(typed, `${field}_kies`) || keyIn(words)
    const found = known
      ? await placesByKey(db.published, [known])
      : await placesByName(db.published, desksOf(actor), words)
    const meant = known && found[0] ? { is: found[0] } : placeMeant(words, found)
    if ('is' in meant) {
      written[field] = writtenPlace(meant.is)
      if (places.some(({ key }) => key === meant.is.key)) errors.push({ field, message: t('ask.staff.place.twice') })
      places.push(meant.is)
      continue
    }
    if ('among' in meant) among[field] = [...meant.among]
    errors.push({ field, message: t('among' in meant ? 'ask.staff.place.several' : 'ask.staff.place.nothing') })
  }
  if (places.length === 0 && errors.length === 0) {
    errors.push({ field: placeField(1), message: t('ask.staff.place.first') })
  }
  return { typed: { ...typed, ...written }, places, errors, among }
}

const byRank = (a: string, b: string) => Number(a.slice(5)) - Number(b.slice(5))
