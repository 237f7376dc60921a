import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import { Client } from 'pg'

/** A file in db/migrations was edited after it ran here: migrations only go forward. */
export class MigrationChanged extends Error {
  override readonly name = 'MigrationChanged'
}

/**
 * Brings the database to today's shape: the job queue's own tables first (ours call them), then each file of
 * db/migrations that has not run, every one in a transaction of its own. Two processes at once: the second waits.
 * @returns the names of the files that ran now
 */
export async function migrate(url: string, folder = 'db/migrations'): Promise<string[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('opvangloket.migrate'))`)
    await requireVersion15(client)
    await runMigrations({ connectionString: url })
    await client.query(`create schema if not exists platform;
      create table if not exists platform.migration (name text primary key, sha256 text not null, at timestamptz not null default now())`)
    const ran = await alreadyRan(client)
    const files = readdirSync(folder)
      .filter((file) => file.endsWith('.sql'))
      .sort()
    const fresh: string[] = []
    for (const name of files) {
      const text = readFileSync(join(folder, name), 'utf8')
      const sha256 = createHash('sha256').update(text).digest('hex')
      const known = ran.get(name)
      if (known === sha256) continue
      if (known)
        throw new MigrationChanged(`${name} was changed after it ran on this database; add a new migration instead`)
      await runOne(client, name, text, sha256)
      fresh.push(name)
    }
    await openQueueToWorker(client)
    return fresh
  } finally {
    await client.end()
  }
}

/** The queue's tables are under row-level security without a policy: only their owner may touch them, and the worker is not that. */
async function openQueueToWorker(client: Client): Promise<void> {
  await client.query(`do $$
    declare
      queue_table text;
    begin
      for queue_table in select tablename from pg_tables where schemaname = 'graphile_worker' and rowsecurity loop
        if not exists (select from pg_policies where schemaname = 'graphile_worker' and tablename = queue_table and policyname = 'work') then
          execute format('create policy work on graphile_worker.%I to opvangloket_worker using (true) with check (true)', queue_table);
        end if;
      end loop;
    end $$;
    grant usage on schema graphile_worker to opvangloket_worker;
    grant select, insert, update, delete on all tables in schema graphile_worker to opvangloket_worker;
    grant usage, select on all sequences in schema graphile_worker to opvangloket_worker;
    grant execute on all functions in schema graphile_worker to opvangloket_worker`)
}

async function runOne(client: Client, name: string, text: string, sha256: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into platform.migration (name, sha256) values ($1, $2)', [name, sha256])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`migration ${name} failed and was undone`, { cause })
  }
}

async function alreadyRan(client: Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from platform.migration')
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]))
}

async function requireVersion15(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version_num') as version`)
  if (Number(rows[0]?.version) < 150000)
    throw new Error('PostgreSQL 15 or newer is needed (row-level security on views, nulls not distinct)')
}
