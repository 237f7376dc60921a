import type { Job } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { tellReporter } from '../../feedback/index.ts'
import { decideNews } from './news.ts'
import { decideOnNews, findNews, findPassedOn, lockPassedOn } from './passed-on-queries.ts'

/** News that the officer allowed beforehand. Where it cannot be told now it waits for him. */
export const tellNewsJob = (platform: Platform): Job<{ news: string }> => ({
  task: 'supervision_tell_news',
  run: ({ news: id }) =>
    platform.db.work(async (tx) => {
      const seen = await findNews(tx, id)
      if (!seen) return
      await lockPassedOn(tx, seen.passedOnId)
      const news = await findNews(tx, id)
      const found = news && (await findPassedOn(tx, news.passedOnId))
      if (!news || !found || !('ok' in decideNews(news.state, 'tell', { words: news.words }))) return
      const { reactionId, authority } = found
      const told = await tellReporter(tx, platform, 'system', { reactionId, houseId: authority.id, words: news.words })
      if ('done' in told) await decideOnNews(tx, id, { state: 'told', by: null, at: platform.clock.now() })
    }),
})
