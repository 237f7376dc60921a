import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sealedColumns } from '../src/sealed-columns.ts'
import { findReaction } from '../src/modules/feedback/reaction-queries.ts'
import { readIdentity } from '../src/modules/feedback/identity/identity-queries.ts'
import { openDatabase } from '../src/platform/database.ts'
import { headKeys } from '../src/platform/audit-head.ts'
import { makeKeysOnce } from '../src/platform/key-file.ts'
import { checkKeys } from '../src/platform/key-probe.ts'
import { keyNameOf, readKeys } from '../src/platform/keys.ts'
import { sealAddress } from '../src/platform/letters.ts'
import { keyUse } from '../src/platform/rewrap.ts'
import { dropOldKeys, rotateKeys } from '../src/platform/rotate-keys.ts'
import { type House, makeHouse } from './support/house.ts'
import { addSealed } from './support/sealed.ts'
import { buildSpeaking, type Speaking } from './support/speaking.ts'
import { temporaryFolder } from './support/temporary.ts'

const folder = temporaryFolder('rotate')
const path = join(folder, 'keys.json')

describe('the keys of the house are rotated', () => {
  let house: House
  let place: Speaking
  let said: string

  before(async () => {
    makeKeysOnce(path)
    house = await makeHouse({}, undefined, path)
    place = await buildSpeaking(house)
    said = await addSealed(house, place, { openness: 'confidential', words: 'Vertrouwelijke woorden' })
    await house.owner.query(
      `insert into platform.letter (id, kind, to_address, to_sealed, language, subject, body_text, body_html)
       select gen_random_uuid(), 'x', '', $1, 'nl', 'x', 'x', 'x' from generate_series(1, 800)`,
      [sealAddress(house.platform.keys, 'iemand@example.org')],
    )
  })
  after(() => house.close())

  const script = () =>
    spawn(process.execPath, ['scripts/keys-rotate.ts'], {
      env: { ...process.env, DATABASE_URL: house.databaseUrl, KEYS_FILE: path },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  const use = async () => Object.fromEntries(await keyUse(house.owner, sealedColumns))
  /** As the web process reads it, which has run all the time; and as one that starts now. */
  async function readable() {
    const actor = { kind: 'reporter', sessionId: '', reactionId: said } as const
    const fresh = openDatabase({ url: house.databaseUrl, keys: readKeys(path), connections: 1 })
    try {
      return await Promise.all(
        [house.platform.db, fresh].map((one) =>
          one.read(actor, async (db) => [
            (await findReaction(db, { id: said }))?.words,
            (await readIdentity(db, readKeys(path), said))?.name,
          ]),
        ),
      )
    } finally {
      await fresh.close()
    }
  }
  const whole = [
    ['Vertrouwelijke woorden', 'Noor Visser'],
    ['Vertrouwelijke woorden', 'Noor Visser'],
  ]

  /** Named like it, and not sealed with a key of the house. */
  const others = [
    'accounts.passkey.public_key',
    'audit.head.public_key',
    'platform.key_probe.sealed', // one value per key
    'supervision.signal.source_sealed', // with the key beside it
  ]

  test('every column that a key seals is in the list', async () => {
    const { rows } = await house.owner.query<{ name: string }>(
      `select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
       where data_type = 'bytea' and column_name ~ 'sealed|wrapped|_key$'`,
    )
    const listed = sealedColumns.map(({ table, column }) => `${table}.${column}`)
    assert.deepEqual([...listed, ...others].sort(), rows.map(({ name }) => name).sort())
  })

  test('killed in between, everything stays readable and the next run goes on', async () => {
    const child = script()
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'close')
    const { k1 = 0, k2 = 0 } = await use()
    assert.ok(k1 > 0 && k2 > 0, `half way: ${k1} old, ${k2} new`)
    assert.deepEqual(await readable(), whole)
    await assert.rejects(dropOldKeys(house.owner, path, sealedColumns), /still sealed with an older key/)
    const again = await rotateKeys(house.owner, path, sealedColumns)
    assert.deepEqual(again, { current: 'k2', resumed: true, values: k1 })
    assert.deepEqual(await use(), { k2: k1 + k2 })
    assert.deepEqual(await readable(), whole)
  })

  test('what runs meanwhile seals with the new key; the old one goes when nothing needs it', async () => {
    assert.equal(keyNameOf(house.platform.keys.seal('x', Buffer.from('y'))), 'k2')
    const heads = headKeys(house.platform.keys)
    copyFileSync(path, join(folder, 'before.json'))
    assert.equal(await dropOldKeys(house.owner, path, sealedColumns), 'k2')
    assert.deepEqual(Object.keys((JSON.parse(readFileSync(path, 'utf8')) as { keys: object }).keys), ['k2'])
    assert.equal(statSync(path).mode & 0o077, 0)
    assert.deepEqual(await readable(), whole)
    assert.deepEqual(headKeys(house.platform.keys).toSorted(), heads.toSorted(), 'old heads can still be checked')
  })

  test('with the file of another house nothing is written', async () => {
    const other = join(folder, 'other.json')
    makeKeysOnce(other)
    copyFileSync(other, join(folder, 'mine.json'))
    await assert.rejects(checkKeys(house.owner, readKeys(other)), /was sealed with a key named k2/)
    await assert.rejects(rotateKeys(house.owner, other, sealedColumns), /Nothing was changed/)
    assert.equal(readFileSync(other, 'utf8'), readFileSync(join(folder, 'mine.json'), 'utf8'))
    await checkKeys(house.owner, readKeys(join(folder, 'before.json')))
  })
})
