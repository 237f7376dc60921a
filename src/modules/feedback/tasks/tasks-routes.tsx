import type { FastifyInstance } from 'fastify'
import { parseId } from '../../../lib/ids.ts'
import { z } from 'zod'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm, typedText } from '../../../platform/form.ts'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { localDay } from '../../../lib/days.ts'
import { colleaguesOf } from '../desk/colleague-queries.ts'
import { backTo, dayIn, type Numbered, reactionOf, sendDossier } from '../desk/dossier-routes.tsx'
import { addTask, dropTask, finishTask } from './task-actions.ts'
import { taskForm } from './task-form.ts'
import { taskOwners } from './task-owners.ts'

const config = { permission: 'feedback.handle' }

export function tasksRoutes(web: FastifyInstance, platform: Platform): void {
  const here = '/werk/reacties/:number'
  web.post<Numbered>(`${here}/taak`, { config }, async (request, reply) => {
    const found = await reactionOf(request, platform)
    const colleagues = await platform.db.read(request.actor, (db) => colleaguesOf(db, found.holder.id))
    const form = parseForm(taskForm(request.t, taskOwners(found, colleagues)), request.body)
    const day = dayIn(form.typed, 'task', request.t)
    const today = localDay(platform.clock.now(), found.holder.zone)
    const wrong = 'error' in day ? day.error : Temporal.PlainDate.compare(day, today) < 0 ? request.t('desk.staff.error.day-past') : undefined // prettier-ignore
    if (!form.ok || wrong !== undefined || 'error' in day) {
      const errors = [...(form.ok ? [] : form.errors), ...(wrong === undefined ? [] : [{ field: 'task', message: wrong }])] // prettier-ignore
      return sendDossier(request, reply, platform, { typed: form.typed, errors }, 422)
    }
    await addTask(platform, personOf(request), found.id, { ...form.value, dueOn: day })
    return backTo(reply, request, 'taak')
  })

  web.post<Numbered>(`${here}/taak-stap`, { config }, async (request, reply) => {
    const found = await reactionOf(request, platform)
    const { typed } = parseForm(z.unknown(), request.body)
    const id = orNotFound(parseId(typedText(typed, 'taak')))
    const take = typedText(typed, 'wat') === 'weg' ? dropTask : finishTask
    await take(platform, personOf(request), found.id, id)
    return backTo(reply, request, 'taak')
  })
}
