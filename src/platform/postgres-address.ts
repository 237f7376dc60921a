import { createHash, randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Account } from './postgres-account.ts'

export const superuser = 'postgres'

/** Where the server of one data folder is reached. The same folder always gives the same address. */
export interface Address {
  host: string
  port: number
  password?: string
  /** Where the socket is; absent on Windows. */
  socketFolder?: string
  settings: Record<string, string>
  initdbFlags: string[]
}

/** A socket in a folder that only the server's account (and root) may enter: no port, so no password is needed. */
export function address(base: string, account: Account | undefined): Address {
  if (process.platform === 'win32') return windowsAddress(base)
  const folder = socketFolder(base)
  makePrivate(folder, account)
  return {
    host: folder,
    port: 5432,
    socketFolder: folder,
    settings: { listen_addresses: '', unix_socket_directories: folder, unix_socket_permissions: '0700' },
    initdbFlags: ['--auth=trust'],
  }
}

/** Sockets have a path of at most 103 bytes on macOS and 107 on Linux; a deep clone uses the folder for temporary files. */
function socketFolder(base: string): string {
  const near = join(base, 'socket')
  if (Buffer.byteLength(join(near, '.s.PGSQL.5432')) <= 100) return near
  const id = createHash('sha256').update(base).digest('hex').slice(0, 16)
  return join(fs.realpathSync(tmpdir()), `opvangloket-${id}`)
}

function makePrivate(folder: string, account: Account | undefined) {
  const uid = account?.uid ?? process.getuid?.()
  if (!fs.lstatSync(folder, { throwIfNoEntry: false })) {
    fs.mkdirSync(folder, { mode: 0o700 })
    if (account) fs.chownSync(folder, account.uid, account.gid)
  }
  const found = fs.lstatSync(folder)
  // Somebody else could have made this name in a folder open to all.
  if (!found.isDirectory() || (found.uid !== uid && found.uid !== 0))
    throw new Error(`The folder ${folder} belongs to somebody else. Remove it, or choose another DATA_DIRECTORY.`)
  if (account && found.uid === 0) fs.chownSync(folder, account.uid, account.gid)
  if (account || found.uid === uid) fs.chmodSync(folder, 0o700)
}

/** Leaves nothing behind among the temporary files. */
export function forget({ socketFolder }: Address, base: string) {
  if (socketFolder && !socketFolder.startsWith(base)) fs.rmSync(socketFolder, { recursive: true, force: true })
}

/** Windows, untested: 127.0.0.1 on a port of its own, with a password that only this folder knows. */
function windowsAddress(base: string): Address {
  const kept = join(base, 'address.json')
  if (!fs.existsSync(kept)) {
    const fresh = { port: 20_000 + (randomBytes(2).readUInt16BE() % 20_000), password: randomBytes(24).toString('hex') }
    fs.writeFileSync(kept, JSON.stringify(fresh), { mode: 0o600 })
    fs.writeFileSync(join(base, 'password'), fresh.password, { mode: 0o600 })
  }
  const { port, password } = JSON.parse(fs.readFileSync(kept, 'utf8')) as { port: number; password: string }
  return {
    host: '127.0.0.1',
    port,
    password,
    settings: { listen_addresses: '127.0.0.1', port: String(port) },
    initdbFlags: ['--auth=scram-sha-256', `--pwfile=${join(base, 'password')}`],
  }
}

/** A connection string that `pg`, graphile-worker and libpq all understand. */
export function urlOf(at: Address, user: string, database: string): string {
  const login = at.password ? `${user}:${at.password}` : user
  if (!at.socketFolder) return `postgresql://${login}@${at.host}:${at.port}/${database}`
  return `postgresql://${login}@localhost/${database}?host=${encodeURIComponent(at.socketFolder)}`
}
