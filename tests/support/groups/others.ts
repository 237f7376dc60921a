import { otherTests, take } from './files.ts'

await take(otherTests)
