import { globSync } from 'node:fs'

/** Every test file, in order. */
export const everyTest: readonly string[] = globSync([
  'src/**/*.test.{ts,tsx}',
  'tests/**/*.test.{ts,tsx}',
  'scripts/**/*.test.ts',
]).sort()

const inTheBrowser = /^tests\/(pages|scenes|journeys\/.*)\.test\.ts$/

/** Two halves that take about as long, each in a process of its own: one keeps a browser busy, the other a database. */
export const pageTests: readonly string[] = everyTest.filter((file) => inTheBrowser.test(file))
export const otherTests: readonly string[] = everyTest.filter((file) => !inTheBrowser.test(file))

/** Registers the tests of these files with the runner of this process. */
export async function take(files: readonly string[]): Promise<void> {
  for (const file of files) await import(new URL(`../../../${file}`, import.meta.url).href)
}
