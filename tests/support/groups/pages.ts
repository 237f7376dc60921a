import { pageTests, take } from './files.ts'

await take(pageTests)
