import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { anonymous } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import { type AuditHead, headKeys, headLine, headsIn, signHead } from '../../../platform/audit-head.ts'
import { type Fault, type FaultKind, inspectAudit, verifyAudit } from '../../../platform/audit-verify.ts'
import { newId } from '../../../platform/tokens.ts'
import { sendHead } from './head-actions.ts'
import { sealAudit } from './seal-actions.ts'

const heads = mkdtempSync(join(tmpdir(), 'heads-'))

const triggers = (turn: 'enable' | 'disable') =>
  ['entry', 'seal', 'head'].map((table) => `alter table audit.${table} ${turn} trigger user`).join('; ')
const unlock = `alter table audit.head drop constraint head_seq_fkey; alter table audit.seal drop constraint seal_entry_id_fkey;
  alter table audit.seal drop constraint seal_seq_check; ${triggers('disable')}`

/** A sealed chain of forty rows with a head outside. */
describe('the chain of the audit', () => {
  let house: House
  let head: AuditHead
  let trusted: readonly string[]

  const write = (number: number) =>
    house.platform.db.intake(async (tx) => {
      for (let turn = 0; turn < number; turn += 1)
        await audit(tx, anonymous, {
          action: 'test.written',
          subjectKind: 'test',
          subjectId: newId(),
          details: { turn },
        })
    })

  before(async () => {
    house = await makeHouse({ AUDIT_HEADS_DIR: heads, AUDIT_HEADS_MAIL: 'privacy@example.org' })
    await write(30)
    await sealAudit(house.platform.db)
    await write(10)
    const sent = await sendHead(house.platform)
    assert.ok(sent)
    head = sent
    trusted = headKeys(house.platform.keys)
  })
  after(() => house.close())

  /** As somebody does who owns the database: no trigger stops him. Undone afterwards. */
  async function faultsAfter(sql: string): Promise<readonly Fault[]> {
    await house.owner.query(`begin; ${unlock}`)
    try {
      // Whoever is careful puts the triggers back; what takes them away must be seen as well.
      if (!/^(alter|grant)/.test(sql)) await house.owner.query(`${sql}; ${triggers('enable')}`)
      else await house.owner.query(`${triggers('enable')}; ${sql}`)
      return (await inspectAudit(house.owner, { heads: [head], trusted })).faults
    } finally {
      await house.owner.query('rollback')
    }
  }

  test('a chain that nobody touched is sound, to its end', async () => {
    const { rows, unsealed, vouchedTo, protections, faults } = await verifyAudit(house.owner, {
      heads: [head],
      trusted,
    })
    assert.deepEqual({ rows, unsealed, vouchedTo, faults }, { rows: 40, unsealed: 0, vouchedTo: 40, faults: [] })
    assert.ok(protections > 60)
  })

  const entryAt = (seq: number) => `(select entry_id from audit.seal where seq = ${seq})`
  const tamperings: readonly (readonly [what: string, sql: string, kind: FaultKind, seq: number])[] = [
    ['an edited word', `update audit.entry set role = 'system' where id = ${entryAt(7)}`, 'row changed', 7],
    [
      'an edited detail',
      `update audit.entry set details = '{"turn": 99}' where id = ${entryAt(12)}`,
      'row changed',
      12,
    ],
    [
      'a moved moment',
      `update audit.entry set at = at + interval '1 microsecond' where id = ${entryAt(3)}`,
      'row changed',
      3,
    ],
    ['an emptied text', `update audit.entry set reason = '' where id = ${entryAt(9)}`, 'row changed', 9],
    ['a row removed', `delete from audit.entry where id = ${entryAt(20)}`, 'row removed', 20],
    ['a link removed', `delete from audit.seal where seq = 20`, 'link removed', 20],
    ['a row and its link removed', `with gone as (delete from audit.seal where seq = 15 returning entry_id) delete from audit.entry where id in (select entry_id from gone)`, 'link removed', 15], // prettier-ignore
    ['the beginning removed', `delete from audit.seal where seq <= 2`, 'link removed', 1],
    ['removed, and the numbers closed up', `delete from audit.seal where seq = 15; update audit.seal set seq = seq - 1 where seq = 16; delete from audit.seal where seq > 15`, 'row changed', 15], // prettier-ignore
    ['two rows that changed places', `update audit.seal set entry_id = -seq where seq in (5, 6); update audit.seal set entry_id = case seq when 5 then ${entryAt(7)} - 1 else ${entryAt(7)} - 2 end where seq in (5, 6)`, 'row changed', 5], // prettier-ignore
    ['two links that changed places', `update audit.seal set seq = -seq where seq in (5, 6); update audit.seal set seq = seq + 11 where seq in (-5, -6)`, 'row changed', 5], // prettier-ignore
    ['a row inserted among the sealed ones', `insert into audit.entry (at, role, action, subject_kind) values (now() - interval '2 hours', 'system', 'test.inserted', 'test')`, 'row inserted', 0], // prettier-ignore
    ['a row inserted with a link', `update audit.seal set seq = -seq where seq > 5; insert into audit.entry (role, action, subject_kind) values ('system', 'test.inserted', 'test'); insert into audit.seal select 6, max(id), now(), sha256('x') from audit.entry; update audit.seal set seq = 1 - seq where seq < 0`, 'row changed', 6], // prettier-ignore
    ['the end cut off', `delete from audit.seal where seq > 35; delete from audit.head`, 'end cut off', 40],
    [
      'everything removed',
      `delete from audit.seal; delete from audit.entry; delete from audit.head`,
      'end cut off',
      40,
    ],
    ['a protection taken away', `alter table audit.entry disable trigger append_only`, 'protection gone', 0],
    ['a right given', `grant delete on audit.entry to opvangloket_worker`, 'protection gone', 0],
    ['a forged head', `update audit.head set signature = decode(repeat('00', 64), 'hex')`, 'head not signed by us', 0],
  ]
  for (const [what, sql, kind, seq] of tamperings)
    test(`${what} is found`, async () => {
      const [first] = await faultsAfter(sql)
      assert.deepEqual(first && { kind: first.kind, seq: first.seq }, { kind, seq }, first?.words)
    })

  test('a head of another key is not trusted, however well it is signed', async () => {
    const { keys } = house.platform
    const [own] = (await verifyAudit(house.owner, { heads: [signHead(keys, head)], trusted: [] })).faults
    assert.equal(own?.kind, 'head not signed by us')
  })

  test('the head is written outside once a day, mailed once, and read back from file and mail', async () => {
    assert.deepEqual(await sendHead(house.platform), head)
    assert.deepEqual(readdirSync(heads), [`audit-head-${head.day}.json`])
    assert.deepEqual(headsIn(readFileSync(join(heads, `audit-head-${head.day}.json`), 'utf8')), [head])
    const { rows } = await house.owner.query<{ body_text: string }>(
      `select body_text from platform.letter where kind = 'audit.head'`,
    )
    assert.deepEqual(
      rows.flatMap(({ body_text }) => headsIn(body_text)),
      [head],
    )
    const folded = headLine(head)
      .replaceAll('=', '=3D')
      .replaceAll(/(.{70})/g, '$1=\r\n')
    assert.deepEqual(headsIn(`Subject: x\r\n\r\n${folded}`), [head], 'a mail as it travels')
  })

  test('no role of the program changes or removes what was written, nor does the owner by accident', async () => {
    let tried = 0
    for (const role of ['public', 'intake', 'gate', 'member', 'worker'])
      for (const table of ['entry', 'seal', 'head', 'destruction'])
        for (const sql of [
          `update audit.${table} set at = now()`,
          `delete from audit.${table}`,
          `truncate audit.${table}`,
        ]) {
          await house.owner.query(`begin; set local role opvangloket_${role}`)
          await assert.rejects(
            house.owner.query(sql.replace('seal set at', 'seal set sealed_at')),
            /permission denied/,
            `${role}: ${sql}`,
          )
          await house.owner.query('rollback')
          tried += 1
        }
    for (const sql of [
      `update audit.entry set role = 'x'`,
      'delete from audit.seal',
      'truncate audit.head cascade',
      'delete from audit.head',
    ])
      await assert.rejects(house.owner.query(sql), /append only/, sql)
    assert.equal(tried, 60)
  })

  test('nobody chooses his own moment or number in the log', async () => {
    await house.owner.query('begin; set local role opvangloket_member')
    await assert.rejects(
      house.owner.query(
        `insert into audit.entry (at, role, action, subject_kind) values (now(), 'x', 'test.x', 'test')`,
      ),
      /permission denied/,
    )
    await house.owner.query('rollback')
  })

  test('many write and several seal at once: one chain without a gap, and nobody waits for it', async () => {
    const { db } = house.platform
    const writers = Array.from({ length: 8 }, async () => {
      for (let turn = 0; turn < 10; turn += 1)
        await db.intake((tx) => audit(tx, anonymous, { action: 'test.raced', subjectKind: 'test', subjectId: newId() }))
    })
    // One that started first and ends last: its number is low, and it appears when others were sealed already.
    let late = () => {}
    const slow = db.intake(async (tx) => {
      await audit(tx, anonymous, { action: 'test.slow', subjectKind: 'test', subjectId: null })
      await new Promise<void>((done) => (late = done))
    })
    await Promise.all([...writers, sealAudit(db), sealAudit(db), sealAudit(db)])
    await sealAudit(db)
    late()
    await slow
    await sealAudit(db)
    const { rows, unsealed, faults } = await verifyAudit(house.owner, { heads: [head], trusted })
    assert.deepEqual({ rows, unsealed, faults }, { rows: 121, unsealed: 0, faults: [] })
  })

  test('a row that says to be older than an earlier sealing was put there later', async () => {
    await house.owner.query(
      `insert into audit.entry (at, role, action, subject_kind) values (now() - interval '3 hours', 'system', 'test.inserted', 'test')`,
    )
    await sealAudit(house.platform.db)
    const [first] = (await verifyAudit(house.owner, { heads: [head], trusted })).faults
    assert.deepEqual(first && { kind: first.kind, seq: first.seq }, { kind: 'row back-dated', seq: 122 })
  })

  test('a chain made anew from the first row on is sound in itself, and found by the head that was sent outside', async () => {
    const { owner, platform } = house
    await owner.query(
      `begin; ${unlock}; delete from audit.head; delete from audit.seal; update audit.entry set role = 'system' where id = 4; ${triggers('enable')}; commit`,
    )
    await sealAudit(platform.db, { everywhere: true })
    const alone = await verifyAudit(owner, { heads: [], trusted })
    assert.deepEqual(alone.faults, [], 'nothing inside the database tells')
    const [first] = (await verifyAudit(owner, { heads: [head], trusted })).faults
    assert.deepEqual(first && { kind: first.kind, seq: first.seq }, { kind: 'chain rewritten', seq: 40 })
  })
})
