import { spawn } from 'node:child_process'

// Everything that can be judged without running the house: format, lint, types, architecture, unused code, generated documents.

const checks: Record<string, string[]> = {
  format: ['oxfmt', '--check', '.'],
  lint: ['oxlint', '--quiet'],
  types: ['tsc', '--noEmit', '-p', '.'],
  unused: ['knip', '--no-progress'],
  architecture: ['node', '--import=tsx', '--import=./src/platform/temporal.ts', '--test', 'tests/architecture.test.ts'],
  generated: ['node', '--import=tsx', 'scripts/docs.ts', '--check'],
}

const started = performance.now()
let failed = 0
// Two at a time: that is what the smallest machine we build on has.
const queue = Object.entries(checks)
await Promise.all([worker(), worker()])
console.log(
  `check: ${failed === 0 ? 'all good' : `${failed} failed`} in ${((performance.now() - started) / 1000).toFixed(1)} s`,
)
process.exit(failed > 0 ? 1 : 0)

async function worker(): Promise<void> {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [name, [command = '', ...words]] = next
    const { code, output } = await run(command, words)
    console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name}`)
    if (code !== 0) {
      failed += 1
      console.log(output)
    }
  }
}

function run(command: string, words: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, words, { shell: process.platform === 'win32' })
    const output: Buffer[] = []
    child.stdout.on('data', (bytes: Buffer) => output.push(bytes))
    child.stderr.on('data', (bytes: Buffer) => output.push(bytes))
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(output).toString() }))
  })
}
