import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { findRunning } from '../../src/platform/embedded-postgres.ts'
import { until } from './clone.ts'
import { freePort } from './open-house.ts'
import { temporaryFolder } from './temporary.ts'

export type Program = 'server' | 'worker' | 'postgres'

/** The real `npm start` in a folder of its own, whose programs a test may kill. Reads /proc, so Linux only. */
export class Installation {
  readonly folder: string
  readonly port: number
  /** Where mail comes in. */
  readonly mailPort: number
  readonly keysFile: string
  readonly #launcher: ChildProcess
  /** What it printed. */
  output = ''

  static async start(name: string): Promise<Installation> {
    const one = new Installation(temporaryFolder(name), await freePort(), await freePort())
    try {
      await until(
        () => one.isReady(),
        () => `the start (${one.output})`,
      )
      return one
    } catch (cause) {
      await one.close()
      throw cause
    }
  }

  private constructor(folder: string, port: number, mailPort: number) {
    this.mailPort = mailPort
    this.folder = folder
    this.keysFile = join(folder, 'keys.json')
    this.port = port
    this.#launcher = spawn(process.execPath, ['src/start.ts'], {
      env: {
        ...process.env,
        NODE_ENV: '',
        PORT: String(port),
        INBOUND_MAIL_PORT: String(mailPort),
        DATA_DIRECTORY: folder,
        KEYS_FILE: this.keysFile,
        LOG_LEVEL: 'error',
        DATABASE_URL: '',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [this.#launcher.stdout, this.#launcher.stderr])
      stream?.on('data', (text: Buffer) => (this.output += text.toString()))
  }

  async isReady(): Promise<boolean> {
    if (this.#launcher.exitCode !== null) throw new Error(`ended by itself: ${this.output}`)
    return fetch(`http://127.0.0.1:${this.port}/ready`).then(
      (answer) => answer.ok,
      () => false,
    )
  }

  async databaseUrl(): Promise<string | undefined> {
    return (await findRunning(this.folder))?.replace('/postgres?', '/opvangloket?')
  }

  /** As the owner of the tables; waits for a database that is coming up again. */
  async query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    for (let tries = 0; ; tries += 1) {
      const client = new Client({ connectionString: await this.databaseUrl() })
      client.on('error', () => {})
      try {
        await client.connect()
        return (await client.query<Row>(text, [...values])).rows
      } catch (fault) {
        if (tries > 50 || (fault as { severity?: string }).severity === 'ERROR') throw fault
        await pause(200)
      } finally {
        await client.end().catch(() => {})
      }
    }
  }

  /** Waits until a transaction is on its way that has just run a statement with these words; a few seconds at most. */
  async sees(words: string): Promise<void> {
    const client = new Client({ connectionString: await this.databaseUrl() })
    client.on('error', () => {})
    const open = `select from pg_stat_activity where xact_start is not null and pid <> pg_backend_pid() and position($1 in query) > 0`
    try {
      await client.connect()
      for (let seen = 0, tries = 0; seen === 0 && tries < 1000; tries += 1)
        seen = (await client.query(open, [words])).rowCount ?? 0
    } finally {
      await client.end().catch(() => {})
    }
  }

  /** Kills it with -9, once it runs. */
  async kill(program: Program): Promise<void> {
    process.kill(await until(() => this.#pidOf(program), `a running ${program}`), 'SIGKILL')
  }

  async close(): Promise<void> {
    this.#launcher.kill('SIGTERM')
    if (this.#launcher.exitCode === null) await new Promise((resolve) => this.#launcher.once('exit', resolve))
    rmSync(this.folder, { recursive: true, force: true })
  }

  #pidOf(program: Program): number | undefined {
    const launcher = this.#launcher.pid ?? 0
    const children = readFileSync(`/proc/${launcher}/task/${launcher}/children`, 'utf8').trim().split(' ').map(Number)
    const word = program === 'postgres' ? `${this.folder}/postgres` : `dist/${program}.js`
    return children.find(
      (pid) => existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(word),
    )
  }
}
