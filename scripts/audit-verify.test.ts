import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type House, makeHouse } from '../tests/support/house.ts'
import { anonymous } from '../src/lib/actor.ts'
import { sendHead } from '../src/modules/audit/chain/head-actions.ts'
import { audit } from '../src/platform/audit.ts'
import { noteRestore } from '../src/platform/restored.ts'

const daysAgo = (days: number) => Temporal.Now.instant().subtract({ hours: 24 * days })
const write = ({ platform }: House, times: number) =>
  platform.db.intake(async (tx) => {
    for (let turn = 0; turn < times; turn += 1)
      await audit(tx, anonymous, { action: 'test.written', subjectKind: 'test', subjectId: null, details: { turn } })
  })

describe('npm run audit:verify', () => {
  const heads = mkdtempSync(join(tmpdir(), 'heads-'))
  let house: House

  before(async () => {
    house = await makeHouse({ AUDIT_HEADS_DIR: heads })
    await write(house, 5)
    house.clock.moveTo(daysAgo(2))
    await sendHead(house.platform)
  })
  after(() => house.close())

  const run = (...args: readonly string[]) =>
    new Promise<{ code: number; said: string }>((done) => {
      const env = {
        ...process.env,
        DATABASE_URL: house.databaseUrl,
        KEYS_FILE: 'node_modules/.cache/opvangloket-test-keys.json',
      }
      execFile(process.execPath, ['scripts/audit-verify.ts', ...args], { env }, (fault, out, err) =>
        done({ code: typeof fault?.code === 'number' ? fault.code : 0, said: out + err }),
      )
    })

  test('says what it read and that nobody touched it', async () => {
    const { code, said } = await run(heads)
    assert.equal(code, 0, said)
    assert.match(said, /Read 5 rows of the chain[\s\S]*vouch for rows 1 to 5[\s\S]*Nobody touched it/)
  })

  test('without heads it says what it cannot find', async () => {
    assert.match((await run()).said, /No head from outside was given/)
  })

  test('on a restored backup says from where, and takes heads from after it for lost only when told to', async () => {
    await write(house, 3)
    house.clock.moveTo(daysAgo(1))
    await sendHead(house.platform)
    // As the data of a backup look that was made before these three rows.
    await house.owner.query(
      `alter table audit.seal disable trigger user; alter table audit.entry disable trigger user; alter table audit.head disable trigger user;
       delete from audit.head where seq > 5; delete from audit.seal where seq > 5; delete from audit.entry where id not in (select entry_id from audit.seal);
       alter table audit.seal enable trigger user; alter table audit.entry enable trigger user; alter table audit.head enable trigger user`,
    )
    await noteRestore(house.owner)
    const silent = await run(heads)
    assert.equal(silent.code, 1, silent.said)
    assert.match(
      silent.said,
      /Restored on .* ends at place 5 of the chain[\s\S]*FIRST FAULT: place 8 of the chain, end cut off/,
    )
    const told = await run('--restored', heads)
    assert.equal(told.code, 0, told.said)
    assert.match(
      told.said,
      /Restored on .* ends at place 5 of the chain.*what came after is lost[\s\S]*Nobody touched it/,
    )
  })

  test('names the first row that was touched, and fails', async () => {
    await house.owner.query(
      `alter table audit.entry disable trigger user; update audit.entry set role = 'x' where id = (select entry_id from audit.seal where seq = 3);
       alter table audit.entry enable trigger user`,
    )
    const { code, said } = await run('--restored', heads)
    assert.equal(code, 1, said)
    assert.match(said, /FIRST FAULT: place 3 of the chain, row changed/)
  })

  test('what cannot be checked is not called sound', async () => {
    assert.equal((await run(mkdtempSync(join(tmpdir(), 'none-')))).code, 2)
  })
})
