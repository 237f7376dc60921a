import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** The process id of the living server of this cluster; nothing when its lock file is absent or left by the dead. */
export function livingPostmaster(cluster: string): number | undefined {
  const pid = lockedBy(cluster)
  return pid && isAlive(pid) && commandLine(pid).includes(cluster) ? pid : undefined
}

function lockedBy(cluster: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10) || undefined
  } catch {
    return undefined
  }
}

/** True for a process of ours as well as of another user; false for one that only waits to be counted by its parent. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return !isZombie(pid)
}

function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false
  try {
    return /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch {
    return true
  }
}

/** A process id is given out again after a crash or in a new container, so the number alone proves nothing. */
function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    if (process.platform === 'win32') return execFileSync('tasklist', ['/FI', `PID eq ${pid}`], { encoding: 'utf8' })
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

/** Call only when no server of this cluster lives. PostgreSQL trusts a lock file when its number is in use again. */
export function removeStaleLocks(cluster: string, socketFolder: string | undefined) {
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
  if (!socketFolder) return
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) rmSync(join(socketFolder, name), { force: true })
}

/** Ends a server: first in order (clients are cut off, all is written), after `patience` ms at once. Loses nothing. */
export async function stopPostmaster(pid: number, patience = 3000) {
  for (const [signal, wait] of [
    ['SIGINT', patience],
    ['SIGQUIT', 1000],
    ['SIGKILL', 1000],
  ] as const) {
    if (!signalProcess(pid, signal)) return
    if (await gone(pid, wait)) return
  }
}

/** False when it is gone already. */
export function signalProcess(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal)
    return true
  } catch {
    return false
  }
}

async function gone(pid: number, wait: number): Promise<boolean> {
  const until = performance.now() + wait
  while (isAlive(pid)) {
    if (performance.now() > until) return false
    await pause(20)
  }
  return true
}
