import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { audit, type AuditEntry } from './audit.ts'
import type { Platform } from './platform.ts'

const running = new Set<Promise<void>>()

/** Logs that personal data were looked at, once the answer has left: nobody waits for it, and it fails on its own. */
export function auditView(request: FastifyRequest, reply: FastifyReply, { db }: Platform, entry: AuditEntry): void {
  const { actor, log } = request
  reply.raw.once('finish', () => {
    const row = db
      .change(actor, (tx) => audit(tx, actor, entry))
      .catch((cause: unknown) => log.error({ err: cause }, 'a view was not audited'))
      .finally(() => running.delete(row))
    running.add(row)
  })
}

/** A process that ends writes the last views down first. */
export function finishViewAudits(web: FastifyInstance): void {
  web.addHook('onClose', async () => void (await Promise.all(running)))
}
