import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export interface Program {
  /** As people know it: "The web server". */
  name: string
  /** For `node`: the file and its arguments. */
  command: readonly string[]
  folder: string
  environment: NodeJS.ProcessEnv
  log: (line: string) => void
  /** Tried again also when its first start fails; a second process waits with its packages loaded, for a quick `restart`. */
  developing: boolean
}

/** A program that is started again when it dies. */
export interface KeptProcess {
  /** Rejected when the program ends before `settled()` was first called: at the first start that is a mistake to show. */
  readonly failed: Promise<never>
  /** It answers now; call it after every start. */
  settled(): void
  /** Ends it (at once after `patience` ms) and starts it anew. */
  restart(patience: number): Promise<void>
  stop(patience: number): Promise<void>
}

const firstPause = 200
const longestPause = 5000

/**
 * The child holds a channel to us, by which it notices our death. It runs in a session of its own: Ctrl-C in a terminal reaches
 * us only, and we decide the order in which things end.
 */
export function startNode(program: Program, before: readonly string[] = []): ChildProcess {
  return spawn(process.execPath, ['--enable-source-maps', ...before, ...program.command], {
    cwd: program.folder,
    env: program.environment,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

export function keepRunning(program: Program): KeptProcess {
  let stopping = false
  let settled = program.developing
  let wait = firstPause
  let spare: ChildProcess | undefined
  const dismissed = new WeakSet<ChildProcess>()
  let child = start()
  const { promise: failed, reject: fail } = Promise.withResolvers<never>()
  failed.catch(() => undefined)

  function start() {
    const started = spare?.connected ? spare : startNode(program)
    if (started === spare) started.send('begin')
    spare = undefined
    const at = performance.now()
    started.once('exit', (code, signal) => void ended(started, how(code, signal), performance.now() - at))
    return started
  }

  async function ended(one: ChildProcess, reason: string, lived: number) {
    if (stopping || dismissed.has(one)) return
    if (!settled) return fail(new Error(`${program.name} ended while starting (${reason}).`))
    wait = lived > longestPause ? firstPause : wait
    program.log(`${program.name} ended (${reason}) and is started again.`)
    await pause(wait)
    wait = Math.min(wait * 2, longestPause)
    if (!stopping && !dismissed.has(one)) child = start()
  }

  return {
    failed,
    settled() {
      settled = true
      if (program.developing && !stopping) spare ??= startNode(program, [join(import.meta.dirname, 'warm-start.ts')])
    },
    async restart(patience) {
      dismissed.add(child)
      await endChild(child, patience)
      if (!stopping) child = start()
    },
    async stop(patience) {
      stopping = true
      await Promise.all([endChild(child, patience), spare && endChild(spare, 0)])
    },
  }
}

const how = (code: number | null, signal: string | null) => (signal ? `signal ${signal}` : `exit code ${code}`)

/** Asks the child to end, and ends it when it has not done so after `patience` ms. */
export async function endChild(child: ChildProcess, patience: number) {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return
  const exited = new Promise((resolve) => void child.once('exit', resolve))
  child.kill('SIGTERM')
  const impatient = setTimeout(() => killWithItsChildren(child), patience)
  await exited
  clearTimeout(impatient)
}

function killWithItsChildren(child: ChildProcess) {
  try {
    if (child.pid && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL')
    else child.kill('SIGKILL')
  } catch {
    // It ended in the same moment.
  }
}
