import { globSync } from 'node:fs'
import { test } from 'node:test'

/** Long journeys whose ways others go as well, in a browser or without: played in the deep run, or when they are named. */
const onlyDeep = /^tests\/journeys\/(main-job-by-phone|first-way|complaint|settings)\.test\.ts$/

/** Every test file, in order. */
export const everyTest: readonly string[] = globSync([
  'src/**/*.test.{ts,tsx}',
  'tests/**/*.test.{ts,tsx}',
  'scripts/**/*.test.ts',
]).sort()

const ofThisRun = everyTest.filter((file) => process.env['STEPS'] !== undefined || !onlyDeep.test(file))

/** The groups of a run, each in a process of its own, by what it keeps busy: browsers, whole programs, a database. */
const groups = {
  /** Looks at every page. */
  pages: /^tests\/(pages|scenes|bad-files)\.test\.ts$/,
  /** Plays long ways in a browser. */
  journeys: /^tests\/journeys\//,
  /** Starts, kills and copies whole programs and databases, and mostly waits for them. */
  programs:
    /^(scripts\/|tests\/(kill|start)\.|src\/platform\/(backup|embedded-postgres|postgres-binaries|living-workers))/,
  /** What people say about care, and what follows. */
  feedback: /^src\/modules\/(annual-reports|feedback)\//,
  /** A third of what keeps the database busy; the rest is with the others. */
  houses: /^src\/modules\/(accounts|locations)\//,
} as const

const isIn = (file: string) => Object.values(groups).some((group) => group.test(file))

/** The files of a group; those of no group are the others. */
export const filesOf = (group: keyof typeof groups | 'others'): readonly string[] =>
  ofThisRun.filter((file) => (group === 'others' ? !isIn(file) : groups[group].test(file)))

/**
 * Registers the tests of these files with the runner of this process. The runner ends as soon as nothing is left to do, also when the
 * first file had nothing but skipped tests: this first test holds it until all are registered.
 */
export async function take(files: readonly string[]): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  void test(`${files.length} test files are read`, () => promise)
  for (const file of files) await import(new URL(`../../../${file}`, import.meta.url).href)
  resolve()
}
