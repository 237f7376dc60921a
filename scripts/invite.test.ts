import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { after, before, describe, test } from 'node:test'
import { type House, makeHouse } from '../tests/support/house.ts'
import { Browser, lastLetter, pathIn } from '../tests/support/people.ts'
import { carryOut } from './invite-run.ts'
import { UnclearWish, wishFrom } from './invite-wish.ts'

let house: House

const desk = ['--organisation', 'Loket Rivierstad', '--slug', 'rivierstad', '--kind', 'desk', '--land', 'nl']
const hanna = ['--role', 'desk_manager', '--name', 'Hanna de Wit', 'Hanna@loket.example']

const invite = (...args: string[]) => carryOut(house.platform, wishFrom(args))
const count = async (table: string) => (await house.owner.query(`select from ${table}`)).rowCount

describe('invite', () => {
  before(async () => void (house = await makeHouse()))
  after(() => house.close())

  describe('the command of the installer', () => {
    test('typed for real, makes the organisation and sends the letter that opens the door', async () => {
      const env = { ...process.env, DATABASE_URL: house.databaseUrl, NODE_ENV: 'test' }
      const command = ['--import', 'tsx', 'scripts/invite.ts', ...desk, '--host', 'rivierstad.localhost', ...hanna]
      const out = await new Promise<string>((resolve, reject) => {
        execFile(process.execPath, command, { env }, (fault, printed) => (fault ? reject(fault) : resolve(printed)))
      })
      assert.match(out, /Loket Rivierstad was made\.\nHanna de Wit is invited as desk_manager/)
      await house.runJobs()
      const path = pathIn(await lastLetter(house, 'hanna@loket.example'), '/uitnodiging/')
      assert.match((await new Browser(await house.app(), 'rivierstad.localhost').get(path)).body, /Loket Rivierstad/)
    })

    test('said twice does the same once; --again sends a new letter', async () => {
      const again = await invite(...desk, ...hanna)
      assert.match(again.done.join('\n'), /was there already[^]*has an invitation/)
      assert.equal(await count('accounts.organisation'), 1)
      assert.equal(await count('platform.letter'), 1)
      assert.match((await invite(...desk, ...hanna, '--again')).done.join('\n'), /A new letter/)
      assert.equal(await count('accounts.invitation'), 1)
      assert.equal(await count('platform.letter'), 2)
    })

    test('makes the first operator', async () => {
      const operator = ['--organisation', 'Beheer', '--slug', 'beheer', '--kind', 'operator', '--land', 'vl']
      const report = await invite(...operator, '--role', 'operator', '--name', 'Olga', 'olga@beheer.example')
      assert.deepEqual(report.refused, [])
    })

    test('gives a desk its municipality once that is known', async () => {
      const early = await invite(...desk, ...hanna, '--municipality', '0363')
      assert.match(early.refused.join('\n'), /import the register first/)
      await house.owner.query(
        `insert into locations.municipality (land, code, name, folded) values ('nl', '0363', 'Rivierstad', 'rivierstad')`,
      )
      for (const _ of [1, 2]) {
        const { done, refused } = await invite(...desk, ...hanna, '--municipality', '0363')
        assert.deepEqual([done.at(-1), refused], ['Loket Rivierstad serves Rivierstad.', []])
      }
      assert.equal(await count('locations.desk_area'), 1)
    })

    test('does not take the host name or the slug of another organisation', async () => {
      const before = await count('accounts.organisation')
      const other = ['--organisation', 'X', '--kind', 'desk', '--land', 'nl', ...hanna]
      const host = await invite(...other, '--slug', 'ander', '--host', 'rivierstad.localhost')
      assert.match(host.refused.join('\n'), /belongs to another organisation/)
      assert.match((await invite(...other, '--slug', 'beheer')).refused.join('\n'), /of the kind operator/)
      assert.equal(await count('accounts.organisation'), before)
    })
  })

  describe('a command that is not clear', () => {
    const unclear = (...args: string[]) => {
      try {
        wishFrom(args)
      } catch (fault) {
        if (fault instanceof UnclearWish) return fault.message
      }
      return assert.fail('this was clear')
    }

    test('is told all that is wrong at once', () => {
      const words = unclear('--slug', 'Met Spaties', '--kind', 'loket', '--host', 'https://x', 'geen-adres')
      for (const line of [
        /--organisation is not there/,
        /--slug: small/,
        /--kind: one of/,
        /--host: a host/,
        /mail address/,
      ]) {
        assert.match(words, line)
      }
    })

    test('is told which roles the kind has', () => {
      assert.match(
        unclear(...desk, '--role', 'operator', '--name', 'X', 'x@y.example'),
        /--role: for desk one of desk_manager/,
      )
    })

    test('is told about an unknown word', () => assert.match(unclear('--nonsense'), /nonsense/))
  })
})
