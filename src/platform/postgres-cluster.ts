import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { superuser, type Address } from './postgres-address.ts'
import { runningAs, type Account } from './postgres-account.ts'
import type { Binaries } from './postgres-binaries.ts'

/** Made aside and renamed when whole: a kill in the middle leaves a folder that the next start throws away. */
export function createCluster(binaries: Binaries, account: Account | undefined, cluster: string, at: Address) {
  for (const name of fs.readdirSync(join(cluster, '..')))
    if (name.startsWith('postgres.unfinished-')) fs.rmSync(join(cluster, '..', name), { recursive: true })
  const unfinished = fs.mkdtempSync(`${cluster}.unfinished-`)
  if (account) fs.chownSync(unfinished, account.uid, account.gid)
  initialise(binaries, account, unfinished, at)
  fs.renameSync(unfinished, cluster)
}

/** Runs `initdb`: UTF-8, and the same order of letters on every system. */
function initialise(binaries: Binaries, account: Account | undefined, folder: string, at: Address) {
  const flags = ['-D', folder, '-U', superuser, '-E', 'UTF8', '--locale=C', '--no-instructions']
  flags.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums')
  flags.push(...at.initdbFlags)
  const made = spawnSync(join(binaries.folder, 'bin', 'initdb'), flags, {
    ...runningAs(account),
    cwd: '/',
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
  })
  if (made.status === 0) return
  const words = made.error?.message ?? made.stderr
  throw new Error(
    `PostgreSQL could not make its data folder ${folder}${account ? ` as ${account.name}` : ''}: ${words}`,
  )
}
