import type { Write } from '../../../platform/database.ts'
import type { Job } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { findReaction } from '../reaction-queries.ts'
import { lastSaid } from './mediation.ts'
import { type About, tellOfficer, tellOrganiser, tellParent } from './mediation-letter-actions.ts'
import { findMediation, type MediationNews } from './mediation-queries.ts'

interface Telling {
  readonly mediation: string
  readonly news: MediationNews
  /** Which of several: the version of the record, or what was answered. */
  readonly of: string
}

/** Letters about a mediation: each side hears what concerns it, and who mediates what a side said. */
export const tellOfMediationJob = (platform: Platform): Job<Telling> => ({
  task: 'feedback_tell_mediation',
  run: ({ mediation: id, news, of }) =>
    platform.db.work(async (tx) => {
      const mediation = await findMediation(tx, id)
      const reaction = mediation && (await findReaction(tx, { id: mediation.reactionId }))
      if (!mediation || !reaction) return
      await tellings[news](tx, platform, { mediation, reaction }, of)
    }),
})

type Tell = (tx: Write, platform: Platform, about: About, of: string) => Promise<void>

const tellings: Readonly<Record<MediationNews, Tell>> = {
  asked: (tx, platform, about) => tellOrganiser(tx, platform, about, 'asked'),
  begun: (tx, platform, about) => tellParent(tx, platform, about, 'begun'),
  async record(tx, platform, about, of) {
    // A newer version has been written meanwhile: its own letter comes.
    if (of !== String(about.mediation.recordVersion)) return
    await tellParent(tx, platform, about, 'record')
    await tellOrganiser(tx, platform, about, 'record')
  },
  async ended(tx, platform, about) {
    await tellParent(tx, platform, about, 'ended')
    // Who was never asked hears nothing of it.
    if (lastSaid(about.mediation.answers, 'parent', null) === 'accept')
      await tellOrganiser(tx, platform, about, 'ended')
  },
  answered: tellOfficer,
}
