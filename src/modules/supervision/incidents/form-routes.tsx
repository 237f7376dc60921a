import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseId } from '../../../lib/ids.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { type CrisisForm, emptyForm, formFrom, isGroup, missingIn, tooLong, typedFrom } from './form-fields.ts'
import { FormPage, SentFormPage } from './form-page.tsx'
import { saveForm } from './form-actions.ts'
import { readForm } from './form-queries.ts'
import { partsOf } from './form-parts.ts'
import { awaitsForm } from './incident.ts'
import { findIncident, type Incident } from './incident-queries.ts'
import { reportsFor } from './side-queries.ts'
import { draftForm } from './draft-form.ts'

const config = { permission: 'supervision.complete' }

interface One {
  Params: { id: string }
  Querystring: { erbij?: string; gedaan?: string }
}
type OneRequest = FastifyRequest<One>

/** The form of the authority, completed in parts. */
export function formRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<One>('/werk/meldplicht/:id/formulier', { config }, async (request, reply) => {
    const { incident, kept } = await formOf(request, platform)
    if (!awaitsForm(incident.state)) return sendSent(request, reply, platform, incident, kept?.form)
    const typed = { reporter_name: incident.reporterName, reporter_phone: incident.phone, ...typedFrom(kept?.form ?? emptyForm) } // prettier-ignore
    return sendForm(request, reply, platform, { typed, version: kept?.version ?? 0 })
  })
  web.post<One>('/werk/meldplicht/:id/formulier', { config }, (request, reply) => save(request, reply, platform))
}

/** @throws NotFound for who does not report for it */
async function formOf(request: OneRequest, { db, keys }: Platform) {
  const id = orNotFound(parseId(request.params.id))
  return db.read(request.actor, async (read) => {
    const incident = orNotFound(await findIncident(read, id))
    if (!(await reportsFor(read, id))) throw new NotFound('not found')
    return { incident, kept: await readForm(read, keys, id, 'draft') }
  })
}

/** What was sent is read again, and changes no more. */
function sendSent(
  request: OneRequest,
  reply: FastifyReply,
  platform: Platform,
  incident: Incident,
  form: CrisisForm | undefined,
) {
  auditForm(request, reply, platform, incident.id)
  return sendPage(request, reply, <SentFormPage incident={incident} form={form ?? emptyForm} />)
}

const auditForm = (request: OneRequest, reply: FastifyReply, platform: Platform, subjectId: string) =>
  auditView(request, reply, platform, {
    action: 'supervision.incident_form_viewed',
    subjectKind: 'incident',
    subjectId,
  })

interface Shown {
  readonly typed: Typed
  readonly version: number
  readonly errors?: readonly FieldError[]
  readonly changed?: boolean
}

async function sendForm(request: OneRequest, reply: FastifyReply, platform: Platform, shown: Shown, status = 200) {
  const { incident } = await formOf(request, platform)
  const { erbij = '', gedaan } = request.query
  auditForm(request, reply, platform, incident.id)
  const extra = isGroup(erbij) ? erbij : undefined
  const parts = partsOf(incident.kind)
  return sendPage(request, reply, <FormPage {...{ incident, parts, extra, ...shown }} saved={gedaan !== undefined} />, status) // prettier-ignore
}

async function save(request: OneRequest, reply: FastifyReply, platform: Platform) {
  const { t } = request
  const { incident } = await formOf(request, platform)
  const read = parseForm(draftForm, request.body)
  const { version, wanted } = read.ok ? read.value : { version: 0, wanted: 'keep' }
  const form = formFrom(read.typed)
  // As it will be shown: groups that were left empty are gone, and the others have moved up.
  const typed = typedFrom(form)
  const submit = wanted === 'send'
  const errors: FieldError[] = [
    ...tooLong(form).map(({ field, max }) => ({ field, message: t('incidents.staff.error.long', { max }) })),
    ...(submit ? missingIn(form).map((field) => ({ field, message: t('incidents.staff.form.missing') })) : []),
  ]
  if (errors.length > 0) return sendForm(request, reply, platform, { typed, version, errors }, 422)
  const outcome = await saveForm(platform, request.actor, incident.id, { form, version, submit })
  if (outcome !== 'done') {
    // A double click: this very form is there.
    const { kept } = await formOf(request, platform)
    const same = kept !== undefined && JSON.stringify(kept.form) === JSON.stringify(form)
    if (!same) return sendForm(request, reply, platform, { typed, version, changed: true }, 409)
  }
  if (submit) return seeOther(reply, `/werk/meldplicht/${incident.id}?gedaan=submit`)
  const more = isGroup(wanted) ? `erbij=${wanted}#${wanted}` : 'gedaan=bewaard'
  return seeOther(reply, `/werk/meldplicht/${incident.id}/formulier?${more}`)
}
