import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addSealed } from '../../../tests/support/sealed.ts'
import { type House, makeHouse } from '../../../tests/support/house.ts'
import { addReaction, buildSpeaking, type Speaking } from '../../../tests/support/speaking.ts'
import { wordFields } from './word-fields.ts'

describe('the words of who is not open', () => {
  let house: House
  let place: Speaking
  let ids: readonly [string, string]

  before(async () => {
    house = await makeHouse()
    place = await buildSpeaking(house)
    ids = [
      await addSealed(house, place, { openness: 'anonymous', words: 'Eerste woorden' }),
      await addSealed(house, place, { openness: 'confidential', words: 'Tweede woorden' }),
    ]
  })
  after(() => house.close())

  const fails = (text: string, values: unknown[], why: RegExp) => assert.rejects(house.owner.query(text, values), why)

  test('are refused by the database where somebody forgets to seal them', async () => {
    const [id] = ids
    await fails(`update feedback.reaction set wish = 'open' where id = $1`, [id], /reaction_check/)
    await fails(
      `insert into feedback.event (id, reaction_id, at, kind, actor, words, audience) values (gen_random_uuid(), $1, now(), 'noted', 'system', 'open', 'staff')`,
      [id],
      /written sealed/,
    )
    await fails(
      `insert into feedback.file (id, reaction_id, name, media_type, bytes, sender, added_at) values (gen_random_uuid(), $1, 'x', 'text/plain', 'x', 'reporter', now())`,
      [id],
      /written sealed/,
    )
  })

  test('cannot be moved to another case or another field', async () => {
    const [one, two] = ids
    await fails(`update feedback.reaction set words = (select words from feedback.reaction where id = $1) where id = $2`, [one, two], /violates check/) // prettier-ignore
    await fails(`update feedback.reaction set wish = words where id = $1`, [one], /violates check/)
  })

  test('stand beside words of open cases, which stay as they are', async () => {
    const said = await addReaction(house, place, { name: 'Open', at: '2026-11-01T10:00:00Z', words: 'Gewone woorden' })
    const { rows } = await house.owner.query<{ id: string; sealed: boolean }>(`select id, words like 'sealed:1:%' as sealed from feedback.reaction`) // prettier-ignore
    assert.deepEqual(new Map(rows.map((row) => [row.id, row.sealed])), new Map([[ids[0], true], [ids[1], true], [said.id, false]])) // prettier-ignore
    const open = await house.platform.db.work((tx) => tx.selectFrom('feedback.reaction').select('words').execute())
    assert.deepEqual(open.map(({ words }) => words).sort(), ['Eerste woorden', 'Gewone woorden', 'Tweede woorden'])
  })

  test('stand in the columns that the database lets hold them', async () => {
    const { rows } = await house.owner.query<{ field: string }>(
      `select distinct (regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+\\.[a-z_]+)''::text, \\d+', 'g'))[1] as field
       from pg_constraint where pg_get_constraintdef(oid) like '%may_hold%'`,
    )
    // Not words of their own: a hash that is sealed as its file is, and a document that has no bound of its own.
    const listed = Object.entries(wordFields).flatMap(([part, fields]) => fields.map((field) => `${part}.${field}`))
    const unbounded = ['file.same_as', 'mediation_record.pdf']
    assert.deepEqual(rows.map(({ field }) => field).sort(), listed.filter((one) => !unbounded.includes(one)).sort())
  })
})
