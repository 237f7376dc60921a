import { randomUUID } from 'node:crypto'
import type { Write } from '../../../platform/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId, newToken } from '../../../platform/tokens.ts'
import type { AskingStep, AskStep } from './ask-steps.ts'
import type { Answers } from './children.ts'
import {
  type Draft,
  type DraftChange,
  insertDraft,
  insertPass,
  saveDraft,
  shownDraft,
  showing,
} from './draft-queries.ts'

/** How long a draft waits after the last change. */
export const draftLasts = Temporal.Duration.from({ hours: 30 * 24 })

export interface OpenDraft {
  readonly draft: Draft
  /** The value of the cookie. */
  readonly pass: string
}

export const findDraft = async ({ db, clock }: Platform, pass: string | undefined): Promise<Draft | undefined> =>
  pass === undefined || pass === '' ? undefined : showing(db, pass, (tx) => shownDraft(tx, clock.now()))

/** A new form, with the place it began at and what was told before. */
export function startDraft({ db, clock }: Platform, first: Pick<Draft, 'places' | 'answers'>): Promise<OpenDraft> {
  const pass = newToken()
  const now = clock.now()
  const expiresAt = now.add(draftLasts)
  const draft: Draft = {
    id: newId(),
    submissionKey: randomUUID(),
    answers: first.answers,
    places: first.places,
    step: 'kind',
    linksSent: 0,
    sentAt: null,
  }
  return showing(db, pass, async (tx) => {
    await insertDraft(tx, { ...draft, createdAt: now, expiresAt })
    await insertPass(tx, pass, draft.id)
    return { draft, pass }
  })
}

/** Keeps the answers of one page as typed, right or not, and where the family goes next. */
export const saveAnswers = (platform: Platform, pass: string, step: AskingStep, typed: Answers, next: AskStep) =>
  changeDraft(platform, pass, ({ answers }) => ({ answers: { ...answers, [step]: typed }, step: next }))

export const savePlaces = (
  platform: Platform,
  pass: string,
  change: (places: readonly string[]) => readonly string[],
) => changeDraft(platform, pass, ({ places }) => ({ places: change(places), step: 'plekken' }))

export const saveStep = (platform: Platform, pass: string, step: AskStep) =>
  changeDraft(platform, pass, () => ({ step }))

/** It has become a request: what was typed is forgotten here, and the key still tells the same form sent twice. */
export const closeDraft = (platform: Platform, pass: string) =>
  changeDraft(platform, pass, () => ({ answers: {}, sentAt: platform.clock.now() }))

/** @returns the draft as it is now; undefined when the pass opens nothing (any more). One that was sent stays as it is. */
export function changeDraft(
  { db, clock }: Platform,
  pass: string,
  change: (draft: Draft, tx: Write) => Omit<DraftChange, 'expiresAt'> | Promise<Omit<DraftChange, 'expiresAt'>>,
): Promise<Draft | undefined> {
  return showing(db, pass, async (tx) => {
    const now = clock.now()
    const draft = await shownDraft(tx, now, true)
    if (!draft || draft.sentAt) return draft
    const changed = await change(draft, tx)
    await saveDraft(tx, draft.id, { ...changed, expiresAt: now.add(draftLasts) })
    return { ...draft, ...changed }
  })
}
