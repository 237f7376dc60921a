import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from, to } from 'pg-copy-streams'
import { benchHouse, type BenchHouse, median, milliseconds } from './bench-house.ts'
import type { Bench } from './bench.ts'
import { pointsText, registerText } from './lrk-generator.ts'
import { importText } from './register.ts'

/** A new register, from bytes to committed facts with report, against a plain COPY of the same facts into the same tables' twins. */
export const bench: Bench = async function* ({ quick }) {
  for (const size of quick ? [3_000] : [3_000, 32_000]) {
    const house = await benchHouse()
    try {
      const options = { rows: size, seed: 'bench' }
      await importText(house, 'postcode_points', [...pointsText(options)].join(''))
      const text = [...registerText(options)].join('')
      const ours: number[] = []
      const floor: number[] = []
      for (let round = 0; round < 3; round += 1) {
        await house.owner.query('truncate locations.location, locations.organiser, locations.import_line cascade')
        ours.push(await milliseconds(() => importText(house, 'lrk', text)))
        floor.push(await copyTwins(house))
      }
      yield {
        bench: 'import',
        size,
        floor: 'COPY of the same rows into equally indexed tables',
        ratio: Math.round((median(ours) / median(floor)) * 100) / 100,
        aim: 'at most 4',
        ms: Math.round(median(ours)),
        floor_ms: Math.round(median(floor)),
      }
    } finally {
      await house.close()
    }
  }
}

const tables = ['organiser', 'location', 'location_private']

/** The facts as text are read first; only writing them counts. */
async function copyTwins({ owner }: BenchHouse): Promise<number> {
  const texts = new Map<string, Buffer>()
  for (const table of tables) {
    texts.set(table, await bytesOf(owner.query(to(`copy locations.${table} to stdout`))))
    await owner.query(
      `drop table if exists public.twin_${table}; create table public.twin_${table} (like locations.${table} including all)`,
    )
  }
  return milliseconds(async () => {
    await owner.query('begin')
    for (const [table, text] of texts)
      await pipeline(Readable.from([text]), owner.query(from(`copy public.twin_${table} from stdin`)))
    await owner.query('commit')
  })
}

async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  await pipeline(
    stream,
    new Writable({
      write(chunk: Buffer, _, done) {
        chunks.push(chunk)
        done()
      },
    }),
  )
  return Buffer.concat(chunks)
}
