import { filesOf, take } from './files.ts'

await take(filesOf('feedback'))
