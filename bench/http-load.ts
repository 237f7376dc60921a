import { Agent, request } from 'node:http'

export interface Load {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly bytes: number
}

/** Asks one address after the other from a fixed number of connections for some seconds; anything but 200 is a fault. */
export async function load(urls: readonly string[], seconds: number, connections = 8): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  let bytes = 0
  const end = performance.now() + seconds * 1000
  let next = 0
  const one = async () => {
    while (performance.now() < end) {
      const started = performance.now()
      bytes = await get(urls[next++ % urls.length] ?? '', agent)
      times.push(performance.now() - started)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: connections }, one))
  const took = (performance.now() - began) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { perSecond: times.length / took, p50: at(0.5), p99: at(0.99), bytes }
}

function get(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length))
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve(bytes) : reject(new Error(`${url} answered ${answer.statusCode}`)),
      )
    })
    asked.on('error', reject)
    asked.end()
  })
}

export interface Ratio {
  /** Ours divided by the floor's requests a second: 1 is as fast as the floor. */
  readonly ratio: number
  readonly ours: Load
  readonly floor: Load
}

/** Both in turn, several times, so that a machine that slows down slows both; the median of the ratios counts. */
export async function compare(
  ours: readonly string[],
  floor: readonly string[],
  rounds = 5,
  seconds = 2,
): Promise<Ratio> {
  await load(ours, 1)
  await load(floor, 1)
  const pairs: Ratio[] = []
  for (let round = 0; round < rounds; round += 1) {
    const a = await load(ours, seconds)
    const b = await load(floor, seconds)
    pairs.push({ ratio: a.perSecond / b.perSecond, ours: a, floor: b })
  }
  pairs.sort((a, b) => a.ratio - b.ratio)
  const middle = pairs[Math.floor(pairs.length / 2)]
  if (!middle) throw new Error('no rounds')
  return middle
}
