import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { coordinatedBy } from '../feedback-permissions.ts'
import { sendFile } from '../file-routes.ts'
import { houseById } from '../procedure/house-queries.ts'
import { findReaction } from '../reaction-queries.ts'
import { type Subject, subjectsOf } from '../speak/subject-queries.ts'
import { arrivalTabs } from './arrival.ts'
import { acceptArrival, attachArrival, setArrivalAside, takeArrivalBack } from './arrival-actions.ts'
import { acceptForm, asideForm, attachForm, versionForm } from './arrival-form.ts'
import { ArrivalPage, type ArrivalPageProps } from './arrival-page.tsx'
import { type Arrival, arrivalFile, arrivalRows, countArrivals, findArrival } from './arrival-queries.ts'
import { ArrivalsPage } from './arrivals-page.tsx'
import { guessKind, guessLanguage, guessLocation } from './guess.ts'

const config = { permission: 'feedback.handle' }
const here = '/werk/reacties/post'

interface One {
  Params: { id: string }
}
type OneRequest = FastifyRequest<One>

/** The post of a house: what came in by mail, to be judged by a person. */
export function arrivalsRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<{ Querystring: { lijst?: string; gedaan?: string } }>(here, { config }, async (request, reply) => {
    const tab = arrivalTabs.find((one) => one === request.query.lijst) ?? 'wacht'
    const shown = await platform.db.read(request.actor, async (db) => ({
      counts: await countArrivals(db),
      rows: await arrivalRows(db, tab),
    }))
    auditView(request, reply, platform, { action: 'feedback.post_viewed', subjectKind: 'list', subjectId: null, details: { list: tab, shown: shown.rows.length } }) // prettier-ignore
    const done = request.query.gedaan === 'weg' ? 'weg' : undefined
    return sendPage(request, reply, <ArrivalsPage {...{ tab, done }} {...shown} now={platform.clock.now()} />)
  })
  web.get<One>(`${here}/:id`, { config }, (request, reply) => sendArrival(request, reply, platform))
  web.get<{ Params: { id: string; file: string } }>(`${here}/:id/bestand/:file`, { config }, async (request, reply) => {
    const { id, file } = request.params
    const [known, wanted] = [orNotFound(parseId(id)), orNotFound(parseId(file))]
    return sendFile(reply, orNotFound(await platform.db.read(request.actor, (db) => arrivalFile(db, known, wanted))))
  })
  const post = (path: string, handle: (request: OneRequest, reply: FastifyReply, platform: Platform) => unknown) =>
    web.post<One>(`${here}/:id/${path}`, { config }, (request, reply) => handle(request, reply, platform))
  post('reactie', accept)
  post('bijvoegen', attach)
  post('weg', setAside)
  post('terug', takeBack)
}

/** @throws NotFound where it is not there for who asks */
const arrivalOf = async ({ actor, params }: OneRequest, { db }: Platform): Promise<Arrival> => {
  const id = orNotFound(parseId(params.id))
  return orNotFound(await db.read(actor, (read) => findArrival(read, id)))
}

type Back = { readonly typed?: Typed; readonly errors?: readonly FieldError[]; readonly changed?: boolean }

async function sendArrival(
  request: OneRequest,
  reply: FastifyReply,
  platform: Platform,
  { typed, errors = [], changed = false }: Back = {},
  status = 200,
) {
  const found = await arrivalOf(request, platform)
  const subjects = await subjectsFor(request, platform, found)
  const about = { action: 'feedback.arrival_viewed', subjectKind: 'arrival', subjectId: found.id }
  auditView(request, reply, platform, { ...about, organisationId: found.house.id })
  const page: ArrivalPageProps = {
    arrival: found,
    subjects,
    accepts: accepts(request, found),
    typed: typed ?? guessed(found, subjects),
    errors,
    changed,
  }
  return sendPage(request, reply, <ArrivalPage {...page} />, status)
}

/** Who watches over the house makes a reaction of it. */
const accepts = ({ actor }: OneRequest, { house }: Arrival) => coordinatedBy(actor).includes(house.id)

async function subjectsFor(request: OneRequest, { db }: Platform, found: Arrival): Promise<readonly Subject[]> {
  const house = accepts(request, found) ? await houseById(db.published, found.house.id) : undefined
  return house ? subjectsOf(db.published, house) : []
}

/** The form as the mail fills it in. */
function guessed({ fromName, fromAddress, subject, words }: Arrival, [house, ...locations]: readonly Subject[]): Typed {
  return {
    kind: guessKind(subject, words),
    about: (guessLocation(`${subject} ${words}`, locations) ?? house)?.key ?? '',
    words: words === '' ? subject : words,
    language: guessLanguage(words),
    contact_name: fromName || fromAddress || '',
    contact_email: fromAddress ?? '',
    may_name: 'no',
    sender: 'parent',
  }
}

async function accept(request: OneRequest, reply: FastifyReply, platform: Platform) {
  const found = await arrivalOf(request, platform)
  const subjects = await subjectsFor(request, platform, found)
  if (!accepts(request, found)) orNotFound(undefined)
  const form = parseForm(acceptForm(request.t), request.body)
  if (!form.ok) return sendArrival(request, reply, platform, form, 422)
  const { about, told, version } = form.value
  const subject = subjects.find(({ key }) => key === about)
  if (!subject?.holder) {
    const errors = [{ field: 'about', message: request.t('arrive.staff.error.about') }]
    return sendArrival(request, reply, platform, { typed: form.typed, errors }, 422)
  }
  const given = { told, subject: { ...subject, holder: subject.holder }, cameAt: found.cameAt }
  const outcome = await acceptArrival(platform, personOf(request), { id: found.id, version }, given)
  if ('changed' in outcome) return sendChanged(request, reply, platform, form.typed)
  const { number } = orNotFound(await platform.db.read(request.actor, (db) => findReaction(db, { id: outcome.id })))
  return seeOther(reply, `/werk/reacties/${number}?gedaan=nieuw`)
}

async function attach(request: OneRequest, reply: FastifyReply, platform: Platform) {
  const { id } = await arrivalOf(request, platform)
  const form = parseForm(attachForm(request.t), request.body)
  if (!form.ok) return sendArrival(request, reply, platform, withForm(form.typed, form.errors), 422)
  const { version, ...wanted } = form.value
  const outcome = await attachArrival(platform, personOf(request), { id, version }, wanted)
  if ('number' in outcome) return seeOther(reply, `/werk/reacties/${outcome.number}?gedaan=gedaan`)
  if ('changed' in outcome) return sendChanged(request, reply, platform, form.typed)
  const errors = [{ field: 'number', message: request.t('arrive.staff.error.number') }]
  return sendArrival(request, reply, platform, withForm(form.typed, errors), 422)
}

async function setAside(request: OneRequest, reply: FastifyReply, platform: Platform) {
  const { id } = await arrivalOf(request, platform)
  const form = parseForm(asideForm(request.t), request.body)
  if (!form.ok) return sendArrival(request, reply, platform, withForm(form.typed, form.errors), 422)
  const { reason, versie: version } = form.value
  const outcome = await setArrivalAside(platform, personOf(request), { id, version }, reason)
  return outcome === 'done' ? seeOther(reply, `${here}?gedaan=weg`) : sendChanged(request, reply, platform, form.typed)
}

async function takeBack(request: OneRequest, reply: FastifyReply, platform: Platform) {
  const { id } = await arrivalOf(request, platform)
  const form = parseForm(versionForm, request.body)
  const version = form.ok ? form.value.versie : 0
  const outcome = await takeArrivalBack(platform, personOf(request), { id, version })
  return outcome === 'done' ? seeOther(reply, `${here}/${id}`) : sendChanged(request, reply, platform, {})
}

const withForm = (typed: Typed, errors: readonly FieldError[]): Back => ({ typed, errors })

/** A colleague was faster: what came of the mail stands on top, and the words that were typed below. */
const sendChanged = (request: OneRequest, reply: FastifyReply, platform: Platform, typed: Typed) =>
  sendArrival(request, reply, platform, { typed, changed: true }, 409)
