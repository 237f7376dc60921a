import { join } from 'node:path'
import { dataDirectory } from '../src/platform/data-directory.ts'
import { findRunning } from '../src/platform/embedded-postgres.ts'

/** The database that a command works on: that of `DATABASE_URL`, else the embedded one while `npm start` keeps it running. */
export async function databaseUrl(environment: Record<string, string | undefined>): Promise<string> {
  const given = environment['DATABASE_URL']
  if (given) return given
  const admin = await findRunning(dataDirectory(join(import.meta.dirname, '..'), environment))
  if (!admin) {
    throw new Error(
      'no database is running here. Start Opvangloket first (npm start), or set DATABASE_URL to that of your installation.',
    )
  }
  const url = new URL(admin)
  url.username = 'opvangloket'
  url.pathname = '/opvangloket'
  return url.href
}
