import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage, setSessionCookie } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { openReaction } from '../follow/link-actions.ts'
import { receiptOf } from '../identity/identity-queries.ts'
import { ReceiptPage } from '../identity/receipt-page.tsx'
import { DoorPage, NobodyPage } from './door-page.tsx'
import { isReport } from './report.ts'
import { receiveReaction } from './speak-actions.ts'
import { speakForm, stepForm } from './speak-form.ts'
import { SpeakCheckPage, SpeakPage } from './speak-page.tsx'
import {
  complaintsDesks,
  findSubject,
  locationsNamed,
  type Subject,
  subjectByKey,
  type SubjectHolder,
} from './subject-queries.ts'
import { dangers, dangersTold, parseSpeakStep, type SpeakStep, stepAfter, stepBefore, stepOfErrors } from './told.ts'

const config = { permission: 'feedback.speak' }
// Four pages a time, and a whole house may share an address: people stay far below it, a program does not.
const fewTries = { ...config, rateLimit: { max: 200, timeWindow: '10 minutes' } }

interface Asked {
  Querystring: { opvang?: string; loket?: string; bij?: string; via?: string }
}

export function speakRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<{ Querystring: { zoek?: string } }>('/reactie', { config }, async (request, reply) => {
    const words = (request.query.zoek ?? '').trim().slice(0, 100)
    const found = await locationsNamed(platform.db.published, words)
    const desks = await complaintsDesks(platform.db.published)
    return sendPage(request, reply, <DoorPage words={words} found={found} desks={desks} />)
  })
  web.get<Asked>('/reactie/nieuw', { config }, async (request, reply) => {
    const { opvang, loket, bij } = request.query
    if (!opvang && !loket && !bij) return seeOther(reply, '/reactie')
    const subject = orNotFound(await findSubject(platform.db.published, { opvang, loket, bij }))
    if (!subject.holder) return sendPage(request, reply, <NobodyPage subject={subject} />)
    return sendStep(request, reply, {
      subject,
      step: 'kind',
      formKey: randomUUID(),
      typed: { via: request.query.via === 'embed' ? 'embed' : '' },
    })
  })
  web.post('/reactie/nieuw', { config: fewTries }, (request, reply) => goOn(request, reply, platform))
}

interface Shown {
  readonly subject: Subject
  readonly step: Exclude<SpeakStep, 'check'>
  readonly formKey: string
  readonly typed: Typed
  readonly errors?: readonly FieldError[]
}

const sendStep = (request: FastifyRequest, reply: FastifyReply, shown: Shown) =>
  sendPage(request, reply, <SpeakPage {...shown} />, (shown.errors ?? []).length > 0 ? 422 : 200)

/** A press on a button of the form. Nothing is written before the last one. */
async function goOn(request: FastifyRequest, reply: FastifyReply, platform: Platform) {
  const { typed } = parseForm(z.unknown(), request.body)
  const subject = orNotFound(await subjectByKey(platform.db.published, typedText(typed, 'over')))
  if (!subject.holder) return sendPage(request, reply, <NobodyPage subject={subject} />)
  const step = parseSpeakStep(typedText(typed, 'stap'))
  const formKey = parseId(typedText(typed, 'sleutel')) ?? randomUUID()
  const to = typedText(typed, 'naar')
  if (to === 'vorige') return show(request, reply, { subject, step: stepBefore(step), formKey, typed })
  if (step === 'check') return send(request, reply, platform, { subject, formKey, typed })
  if (isDanger(typed, subject)) return seeOther(reply, safeWay(subject))
  const form = parseForm(stepForm(step, asked(request, subject)), typed)
  if (!form.ok) return sendStep(request, reply, { subject, step, formKey, typed, errors: form.errors })
  return show(request, reply, { subject, step: stepAfter(step), formKey, typed })
}

/** Not the way of ordinary complaints: who helps at once comes first. */
const isDanger = (typed: Typed, subject: Subject): boolean =>
  dangers.some((one) => one === typedText(typed, 'danger') && !dangersTold(isReport(subject)).includes(one))

const safeWay = ({ land, location }: Subject): string =>
  `/reactie/veilig?land=${land}${location ? `&opvang=${encodeURIComponent(location.registerId)}` : ''}`

/** The form in the words of the reader, and what may be told to this house. */
const asked = ({ t, lang }: FastifyRequest, subject: Subject) => ({ t, lang, dangers: dangersTold(isReport(subject)) })

interface Going {
  readonly subject: Subject
  readonly formKey: string
  readonly typed: Typed
}

function show(request: FastifyRequest, reply: FastifyReply, going: Going & { step: SpeakStep }) {
  const { step, ...more } = going
  if (step !== 'check') return sendStep(request, reply, { ...more, step })
  const form = parseForm(speakForm(asked(request, going.subject)), going.typed)
  if (form.ok) return sendPage(request, reply, <SpeakCheckPage {...more} told={form.value} />)
  return sendStep(request, reply, { ...more, step: askedStep(form.errors), errors: form.errors })
}

function askedStep(errors: readonly FieldError[]): Exclude<SpeakStep, 'check'> {
  const step = stepOfErrors(errors)
  return step === 'check' ? 'kind' : step
}

async function send(request: FastifyRequest, reply: FastifyReply, platform: Platform, going: Going) {
  const { subject, formKey, typed } = going
  const form = parseForm(speakForm(asked(request, subject)), typed)
  if (!form.ok) return sendStep(request, reply, { ...going, step: askedStep(form.errors), errors: form.errors })
  const submission = {
    key: formKey,
    told: form.value,
    subject: handled(subject),
    channel: typedText(typed, 'via') === 'embed' ? ('embed' as const) : ('web' as const),
  }
  const { id } = await receiveReaction(platform, submission)
  const browser = { actor: request.actor, userAgent: request.headers['user-agent'] ?? '' }
  // Who works here and tries the form stays signed in as himself; the letter brings him back.
  if (request.actor.kind === 'person') return seeOther(reply, '/reactie/ontvangen?als=medewerker')
  const named = (form.value.openness ?? 'open') === 'open'
  // Of whoever does not say who he is not even the kind of browser is kept.
  const session = await openReaction(platform, id, named ? browser : { ...browser, userAgent: '' })
  setSessionCookie(reply, platform, session)
  if (named) return seeOther(reply, '/reactie/ontvangen')
  // Shown once, so never under an address of its own; the same form sent again shows the same code.
  return sendPage(request, reply, <ReceiptPage code={receiptOf(formKey)} house={submission.subject.holder.name} />)
}

function handled(subject: Subject): Subject & { holder: SubjectHolder } {
  const { holder } = subject
  if (!holder) throw new Error('nobody handles this')
  return { ...subject, holder }
}
