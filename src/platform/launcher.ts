import { readFileSync } from 'node:fs'
import { isAlive } from './postmaster.ts'

/** Calls `end(hard)` on Ctrl-C, on SIGTERM and SIGHUP, on a second Ctrl-C (`hard`), and when `npm` is gone without a word. */
export function whenAskedToEnd(end: (hard: boolean) => void) {
  let first = 0
  const heard = () => {
    // npm passes on the Ctrl-C that the terminal gave to us already: an echo, not a second one.
    if (first && performance.now() - first < 700) return
    end(first > 0)
    first ||= performance.now()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, heard)
  whenNpmIsGone(heard)
}

/** After `kill -9` of npm nobody holds this terminal or service any more, so nothing may run on. */
function whenNpmIsGone(tell: () => void) {
  if (!process.env['npm_lifecycle_event']) return
  const above = [process.ppid, ...shellParent(process.ppid)]
  const watch = setInterval(() => {
    if (process.ppid === above[0] && above.every(isAlive)) return
    clearInterval(watch)
    tell()
  }, 300)
  watch.unref()
}

/** npm starts us through a shell, which some systems replace by us and others keep in between. */
function shellParent(pid: number): number[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const shell = /^Name:\s*(?:sh|bash|dash|ash|busybox)$/m.test(status)
    const parent = Number(/^PPid:\s*(\d+)$/m.exec(status)?.[1])
    return shell && parent > 1 ? [parent] : []
  } catch {
    return []
  }
}
