import { createServer } from 'node:net'

/** The port that `PORT` asks for: 3000 unless it says otherwise; 0 is any port that nobody uses. */
export async function portOf(wanted: string | undefined, host: string): Promise<number> {
  const port = Number(wanted || 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT should be a number from 0 to 65535, and is "${wanted}".`)
  return port || anyFreePort(host)
}

/** What keeps us from listening there; `undefined` when nothing does. */
function portFault(port: number, host: string): Promise<'EADDRINUSE' | 'EACCES' | (string & {}) | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>()
  const probe = createServer()
  probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
  probe.listen({ port, host, exclusive: true }, () => void probe.close(() => resolve(undefined)))
  return promise
}

/** A port that nobody uses now. */
function anyFreePort(host: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const probe = createServer()
  probe.once('error', reject)
  probe.listen({ port: 0, host }, () => {
    const address = probe.address()
    probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
  })
  return promise
}

/** In words for the person who starts us, with the command that helps. */
export async function portAdvice(port: number, host: string): Promise<string | undefined> {
  const fault = await portFault(port, host)
  if (!fault) return undefined
  if (fault === 'EACCES')
    return `Port ${port} needs more rights than you have. Choose one above 1024: PORT=3000 npm start`
  if (fault !== 'EADDRINUSE')
    return `Opvangloket cannot listen on ${host} port ${port}: ${fault}. HOST and PORT choose another.`
  const other = await firstFree(port + 1, host)
  return `Port ${port} is taken, perhaps by another Opvangloket. Choose another one: PORT=${other} npm start`
}

async function firstFree(from: number, host: string): Promise<number> {
  for (let port = from; port < from + 100 && port < 65_536; port++) if (!(await portFault(port, host))) return port
  return anyFreePort(host)
}
