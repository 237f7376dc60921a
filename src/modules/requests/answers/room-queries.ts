import type { Read } from '../../../platform/database.ts'
import { ageGroupsFor, closuresOf, hasPlan } from '../../locations/index.ts'
import type { Birth } from '../asked.ts'
import type { Case, CaseChoice } from '../case-queries.ts'
import type { WantedStep } from '../choice-actions.ts'
import type { AnswerContext } from './answer-form.ts'
import type { Room } from './answer-page.tsx'
import type { OfferTerms } from './offer.ts'
import type { SiblingChoice } from './sibling-queries.ts'

/** What the location has for this child from the wanted day on, where it keeps a plan; and when it is closed. */
export async function roomFor(
  db: Read,
  { startOn, birth }: Case,
  { location }: CaseChoice,
  today: Temporal.PlainDate,
): Promise<Room> {
  const closures = await closuresOf(db, location.id, today)
  if (!(await hasPlan(db, location.id))) return { groups: [], closures }
  return { groups: await ageGroupsFor(db, location.id, startOn, birth), closures }
}

/** Where nothing can be offered nobody needs to look. */
export const noRoom: Room = { groups: [], closures: [] }

/** The same answer for brothers and sisters; an offer brings each to a group of its own age, where there is one. */
export async function stepsFor(
  db: Read,
  wanted: WantedStep,
  { location }: Pick<CaseChoice, 'location'>,
  siblings: readonly SiblingChoice[],
): Promise<{ number: string; wanted: WantedStep }[]> {
  const steps: { number: string; wanted: WantedStep }[] = []
  for (const { choiceId, version, number, birth } of siblings) {
    const offer = wanted.offer && (await offerFor(db, wanted.offer, location.id, birth))
    steps.push({ number, wanted: { ...wanted, choiceId, version, ...(offer ? { offer } : {}) } })
  }
  return steps
}

async function offerFor(db: Read, offer: OfferTerms, locationId: string, birth: Birth): Promise<OfferTerms> {
  if (offer.ageGroupId === null) return offer
  const fitting = (await ageGroupsFor(db, locationId, offer.startOn, birth)).filter(({ fits }) => fits)
  const group = fitting.find(({ id }) => id === offer.ageGroupId) ?? fitting[0]
  return group ? { ...offer, ageGroupId: group.id } : offer
}

/** What the form of an answer needs to know besides what is typed. */
export const answerContext = (
  { desk, birth }: Case,
  room: Room,
  { t, today }: Pick<AnswerContext, 't' | 'today'>,
): AnswerContext => ({
  t,
  today,
  zone: desk.zone,
  bornOn: 'bornOn' in birth ? birth.bornOn : undefined,
  groups: room.groups.map(({ id }) => id),
  closures: room.closures,
})
