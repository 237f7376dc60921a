import { createReadStream, existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { planLocalImport, reportLines, runImport } from '../src/modules/locations/index.ts'
import type { Platform } from '../src/platform/platform.ts'
import { reportText, showProgress } from './import-report.ts'
import { type ImportWish, UnclearWish } from './import-wish.ts'

const firstLines = { after: 0, limit: 20 }

/** @throws UnclearWish where there is no such file */
export function requireFile({ file }: ImportWish): void {
  if (!existsSync(file) || !statSync(file).isFile()) throw new UnclearWish(`There is no file ${file}.`)
}

/** Reads the file into the register; how far it is goes to the screen. */
export async function carryOut(
  platform: Platform,
  { file, ...wish }: ImportWish,
): Promise<{ report: string; failed: boolean }> {
  const id = await planLocalImport(platform, { ...wish, fileName: basename(file) })
  const progress = showProgress(process.stdout)
  const bytes = () => createReadStream(file, { highWaterMark: 256 * 1024 })
  const ended = await runImport(platform, id, { bytes, hear: progress.hear }).finally(progress.end)
  const lines = await platform.db.work(async (tx) => ({
    changed: await reportLines(tx, id, 'changed', firstLines),
    gone: await reportLines(tx, id, 'gone', firstLines),
    rejected: await reportLines(tx, id, 'rejected', firstLines),
  }))
  return { report: reportText(ended, lines), failed: ended.state === 'failed' }
}
