import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Client } from 'pg'
import { type House, makeHouse } from './support/house.ts'

/** What the database says no to by itself, whatever the code does. */

let house: House

const rows = async <T extends object>(sql: string, client: Client = house.owner): Promise<T[]> =>
  (await client.query<T>(sql)).rows

const ours = `('platform', 'audit', 'accounts', 'locations', 'requests', 'placements', 'tariffs', 'feedback', 'supervision', 'annual_reports')`

const foreignKeysWithoutIndex = `
  select c.conrelid::regclass::text as "table", c.conname as name from pg_constraint as c
  join pg_namespace as n on n.oid = c.connamespace
  where c.contype = 'f' and n.nspname in ${ours}
    and not exists (select from pg_index as i where i.indrelid = c.conrelid
      and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)`

/** Tables that hold no row of a tenant, each with the reason. */
const shared: Readonly<Record<string, string>> = {
  'platform.migration': 'which files ran',
  'platform.event': 'ids only; read by the worker alone',
  'platform.session': 'of a person or a case, read at the gate alone',
  'accounts.password': 'at the gate alone',
  'accounts.second_factor': 'at the gate alone',
  'accounts.recovery_code': 'at the gate alone',
  'accounts.reset_link': 'at the gate alone',
  'accounts.failed_login': 'hashes of addresses, at the gate alone',
  'accounts.sign_on': 'at the gate alone',
  'accounts.sign_on_rule': 'at the gate alone',
  'accounts.sign_on_identity': 'at the gate alone',
  'accounts.sign_on_arrival': 'at the gate alone',
  'accounts.passkey': 'at the gate alone',
  'accounts.used_challenge': 'hashes, at the gate alone',
  'accounts.factor_demand': 'at the gate alone',
  'locations.municipality': 'published',
  'locations.postcode_point': 'published',
  'locations.organiser': 'published',
  'locations.location': 'published',
  'locations.location_private': 'read by the worker alone',
}

const tablesWithoutRowSecurity = `
  select n.nspname || '.' || c.relname as name from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname in ${ours} and not c.relrowsecurity order by 1`

const readableBy = (role: string) => `
  select n.nspname || '.' || c.relname as name from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
  where c.relkind in ('r', 'v') and n.nspname in ${ours} and has_any_column_privilege('${role}', c.oid, 'select') order by 1`

const published = [
  'accounts.house_style',
  'accounts.organisation',
  'accounts.site',
  'accounts.wording',
  'annual_reports.report',
  'feedback.procedure_setting',
  'feedback.shown_advice',
  'feedback.shown_improvement',
  'locations.age_group',
  'locations.closure',
  'locations.desk_area',
  'locations.desk_article',
  'locations.desk_article_text',
  'locations.desk_mode',
  'locations.free_confirmation',
  'locations.free_place',
  'locations.land_maximum',
  'locations.lasting_place',
  'locations.location',
  'locations.municipality',
  'locations.opening_hours',
  'locations.organiser',
  'locations.photo',
  'locations.postcode_point',
  'locations.profile',
  'locations.register_day',
  'requests.desk_setting',
  'supervision.remit',
  'tariffs.proposed_set',
]

describe('schema', () => {
  before(async () => void (house = await makeHouse()))
  after(() => house.close())

  describe('the shape of the database', () => {
    test('every foreign key has an index', async () => {
      assert.deepEqual(await rows(foreignKeysWithoutIndex), [])
    })

    test('every table is under row-level security or says why not', async () => {
      const open = (await rows<{ name: string }>(tablesWithoutRowSecurity)).map(({ name }) => name)
      assert.deepEqual(open, Object.keys(shared).sort())
    })

    test('moments carry a zone', async () => {
      const bare = `select table_schema, table_name, column_name from information_schema.columns
      where table_schema in ${ours} and data_type = 'timestamp without time zone'`
      assert.deepEqual(await rows(bare), [])
    })

    test('only the owner owns', async () => {
      const strange = `select c.relname from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
      where n.nspname in ${ours} and pg_get_userbyid(c.relowner) like 'opvangloket\\_%'`
      assert.deepEqual(await rows(strange), [])
    })
  })

  describe('the roles of the database', () => {
    test('anonymous pages read published facts and nothing else', async () => {
      assert.deepEqual(
        (await rows<{ name: string }>(readableBy('opvangloket_public'))).map(({ name }) => name),
        published,
      )
    })

    test('anonymous forms read nothing that is not published', async () => {
      assert.deepEqual(
        (await rows<{ name: string }>(readableBy('opvangloket_intake'))).map(({ name }) => name),
        published,
      )
    })

    test('nobody outside reads the audit, and nobody changes it', async () => {
      for (const role of ['public', 'intake', 'gate', 'member', 'worker']) {
        const read = ['member', 'worker'].includes(role) ? '' : `'select', `
        const may = `select privilege from unnest(array[${read}'update', 'delete', 'truncate']) as privilege
        where has_table_privilege('opvangloket_${role}', 'audit.entry', privilege)`
        assert.deepEqual(await rows(may), [], role)
      }
    })

    test('no role writes without a transaction that may write: the public one is read only', async () => {
      const client = new Client({
        connectionString: house.databaseUrl,
        options: '-c role=opvangloket_public -c default_transaction_read_only=on',
      })
      await client.connect()
      await assert.rejects(client.query(`update accounts.organisation set name = 'x'`))
      await client.end()
    })
  })

  describe('planted violations are caught', () => {
    const planted: readonly [string, string, string, string][] = [
      [
        'a foreign key without an index',
        'create table accounts.planted (person_id uuid references accounts.person)',
        foreignKeysWithoutIndex,
        'accounts.planted',
      ],
      [
        'a table without row-level security',
        'create table accounts.planted (x int)',
        tablesWithoutRowSecurity,
        'accounts.planted',
      ],
      [
        'a table opened to the public',
        'grant select on accounts.person to opvangloket_public',
        readableBy('opvangloket_public'),
        'accounts.person',
      ],
    ]
    for (const [what, plant, look, caught] of planted) {
      test(what, async () => {
        await house.owner.query('begin')
        try {
          await house.owner.query(plant)
          const found = await rows<Record<string, string>>(look)
          assert.ok(
            found.some((row) => Object.values(row).includes(caught)),
            JSON.stringify(found),
          )
        } finally {
          await house.owner.query('rollback')
        }
      })
    }
  })
})
