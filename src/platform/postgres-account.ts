import { readFileSync } from 'node:fs'

/** The account of the operating system under which PostgreSQL runs. */
export interface Account {
  name: string
  uid: number
  gid: number
}

/**
 * PostgreSQL refuses to run as root. Root therefore lends it another account: `postgres` where that exists, else `nobody`.
 * Everybody else runs it as themselves, which is `undefined` here.
 */
export function lentAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const known = accounts()
  const account = known.get('postgres') ?? known.get('_postgres') ?? known.get('nobody')
  if (!account || account.uid === 0)
    throw new Error(
      'PostgreSQL cannot run as root, and this system has no account "postgres" or "nobody" to run it under. ' +
        'Start Opvangloket as an ordinary user, or set DATABASE_URL.',
    )
  return account
}

function accounts(): Map<string, Account> {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  return new Map(lines.map((line) => parseAccount(line)).map((account) => [account.name, account]))
}

function parseAccount(line: string): Account {
  const [name = '', , uid = '0', gid = '0'] = line.split(':')
  // macOS writes nobody as -2; the kernel counts unsigned.
  return { name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }
}

/** The part of the options of `spawn` that makes a command run under that account. */
export const runningAs = (account: Account | undefined) => (account ? { uid: account.uid, gid: account.gid } : {})
