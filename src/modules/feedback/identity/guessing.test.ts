import assert from 'node:assert/strict'
import { after, before, describe, mock, test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Client } from 'pg'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { addReaction, buildSpeaking, type Speaking } from '../../../../tests/support/speaking.ts'
import { receiptBits, receiptFrom } from '../../../lib/receipt-code.ts'
import { hashToken } from '../../../platform/tokens.ts'
import { chanceInYear, mostGuesses } from './guessing.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void // what that flag gives

/** In MB, of what is still reachable: what the process took from the system says how busy it was. */
function held(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed / 1e6
}

test('of a million open cases none is guessed in a year, at the pace of five doors, but for one chance in 2^40', (t) => {
  const chance = chanceInYear({ bits: receiptBits, codes: 2 ** 20, processes: 5 })
  assert.ok(chance < -40, String(chance))
  t.diagnostic(`${mostGuesses.aSecond} a second at each of five processes: 2^${chance.toFixed(1)} a year`)
})

describe('at the door for codes', () => {
  const right = receiptFrom(new Uint8Array(19).fill(7))
  const storm = process.env['STEPS'] === undefined ? 150 : 20_000
  let house: House
  let place: Speaking
  let web: Awaited<ReturnType<House['app']>>['web']

  const giveCode = async (code: string) => {
    const { id } = await addReaction(house, place, { name: 'Niemand', at: '2026-11-20T10:00:00Z' })
    await house.owner.query('insert into feedback.receipt (code_hash, reaction_id, created_on) values ($1, $2, current_date)', [hashToken(code), id]) // prettier-ignore
  }

  before(async () => {
    house = await makeHouse()
    web = (await house.app()).web
    place = await buildSpeaking(house)
    await giveCode(right)
  })
  after(() => house?.close())

  const guess = (code: string, remoteAddress: string) =>
    web.inject({
      method: 'POST',
      url: '/reactie/code',
      remoteAddress,
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ code }).toString(),
    })
  const address = (n: number) => `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`

  test('every code that is not right gets one answer, after the same work', async () => {
    const gone = receiptFrom(new Uint8Array(19).fill(9))
    await giveCode(gone)
    await house.owner.query('delete from feedback.receipt where code_hash = $1', [hashToken(gone)])
    const wrong: Readonly<Record<string, string>> = {
      'of nobody': receiptFrom(new Uint8Array(19).fill(8)),
      'that was wiped with its case': gone,
      'with a slip of the pen': `${right.slice(0, -1)}${right.endsWith('A') ? 'B' : 'A'}`,
      'too short': right.slice(0, 10),
      'too long': right.repeat(20),
      'of other letters': '🦊'.repeat(20),
      empty: '',
    }
    const answers = new Map<string, string>()
    for (const [turn, code] of ['warm', ...Object.values(wrong)].entries()) {
      const asked = mock.method(Client.prototype, 'query')
      const answer = await guess(code, address(9000 + turn))
      const queries = asked.mock.callCount()
      asked.mock.restore()
      const { 'content-length': _, date: __, ...headers } = answer.headers
      const body = answer.body.replace(/(name="code"[^>]*?)value(?:="[^"]*")?/, '$1')
      // The first one prepares its questions to the database.
      if (turn > 0)
        answers.set(Object.keys(wrong)[turn - 1] ?? '', JSON.stringify([answer.statusCode, queries, headers, body]))
    }
    const [first = ''] = answers.values()
    for (const [what, answer] of answers) assert.ok(answer === first, what)
    assert.equal(answers.size, Object.keys(wrong).length)
    assert.match(first, /^\[422,\d/)
  })

  test('one address is slowed, and whoever has the right code comes in all the same', async () => {
    const statuses = new Set<number>()
    for (let n = 0; n < 31; n += 1) statuses.add((await guess('fout', address(1))).statusCode)
    assert.deepEqual([...statuses], [422, 429])
    assert.equal((await guess(right, address(2))).statusCode, 303)
  })

  test('a storm from many addresses keeps out nobody, and is forgotten', async (t) => {
    let halfway = held()
    const seen = new Map<number, number>()
    let rightful = 0
    for (let n = 0; n < storm; n += 50) {
      // Code, caches and pools are warm by then.
      if (n === storm / 2 || n === 50) halfway = held()
      const answers = await Promise.all([
        ...Array.from({ length: 50 }, (_, more) => guess(receiptFrom(new Uint8Array(19).fill((n + more) % 250)), address(100_000 + n + more))), // prettier-ignore
        guess(right, address(5_000_000 + n)),
      ])
      rightful += Number(answers.at(-1)?.statusCode === 303)
      for (const { statusCode } of answers) seen.set(statusCode, (seen.get(statusCode) ?? 0) + 1)
    }
    assert.equal(rightful, storm / 50, 'the right code, each time')
    const grown = Math.round(held() - halfway)
    assert.ok(grown < 30, `${grown} MB`)
    t.diagnostic(`${storm} guesses: ${JSON.stringify([...seen])}, ${grown} MB more held than halfway`)
  })
})
