import { test } from 'node:test'

// The runner ends as soon as nothing is left to do, also when the first file had nothing but skipped tests: this first test, which comes
// before every other one of its process, holds it until all are registered.

const { promise, resolve } = Promise.withResolvers<void>()

void test('every test file is read', () => promise)

export const allRead: () => void = resolve
