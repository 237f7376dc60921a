import './platform/temporal.ts'
import { everyModule } from './every-module.ts'
import { startWorker } from './platform/jobs.ts'
import { sendLetterJob } from './platform/letters.ts'
import { openPlatform } from './platform/open-platform.ts'
import { endGracefully, endWithParent } from './platform/process.ts'
import { quietLogger } from './platform/worker-logger.ts'

const { platform, close } = await openPlatform(process.env)
const runner = await startWorker({
  db: platform.db,
  jobs: [
    sendLetterJob(platform.db, platform.config, platform.clock),
    ...everyModule.flatMap((module) => module.jobs?.(platform) ?? []),
  ],
  listeners: everyModule.flatMap((module) => module.listeners ?? []),
  timers: everyModule.flatMap((module) => module.timers ?? []).join('\n'),
  logger: quietLogger,
})

endWithParent()
endGracefully(async () => {
  await runner.stop()
  await close()
})
