import './platform/temporal.ts'
import { makeApp } from './app.tsx'
import { everyModule } from './every-module.ts'
import { openPlatform } from './platform/open-platform.ts'
import { oneRoom, receiveMail } from './platform/mail-receiver.ts'
import { endWithParent, endGracefully } from './platform/process.ts'

endWithParent()
const { platform, onFactsChanged, close } = await openPlatform(process.env)
const app = await makeApp({ platform })
onFactsChanged(app.forgetSites)
await app.web.listen({ port: platform.config.port, host: platform.config.host })

const receiver = await openMailRoom()

endGracefully(async () => {
  await receiver?.close()
  await app.web.close()
  await close()
})

/** Mail comes in where an address was chosen for it. */
async function openMailRoom() {
  const { inboundMail: at } = platform.config
  if (!at) return undefined
  const room = oneRoom(everyModule.flatMap((module) => module.mail?.(platform) ?? []))
  const log = (err: unknown) => app.web.log.error({ err }, 'a mail was not taken')
  return receiveMail({ at, room, clock: platform.clock, log })
}
