// `npm start` and `npm run dev`. Also older versions of Node read as far as the advice below.
import { join } from 'node:path'

const needed = 24
if (Number.parseInt(process.versions.node, 10) < needed) {
  console.error(
    `Opvangloket needs Node ${needed}; this is ${process.versions.node}. "npm ci" brings it: use "npm start".`,
  )
  process.exit(1)
}

const { launch } = await import('./launch.ts')
const { build } = await import('../scripts/build.ts')
await launch({
  clone: join(import.meta.dirname, '..'),
  environment: process.env,
  build,
  watch: process.argv.includes('--watch'),
})
