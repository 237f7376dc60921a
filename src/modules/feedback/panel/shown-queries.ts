import { sql } from 'kysely'
import type { Read, Write } from '../../../platform/database.ts'
import type { MeasureState } from '../measure.ts'
import type { Advice, ConsultationState, Subject } from './consultation.ts'
import type { PanelKind } from './panel.ts'

/** An improvement as everybody may read it. */
export interface ShownImprovement {
  readonly id: string
  readonly words: string
  readonly state: Extract<MeasureState, 'planned' | 'done' | 'verified'>
  readonly dueOn: Temporal.PlainDate
  readonly doneOn: Temporal.PlainDate | null
}

/** Those that somebody wrote words for, what is still to do first. */
export function shownImprovements(db: Read, houseId: string): Promise<ShownImprovement[]> {
  return db
    .selectFrom('feedback.shown_improvement')
    .select([
      sql<string>`id`.as('id'),
      sql<string>`words`.as('words'),
      sql<ShownImprovement['state']>`state`.as('state'),
      sql<Temporal.PlainDate>`due_on`.as('dueOn'),
      'done_on as doneOn',
    ])
    .where('organisation_id', '=', houseId)
    .orderBy(sql`done_on desc nulls first`)
    .orderBy('due_on')
    .limit(100)
    .execute()
}

/** What a panel advised and what was done with it, as everybody may read it. */
export interface ShownAdvice {
  readonly id: string
  readonly panelKind: PanelKind
  readonly subject: Subject
  readonly words: string
  readonly state: Extract<ConsultationState, 'followed' | 'deviated' | 'lapsed'>
  readonly advice: Advice | null
  readonly askedOn: Temporal.PlainDate
}

/** Those that somebody wrote words for, the latest first. */
export function shownAdvice(db: Read, houseId: string): Promise<ShownAdvice[]> {
  return db
    .selectFrom('feedback.shown_advice')
    .select([
      sql<string>`id`.as('id'),
      sql<PanelKind>`panel_kind`.as('panelKind'),
      sql<Subject>`subject`.as('subject'),
      sql<string>`words`.as('words'),
      sql<ShownAdvice['state']>`state`.as('state'),
      sql<Advice | null>`advice`.as('advice'),
      sql<Temporal.PlainDate>`asked_on`.as('askedOn'),
    ])
    .where('organisation_id', '=', houseId)
    .orderBy('asked_on', 'desc')
    .limit(100)
    .execute()
}

/** Something that words for everybody may be written about. */
export interface PublicText {
  readonly kind: 'measure' | 'consultation'
  readonly id: string
  /** As the house knows it. */
  readonly own: string
  readonly state: MeasureState | ConsultationState
  readonly publicWords: string
  /** Who spoke of what is behind it, as far as who asks may see them: these names may not stand in it. */
  readonly names: readonly string[]
}

/** Improvements that were promised and advice that was answered, the latest first; as far as who asks may see them. */
export async function publicTexts(db: Read, houseId: string): Promise<PublicText[]> {
  const measures = await db
    .selectFrom('feedback.measure as m')
    .select(['m.id', 'm.words as own', 'm.state', 'm.public_words as publicWords'])
    .select(
      sql<string[]>`array(select name from feedback.reaction as r, unnest(array[r.contact_name, r.on_behalf_of]) as name
        where name is not null and (r.id = m.reaction_id
          or r.situation_id in (select ms.situation_id from feedback.measure_situation as ms where ms.measure_id = m.id)))`.as(
        'names',
      ),
    )
    .where('m.organisation_id', '=', houseId)
    .where('m.state', 'in', ['planned', 'done', 'verified'])
    .orderBy('m.made_at', 'desc')
    .limit(100)
    .execute()
  const advised = await db
    .selectFrom('feedback.consultation as c')
    .innerJoin('feedback.panel as p', 'p.id', 'c.panel_id')
    .select(['c.id', 'c.title as own', 'c.state', 'c.public_words as publicWords'])
    .where('p.organisation_id', '=', houseId)
    .where('c.state', 'in', ['followed', 'deviated', 'lapsed'])
    .orderBy('c.asked_at', 'desc')
    .limit(100)
    .execute()
  return [
    ...measures.map((one) => ({ kind: 'measure' as const, ...one })),
    ...advised.map((one) => ({ kind: 'consultation' as const, ...one, names: [] })),
  ]
}

/** As everybody may read it; empty words show nothing. */
export async function savePublicWords(
  tx: Write,
  { kind, id }: Pick<PublicText, 'kind' | 'id'>,
  words: string,
): Promise<void> {
  await tx
    .updateTable(kind === 'measure' ? 'feedback.measure' : 'feedback.consultation')
    .set({ public_words: words })
    .where('id', '=', id)
    .execute()
}

/** Who sits or sat on a panel of the house. */
export async function panelNames(db: Read, houseId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('feedback.panel_member as m')
    .innerJoin('feedback.panel as p', 'p.id', 'm.panel_id')
    .select('m.name')
    .distinct()
    .where('p.organisation_id', '=', houseId)
    .execute()
  return rows.map(({ name }) => name)
}
