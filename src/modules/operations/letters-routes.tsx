import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { audit } from '../../platform/audit.ts'
import { NotFound } from '../../platform/errors.ts'
import { seeOther, sendPage } from '../../platform/pages.tsx'
import type { Platform } from '../../platform/platform.ts'
import { sendAgain } from './letter-actions.ts'
import { letterById, letters, lettersOnAPage } from './letter-queries.ts'
import { LetterPage, LettersPage } from './letters-page.tsx'

const config = { permission: 'operations.see_letters' }

export function lettersRoutes(web: FastifyInstance, platform: Platform): void {
  const { db } = platform

  web.get<{ Querystring: { na?: string } }>('/werk/brieven', { config }, async (request, reply) => {
    const before = request.query.na === undefined ? undefined : idOrNotFound(request.query.na)
    const found = await db.read(request.actor, (tx) => letters(tx, before))
    const shown = found.slice(0, lettersOnAPage)
    const next = found.length > shown.length ? `/werk/brieven?na=${shown.at(-1)?.id}` : null
    await sendPage(request, reply, <LettersPage letters={shown} next={next} />)
    await db.change(request.actor, (tx) =>
      audit(tx, request.actor, {
        action: 'operations.letters_viewed',
        subjectKind: 'letter',
        subjectId: null,
        about: shown.flatMap(({ subjectId }) => subjectId ?? []),
        details: { shown: shown.length },
      }),
    )
    return reply
  })

  web.get<{ Params: { id: string }; Querystring: { verstuurd?: string } }>(
    '/werk/brieven/:id',
    { config },
    async (request, reply) => {
      const letter = await db.read(request.actor, (tx) => letterById(tx, idOrNotFound(request.params.id)))
      await sendPage(request, reply, <LetterPage letter={letter} planned={request.query.verstuurd === '1'} />)
      await db.change(request.actor, (tx) =>
        audit(tx, request.actor, {
          action: 'operations.letter_viewed',
          subjectKind: 'letter',
          subjectId: letter.id,
          about: letter.subjectId === null ? [] : [letter.subjectId],
        }),
      )
      return reply
    },
  )

  web.post<{ Params: { id: string } }>('/werk/brieven/:id/opnieuw', { config }, async (request, reply) => {
    const id = idOrNotFound(request.params.id)
    await sendAgain(platform, request.actor, id)
    return seeOther(reply, `/werk/brieven/${id}?verstuurd=1`)
  })
}

function idOrNotFound(text: string): string {
  const parsed = z.uuid().safeParse(text)
  if (!parsed.success) throw new NotFound('not an id')
  return parsed.data
}
