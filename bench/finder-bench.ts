import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { buildAssets } from '../scripts/build.ts'
import { benchHouse } from './bench-house.ts'
import type { Bench } from './bench.ts'
import { compare } from './http-load.ts'
import { fillPlaces } from './places.ts'
import { fillRegister } from './register.ts'

interface Ports {
  plain: number
  cached: number
  floor: number
  floorBytes: number
  statements: number
}

/**
 * The finder page around thirty postcodes. Uncached against bare node:http that sends the same bytes after the same SQL;
 * with wanted days the same; cached against bare node:http that sends the same bytes and asks nothing.
 */
export const bench: Bench = async function* ({ quick }) {
  await buildAssets()
  for (const size of quick ? [3_000] : [3_000, 32_000]) {
    const house = await benchHouse()
    const postcodes = await fillRegister(house, size)
    await fillPlaces(house)
    const wanted = postcodes.slice(0, 30).map((postcode) => `/zoek?q=${postcode}`)
    const asks = ['', '&dag=di&dag=do&leeftijd=6', '&dag=di&dag=do&vrij=1', '&dag=di&dag=do&volgorde=plaats']
    const paths = wanted.flatMap((path) => asks.map((ask) => `${path}${ask}`))
    const server = spawn(process.execPath, ['--import=tsx', 'bench/finder-server.ts'], {
      env: {
        ...process.env,
        DATABASE_URL: house.url,
        BENCH_PATHS: JSON.stringify(paths),
        BENCH_FOLDER: 'node_modules/.cache',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    try {
      const [line] = (await once(server.stdout, 'data')) as [Buffer]
      const ports = JSON.parse(line.toString()) as Ports
      const on = (port: number, list: readonly string[]) => list.map((path) => `http://127.0.0.1:${port}${path}`)
      const at = (port: number) => on(port, wanted)
      const uncached = await compare(at(ports.plain), at(ports.floor))
      yield figure('finder', size, uncached, 'at least 0.4', 'node:http, same bytes, same SQL', ports.statements)
      const withDays = wanted.map((path) => `${path}&dag=di&dag=do&leeftijd=6`)
      const days = await compare(on(ports.plain, withDays), on(ports.floor, withDays))
      yield figure('finder-days', size, days, 'as the finder', 'node:http, same bytes, same SQL', ports.statements)
      const onlyFree = wanted.map((path) => `${path}&dag=di&dag=do&vrij=1`)
      const free = await compare(on(ports.plain, onlyFree), on(ports.floor, onlyFree))
      yield figure('finder-only-free', size, free, 'as the finder', 'node:http, same bytes, same SQL', ports.statements)
      const soonest = wanted.map((path) => `${path}&dag=di&dag=do&volgorde=plaats`)
      const sorted = await compare(on(ports.plain, soonest), on(ports.floor, soonest))
      yield figure('finder-soonest', size, sorted, 'as the finder', 'node:http, same bytes, same SQL', ports.statements)
      const kept = await compare(at(ports.cached), at(ports.floorBytes))
      yield figure('finder-cached', size, kept, 'at least 0.7', 'node:http, same bytes, no SQL', 0)
    } finally {
      server.kill('SIGKILL')
      await house.close()
    }
  }
}

function figure(
  name: string,
  size: number,
  found: Awaited<ReturnType<typeof compare>>,
  aim: string,
  floor: string,
  statements: number,
) {
  const { ratio, ours } = found
  return {
    bench: name,
    size,
    floor,
    ratio: round(ratio),
    aim,
    p50_ms: round(ours.p50),
    p99_ms: round(ours.p99),
    pages_per_second: Math.round(ours.perSecond),
    floor_per_second: Math.round(found.floor.perSecond),
    bytes: ours.bytes,
    statements,
  }
}

const round = (value: number) => Math.round(value * 100) / 100
