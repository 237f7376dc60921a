import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'
import { dataDirectory } from './platform/data-directory.ts'
import { startEmbedded } from './platform/embedded-postgres.ts'
import { databaseFault } from './platform/given-database.ts'
import { whenAskedToEnd } from './platform/launcher.ts'
import { portAdvice, portOf } from './platform/port.ts'
import { type Household, type Supervisor, supervise } from './platform/supervisor.ts'

export interface Launch {
  /** The folder with `package.json`. */
  clone: string
  environment: NodeJS.ProcessEnv
  /** Makes `dist`. */
  build(): Promise<unknown>
  /** Build and restart after every change of a source. */
  watch: boolean
}

const log = (line: string) => console.log(line)

/** Starts everything and keeps it running until it is asked to end. */
export async function launch(given: Launch): Promise<void> {
  process.chdir(given.clone)
  let supervisor: Supervisor | undefined
  let ending = false
  whenAskedToEnd((hard) => {
    ending = true
    void Promise.resolve(supervisor?.stop(hard)).finally(() => process.exit(0))
  })
  try {
    const household = await householdOf(given)
    supervisor = supervise(household)
    await supervisor.start()
    if (given.watch) restartOnChange(given, supervisor)
    log(`Opvangloket is open at ${household.address} (Ctrl-C stops it).`)
  } catch (fault) {
    if (ending) return
    console.error(fault instanceof Error ? fault.message : fault)
    await supervisor?.stop()
    process.exit(1)
  }
}

async function householdOf({ clone, environment, build, watch }: Launch): Promise<Household & { address: string }> {
  const host = environment['HOST'] || '127.0.0.1'
  const port = await portOf(environment['PORT'], host)
  const advice = await portAdvice(port, host)
  if (advice) throw new Error(advice)
  const given = environment['DATABASE_URL']
  const fault = given && (await databaseFault(given))
  if (fault) throw new Error(fault)
  const embedded = given ? undefined : embeddedIn(clone, environment)
  const demo = embedded && environment['NODE_ENV'] !== 'production'
  const address = `http://${visitable(host)}:${port}`
  return {
    ...(embedded ? { database: embedded } : {}),
    built: build(),
    prepare: ['dist/prepare.js', ...(demo ? ['--demo'] : [])],
    web: ['dist/server.js'],
    worker: ['dist/worker.js'],
    folder: clone,
    environment: { ...environment, PORT: String(port), HOST: host, DEMO: demo ? 'yes' : 'no' },
    readyUrl: `${address}/ready`,
    address,
    log,
    developing: watch,
  }
}

/** A server that listens on every address is visited on this machine's own. */
const visitable = (host: string) =>
  host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host

function embeddedIn(clone: string, environment: NodeJS.ProcessEnv) {
  const folder = dataDirectory(clone, environment)
  log(`The data are in ${folder} (DATA_DIRECTORY chooses another folder, DATABASE_URL another server).`)
  const others = join(clone, '.data', 'postgres')
  if (folder !== join(clone, '.data') && existsSync(others))
    log(`${others} holds the data of starts under another account; they are left alone.`)
  return (signal: AbortSignal) => startEmbedded({ dataDirectory: folder, log, signal })
}

// An editor saves in several steps; wait until it is done.
const quiet = 30

function restartOnChange({ clone, build }: Launch, supervisor: Supervisor) {
  let timer: NodeJS.Timeout | undefined
  let busy: Promise<void> = Promise.resolve()
  watch(join(clone, 'src'), { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(() => void (busy = busy.then(() => rebuild(build, supervisor))), quiet)
  })
}

/** What cannot be built is printed by the builder; the old programs stay. */
async function rebuild(build: () => Promise<unknown>, supervisor: Supervisor) {
  const began = performance.now()
  try {
    await build()
  } catch {
    return log('Nothing was restarted: the sources above cannot be built.')
  }
  await supervisor.restart(() => log(`Restarted in ${Math.round(performance.now() - began)} ms.`))
}
