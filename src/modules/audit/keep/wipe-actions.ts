import { localDay } from '../../../lib/days.ts'
import { type Held, keepingOn, ruleInWords } from '../../../lib/keeping.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isKeptBy, type Retained } from '../../../platform/retention.ts'
import { newId } from '../../../platform/tokens.ts'
import { ownTerms } from '../settings/audit-settings.ts'
import { settingRowsOf } from '../settings/setting-queries.ts'
import { everyHouse, type House } from './house-queries.ts'
import { insertDestruction, wipeReasons } from './keep-queries.ts'

const batch = 200

/** Everything whose term is over, house by house and kind by kind, a batch a transaction: it may stop and go on tomorrow. */
export async function wipeAll(platform: Platform, kinds: readonly Retained[]): Promise<number> {
  let wiped = 0
  for (const house of await platform.db.work(everyHouse))
    for (const kind of kinds) wiped += await wipeKind(platform, house, kind)
  return wiped
}

async function wipeKind(platform: Platform, house: House, kind: Retained): Promise<number> {
  if (!isKeptBy(kind, house)) return 0
  for (let wiped = 0; ;) {
    const gone = await platform.db.work((tx) => wipeBatch(tx, platform, house, kind))
    wiped += gone
    if (gone < batch) return wiped
  }
}

async function wipeBatch(tx: Write, { clock }: Platform, house: House, kind: Retained): Promise<number> {
  const at = clock.now()
  const today = localDay(at, house.zone)
  const held = keepingOn(kind.rules, ownTerms(await settingRowsOf(tx, house.id), kind.kind), house.land, today)
  if (!held) return 0
  const due = { house: { id: house.id, operates: house.kind === 'operator' }, months: held.months, today, limit: batch }
  const ids = await kind.wipe(tx, due)
  if (ids.length > 0) await note(tx, { at, today, house, kind, held, ids })
  return ids.length
}

interface Wiped {
  readonly at: Temporal.Instant
  readonly today: Temporal.PlainDate
  readonly house: House
  readonly kind: Retained
  readonly held: Held
  readonly ids: readonly string[]
}

/** The register says how many; the audit says which, by id alone: whose they were nobody can tell any more. */
async function note(tx: Write, { at, today, house, kind: { kind, numbered }, held, ids }: Wiped): Promise<void> {
  const { months, action } = held
  const rule = ruleInWords(held)
  await insertDestruction(tx, {
    id: newId(),
    at,
    today,
    houseId: house.id,
    kind,
    action,
    months,
    rule,
    number: ids.length,
  })
  await wipeReasons(tx, ids)
  // Of a letter or a session nobody asks what became of it.
  const cases = numbered ? ids : []
  for (const id of cases)
    await audit(tx, 'system', {
      action: 'audit.wiped',
      subjectKind: kind,
      subjectId: id,
      organisationId: house.id,
      details: { months },
    })
}
