import type { FastifyReply, FastifyRequest } from 'fastify'
import { parseNumber } from '../../../lib/number-code.ts'
import { orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { type Case, findCaseByNumber } from '../case-queries.ts'
import { desksOf } from '../request-permissions.ts'

/** An address of a desk that names a request. */
export interface Numbered {
  Params: { number: string }
}
export type NumberedRequest = FastifyRequest<Numbered>

/**
 * The request that an address of the desk names. What is not there and what is another desk's give the same answer; who also runs a
 * location sees its requests elsewhere.
 * @throws NotFound
 */
export async function dossierOf({ actor, params }: NumberedRequest, { db }: Platform): Promise<Case> {
  const number = orNotFound(parseNumber(params.number))
  const found = orNotFound(await db.read(actor, (read) => findCaseByNumber(read, number)))
  return orNotFound(desksOf(actor).includes(found.desk.id) ? found : undefined)
}

/** After the answer: somebody of the desk looked at this request. */
export const auditDossier = (request: NumberedRequest, reply: FastifyReply, platform: Platform, dossier: Case): void =>
  auditView(request, reply, platform, {
    action: 'requests.request_viewed',
    subjectKind: 'request',
    subjectId: dossier.id,
    organisationId: dossier.desk.id,
  })
