import type { Job } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { forgottenTask, sendPasswordLink } from './password/password-actions.ts'

export const accountsJobs = (platform: Platform): readonly Job<never>[] => [
  { task: forgottenTask, run: ({ sealed }: { sealed: string }) => sendPasswordLink(platform, sealed) },
  { task: 'sweep_accounts', run: () => sweep(platform) },
]

/** What served its time and tells about people: wrong logins after a day, links after a week. Sessions: sessions/keeping.ts. */
async function sweep({ db, clock }: Platform): Promise<void> {
  const now = clock.now()
  const ago = (days: number) => now.subtract({ hours: 24 * days })
  await db.work(async (tx) => {
    await tx.deleteFrom('accounts.failed_login').where('at', '<', ago(1)).execute()
    await tx.deleteFrom('accounts.reset_link').where('expires_at', '<', ago(7)).execute()
    await tx.deleteFrom('accounts.used_challenge').where('at', '<', ago(1)).execute()
    await tx.deleteFrom('accounts.sign_on_arrival').where('at', '<', ago(1)).where('session_id', 'is', null).execute()
  })
}
