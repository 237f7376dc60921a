import type { Person } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import type { Lang } from '../../../lib/lang.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { type ArticleKind, slugOf } from './desk-article.ts'
import { type Article, findOwnArticle, type ShownDesk, versionsOf } from './desk-queries.ts'

export interface WrittenText {
  readonly lang: Lang
  readonly title: string
  readonly body: string
}

/** A new page, question or welcome of a desk. @returns its id; of the welcome that is there already where there is one */
export function writeArticle(
  { db, clock }: Platform,
  actor: Person,
  deskId: string,
  { kind, ...text }: WrittenText & { kind: ArticleKind },
): Promise<string> {
  return db.change(actor, async (tx) => {
    const id = await insertArticle(tx, deskId, kind, text.title)
    await insertText(tx, id, { ...text, version: 1, by: actor.personId, at: clock.now() })
    await note(tx, actor, deskId, id, 'locations.desk_article_written')
    return id
  })
}

async function insertArticle(tx: Write, deskId: string, kind: ArticleKind, title: string): Promise<string> {
  const id = newId()
  const wished = slugOf(title)
  const { last } = await tx
    .selectFrom('locations.desk_article')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('last'))
    .where('desk_id', '=', deskId)
    .executeTakeFirstOrThrow()
  // Two pages of one title are two addresses; the end of an id is chance enough.
  for (const slug of [wished, `${wished}-${id.slice(-6)}`]) {
    const made = await tx
      .insertInto('locations.desk_article')
      .values({ id, desk_id: deskId, kind, slug, position: Number(last) + 1 })
      .onConflict((conflict) => conflict.columns(['desk_id', 'slug']).doNothing())
      .executeTakeFirst()
    if (made.numInsertedOrUpdatedRows === 1n) return id
  }
  throw new Error('no slug was free')
}

interface NewText extends WrittenText {
  readonly version: number
  readonly by: string
  readonly at: Temporal.Instant
}

/** @returns false when somebody else wrote this version meanwhile */
async function insertText(tx: Write, articleId: string, { by, at, ...text }: NewText): Promise<boolean> {
  const made = await tx
    .insertInto('locations.desk_article_text')
    .values({ article_id: articleId, ...text, written_by: by, written_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}

/** Another version of one language. @returns false when somebody else wrote meanwhile; @throws NotFound for another desk's */
export function rewriteArticle(
  { db, clock }: Platform,
  actor: Person,
  deskIds: readonly string[],
  id: string,
  { version, ...text }: WrittenText & { version: number },
): Promise<boolean> {
  return db.change(actor, async (tx) => {
    const { deskId } = orNotFound(await findOwnArticle(tx, deskIds, id))
    const made = await insertText(tx, id, { ...text, version: version + 1, by: actor.personId, at: clock.now() })
    if (made) await note(tx, actor, deskId, id, 'locations.desk_article_written')
    return made
  })
}

/** Makes an older version the latest again. */
export function restoreText(
  { db, clock }: Platform,
  actor: Person,
  deskIds: readonly string[],
  id: string,
  { lang, version }: { lang: Lang; version: number },
): Promise<void> {
  return db.change(actor, async (tx) => {
    const { deskId } = orNotFound(await findOwnArticle(tx, deskIds, id))
    const versions = await versionsOf(tx, id, lang)
    const { title, body } = orNotFound(versions.find((one) => one.version === version))
    const next = (versions[0]?.version ?? 0) + 1
    await insertText(tx, id, { lang, title, body, version: next, by: actor.personId, at: clock.now() })
    await note(tx, actor, deskId, id, 'locations.desk_article_restored')
  })
}

export type ArticleStep = 'remove' | 'restore' | 'up'

/** Takes an article away, brings it back, or puts it one place higher. */
export function moveArticle(
  { db, clock }: Platform,
  actor: Person,
  deskIds: readonly string[],
  id: string,
  step: ArticleStep,
): Promise<void> {
  return db.change(actor, async (tx) => {
    const article = orNotFound(await findOwnArticle(tx, deskIds, id))
    if (step === 'up') await swapUp(tx, article)
    else
      await tx
        .updateTable('locations.desk_article')
        .set({ removed_at: step === 'remove' ? clock.now() : null })
        .where('id', '=', id)
        .execute()
    await note(tx, actor, article.deskId, id, `locations.desk_article_${pastOf[step]}`)
  })
}

const pastOf = { remove: 'removed', restore: 'brought_back', up: 'moved' } as const

async function swapUp(tx: Write, { id, deskId, kind }: Article): Promise<void> {
  const rows = await tx
    .selectFrom('locations.desk_article')
    .select(['id', 'position'])
    .where('desk_id', '=', deskId)
    .where('kind', '=', kind)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .forUpdate()
    .execute()
  const at = rows.findIndex((row) => row.id === id)
  const [own, above] = [rows[at], rows[at - 1]]
  if (!own || !above) return
  const set = (row: string, position: number) =>
    tx.updateTable('locations.desk_article').set({ position }).where('id', '=', row).execute()
  await set(own.id, above.position)
  await set(above.id, own.position)
}

/** From a day on the desk takes requests, or gives information only. @returns why not */
export function setMode(
  { db, clock }: Platform,
  actor: Person,
  desk: ShownDesk,
  { fromOn, takesRequests }: { fromOn: Temporal.PlainDate; takesRequests: boolean },
): Promise<'past' | 'saved'> {
  return db.change(actor, async (tx) => {
    const now = clock.now()
    // What held yesterday was told to families already.
    if (Temporal.PlainDate.compare(fromOn, localDay(now, desk.zone)) < 0) return 'past'
    const set = { takes_requests: takesRequests, set_by: actor.personId, set_at: now }
    await tx
      .insertInto('locations.desk_mode')
      .values({ desk_id: desk.id, from_on: fromOn, ...set })
      .onConflict((conflict) => conflict.columns(['desk_id', 'from_on']).doUpdateSet(set))
      .execute()
    const details = { from: fromOn.toString(), takes_requests: takesRequests }
    const about = { subjectKind: 'organisation', subjectId: desk.id, organisationId: desk.id }
    await audit(tx, actor, { action: 'locations.desk_mode_set', ...about, details })
    return 'saved'
  })
}

const note = (tx: Write, actor: Person, deskId: string, id: string, action: string) =>
  audit(tx, actor, { action, subjectKind: 'desk_article', subjectId: id, organisationId: deskId })
