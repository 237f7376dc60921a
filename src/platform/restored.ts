import type { ClientBase } from 'pg'

/** A restore, as the audit itself tells of it: what came after that place of the chain was lost with what was there before. */
export interface Restore {
  readonly at: string
  /** The last place of the chain that the backup held. */
  readonly sealedTo: number
  /** When its last row was written. */
  readonly lastAt: string | null
}

const action = 'audit.restored'

/** Writes into the data of a backup that they are one, before anybody works with them. Nothing where there is no audit. */
export async function noteRestore(db: ClientBase): Promise<void> {
  const { rows } = await db.query<{ is: boolean }>(`select to_regclass('audit.entry') is not null as is`)
  if (!rows[0]?.is) return
  await db.query(
    `insert into audit.entry (role, action, subject_kind, details)
     select 'system', $1, 'backup', jsonb_build_object('sealed_to', coalesce((select max(seq) from audit.seal), 0),
       'last_at', (select max(at) from audit.entry))`,
    [action],
  )
}

export async function restoresIn(db: ClientBase): Promise<Restore[]> {
  const { rows } = await db.query<Restore>(
    `select to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (details ->> 'sealed_to')::int as "sealedTo", details ->> 'last_at' as "lastAt"
     from audit.entry where action = $1 order by id`,
    [action],
  )
  return rows
}

/** A head from outside that left between the backup and the restore: it knows rows that nobody can have any more. */
export const isLostWith = (restore: Restore, head: { readonly seq: number; readonly at: string }): boolean =>
  head.seq > restore.sealedTo && head.at < restore.at
