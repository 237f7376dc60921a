import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { NotFound } from '../../platform/errors.ts'
import { seeOther, sendPage, setSessionCookie } from '../../platform/pages.tsx'
import type { Platform } from '../../platform/platform.ts'
import { startSession } from '../../platform/session.ts'
import { GalleryPage } from '../../ui/gallery-page.tsx'
import { DevLettersPage, DevPage } from './dev-page.tsx'
import { everybody, lastLetters } from './dev-queries.ts'

const config = { permission: 'operations.develop' }

/**
 * One click logs in as anybody, without password: these routes exist only beside the demo region (the launcher says so), never in
 * production, and answer only to this machine.
 */
export function devRoutes(web: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  if (!platform.config.demo) return

  web.get('/dev', { config }, async (request, reply) => {
    onThisMachine(request)
    return sendPage(request, reply, <DevPage people={await db.gate((tx) => everybody(tx))} />)
  })
  web.post('/dev/inloggen', { config }, async (request, reply) => {
    onThisMachine(request)
    const { person } = z.object({ person: z.uuid() }).parse(request.body)
    const userAgent = request.headers['user-agent'] ?? ''
    const token = await db.gate((tx) => startSession(tx, { personId: person, userAgent, now: clock.now() }))
    setSessionCookie(reply, platform, token)
    return seeOther(reply, '/werk')
  })
  web.get('/dev/letters', { config }, async (request, reply) => {
    onThisMachine(request)
    return sendPage(request, reply, <DevLettersPage letters={await db.work((tx) => lastLetters(tx))} />)
  })
  web.get('/dev/ui', { config }, async (request, reply) => {
    onThisMachine(request)
    return sendPage(request, reply, <GalleryPage />)
  })
}

const here = ['127.0.0.1', '::1', '::ffff:127.0.0.1']

function onThisMachine({ ip }: FastifyRequest): void {
  if (!here.includes(ip)) throw new NotFound('only on this machine')
}
