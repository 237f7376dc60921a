import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { dayBoxes, readDay } from '../../../lib/typed-day.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { findReaction } from '../reaction-queries.ts'
import { receiveReaction } from '../speak/speak-actions.ts'
import { NobodyPage } from '../speak/door-page.tsx'
import { findSubject, housesOf, locationsNamed, type Subject, subjectByKey } from '../speak/subject-queries.ts'
import { registerForm } from './register-form.ts'
import { PassedOnPage, RegisterPage, WhichPage } from './register-page.tsx'

const config = { permission: 'feedback.register' }

interface Asked {
  Querystring: { opvang?: string; loket?: string; bij?: string; zoek?: string; nummer?: string; huis?: string }
}

/** What somebody says by telephone, at the counter, on paper or at the door. */
export function registerRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<Asked>('/werk/reacties/nieuw', { config }, async (request, reply) => {
    const { opvang, loket, bij, zoek = '' } = request.query
    if (!opvang && !loket && !bij) return sendWhich(request, reply, platform, zoek.trim().slice(0, 100))
    const subject = orNotFound(await findSubject(platform.db.published, { opvang, loket, bij }))
    if (!subject.holder) return sendPage(request, reply, <NobodyPage subject={subject} />)
    return sendPage(request, reply, <RegisterPage subject={subject} formKey={randomUUID()} typed={{}} />)
  })
  web.post('/werk/reacties/nieuw', { config }, (request, reply) => register(request, reply, platform))
}

async function sendWhich(request: FastifyRequest, reply: FastifyReply, { db }: Platform, words: string) {
  const houses = personOf(request).memberships.map(({ organisationId }) => organisationId)
  const own = words === '' ? await housesOf(db.published, houses) : []
  const found = await locationsNamed(db.published, words)
  return sendPage(request, reply, <WhichPage own={own} found={found} words={words} />)
}

async function register(request: FastifyRequest, reply: FastifyReply, platform: Platform) {
  const { t } = request
  const form = parseForm(registerForm(t), request.body)
  const { typed } = form
  const subject = orNotFound(await subjectByKey(platform.db.published, typedText(typed, 'over')))
  const { holder } = subject
  if (!holder) return sendPage(request, reply, <NobodyPage subject={subject} />)
  const formKey = parseId(typedText(typed, 'sleutel')) ?? randomUUID()
  const day = receivedDay(typed, localDay(platform.clock.now(), holder.zone))
  const wrongDay: FieldError[] =
    day === 'wrong' ? [{ field: 'received', message: t('register.staff.error.received') }] : []
  if (!form.ok || day === 'wrong') {
    const errors = [...(form.ok ? [] : form.errors), ...wrongDay]
    return sendPage(request, reply, <RegisterPage {...{ subject, formKey, typed, errors }} />, 422)
  }
  const submission = { key: formKey, ...form.value, subject: { ...subject, holder } satisfies Subject, receivedOn: day }
  const { id } = await receiveReaction(platform, submission, personOf(request))
  const found = await platform.db.read(request.actor, (db) => findReaction(db, { id }))
  if (found) return seeOther(reply, `/werk/reacties/${found.number}?gedaan=nieuw`)
  const asReporter = { kind: 'reporter', sessionId: '', reactionId: id } as const
  const sent = orNotFound(await platform.db.read(asReporter, (db) => findReaction(db, { id })))
  return sendPage(request, reply, <PassedOnPage number={sent.number} house={holder.name} />)
}

/** When it came in, where that was not today; a letter may have lain a week. */
function receivedDay(typed: Typed, today: Temporal.PlainDate): Temporal.PlainDate | undefined | 'wrong' {
  const day = readDay(dayBoxes(typed, 'received'))
  if (day === 'missing') return undefined
  if (day === 'wrong' || Temporal.PlainDate.compare(day, today) > 0) return 'wrong'
  return Temporal.PlainDate.compare(day, today.subtract({ days: 60 })) < 0 ? 'wrong' : day
}
