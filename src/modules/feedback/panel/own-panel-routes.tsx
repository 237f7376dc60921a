import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PanelMember } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage, setSessionCookie } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { sendFile } from '../file-routes.ts'
import { houseById } from '../procedure/house-queries.ts'
import { emailForm } from '../step-form.ts'
import { sayToPanel, sendAdvice } from './consultation-actions.ts'
import { commentsOn } from './comment-queries.ts'
import { documentOf, findConsultation, ownConsultations } from './consultation-queries.ts'
import { askForPanelLinks, findPanelLink, usePanelLink } from './member-link-actions.ts'
import { fellowMembers, ownHouseId } from './member-link-queries.ts'
import { LapsedPanelLinkPage, LostPanelLinkPage, OpenPanelLinkPage, PanelLinkAskedPage } from './member-link-page.tsx'
import { OwnConsultationPage, OwnPanelPage } from './own-panel-page.tsx'
import { adviceForm, commentForm } from './panel-form.ts'
import { ownConsultationPath } from './panel-paths.ts'
import { panelSettingsOf } from './panel-setting-queries.ts'

const config = { permission: 'feedback.sit_on_panel' }
// Enough for somebody who mistypes an address, too little to try a list of addresses.
const fewTries = { ...config, rateLimit: { max: 30, timeWindow: '10 minutes' } }

interface OneRoute {
  Params: { id: string }
  Querystring: { gedaan?: string }
}
type OneRequest = FastifyRequest<OneRoute>

/** Where members come in, read what they are asked, talk, and advise. */
export function ownPanelRoutes(web: FastifyInstance, platform: Platform): void {
  linkRoutes(web, platform)
  web.get('/panel', { config }, async (request, reply) => {
    const { actor } = request
    if (actor.kind !== 'panel_member') return seeOther(reply, '/panel/link')
    const { houseId, ...read } = await platform.db.read(actor, async (db) => ({
      consultations: await ownConsultations(db),
      fellows: await fellowMembers(db),
      houseId: await ownHouseId(db),
    }))
    const house = orNotFound(await houseById(platform.db.published, orNotFound(houseId)))
    const today = localDay(platform.clock.now(), house.zone)
    const { publicPage } = await panelSettingsOf(platform.db.published, house, today)
    return sendPage(request, reply, <OwnPanelPage {...read} {...{ panelName: actor.panelName, house, publicPage }} />)
  })
  const here = '/panel/vraag/:id'
  web.get<OneRoute>(here, { config }, async (request, reply) =>
    request.actor.kind === 'panel_member' ? sendOne(request, reply, platform) : seeOther(reply, '/panel/link'),
  )
  web.get<OneRoute>(`${here}/stuk.pdf`, { config }, async (request, reply) => {
    const id = orNotFound(parseId(request.params.id))
    const file = orNotFound(await platform.db.read(memberOf(request), (db) => documentOf(db, id)))
    return sendFile(reply, { ...file, mediaType: 'application/pdf' })
  })
  web.post<OneRoute>(`${here}/reactie`, { config }, (request, reply) => say(request, reply, platform))
  web.post<OneRoute>(`${here}/advies`, { config }, (request, reply) => advise(request, reply, platform))
}

function linkRoutes(web: FastifyInstance, platform: Platform): void {
  web.get('/panel/link', { config }, async (request, reply) => sendPage(request, reply, <LostPanelLinkPage />))
  web.post('/panel/link', { config: fewTries }, async (request, reply) => {
    const form = parseForm(emailForm(request.t), request.body)
    if (!form.ok) return sendPage(request, reply, <LostPanelLinkPage typed={form.typed} errors={form.errors} />, 422)
    await askForPanelLinks(platform, form.value.email)
    return sendPage(request, reply, <PanelLinkAskedPage email={form.value.email} />)
  })
  // Looks, and changes nothing: programs that scan mail come here before the reader does.
  web.get<{ Params: { token: string } }>('/panel/link/:token', { config }, async (request, reply) => {
    const known = await findPanelLink(platform, request.params.token)
    if (!known) return sendPage(request, reply, <LapsedPanelLinkPage />, 404)
    return sendPage(request, reply, <OpenPanelLinkPage path={`/panel/link/${request.params.token}`} />)
  })
  web.post<{ Params: { token: string } }>('/panel/link/:token', { config }, async (request, reply) => {
    const browser = { actor: request.actor, userAgent: request.headers['user-agent'] ?? '' }
    const session = await usePanelLink(platform, request.params.token, browser)
    if (session === undefined) return sendPage(request, reply, <LapsedPanelLinkPage />, 404)
    setSessionCookie(reply, platform, session)
    return seeOther(reply, '/panel')
  })
}

/** @throws NotFound for everybody else: nobody learns whether there is such a question */
function memberOf({ actor }: FastifyRequest): PanelMember {
  if (actor.kind !== 'panel_member') throw new NotFound('not found')
  return actor
}

interface Shown {
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  readonly changed?: boolean
}

async function sendOne(
  request: OneRequest,
  reply: FastifyReply,
  { db }: Platform,
  { typed = {}, errors = [], changed = false }: Shown = {},
) {
  const id = orNotFound(parseId(request.params.id))
  const found = await db.read(memberOf(request), async (read) => ({
    consultation: orNotFound(await findConsultation(read, id)),
    comments: await commentsOn(read, id),
  }))
  const notice = (['gezegd', 'gestuurd'] as const).find((one) => one === request.query.gedaan)
  const page = { ...found, typed, errors, changed, notice, formKey: typedText(typed, 'sleutel') || newId() }
  return sendPage(request, reply, <OwnConsultationPage {...page} />, changed ? 409 : errors.length > 0 ? 422 : 200)
}

async function say(request: OneRequest, reply: FastifyReply, platform: Platform) {
  const form = parseForm(commentForm(request.t), request.body)
  const { actor } = request
  if (actor.kind !== 'panel_member') return sendLost(request, reply, typedText(form.typed, 'comment'))
  if (!form.ok) return sendOne(request, reply, platform, form)
  const id = orNotFound(parseId(request.params.id))
  const { sleutel: key, comment: words } = form.value
  const outcome = await sayToPanel(platform, actor, id, { key, words })
  if (outcome === 'said') return seeOther(reply, `${ownConsultationPath(id)}?gedaan=gezegd#gesprek`)
  return sendOne(request, reply, platform, { typed: form.typed, changed: true })
}

async function advise(request: OneRequest, reply: FastifyReply, platform: Platform) {
  const form = parseForm(adviceForm(request.t), request.body)
  const { actor } = request
  if (actor.kind !== 'panel_member') return sendLost(request, reply, typedText(form.typed, 'advice_words'))
  if (!form.ok) return sendOne(request, reply, platform, form)
  const id = orNotFound(parseId(request.params.id))
  const { advice, advice_words: words } = form.value
  const outcome = await sendAdvice(platform, actor, id, { advice, words })
  if (outcome === 'done') return seeOther(reply, `${ownConsultationPath(id)}?gedaan=gestuurd`)
  if ('changed' in outcome || outcome.refusal === 'not_in_this_state') {
    return sendOne(request, reply, platform, { typed: form.typed, changed: true })
  }
  const errors = [{ field: 'advice_words', message: request.t('panel.error.advice-words') }]
  return sendOne(request, reply, platform, { typed: form.typed, errors })
}

/** The session was over, or the membership: what was typed is not lost. */
const sendLost = (request: FastifyRequest, reply: FastifyReply, unsent: string) =>
  sendPage(request, reply, <LostPanelLinkPage unsent={unsent} />, 401)
