import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { join, resolve } from 'node:path'

/**
 * Where the embedded database of this clone keeps its data: `DATA_DIRECTORY`, else `.data` in the clone. Root's PostgreSQL runs
 * under another account, which often may not enter the clone; its data are under /var/lib, by a number that the clone keeps.
 */
export function dataDirectory(clone: string, environment: Record<string, string | undefined>): string {
  const chosen = environment['DATA_DIRECTORY']
  if (chosen) return resolve(clone, chosen)
  const own = join(clone, '.data')
  return process.getuid?.() === 0 ? join('/var/lib/opvangloket', instanceOf(own)) : own
}

function instanceOf(folder: string): string {
  const file = join(folder, 'instance')
  if (!fs.existsSync(file)) writeOnce(file, randomBytes(8).toString('hex'))
  const instance = fs.readFileSync(file, 'utf8').trim()
  if (/^[0-9a-f]{16}$/.test(instance)) return instance
  throw new Error(`${file} should hold the 16 digits that name the data under /var/lib/opvangloket, and does not.`)
}

/** Whole or not at all, also when two starts do it at once. */
function writeOnce(file: string, text: string) {
  fs.mkdirSync(join(file, '..'), { recursive: true })
  const unfinished = `${file}.${process.pid}`
  fs.writeFileSync(unfinished, `${text}\n`)
  try {
    fs.linkSync(unfinished, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    fs.rmSync(unfinished)
  }
}
