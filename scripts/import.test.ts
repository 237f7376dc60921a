import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type House, makeHouse } from '../tests/support/house.ts'
import { progressText } from './import-report.ts'
import { carryOut, requireFile } from './import-run.ts'
import { UnclearWish, wishFrom } from './import-wish.ts'

const example = 'src/modules/locations/import/lrk-example.csv'

let house: House
let folder: string

interface Spoken {
  readonly code: number | null
  readonly out: string
  readonly errors: string
}

/** The command as a person types it, on the database of the test. */
function command(...args: string[]): Promise<Spoken> {
  const child = spawn(process.execPath, ['--import=tsx', 'scripts/import.ts', ...args], {
    env: { ...process.env, DATABASE_URL: house.databaseUrl, NODE_ENV: 'test', KEYS_FILE: join(folder, 'keys.json') },
  })
  const spoken = { out: '', errors: '' }
  child.stdout.on('data', (bytes: Buffer) => (spoken.out += bytes.toString()))
  child.stderr.on('data', (bytes: Buffer) => (spoken.errors += bytes.toString()))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...spoken })))
}

/** What the command does, without starting a program for it. */
const here = (...args: string[]) => carryOut(house.platform, wishFrom(args))

describe('import', () => {
  before(async () => {
    house = await makeHouse()
    folder = mkdtempSync(join(tmpdir(), 'opvangloket-import-'))
  })
  after(async () => {
    await house.close()
    rmSync(folder, { recursive: true })
  })

  describe('npm run import', () => {
    test('imports a register, says how far it is, and what came of it', async () => {
      const dry = await command('lrk', example, '--dry-run')
      assert.equal(dry.code, 0, dry.errors)
      assert.match(dry.out, /reading …\ncomparing …\n/)
      assert.match(dry.out, /New +9\n/)
      assert.match(dry.out, /line 11: We do not know this kind of care: PSZ/)
      assert.match(dry.out, /dry run: nothing changed/)
      const real = await here('lrk', example)
      assert.match(real.report, /Done\.\nThe whole report: \/werk\/import\//)
      assert.equal((await house.owner.query('select from locations.location')).rowCount, 9)
    })

    test('ends with 1 and words when a file cannot be imported', async () => {
      const wrong = join(folder, 'wrong.csv')
      writeFileSync(wrong, 'naam;plaats\n')
      const answer = await command('lrk', wrong)
      assert.equal(answer.code, 1)
      assert.match(answer.out, /Nothing was imported\. These columns are missing: lrk_id, /)
      assert.throws(() => requireFile(wishFrom(['lrk', join(folder, 'none.csv')])), /There is no file/)
      const { rows } = await house.owner.query(`select failure from locations.import_run where file_name = 'wrong.csv'`)
      assert.equal(rows.length, 1)
    })

    test('imports points and boundaries', async () => {
      const example = 'src/modules/locations/import/postcode-points-example.csv'
      const points = await here('postcode-points', example, '--land', 'nl')
      assert.deepEqual([points.failed, /New +4\n/.test(points.report)], [false, true])
      const shapes = join(folder, 'grenzen.geojson')
      const ring = [
        [4, 51],
        [4.1, 51],
        [4.1, 51.1],
        [4, 51],
      ]
      const feature = {
        type: 'Feature',
        properties: { NIS: '11001', NAAM: 'Dorp' },
        geometry: { type: 'Polygon', coordinates: [ring] },
      }
      writeFileSync(shapes, JSON.stringify({ type: 'FeatureCollection', features: [feature] }))
      const boundaries = await here('boundaries', shapes, '--land', 'vl', '--code', 'NIS', '--name', 'NAAM')
      assert.deepEqual([boundaries.failed, /New +1\n/.test(boundaries.report)], [false, true])
    })
  })

  describe('what was typed', () => {
    test('becomes a wish', () => {
      assert.deepEqual(wishFrom(['lrk', 'a.csv', '--dry-run', '--accept-many-gone']), {
        kind: 'lrk',
        file: 'a.csv',
        land: 'nl',
        dryRun: true,
        options: { acceptManyGone: true },
      })
      assert.deepEqual(wishFrom(['boundaries', 'a.json', '--land=vl', '--code=NIS', '--name=NAAM']).options, {
        code: 'NIS',
        name: 'NAAM',
      })
    })

    test('is refused when it cannot be meant', () => {
      const wrong = [
        ['register', 'a.csv'],
        ['lrk'],
        ['lrk', 'a', 'b'],
        ['lrk', 'a', '--land', 'vl'],
        ['lrk', 'a', '--fast'],
        ['postcode-points', 'a'],
        ['postcode-points', 'a', '--land', 'nl', '--accept-many-gone'],
        ['boundaries', 'a', '--land', 'nl', '--code', 'x'],
        ['toString', 'a'],
      ]
      for (const args of wrong) assert.throws(() => wishFrom(args), UnclearWish, args.join(' '))
    })
  })

  test('a progress bar says the share and the lines', () => {
    assert.equal(
      progressText({ state: 'reading', done: 8000, total: 32000 }),
      `reading ${'█'.repeat(8)}${'░'.repeat(22)}  25 %  8,000 of 32,000 lines`,
    )
    assert.equal(progressText({ state: 'applying', done: 1, total: 1 }), 'applying …')
  })
})
