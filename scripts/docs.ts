import '../src/platform/temporal.ts'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { testCluster } from '../tests/support/postgres.ts'
import { generatedFiles } from './generated.ts'
import { textReport } from './text-keys.ts'

// `npm run docs` writes every generated file; `-- --check` only says which differ, and fails when one does.

const check = process.argv.includes('--check')
const { problems } = textReport()
for (const problem of problems) console.error(problem)

const stale = [...(await generatedFiles())].filter(
  ([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text,
)
for (const [path, text] of stale) {
  console.log(check ? `${path} is not up to date: run npm run docs` : `wrote ${path}`)
  if (check) continue
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
await (await testCluster()).stop()
process.exit(problems.length > 0 || (check && stale.length > 0) ? 1 : 0)
