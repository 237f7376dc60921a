import './platform/temporal.ts'
import { makeApp } from './app.tsx'
import { openPlatform } from './platform/open-platform.ts'
import { endWithParent, endGracefully } from './platform/process.ts'

endWithParent()
const { platform, onFactsChanged, close } = await openPlatform(process.env)
const app = await makeApp({ platform })
onFactsChanged(app.forgetSites)
await app.web.listen({ port: platform.config.port, host: platform.config.host })

endGracefully(async () => {
  await app.web.close()
  await close()
})
