import { makeApp } from '../src/app.tsx'
import { receiptFrom } from '../src/lib/receipt-code.ts'
import { benchHouse, milliseconds } from './bench-house.ts'
import type { Bench } from './bench.ts'
import { figure } from './ratio.ts'

const tries = 500

/** The door for codes: a code that nobody has, against one that cannot be a code. As long is as it should be: the time tells nothing. */
export const bench: Bench = async function* () {
  const house = await benchHouse()
  const { web } = await makeApp({ platform: house.platform, requestsPerMinute: 1_000_000, mostBehind: 0 })
  let visitor = 0
  const guess = (code: string) => () =>
    web.inject({
      method: 'POST',
      url: '/reactie/code',
      remoteAddress: `10.0.${(visitor += 1) >> 8}.${visitor & 255}`,
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      payload: `code=${code}`,
    })
  try {
    const [nobodys, slip] = [guess(receiptFrom(new Uint8Array(19).fill(7))), guess('7K4M2-9PXQ3-0ZTWA-HB5NA')]
    for (let warm = 0; warm < 50; warm += 1) await nobodys()
    const [unknown, malformed]: [number[], number[]] = [[], []]
    // By turns, so that both meet the same machine.
    for (let n = 0; n < tries; n += 1) {
      unknown.push(await milliseconds(nobodys))
      malformed.push(await milliseconds(slip))
    }
    yield figure('codes', unknown.length, unknown, malformed, '0.9-1.1', 'a code with a slip of the pen')
  } finally {
    await web.close()
    await house.close()
  }
}
