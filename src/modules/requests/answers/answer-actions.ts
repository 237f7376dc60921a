import type { Write } from '../../../platform/database.ts'
import { newId } from '../../../platform/tokens.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { hasPlan, occupy, release } from '../../locations/index.ts'
import type { HalfDay } from '../../locations/rules.ts'
import type { Case, CaseChoice } from '../case-queries.ts'
import type { ChoiceState, ChoiceStep } from '../choice.ts'
import { careFor, closeVisits, decideOffer, groupAt, insertOffer, insertVisit, pickSlot } from './answer-queries.ts'
import type { OfferState, OfferTerms } from './offer.ts'

/** The places turned out to be taken: nothing was offered. */
export interface NotOffered {
  readonly full:
    | 'no_plan'
    | 'no_group'
    | 'other_desk'
    | { readonly halfDays: readonly HalfDay[]; readonly on: Temporal.PlainDate }
}

interface Settling {
  readonly found: Case
  readonly choice: CaseChoice
  readonly wanted: {
    readonly step: ChoiceStep
    readonly words: string
    readonly offer?: OfferTerms | undefined
    readonly slots?: readonly Temporal.Instant[] | undefined
    readonly slot?: Temporal.Instant | undefined
  }
  readonly to: ChoiceState
  readonly at: Temporal.Instant
}

/** The offer or the invitation that a step makes or ends, with its entry in the ledger; returns why it could not be. */
export async function settleAnswers(
  tx: Write,
  { found, choice, wanted, to, at }: Settling,
): Promise<NotOffered | undefined> {
  const { step, slot, slots } = wanted
  if (step === 'ask' || step === 'tell') return undefined
  if (choice.state === 'offered') await endOffer(tx, choice, step, at)
  if (step === 'pick' && choice.visit && slot) await pickSlot(tx, choice.visit.id, slot)
  if (choice.visit && to !== 'visiting') await closeVisits(tx, choice.id)
  if (step === 'invite' && slots) await insertVisit(tx, { id: newId(), choiceId: choice.id, slots, madeAt: at })
  return step === 'offer' && wanted.offer
    ? makeOffer(tx, { found, choice }, { ...wanted, offer: wanted.offer }, at)
    : undefined
}

const stateOf: Partial<Record<ChoiceStep, Exclude<OfferState, 'open'>>> = {
  accept: 'accepted',
  decline: 'declined',
  lapse: 'lapsed',
}

/** What is not accepted gives its places back at once. */
async function endOffer(tx: Write, { offers }: CaseChoice, step: ChoiceStep, at: Temporal.Instant): Promise<void> {
  const open = offers.find(({ state }) => state === 'open')
  if (!open) throw new Error('an offered choice has an open offer')
  const state = stateOf[step] ?? 'taken_back'
  await decideOffer(tx, open.id, state, at)
  if (state !== 'accepted' && open.occupationId) await release(tx, open.occupationId, open.startOn)
}

async function makeOffer(
  tx: Write,
  { found, choice }: Pick<Settling, 'found' | 'choice'>,
  { offer, words }: { offer: OfferTerms; words: string },
  at: Temporal.Instant,
): Promise<NotOffered | undefined> {
  const id = newId()
  const occupationId = offer.ageGroupId ? newId() : null
  const refused = occupationId
    ? await occupyFor(tx, { found, choice }, offer, id, occupationId)
    : await unplanned(tx, choice)
  if (refused) return refused
  await insertOffer(tx, { ...offer, id, choiceId: choice.id, occupationId, words, madeAt: at })
  return undefined
}

/** Without a plan nobody counts: the location knows itself what it has. */
const unplanned = async (tx: Write, { location }: CaseChoice): Promise<NotOffered | undefined> =>
  (await hasPlan(tx, location.id)) ? { full: 'no_group' } : undefined

async function occupyFor(
  tx: Write,
  { found, choice: { location } }: Pick<Settling, 'found' | 'choice'>,
  { ageGroupId, halfDays, startOn, untilOn }: OfferTerms,
  subjectId: string,
  id: string,
): Promise<NotOffered | undefined> {
  const group = orNotFound(await groupAt(tx, location.id, ageGroupId))
  if (!(await careFor(tx, location.id))) return { full: 'other_desk' }
  const taken = await occupy(tx, {
    id,
    ageGroupId: group,
    kind: 'offer',
    subjectId,
    halfDays,
    fromOn: startOn,
    untilOn,
    keptFor: { caseId: found.familyId, deskId: found.desk.id },
  })
  if (!('refusal' in taken)) return undefined
  return { full: taken.refusal === 'full' ? taken : 'no_plan' }
}
