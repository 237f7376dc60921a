import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { makeHouse, type House } from '../../tests/support/house.ts'
import { PreparedClient } from './prepared-client.ts'

describe('texts that come a second time are prepared', () => {
  let house: House
  let client: PreparedClient

  before(async () => {
    house = await makeHouse()
    client = new PreparedClient({ connectionString: house.platform.config.databaseUrl })
    await client.connect()
    await client.query('create table public.thing (owner text, name text)')
    await client.query(`insert into public.thing values ('opvangloket_member', 'a'), ('opvangloket_gate', 'b')`)
    await client.query('alter table public.thing enable row level security')
    await client.query('create policy own on public.thing using (owner = current_user)')
    await client.query('grant select on public.thing to opvangloket_member, opvangloket_gate')
  })
  after(async () => {
    await client?.end()
    await house?.close()
  })

  const kept = async () =>
    (await client.query<{ count: number }>('select count(*)::int as count from pg_prepared_statements')).rows[0]?.count
  const names = async (text: string) => (await client.query<{ name: string }>(text, ['c'])).rows.map(({ name }) => name)

  test('a text alone is not kept, the second time it is, the third time it is the same one', async () => {
    const counts: unknown[] = []
    for (let n = 0; n < 3; n += 1) {
      await client.query('select $1::text', ['x'])
      counts.push(await kept())
    }
    assert.deepEqual(counts, [0, 1, 1])
  })

  test('a kept text is judged by the role of the moment, never by that of the plan', async () => {
    const text = 'select name from public.thing where name <> $1'
    for (const [role, sees] of [
      ['opvangloket_member', 'a'],
      ['opvangloket_gate', 'b'],
      ['opvangloket_member', 'a'],
      ['opvangloket_gate', 'b'],
    ] as const) {
      await client.query(`set role ${role}`)
      assert.deepEqual(await names(text), [sees], role)
    }
    await client.query('reset role')
    assert.deepEqual(await names(text), ['a', 'b'])
  })

  test('after a table has changed one asker is refused, and the next is served', async () => {
    const text = 'select * from public.thing where name <> $1'
    await names(text)
    await names(text)
    await client.query('alter table public.thing add column more int')
    await assert.rejects(names(text), /cached plan/)
    assert.deepEqual(await names(text), ['a', 'b'])
    assert.deepEqual(await names(text), ['a', 'b'])
  })

  test('inserts of many rows, each with a text of its own, are not kept', async () => {
    const before = await kept()
    const text = `select $1::text in (${Array.from({ length: 2000 }, () => '$1').join(', ')})`
    await client.query(text, ['1'])
    await client.query(text, ['1'])
    assert.equal(await kept(), before)
  })
})
