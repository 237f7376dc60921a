import { holdsTestVirus } from '../lib/test-virus.ts'
import type { Platform } from './platform.ts'
import { scanWith } from './virus-scanner.ts'

/** `unchecked`: there is a scanner, and it gave no answer. */
export type FileRefusal = 'infected' | 'unchecked'

/** Whether a file that came from outside may come in; where `CLAMD_URL` names no scanner, only the test virus is known. */
export async function refusalOf(
  { config }: { readonly config: Pick<Platform['config'], 'scanner'> },
  bytes: Uint8Array,
): Promise<FileRefusal | undefined> {
  if (holdsTestVirus(bytes)) return 'infected'
  if (config.scanner === null) return undefined
  const scan = await scanWith(config.scanner, bytes)
  if (scan === 'clean') return undefined
  return scan === 'infected' ? 'infected' : 'unchecked'
}
