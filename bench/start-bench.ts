import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { freePort } from '../tests/support/open-house.ts'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { temporaryFolder } from '../tests/support/temporary.ts'
import { startEmbedded } from '../src/platform/embedded-postgres.ts'
import type { Bench } from './bench.ts'
import { median, milliseconds } from './bench-house.ts'

/** `npm start` until the first page: on an empty folder, and again; the floor is the embedded PostgreSQL and a bare Node alone. */
export const bench: Bench = async function* ({ quick }) {
  const rounds = quick ? 1 : 3
  const folders = Array.from({ length: rounds }, () => temporaryFolder('start'))
  const cold: number[] = []
  const warm: number[] = []
  const floor: number[] = []
  try {
    for (const folder of folders) {
      cold.push(await untilFirstPage(folder))
      warm.push(await untilFirstPage(folder))
      floor.push(await databaseAlone(folder))
    }
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  }
  const figure = (name: string, times: number[]) => ({
    bench: name,
    size: rounds,
    floor: 'embedded PostgreSQL and a bare node alone',
    ratio: Math.round((median(times) / median(floor)) * 100) / 100,
    aim: 'none set',
    seconds: Math.round(median(times) / 10) / 100,
    floor_seconds: Math.round(median(floor) / 10) / 100,
  })
  yield figure('start-empty', cold)
  yield figure('start-again', warm)
}

async function untilFirstPage(folder: string): Promise<number> {
  const port = await freePort()
  const started = performance.now()
  const house = spawn(process.execPath, ['src/start.ts'], {
    env: { ...process.env, PORT: String(port), DATA_DIRECTORY: folder, LOG_LEVEL: 'error' },
    stdio: 'ignore',
  })
  try {
    while (!(await answers(`http://127.0.0.1:${port}/zoek`))) {
      if (house.exitCode !== null) throw new Error('npm start ended by itself')
      await pause(20)
    }
    return performance.now() - started
  } finally {
    house.kill('SIGTERM')
    await new Promise((resolve) => house.once('exit', resolve))
  }
}

const answers = (url: string) =>
  fetch(url).then(
    (answer) => answer.status === 200,
    () => false,
  )

async function databaseAlone(folder: string): Promise<number> {
  let stop = async () => {}
  const took = await milliseconds(async () => {
    const server = await startEmbedded({ dataDirectory: join(folder), log: () => {} })
    stop = () => server.stop()
    const node = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' })
    await new Promise((resolve) => node.once('exit', resolve))
  })
  await stop()
  return took
}
