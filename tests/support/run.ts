import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { buildAssets } from '../../scripts/build.ts'

// The one test command: builds what browsers get, then runs every test in one process of the runner.
// `npm test -- src/lib/days.test.ts` runs some; `--deep` walks the long random walks in full.

const deep = process.argv.includes('--deep')
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const all = globSync([
  'src/**/*.test.ts',
  'src/**/*.test.tsx',
  'tests/**/*.test.ts',
  'tests/**/*.test.tsx',
  'scripts/**/*.test.ts',
]).sort()
const files = wanted.length > 0 ? wanted : all

await buildAssets()

const options = [
  '--import=tsx',
  '--import=./src/platform/temporal.ts',
  '--test',
  '--test-isolation=none',
  '--test-force-exit',
  ...process.argv.slice(2).filter((word) => word.startsWith('--test-')),
]
const environment = { ...process.env, NODE_ENV: 'test', ...(deep ? { RUNS: '100000', STEPS: '10000' } : {}) }
const runner = spawn(process.execPath, [...options, ...files], { stdio: 'inherit', env: environment })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => runner.kill(signal))
runner.on('exit', (code) => process.exit(code ?? 1))
