import { z } from 'zod'
import { parseId } from '../../../lib/ids.ts'
import type { Text } from '../../../text-keys.ts'
import { wordsIn } from '../step-form.ts'
import type { Situating } from './situation-actions.ts'

const line = (t: Text, max: number, missing: string) =>
  wordsIn(t).pipe(z.string().min(1, missing).max(max, t('feedback.error.words-long', { max })))

/** A title for a new one. */
export const makeForm = (t: Text) =>
  z
    .object({ situation_title: line(t, 200, t('situation.staff.error.title')) })
    .transform(({ situation_title }): Situating => ({ make: situation_title }))

/** One that is there. */
export const joinForm = (t: Text) =>
  z.object({ situation: z.string().default('') }).transform(({ situation }, ctx): Situating => {
    const id = parseId(situation)
    if (id === undefined)
      ctx.addIssue({ code: 'custom', path: ['situation'], message: t('situation.staff.error.choose') })
    return { join: id ?? '' }
  })

/** Why it does not belong there after all. */
export const leaveForm = (t: Text) =>
  z
    .object({ situation_reason: line(t, 1000, t('situation.staff.error.reason')) })
    .transform(({ situation_reason }): Situating => ({ leave: situation_reason }))
