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

describe('npm run audit:verify', () => {
  const heads = mkdtempSync(join(tmpdir(), 'heads-'))
  let house: House

  before(async () => {
    house = await makeHouse({ AUDIT_HEADS_DIR: heads })
    await house.platform.db.intake(async (tx) => {
      for (let turn = 0; turn < 5; turn += 1)
        await audit(tx, anonymous, { action: 'test.written', subjectKind: 'test', subjectId: null, details: { turn } })
    })
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

  test('names the first row that was touched, and fails', async () => {
    await house.owner.query(
      `alter table audit.entry disable trigger user; update audit.entry set role = 'x' where id = (select entry_id from audit.seal where seq = 3);
       alter table audit.entry enable trigger user`,
    )
    const { code, said } = await run(heads)
    assert.equal(code, 1, said)
    assert.match(said, /FIRST FAULT: place 3 of the chain, row changed/)
  })

  test('what cannot be checked is not called sound', async () => {
    assert.equal((await run(mkdtempSync(join(tmpdir(), 'none-')))).code, 2)
  })
})
