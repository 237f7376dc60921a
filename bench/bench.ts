import '../src/platform/temporal.ts'

// `npm run bench` runs every ladder; `npm run bench -- finder --json` one, as one JSON object a line. All figures are ratios against
// a floor measured in the same run on the same machine; `--quick` takes the smallest step of each ladder only.

export interface Figure {
  readonly bench: string
  readonly size: number
  /** What it is held against. */
  readonly floor: string
  readonly ratio: number
  /** What we aim at, in words. */
  readonly aim: string
  readonly p50_ms?: number
  readonly p99_ms?: number
  readonly [detail: string]: string | number | undefined
}

export type Bench = (options: { quick: boolean }) => AsyncGenerator<Figure>

const benches: Record<string, () => Promise<{ bench: Bench }>> = {
  'annual-report': () => import('./annual-report-bench.ts'),
  codes: () => import('./codes-bench.ts'),
  cost: () => import('./cost-bench.ts'),
  feedback: () => import('./feedback-bench.ts'),
  finder: () => import('./finder-bench.ts'),
  import: () => import('./import-bench.ts'),
  requests: () => import('./requests-bench.ts'),
  start: () => import('./start-bench.ts'),
}

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const json = process.argv.includes('--json')
const quick = process.argv.includes('--quick')
const unknown = words.filter((word) => !benches[word])
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`)
  process.exit(2)
}

if (!json)
  console.log(`${'bench'.padEnd(18)}${'size'.padStart(8)}${'ratio'.padStart(9)}  ${'aim'.padEnd(18)}floor and details`)
for (const [name, open] of Object.entries(benches)) {
  if (words.length > 0 && !words.includes(name)) continue
  const { bench } = await open()
  for await (const figure of bench({ quick })) {
    if (json) console.log(JSON.stringify(figure))
    else printRow(figure)
  }
}
process.exit(0)

function printRow({ bench, size, ratio, aim, floor, ...details }: Figure): void {
  const more = Object.entries(details)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
  console.log(
    `${bench.padEnd(18)}${String(size).padStart(8)}${ratio.toFixed(2).padStart(9)}  ${aim.padEnd(18)}${floor}; ${more}`,
  )
}
