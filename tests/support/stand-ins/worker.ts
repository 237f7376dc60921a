import { endGracefully, endWithParent } from '../../../src/platform/process.ts'

setInterval(() => undefined, 1000)
endWithParent()
// DEAF: it never ends of its own accord.
endGracefully(() => (process.env['DEAF'] ? new Promise(() => undefined) : Promise.resolve()))
