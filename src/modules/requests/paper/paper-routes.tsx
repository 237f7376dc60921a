import type { FastifyInstance } from 'fastify'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { PaperPage } from './paper-page.tsx'
import { posted } from './paper-actions.ts'
import { findPaperPdf, paperLetters } from './paper-queries.ts'

const config = { permission: 'requests.handle' }

interface OneLetter {
  Params: { id: string }
}

/** Letters for families without mail: a desk opens, prints and posts them. */
export function paperRoutes(web: FastifyInstance, platform: Platform): void {
  const { db } = platform
  web.get('/werk/post', { config }, async (request, reply) => {
    const [waiting, done] = await db.read(request.actor, async (read) => [
      await paperLetters(read, false),
      await paperLetters(read, true),
    ])
    return sendPage(request, reply, <PaperPage waiting={waiting} posted={done} />)
  })
  web.get<OneLetter>('/werk/post/:id.pdf', { config }, async (request, reply) => {
    const id = orNotFound(parseId(request.params.id))
    const letter = orNotFound(await db.read(request.actor, (read) => findPaperPdf(read, id)))
    auditView(request, reply, platform, {
      action: 'requests.paper_letter_viewed',
      subjectKind: 'request',
      subjectId: letter.request_id,
      organisationId: letter.desk_id,
    })
    return reply
      .type('application/pdf')
      .header('cache-control', 'no-store')
      .header('content-disposition', 'inline; filename="brief.pdf"')
      .send(orNotFound(letter.pdf ?? undefined))
  })
  web.post<OneLetter>('/werk/post/:id', { config }, async (request, reply) => {
    await posted(platform, request.actor, orNotFound(parseId(request.params.id)))
    return seeOther(reply, '/werk/post')
  })
}
