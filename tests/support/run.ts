import { spawn } from 'node:child_process'
import { buildAssets } from '../../scripts/build.ts'
import { bundleGroups } from './bundle.ts'
import { groups } from './groups.ts'

// The one test command: builds what browsers get, then runs every test in some processes side by side: while one waits for a browser or
// a database, another works.
// `npm test -- src/lib/days.test.ts` runs some, in one process; `--deep` walks the long random walks in full.

const deep = process.argv.includes('--deep')
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))

await buildAssets()

const files =
  wanted.length > 0
    ? ['--import=tsx', '--test-isolation=none', ...wanted]
    : [
        '--enable-source-maps',
        '--test-isolation=process',
        `--test-concurrency=${Object.keys(groups).length}`,
        ...(await bundleGroups(groups)),
      ]

const options = [
  '--import=./src/platform/temporal.ts',
  '--test',
  '--test-force-exit',
  ...process.argv.slice(2).filter((word) => word.startsWith('--test-')),
  ...files,
]
const environment = { ...process.env, NODE_ENV: 'test', ...(deep ? { RUNS: '100000', STEPS: '10000' } : {}) }
const runner = spawn(process.execPath, options, { stdio: 'inherit', env: environment })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => runner.kill(signal))
runner.on('exit', (code) => process.exit(code ?? 1))
