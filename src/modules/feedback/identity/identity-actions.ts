import type { Actor, Person, Reporter } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { fold } from '../../../lib/text-fold.ts'
import type { Write } from '../../../platform/database.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import { sealAddress } from '../../../platform/letters.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { capacities } from '../feedback-permissions.ts'
import { writeHistory } from '../history-actions.ts'
import { type Identity, type Openness, widerThan } from '../openness.ts'
import { findReaction, lockReaction, type Reaction } from '../reaction-queries.ts'
import { disclosureHoursOn } from './disclosure-hours.ts'
import { saveOpenness } from './openness-queries.ts'
import {
  decideDisclosure,
  deleteIdentity,
  insertIdentity,
  insertDisclosure,
  disclosuresOf,
  readIdentity,
} from './identity-queries.ts'

export type DisclosureOutcome = 'done' | { readonly refusal: 'own_question' | 'decided' | 'asked' }

/** Asks to read who speaks in confidence. Another person decides. */
export const askIdentity = (
  platform: Platform,
  actor: Person,
  id: string,
  reason: string,
): Promise<DisclosureOutcome> =>
  atConfidential(platform, actor, id, async (tx, found, at) => {
    const open = (await disclosuresOf(tx, id)).some((one) => one.askedBy === actor.personId && one.granted === null)
    if (open) return { refusal: 'asked' }
    await insertDisclosure(tx, { id: newId(), reactionId: id, by: actor, reason, at })
    await tell(tx, found, actor, at, 'identity_asked', reason)
    return 'done'
  })

/** Says yes for some hours, or no; never to oneself. */
export const decideIdentity = (
  platform: Platform,
  actor: Person,
  id: string,
  { disclosureId, granted }: { readonly disclosureId: string; readonly granted: boolean },
): Promise<DisclosureOutcome> =>
  atConfidential(platform, actor, id, async (tx, found, at) => {
    const asked = (await disclosuresOf(tx, id)).find((one) => one.id === disclosureId)
    if (!asked) throw new NotFound('not found')
    if (asked.askedBy === actor.personId) return { refusal: 'own_question' }
    const until = granted
      ? at.add({ hours: disclosureHoursOn(found.holder.land, localDay(at, found.holder.zone)) })
      : null
    if (!(await decideDisclosure(tx, { id: disclosureId, by: actor, granted, at, until })))
      return { refusal: 'decided' }
    await tell(tx, found, actor, at, granted ? 'identity_granted' : 'identity_refused', '')
    return 'done'
  })

/** Reads who it is, which its reporter sees. @returns undefined where it was not granted, or its hours are over */
export const viewIdentity = (platform: Platform, actor: Person, id: string): Promise<Identity | undefined> =>
  atConfidential(platform, actor, id, async (tx, found, at) => {
    const granted = (await disclosuresOf(tx, id)).findLast(
      (one) => one.askedBy === actor.personId && one.untilAt !== null && Temporal.Instant.compare(at, one.untilAt) < 0,
    )
    const identity = granted && (await readIdentity(tx, platform.keys, id))
    if (!granted || !identity) return undefined
    await tell(tx, found, actor, at, 'identity_viewed', '')
    return identity
  })

async function atConfidential<T>(
  { db, clock }: Platform,
  actor: Person,
  id: string,
  change: (tx: Write, found: Reaction, at: Temporal.Instant) => Promise<T>,
): Promise<T> {
  return db.change(actor, async (tx) => {
    if (!(await lockReaction(tx, id))) throw new NotFound('not found')
    const found = orNotFound(await findReaction(tx, { id }))
    if (capacities(actor, found).length === 0 || found.openness !== 'confidential') throw new NotFound('not found')
    return change(tx, found, clock.now())
  })
}

/** Its reporter reads it too; the reason stands in the history alone, sealed as its words are. */
const tell = (tx: Write, found: Reaction, actor: Actor, at: Temporal.Instant, kind: string, words: string) =>
  writeHistory(tx, actor, found, at, { kind, words, audience: 'reporter' })

/** The reporter says more of who he is; nobody else can, and there is no way back. @returns false where it is no step towards more */
export function openUp(
  platform: Platform,
  actor: Reporter,
  to: { readonly openness: Openness; readonly identity: Identity; readonly mayName: boolean },
): Promise<boolean> {
  const id = actor.reactionId
  return platform.db.change(actor, async (tx) => {
    if (!(await lockReaction(tx, id))) throw new NotFound('not found')
    const found = orNotFound(await findReaction(tx, { id }))
    if (!widerThan(found.openness).includes(to.openness)) return false
    const { keys } = platform
    await deleteIdentity(tx, id)
    if (to.openness === 'confidential') await insertIdentity(tx, keys, id, to.identity)
    const sealed = to.openness === 'confidential' && to.identity.email ? sealAddress(keys, to.identity.email) : null
    const shown = to.openness === 'open' ? to.identity : null
    await saveOpenness(tx, id, {
      openness: to.openness,
      sealed,
      shown,
      mayName: to.mayName,
      folded: fold(shown?.name ?? ''),
    })
    await tell(tx, found, actor, platform.clock.now(), 'opened_up', '')
    return true
  })
}
