import type { Read } from '../../../platform/database.ts'
import { ageGroupsFor, hasPlan } from '../../locations/index.ts'
import type { Case, CaseChoice } from '../case-queries.ts'
import type { AnswerContext } from './answer-form.ts'
import type { Room } from './answer-page.tsx'

/** What the location has for this child from the wanted day on, where it keeps a plan. */
export async function roomFor(db: Read, { startOn, birth }: Case, { location }: CaseChoice): Promise<Room> {
  if (!(await hasPlan(db, location.id))) return { groups: [] }
  return { groups: await ageGroupsFor(db, location.id, startOn, birth) }
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
})
