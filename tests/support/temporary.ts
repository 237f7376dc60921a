import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for a database of its own: as root, PostgreSQL runs as another account, which must be able to enter. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(process.getuid?.() === 0 ? '/tmp' : tmpdir(), `opvangloket-${name}-`))
  chmodSync(folder, 0o755)
  return folder
}
