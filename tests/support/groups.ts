import { globSync } from 'node:fs'

/** Long journeys whose ways others go as well, in a browser or without: played in the deep run, or when they are named. */
const onlyDeep =
  /^tests\/journeys\/(main-job-by-phone|first-way|certificate|complaint|complaints-desk|settings|tariff-values|panel)\.test\.ts$/

/** Every test file, in order. */
export const everyTest: readonly string[] = globSync([
  'src/**/*.test.{ts,tsx}',
  'tests/**/*.test.{ts,tsx}',
  'scripts/**/*.test.ts',
]).sort()

const ofThisRun = everyTest.filter((file) => process.env['STEPS'] !== undefined || !onlyDeep.test(file))

/** The groups of a run, each in a process of its own, by what it keeps busy: browsers, whole programs, a database. */
const patterns = {
  /** Looks at every page. */
  pages: /^tests\/(pages|scenes|bad-files)\.test\.ts$/,
  /** Plays long ways in a browser. */
  journeys: /^tests\/journeys\//,
  /** Starts, kills and copies whole programs and databases, and mostly waits for them. */
  programs:
    /^(scripts\/|tests\/(kill|start)\.|src\/platform\/(backup|embedded-postgres|postgres-binaries|living-workers))/,
  /** What people say about care, and what follows. */
  feedback: /^src\/modules\/(annual-reports|feedback)\//,
  /** Who works where, what is known of locations, and from the question for a place to the place. */
  houses: /^src\/modules\/(accounts|locations|requests|placements)\//,
} as const

const isIn = (file: string) => Object.values(patterns).some((pattern) => pattern.test(file))

/** The files of each group; those of no group are the others. */
export const groups: Readonly<Record<string, readonly string[]>> = {
  others: ofThisRun.filter((file) => !isIn(file)),
  ...Object.fromEntries(
    Object.entries(patterns).map(([group, pattern]) => [group, ofThisRun.filter((file) => pattern.test(file))]),
  ),
}
