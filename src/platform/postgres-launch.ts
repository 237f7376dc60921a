import { spawn } from 'node:child_process'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { runningAs, type Account } from './postgres-account.ts'
import type { Address } from './postgres-address.ts'
import type { Binaries } from './postgres-binaries.ts'
import { answers } from './postgres-connection.ts'
import { stopPostmaster } from './postmaster.ts'

export interface Start {
  binaries: Binaries
  account: Account | undefined
  cluster: string
  at: Address
  /** `false`: nothing is waited for on disk, and a crash of the machine loses everything. */
  durable: boolean
  settings: Record<string, string>
  signal: AbortSignal | undefined
}

export interface RunningServer {
  pid: number
  exited: Promise<void>
  /** Settled when it ended. Keeps this process alive until then, which `exited` does not: nothing else may be left to do. */
  outlive(): Promise<void>
}

/** Starts the server and waits until it answers, also while it recovers from a crash. */
export async function launchServer(start: Start): Promise<RunningServer> {
  for (let attempt = 1; ; attempt++) {
    const server = spawnServer(start)
    if (await isUp(server, start)) return server
    const words = lastWords(start.cluster)
    // Processes of a killed server let go of its memory within moments.
    if (!words.includes('shared memory block') || attempt > 20) throw new Error(failure(start, words))
    await pause(250)
  }
}

function failure({ cluster, account }: Start, words: string): string {
  if (words.includes('lock file')) return `Another Opvangloket is just starting on the data in ${cluster}.`
  return `PostgreSQL does not start on ${cluster}${account ? ` as ${account.name}` : ''}:\n${words}`
}

interface Spawned extends RunningServer {
  hasExited: () => boolean
}

function spawnServer({ binaries, account, cluster, at, durable, settings }: Start): Spawned {
  const all = { ...kept, ...(durable ? {} : fleeting), ...at.settings, ...settings }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const output = openLog(cluster)
  const child = spawn(join(binaries.folder, 'bin', 'postgres'), ['-D', cluster, ...flags], {
    ...runningAs(account),
    cwd: '/',
    // In a session of its own: Ctrl-C must reach the launcher only, which ends web and worker before the database.
    detached: true,
    stdio: ['ignore', output, output],
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
  })
  fs.closeSync(output)
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  child.unref()
  return {
    pid: child.pid ?? 0,
    exited,
    outlive() {
      child.ref()
      return exited
    },
    hasExited: () => !child.pid || child.exitCode !== null || child.signalCode !== null,
  }
}

async function isUp(server: Spawned, { at, signal }: Start): Promise<boolean> {
  while (!server.hasExited()) {
    if (signal?.aborted) await stopPostmaster(server.pid)
    signal?.throwIfAborted()
    if (await answers(at)) return true
    await pause(20)
  }
  return false
}

const logFile = (cluster: string) => join(cluster, '..', 'postgres.log')
const largeLog = 5_000_000

/** Appended to, and begun anew when it is large: little is logged. */
function openLog(cluster: string): number {
  const size = fs.statSync(logFile(cluster), { throwIfNoEntry: false })?.size ?? 0
  return fs.openSync(logFile(cluster), size > largeLog ? 'w' : 'a', 0o600)
}

const lastWords = (cluster: string) =>
  fs.readFileSync(logFile(cluster), 'utf8').trimEnd().split('\n').slice(-6).join('\n')

/** The log never holds statements, values or details of rows: those are personal data. */
const kept: Record<string, string> = {
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

const fleeting: Record<string, string> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  jit: 'off',
}
