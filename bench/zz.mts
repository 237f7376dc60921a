import '../src/platform/temporal.ts'
import { benchHouse } from './bench-house.ts'
import { fillPlaces } from './places.ts'
import { fillRegister } from './register.ts'
import { writeFileSync } from 'node:fs'
const house = await benchHouse()
const pc = await fillRegister(house, 32000)
await fillPlaces(house)
writeFileSync('/tmp/prof/url', house.url + '\n' + pc.slice(0, 3).join(' '))
console.log(house.url, pc.slice(0, 3))
setInterval(() => {}, 1000)
process.on('SIGTERM', async () => {
  await house.close()
  process.exit(0)
})
