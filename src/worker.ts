import './platform/temporal.ts'
import { everyModule } from './every-module.ts'
import { startWorker } from './platform/jobs.ts'
import { freeJobsOfTheDead, showLife } from './platform/living-workers.ts'
import { sendLetterJob } from './platform/letters.ts'
import { openPlatform } from './platform/open-platform.ts'
import { endGracefully, endWithParent } from './platform/process.ts'
import { quietLogger } from './platform/worker-logger.ts'

endWithParent()
const { platform, close } = await openPlatform(process.env)
const { queuePool } = platform.db
const living = await showLife(platform.config.databaseUrl)
await freeJobsOfTheDead(queuePool)
const watch = setInterval(() => void freeJobsOfTheDead(queuePool).catch(() => {}), 10_000)
const runner = await startWorker({
  db: platform.db,
  jobs: [sendLetterJob(platform), ...everyModule.flatMap((module) => module.jobs?.(platform) ?? [])],
  listeners: everyModule.flatMap((module) => module.listeners ?? []),
  timers: everyModule.flatMap((module) => module.timers ?? []).join('\n'),
  logger: quietLogger,
  events: living.events,
})

endGracefully(async () => {
  clearInterval(watch)
  await runner.stop()
  await living.close()
  await close()
})
