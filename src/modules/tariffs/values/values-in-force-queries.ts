import type { Read } from '../../../platform/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import { anonymous } from '../../../lib/actor.ts'
import { type ApprovedSet, type DutchSet, type TariffValues, valuesWith } from '../tariff-values.ts'
import type { FlemishSet } from '../flanders/income-tariff-sets.ts'

interface Kept {
  readonly generation: number | undefined
  readonly values: Promise<TariffValues>
}

const kept = new WeakMap<object, Kept>()

/** What is calculated with. Kept in this process until a shown fact changes, of which an approved set is one. */
export function valuesInForce({ db, pageCache }: Platform): Promise<TariffValues> {
  const known = kept.get(pageCache)
  const { generation } = pageCache
  if (known && generation !== undefined && known.generation === generation) return known.values
  // From the database that is written to: a replica may not have it yet when the notice of an approval comes.
  const values = db.read(anonymous, approvedSets).then(valuesWith)
  kept.set(pageCache, { generation, values })
  values.catch(() => kept.delete(pageCache))
  return values
}

/** Every set that was ever approved. */
export async function approvedSets(db: Read): Promise<ApprovedSet[]> {
  const rows = await db
    .selectFrom('tariffs.proposed_set')
    .select(['id', 'land', 'from_on', 'until_on', 'value', 'source', 'certainty', 'decided_at'])
    .where('state', '=', 'approved')
    .orderBy('decided_at')
    .execute()
  return rows.flatMap(({ id, land, from_on, until_on, value, source, certainty, decided_at }): ApprovedSet[] => {
    if (decided_at === null) return []
    const set = { id, fromOn: from_on, untilOn: until_on, source, certainty, decidedAt: decided_at }
    // Written by us alone, and checked by set-checks.ts before.
    return land === 'vl' ? [{ ...set, land, value: value as FlemishSet }] : [{ ...set, land, value: value as DutchSet }]
  })
}
