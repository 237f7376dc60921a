import type { Actor, Family } from '../../../lib/actor.ts'
import type { Platform } from '../../../platform/platform.ts'
import { type Case, familyCases } from '../case-queries.ts'

/** The family that came in by its link, with all its children: at least one. */
export interface OwnFamily {
  readonly actor: Family
  readonly family: readonly [Case, ...Case[]]
}

/** Undefined when whoever comes here is no family (any more). */
export async function ownFamily({ db }: Platform, actor: Actor): Promise<OwnFamily | undefined> {
  if (actor.kind !== 'family') return undefined
  const [first, ...others] = await db.read(actor, (read) => familyCases(read, actor.caseId))
  return first && { actor, family: [first, ...others] }
}

/** The child that is looked at: the one that was asked for, else the first for whom there is something to do. */
export function shownChild(family: OwnFamily['family'], asked: string | undefined): Case {
  const chosen = asked === undefined ? undefined : family[Number(asked) - 1]
  return chosen ?? family.find(({ choices }) => choices.some(({ acts }) => acts === 'family')) ?? family[0]
}
