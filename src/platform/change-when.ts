import type { Actor } from '../lib/actor.ts'
import type { Database, Write } from './database.ts'

/**
 * As `db.change`, for several things that are done all or not at all: what was written is kept only when `keep` says so of the
 * outcome, which is returned in any case.
 */
export async function changeWhen<Outcome>(
  db: Pick<Database, 'change'>,
  actor: Actor,
  keep: (outcome: Outcome) => boolean,
  change: (tx: Write) => Promise<Outcome>,
): Promise<Outcome> {
  const turnedBack: { outcome: Outcome }[] = []
  try {
    return await db.change(actor, async (tx) => {
      const outcome = await change(tx)
      if (keep(outcome)) return outcome
      turnedBack.push({ outcome })
      throw new TurnBack()
    })
  } catch (cause) {
    const [turned] = turnedBack
    if (turned && cause instanceof TurnBack) return turned.outcome
    throw cause
  }
}

/** Only an error ends a transaction from within. */
class TurnBack extends Error {}
