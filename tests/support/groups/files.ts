import { globSync } from 'node:fs'
import { test } from 'node:test'

/** Journeys whose ways the main job goes as well: played in the deep run, or when they are named. */
const onlyDeep = /^tests\/journeys\/(main-job-by-phone|first-way)\.test\.ts$/

/** Every test file, in order. */
export const everyTest: readonly string[] = globSync([
  'src/**/*.test.{ts,tsx}',
  'tests/**/*.test.{ts,tsx}',
  'scripts/**/*.test.ts',
]).sort()

const ofThisRun = everyTest.filter((file) => process.env['STEPS'] !== undefined || !onlyDeep.test(file))

/** Those that look at every page. */
const looks = /^tests\/(pages|scenes)\.test\.ts$/
/** Those that play long ways in a browser, and the one that waits for what it killed to come back. */
const plays = /^tests\/(kill|journeys\/.*)\.test\.ts$/

/** Three parts that take about as long, each in a process of its own: two keep a browser busy, one a database. */
export const pageTests: readonly string[] = ofThisRun.filter((file) => looks.test(file))
export const journeyTests: readonly string[] = ofThisRun.filter((file) => plays.test(file))
export const otherTests: readonly string[] = ofThisRun.filter((file) => !looks.test(file) && !plays.test(file))

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
