import { runImport } from '../src/modules/locations/import/import-run-actions.ts'
import { insertRun } from '../src/modules/locations/import/import-run-queries.ts'
import type { ImportKind } from '../src/modules/locations/import/import-run.ts'
import { newId } from '../src/platform/tokens.ts'
import type { BenchHouse } from './bench-house.ts'
import { pointsText, registerText } from './lrk-generator.ts'

/** Brings a generated register of this size in by the real import, with its postcode points; gives postcodes that are in it. */
export async function fillRegister(house: BenchHouse, size: number): Promise<string[]> {
  const options = { rows: size, seed: 'bench' }
  await importText(house, 'postcode_points', [...pointsText(options)].join(''))
  await importText(house, 'lrk', [...registerText(options)].join(''))
  await house.owner.query('analyze')
  const { rows } = await house.owner.query<{ postcode: string }>(
    `select postcode from locations.location where registered and postcode is not null and point_source = 'postcode' order by md5(postcode) limit 100`,
  )
  return rows.map(({ postcode }) => postcode)
}

/** One import, as the command line does it; gives the lines taken in. */
export async function importText({ platform }: BenchHouse, kind: ImportKind, text: string): Promise<number> {
  const id = newId()
  await platform.db.work((tx) =>
    insertRun(tx, {
      id,
      kind,
      land: 'nl',
      fileId: null,
      fileName: 'bench.csv',
      dryRun: false,
      options: {},
      startedBy: null,
      createdAt: platform.clock.now(),
    }),
  )
  const bytes = Buffer.from(text)
  const run = await runImport(platform, id, {
    async *bytes() {
      yield bytes
    },
  })
  if (run.state !== 'done') throw new Error(`the import ended as ${run.state}: ${run.failure}`)
  return run.counts?.new ?? 0
}
