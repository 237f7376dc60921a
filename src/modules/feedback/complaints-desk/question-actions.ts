import type { Person } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { capacities } from '../feedback-permissions.ts'
import { type StepOutcome, takeStepIn, type WantedStep } from '../reaction-actions.ts'
import { findReaction, lockReaction, type Reaction } from '../reaction-queries.ts'
import type { StepWish } from '../step-facts.ts'
import { isDeskQuestion } from './desk-question.ts'
import { deskQuestionOf, type Judged, markAdvised, saveJudged } from './question-queries.ts'

export interface WantedJudging extends Judged {
  readonly version: number
  /** To the parent, where it belongs to somebody else. */
  readonly words: string
  readonly body: StepWish['body']
}

/**
 * Judges whose question it is. Ours: who judges it handles it, and the parent hears that. Somebody else's: the parent is told
 * where to go. A question that is handled already only has its facts mended.
 * @throws NotFound when it is not there for who acts
 */
export function judgeQuestion(platform: Platform, actor: Person, id: string, wanted: WantedJudging) {
  return platform.db.change(actor, async (tx): Promise<StepOutcome> => {
    const found = await questionFor(tx, actor, id)
    const mends = wanted.relevance === 'ours' && found.state !== 'received'
    const outcome = mends ? mended(found, wanted) : await takeStepIn(tx, platform, actor, id, stepOf(actor, wanted))
    if (!('done' in outcome)) return outcome
    const at = platform.clock.now()
    await saveJudged(tx, id, wanted, { by: actor.personId, at })
    await audit(tx, actor, {
      action: 'feedback.question_judged',
      subjectKind: 'reaction',
      subjectId: id,
      organisationId: found.holder.id,
      details: { relevance: wanted.relevance, head: wanted.mainHead, care: wanted.care },
    })
    return outcome
  })
}

const mended = ({ state, version }: Reaction, wanted: WantedJudging): StepOutcome => {
  if (state !== 'handling' && state !== 'waiting') return { refusal: 'not_in_this_state' }
  return version === wanted.version ? { done: true, letter: false } : { changed: true }
}

const stepOf = ({ personId, name }: Person, { relevance, version, words, body }: WantedJudging): WantedStep =>
  relevance === 'ours'
    ? { step: 'assign', version, words: '', handler: { id: personId, name } }
    : { step: 'refer', version, words, body }

export interface Advice {
  readonly version: number
  readonly words: string
  /** Nothing more is to be done. */
  readonly last: boolean
}

/** Advice, sent to the parent; the last one closes the question. @throws NotFound when it is not there for who acts */
export function giveAdvice(platform: Platform, actor: Person, id: string, { version, words, last }: Advice) {
  return platform.db.change(actor, async (tx): Promise<StepOutcome> => {
    await questionFor(tx, actor, id)
    if (!(await deskQuestionOf(tx, id))) return { refusal: 'not_in_this_state' }
    const step: WantedStep = last
      ? { step: 'answer', version, words }
      : { step: 'tell', version, words, counsel: 'advice' }
    const outcome = await takeStepIn(tx, platform, actor, id, step)
    if ('done' in outcome) await markAdvised(tx, id, platform.clock.now())
    return outcome
  })
}

async function questionFor(tx: Write, actor: Person, id: string): Promise<Reaction> {
  if (!(await lockReaction(tx, id))) throw new NotFound('not found')
  const found = orNotFound(await findReaction(tx, { id }))
  if (capacities(actor, found).length === 0 || !isDeskQuestion(found)) throw new NotFound('not found')
  return found
}
