import type { FastifyReply, FastifyRequest } from 'fastify'
import { audit, type AuditEntry } from './audit.ts'
import type { Platform } from './platform.ts'

/**
 * Notes who looked at personal data: after the response, in a transaction of its own, so that reading stays reading.
 * Call it in the handler, once it is known what will be shown.
 */
export function auditView(request: FastifyRequest, reply: FastifyReply, { db }: Platform, entry: AuditEntry): void {
  const { actor } = request
  reply.raw.once('finish', () => {
    db.change(actor, (tx) => audit(tx, actor, entry)).catch((fault: Error) =>
      request.log.error({ err: fault }, 'a view was not noted'),
    )
  })
}
