import { localDay } from '../../lib/days.ts'
import { type Job, type Listener, planJob } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { newId } from '../../platform/tokens.ts'
import { findCase, lockRequestOf, stepBy } from '../requests/index.ts'
import { decidePlacement, placementEventOf } from './placement.ts'
import {
  duePlacements,
  findPlacement,
  insertPlacementEvent,
  lockPlacement,
  savePlacement,
} from './placement-queries.ts'

/** Places begin on their day, and are over after their last one. */
export const movePlacementsJob = (platform: Platform): Job => ({
  task: 'placements_move',
  async run() {
    const now = platform.clock.now()
    for (const due of await platform.db.work((tx) => duePlacements(tx, now))) await moveOn(platform, due)
  },
})

export const movePlacementsTimer = '5 * * * * placements_move'

const moveOn = (platform: Platform, { id, step }: { id: string; step: 'start' | 'end' }): Promise<void> =>
  platform.db.work(async (tx) => {
    if (!(await lockPlacement(tx, id))) return
    const found = await findPlacement(tx, id)
    if (!found) return
    const at = platform.clock.now()
    const { startOn, untilOn, lastOn, state, desk } = found
    const facts = { words: '', today: localDay(at, desk.zone), startOn, untilOn, lastOn }
    const decided = decidePlacement(state, step, 'system', facts)
    if ('refusal' in decided) return
    await savePlacement(tx, id, { state: decided.ok, at })
    await insertPlacementEvent(tx, { id: newId(), placementId: id, at, kind: placementEventOf[step], actor: 'system' })
  })

/** The place was a mistake: what ended because of it goes on. */
export const reopenAfterMistake: Listener<'placements.moved'> = {
  event: 'placements.moved',
  name: 'placements.reopen',
  async hear(tx, { step, requestId, eventId }) {
    if (step === 'annul') await planJob(tx, 'placements_reopen', { requestId }, { key: `placements_reopen:${eventId}` })
  },
}

export const reopenJob = (platform: Platform): Job<{ requestId: string }> => ({
  task: 'placements_reopen',
  run: ({ requestId }) =>
    platform.db.work(async (tx) => {
      const seen = await findCase(tx, requestId)
      const [first] = seen?.choices ?? []
      if (!first || !(await lockRequestOf(tx, first.id))) return
      const found = await findCase(tx, requestId)
      // Meanwhile the family may have taken another place.
      if (!found || found.choices.some(({ state }) => state === 'accepted')) return
      const wanted = { step: 'reopen', words: '', reason: null } as const
      for (const choice of found.choices.filter(({ state }) => state === 'elsewhere'))
        await stepBy(tx, platform, { actor: 'system', by: 'system', found, choice, wanted })
    }),
})
