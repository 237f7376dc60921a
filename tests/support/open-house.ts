import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import { promisify } from 'node:util'
import { type House, makeHouse } from './house.ts'
import { type MailCatcher, mailCatcher } from './mail.ts'

/** A house that really listens, with a real mail server: what journeys walk through. */
export interface OpenHouse {
  readonly house: House
  readonly mail: MailCatcher
  readonly port: number
  /** Address under a host name of the installation: `at('loket.localhost')`. */
  at(host: string, path?: string): string
  /** A command of package.json, as an administrator types it. */
  command(name: string, ...words: string[]): Promise<string>
  close(): Promise<void>
}

/** What an administrator prepared: a database to copy, and the port that stands in the letters it holds. */
export interface Prepared {
  readonly database: string
  readonly port: number
}

export async function openHouse(prepared?: Prepared): Promise<OpenHouse> {
  const mail = await mailCatcher()
  const port = prepared?.port ?? (await freePort())
  const settings = { SMTP_URL: mail.url, PUBLIC_URL: `http://localhost:${port}`, PORT: String(port) }
  const house = await makeHouse(settings, prepared?.database)
  const app = await house.app()
  await app.web.listen({ port, host: '127.0.0.1' })
  return {
    house,
    mail,
    port,
    at: (host, path = '/') => `http://${host}:${port}${path}`,
    command: (name, ...words) => runCommand({ database: house.databaseUrl, port }, name, ...words),
    async close() {
      await house.close()
      await mail.close()
    },
  }
}

/** A command of package.json, as an administrator types it. @returns what it printed */
export async function runCommand({ database, port }: Prepared, name: string, ...words: string[]): Promise<string> {
  const own = { DATABASE_URL: database, PUBLIC_URL: `http://localhost:${port}`, NODE_ENV: 'development' }
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', name, '--', ...words], {
    env: { ...process.env, ...own },
  })
  return stdout
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
