import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { cycles, rootHooks, type Source, violations } from './support/architecture.ts'
import { everyTest } from './support/groups.ts'

const read = (path: string): Source => ({ path, text: readFileSync(path, 'utf8') })

const sources: readonly Source[] = globSync('src/**/*.{ts,tsx}')
  .filter((path) => !/\.test\.tsx?$/.test(path))
  .map(read)

describe('the house keeps to its plan', () => {
  test('every file imports what its name and layer allow', (t) => {
    assert.deepEqual(violations(sources), [])
    t.diagnostic(`${sources.length} files looked at`)
  })

  test('no test file has a hook that runs for all others', () => {
    assert.deepEqual(rootHooks(everyTest.map(read)), [])
  })
})

/** Each of these must be caught, or the test above proves nothing. */
const planted: readonly [string, Source][] = [
  ['a pure file that imports a package', { path: 'src/modules/requests/choice-x.ts', text: "import { z } from 'zod'" }],
  [
    'a pure file that reads the database',
    { path: 'src/modules/requests/x.ts', text: "import { a } from './request-queries.ts'" },
  ],
  ['lib that knows the platform', { path: 'src/lib/x.ts', text: "import { a } from '../platform/clock.ts'" }],
  ['lib that uses a package', { path: 'src/lib/x.ts', text: "import { z } from 'zod'" }],
  [
    'platform that knows a module',
    { path: 'src/platform/x.ts', text: "import { a } from '../modules/accounts/index.ts'" },
  ],
  ['ui that reads data', { path: 'src/ui/x.tsx', text: "import { Client } from 'pg'" }],
  [
    'a page that queries',
    { path: 'src/modules/requests/x-page.tsx', text: "import { a } from './request-queries.ts'" },
  ],
  [
    'a module that goes past a neighbour’s door',
    { path: 'src/modules/requests/x-queries.ts', text: "import { a } from '../locations/finder-queries.ts'" },
  ],
  [
    'a module that uses one it does not declare',
    { path: 'src/modules/locations/x-queries.ts', text: "import { a } from '../requests/index.ts'" },
  ],
  ['an inline style', { path: 'src/ui/x.tsx', text: '<p style="color:red">' }],
  ['an inline script', { path: 'src/modules/requests/x-page.tsx', text: '<p onClick={a}>' }],
  [
    'a rule that looks at the clock',
    { path: 'src/modules/requests/x-terms.ts', text: 'const today = Temporal.Now.plainDateISO()' },
  ],
  ['a word past the logger', { path: 'src/modules/requests/x-actions.ts', text: 'console.log(1)' }],
]

describe('planted violations are caught', () => {
  for (const [what, source] of planted) {
    test(what, () => assert.notDeepEqual(violations([source]), []))
  }
  test('a hook at the root of a test file', () =>
    assert.equal(rootHooks([{ path: 'tests/x.test.ts', text: 'beforeEach(async () => {})' }]).length, 1))
  test('a cycle between modules', () => assert.equal(cycles({ a: ['b'], b: ['a'] }).length, 1))
})
