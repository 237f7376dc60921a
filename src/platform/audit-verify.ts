import type { ClientBase } from 'pg'
import { type ChainedRow, chainStart, entryColumns, linkHash, sealColumns } from './audit-chain.ts'
import { type AuditHead, isSigned } from './audit-head.ts'
import { isLostWith, type Restore, restoresIn } from './restored.ts'

export type FaultKind =
  | 'row removed'
  | 'row changed'
  | 'link removed'
  | 'row inserted'
  | 'row back-dated'
  | 'end cut off'
  | 'chain rewritten'
  | 'head not signed by us'
  | 'protection gone'

/** `seq` is the place in the chain; 0 where the fault is not one of a place. */
export interface Fault {
  readonly kind: FaultKind
  readonly seq: number
  readonly words: string
}

export interface Verified {
  readonly rows: number
  readonly unsealed: number
  readonly heads: number
  /** The last row that a head vouches for. */
  readonly vouchedTo: number
  readonly protections: number
  readonly restores: readonly Restore[]
  /** In the order of the chain: the first one is where to look. */
  readonly faults: readonly Fault[]
}

export interface Given {
  /** From outside; those in the database are checked as well, but prove little. */
  readonly heads: readonly AuditHead[]
  /** Public keys, base64. */
  readonly trusted: readonly string[]
  /** Whoever asks knows of the restores that the audit tells of: heads that left in between are no fault. */
  readonly restored?: boolean
}

/** Longer than any transaction lasts: a row that was written then, but not sealed since, was put there by somebody else. */
const grace = 3_600_000_000n
const batch = 20_000

/** Reads the whole chain once, as it stands at one moment. Nothing is changed. */
export async function verifyAudit(db: ClientBase, given: Given): Promise<Verified> {
  await db.query('begin isolation level repeatable read read only; set local statement_timeout = 0')
  try {
    return await inspectAudit(db, given)
  } finally {
    await db.query('rollback')
  }
}

/** The same inside a transaction that is open already. */
export async function inspectAudit(db: ClientBase, { heads, trusted, restored = false }: Given): Promise<Verified> {
  const restores = await restoresIn(db)
  const known = restored ? heads.filter((head) => !restores.some((one) => isLostWith(one, head))) : heads
  const all = [...known, ...(await headsKept(db))]
  const walk = await walkChain(db, new Set(all.map(({ seq }) => seq)))
  const unsealed = await unsealedRows(db)
  const protections = await protectionsOn(db)
  const wrongHeads = all.flatMap((head) => headFaults(head, walk, trusted))
  const good = all.filter((head) => headFaults(head, walk, trusted).length === 0)
  const faults = [
    ...walk.faults,
    ...wrongHeads,
    ...unsealed.filter(({ late }) => late).map(inserted),
    ...protections.filter(({ on }) => !on).map(unprotected),
  ]
  return {
    rows: walk.rows,
    unsealed: unsealed.length,
    heads: all.length,
    vouchedTo: Math.max(0, ...good.map(({ seq }) => seq)),
    protections: protections.length,
    restores,
    faults: faults.toSorted((a, b) => (a.seq || Infinity) - (b.seq || Infinity)),
  }
}

async function walkChain(db: ClientBase, wanted: ReadonlySet<number>): Promise<Walk> {
  const walk = new Walk(wanted)
  // One plan for the whole chain, and never more than a batch of it in memory.
  await db.query(`declare links no scroll cursor for select ${sealColumns}, ${entryColumns}, s.hash
    from audit.seal as s left join audit.entry as e on e.id = s.entry_id order by s.seq`)
  for (;;) {
    const { rows } = await db.query<Link>({ rowMode: 'array', text: `fetch ${batch} from links` })
    for (const row of rows) walk.take(row)
    if (rows.length < batch) break
  }
  await db.query('close links')
  return walk
}

/** A link with its row; without an entry all columns of it are null. */
type Link = [...ChainedRow, hash: Buffer]

class Walk {
  rows = 0
  readonly faults: Fault[] = []
  /** The hash at each place that a head speaks of. */
  readonly at = new Map<number, string>()
  #before = chainStart
  #expected = 1n
  #sealedAt = 0n
  #earlierBatch = 0n
  readonly #wanted: ReadonlySet<number>

  constructor(wanted: ReadonlySet<number>) {
    this.#wanted = wanted
  }

  take(link: Link): void {
    const hash = link[14]
    const row = link.slice(0, 14) as unknown as ChainedRow // the columns of the query, but the last
    const seq = Number(row[0])
    this.rows += 1
    if (BigInt(row[0]) !== this.#expected) this.#missing(BigInt(row[0]))
    else if (row[2] === null) this.#fault('row removed', seq, 'the row that was sealed here is gone')
    else if (!linkHash(this.#before, row).equals(hash))
      this.#fault('row changed', seq, `row ${row[2]} (${moment(row[3])}, ${row[7]}) is not as it was sealed`)
    else this.#holdTime(row, seq)
    // Go on from what stands there, so that each place that was touched is found by itself.
    this.#before = hash
    this.#expected = BigInt(row[0]) + 1n
    if (this.#wanted.has(seq)) this.at.set(seq, hash.toString('hex'))
  }

  #missing(found: bigint): void {
    const first = Number(this.#expected)
    const upTo = Number(found) - 1
    this.#fault('link removed', first, first === upTo ? 'the link is gone' : `the links ${first} to ${upTo} are gone`)
  }

  /** A row that says to be older than an earlier sealing would have been sealed then. */
  #holdTime([, sealedAt, id, at, , , , action]: ChainedRow, seq: number): void {
    if (BigInt(sealedAt) !== this.#sealedAt) {
      this.#earlierBatch = this.#sealedAt
      this.#sealedAt = BigInt(sealedAt)
    }
    if (BigInt(at) + grace < this.#earlierBatch)
      this.#fault(
        'row back-dated',
        seq,
        `row ${id} (${action}) says ${moment(at)}, but was not there to be sealed then`,
      )
  }

  #fault(kind: FaultKind, seq: number, words: string): void {
    this.faults.push({ kind, seq, words })
  }
}

const moment = (micros: string) => new Date(Number(BigInt(micros) / 1000n)).toISOString()

function headFaults(head: AuditHead, walk: Walk, trusted: readonly string[]): Fault[] {
  const { day, seq } = head
  if (!isSigned(head, trusted))
    return [{ kind: 'head not signed by us', seq: 0, words: `the head of ${day} carries no signature of a known key` }]
  const hash = walk.at.get(seq)
  if (hash === undefined)
    return [{ kind: 'end cut off', seq, words: `the head of ${day} knows row ${seq}, which is not in the chain` }]
  if (hash !== head.hash)
    return [{ kind: 'chain rewritten', seq, words: `the head of ${day} knows another row ${seq} than the chain` }]
  return []
}

async function headsKept(db: ClientBase): Promise<AuditHead[]> {
  const { rows } = await db.query<AuditHead>(
    `select day::text, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, seq::int, encode(hash, 'hex') as hash,
      key_name as key, replace(encode(public_key, 'base64'), E'\\n', '') as "publicKey",
      replace(encode(signature, 'base64'), E'\\n', '') as signature from audit.head order by day`,
  )
  return rows
}

interface Unsealed {
  readonly id: string
  readonly at: string
  readonly action: string
  readonly late: boolean
}

async function unsealedRows(db: ClientBase): Promise<Unsealed[]> {
  const { rows } = await db.query<Unsealed>(
    `select e.id::text, e.at::text, e.action,
      e.at + interval '1 hour' < coalesce((select max(sealed_at) from audit.seal), '-infinity') as late
     from audit.entry as e where not exists (select from audit.seal as s where s.entry_id = e.id) order by e.id`,
  )
  return rows
}

const inserted = ({ id, at, action }: Unsealed): Fault => ({
  kind: 'row inserted',
  seq: 0,
  words: `row ${id} (${at}, ${action}) is in no link, though younger rows are`,
})

interface Protection {
  readonly name: string
  readonly on: boolean
}

/** The triggers that refuse changes, and the rights that no role of the program may have. */
async function protectionsOn(db: ClientBase): Promise<Protection[]> {
  const { rows } = await db.query<Protection>(
    `select 'trigger ' || wanted.name || ' on audit.' || t.name as name,
       exists (select from pg_trigger as g where g.tgrelid = to_regclass('audit.' || t.name) and g.tgname = wanted.name
         and g.tgenabled in ('O', 'A')) as on
     from unnest(array['entry', 'seal', 'head', 'destruction']) as t (name), unnest(array['append_only', 'keep']) as wanted (name)
     union all
     select 'no ' || p.name || ' on audit.' || t.name || ' for ' || r.rolname, not has_table_privilege(r.oid, 'audit.' || t.name, p.name)
     from unnest(array['entry', 'seal', 'head', 'destruction']) as t (name), unnest(array['update', 'delete', 'truncate']) as p (name),
       pg_roles as r where r.rolname in ('opvangloket_public', 'opvangloket_intake', 'opvangloket_gate', 'opvangloket_member', 'opvangloket_worker')`,
  )
  return rows
}

const unprotected = ({ name }: Protection): Fault => ({ kind: 'protection gone', seq: 0, words: name })
