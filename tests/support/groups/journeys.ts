import { journeyTests, take } from './files.ts'

await take(journeyTests)
