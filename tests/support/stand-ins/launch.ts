import { existsSync } from 'node:fs'
import { launch } from '../../../src/launch.ts'

await launch({
  clone: process.cwd(),
  environment: process.env,
  build: async () => {
    if (existsSync('src/mistake.ts')) throw new Error('a mistake in the sources')
  },
  watch: process.argv.includes('--watch'),
})
