import { globSync } from 'node:fs'
import { test } from 'node:test'

/** Every test file, in order. */
export const everyTest: readonly string[] = globSync([
  'src/**/*.test.{ts,tsx}',
  'tests/**/*.test.{ts,tsx}',
  'scripts/**/*.test.ts',
]).sort()

/** Those that keep a browser busy, and the one that waits for what it killed to come back. */
const elsewhere = /^tests\/(pages|scenes|kill|journeys\/.*)\.test\.ts$/

/** Two halves that take about as long, each in a process of its own: one keeps a browser busy, the other a database. */
export const pageTests: readonly string[] = everyTest.filter((file) => elsewhere.test(file))
export const otherTests: readonly string[] = everyTest.filter((file) => !elsewhere.test(file))

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
