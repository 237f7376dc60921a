// A program in waiting, for `npm run dev`: it loads the packages, which takes most of a start, and begins when it is told to.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const program = resolve(process.argv[2] ?? '')
const leave = () => process.exit(0)

const told = new Promise((tell) => void process.once('message', tell))
process.once('disconnect', leave)
for (const name of packagesOf(readFileSync(program, 'utf8'))) await import(name).catch(() => undefined)
await told
process.off('disconnect', leave)
await import(pathToFileURL(program).href)

function packagesOf(bundle: string): Set<string> {
  const imports = bundle.matchAll(/(?:^import|\bfrom) "([^".][^"]*)";$/gm)
  return new Set([...imports].map(([, name = '']) => name))
}
