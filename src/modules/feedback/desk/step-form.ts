import { z } from 'zod'
import { parseId } from '../../../lib/ids.ts'
import type { Text } from '../../../text-keys.ts'
import { heads, outcomes, reactionKinds } from '../reaction.ts'
import { filledIn, versionIn, wordsIn } from '../step-form.ts'
import type { Colleague } from './colleague-queries.ts'
import { elementNumbers } from './elements.ts'

interface Context {
  readonly t: Text
  readonly colleagues: readonly Colleague[]
}

const idIn = z
  .string()
  .default('')
  .transform((typed) => parseId(typed))

/** Who handles it, who reads along, whom it is about, and what exactly is complained of. */
export const assignForm = ({ t, colleagues }: Context, complaint: boolean) =>
  z.intersection(peopleForm({ t, colleagues }), elementsForm(t, complaint)).transform(({ elements, ...people }) => ({
    ...people,
    elements,
  }))

const peopleForm = ({ t, colleagues }: Context) =>
  z
    .object({
      versie: versionIn,
      handler: idIn,
      approver: idIn,
      subjects: z.union([z.array(z.string()), z.string().transform((one) => [one])]).default([]),
      assign_words: wordsIn(t),
    })
    .transform((typed, ctx) => {
      const known = (id: string | undefined) => colleagues.find((one) => one.id === id)
      const acting = (id: string | undefined) => colleagues.find((one) => one.id === id && one.handles)
      const handler = acting(typed.handler)
      if (!handler) ctx.addIssue({ code: 'custom', path: ['handler'], message: t('desk.staff.error.handler') })
      if (typed.approver && typed.approver === typed.handler) {
        ctx.addIssue({ code: 'custom', path: ['approver'], message: t('desk.staff.error.approver') })
      }
      return {
        version: typed.versie,
        words: typed.assign_words,
        handler: handler ? { id: handler.id, name: handler.name } : undefined,
        approverId: acting(typed.approver)?.id,
        subjects: typed.subjects.flatMap((id) => known(id)?.id ?? []),
      }
    })

const elementsForm = (t: Text, complaint: boolean) =>
  z.record(z.string(), z.unknown()).transform((typed, ctx) => {
    const elements = elementNumbers.flatMap((number) => elementIn(typed, number))
    const wrong = (message: string) => ctx.addIssue({ code: 'custom', path: ['element_1'], message })
    if (complaint && elements.length === 0) wrong(t('desk.staff.error.element'))
    if (elements.some(({ words }) => words.length > 1000)) wrong(t('feedback.error.words-long', { max: 1000 }))
    return { elements }
  })

function elementIn(typed: Record<string, unknown>, number: number) {
  const words = String(typed[`element_${number}`] ?? '').trim()
  const head = heads.find((one) => one === typed[`head_${number}`])
  return words === '' ? [] : [{ head: head ?? ('quality' as const), words }]
}

/** A step with words, and perhaps a day, a kind or a body. */
export const stepForm = (t: Text, field: string) =>
  z
    .object({ versie: versionIn, [field]: filledIn(t), voorstel: z.string().optional(), soort: z.string().optional() })
    .transform((typed) => ({
      version: Number(typed['versie']),
      words: String(typed[field] ?? ''),
      proposal: typed['voorstel'] !== undefined,
      kind: reactionKinds.find((one) => one === typed['soort']),
    }))

export const hearingForm = (t: Text) =>
  z.object({
    party: z.enum(['reporter', 'location'], { error: t('desk.staff.error.party') }),
    how: z.enum(['talk', 'phone', 'writing', 'declined'], { error: t('desk.staff.error.how') }),
    hearing_words: wordsIn(t).pipe(z.string().min(1, t('feedback.error.words'))),
  })

export const inquiryForm = (t: Text) =>
  z.object({
    statement: wordsIn(t).pipe(z.string().min(1, t('feedback.error.words')).max(5000, t('feedback.error.words-long', { max: 5000 }))), // prettier-ignore
  })

export const noteForm = (t: Text) =>
  z.object({ note_words: wordsIn(t).pipe(z.string().min(1, t('feedback.error.words'))) })

/** The judgement as far as it was written. */
export const draftForm = (t: Text, elementIds: readonly string[]) =>
  z
    .object({
      gezien: versionIn,
      judgement_words: wordsIn(t),
      no_measures: wordsIn(t).pipe(z.string().max(1000, t('feedback.error.words-long', { max: 1000 }))),
      ...Object.fromEntries(
        elementIds.flatMap((id) => [
          [`outcome_${id}`, z.string().default('')],
          [`reasons_${id}`, wordsIn(t).pipe(z.string().max(5000, t('feedback.error.words-long', { max: 5000 })))],
        ]),
      ),
    })
    .transform((typed: Record<string, unknown>) => ({
      revision: Number(typed['gezien']),
      words: String(typed['judgement_words'] ?? ''),
      noMeasures: String(typed['no_measures'] ?? ''),
      elements: elementIds.map((id) => ({
        id,
        outcome: outcomes.find((one) => one === typed[`outcome_${id}`]) ?? null,
        reasons: String(typed[`reasons_${id}`] ?? ''),
      })),
    }))
