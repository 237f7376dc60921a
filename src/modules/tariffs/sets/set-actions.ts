import type { Person } from '../../../lib/actor.ts'
import type { Land } from '../../../lib/law.ts'
import { audit } from '../../../platform/audit.ts'
import type { Config } from '../../../platform/config.ts'
import type { Write } from '../../../platform/database.ts'
import type { LetterView, RenderedLetter } from '../../../platform/letter-layout.tsx'
import { planLetter } from '../../../platform/letters.ts'
import { NotAllowed } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { letterViewOf, originOf } from '../../accounts/index.ts'
import type { Proposal } from './typed-proposal.ts'
import {
  approvedAmong,
  colleaguesOf,
  type Colleague,
  decideSet,
  insertSet,
  oneDecisionAtATime,
  type PolicyHome,
  policyHomes,
  setById,
  setsOf,
} from './set-queries.ts'
import { newestApproval } from './set-review.ts'
import { decidedLetter, proposedLetter } from './set-mail.ts'

/** Somebody proposes values; nothing is calculated with them before another approved. @returns the id of the set */
export function propose(
  { db, clock, config }: Platform,
  actor: Person,
  land: Land,
  proposal: Proposal,
): Promise<string> {
  return db.change(actor, async (tx) => {
    const home = (await policyHomes(tx, actor)).find((one) => one.land === land)
    if (!home) throw new NotAllowed('values of another land')
    const id = newId()
    await insertSet(tx, { ...proposal, id, home, by: actor.personId, at: clock.now() })
    await audit(tx, actor, {
      action: 'tariffs.set_proposed',
      subjectKind: 'tariff_set',
      subjectId: id,
      organisationId: home.id,
      details: { land, from: proposal.fromOn.toString(), until: proposal.untilOn.toString() },
    })
    for (const reader of await colleaguesOf(tx, home.id, actor.personId))
      await write(tx, config, { home, reader, id, kind: 'tariffs.set_proposed' }, (view, url) =>
        proposedLetter(view, { name: reader.name, by: actor.name, land, fromOn: proposal.fromOn, url }),
      )
    return id
  })
}

export type Decision =
  | { readonly state: 'approved'; readonly seen: string }
  | { readonly state: 'rejected'; readonly reason: string }
  | { readonly state: 'withdrawn' }

/** `own`: one's own proposal. `others`: only who proposed withdraws. `decided`: not waiting any more. `changed`: what it replaces is not
 * what was looked at. */
export type DecisionRefusal = 'own' | 'others' | 'decided' | 'changed'

/** Approves, rejects or withdraws. Approved values hold from their day, in every process. */
export function decide(
  { db, clock, config }: Platform,
  actor: Person,
  id: string,
  decision: Decision,
): Promise<'done' | DecisionRefusal> {
  return db.change(actor, async (tx) => {
    await oneDecisionAtATime(tx)
    const homes = await policyHomes(tx, actor)
    const lands = homes.map(({ land }) => land)
    const set = await setById(tx, id, lands)
    if (set.state !== 'proposed') return 'decided'
    const own = set.proposedById === actor.personId
    const home = homes.find(({ land }) => land === set.land)
    if (decision.state === 'withdrawn' && !own) return 'others'
    if (decision.state !== 'withdrawn' && own) return 'own'
    if (decision.state === 'approved' && decision.seen !== newestApproval(approvedAmong(await setsOf(tx, [set.land]))))
      return 'changed'
    const decided = await decideSet(tx, id, {
      state: decision.state,
      by: own ? null : actor.personId,
      at: clock.now(),
      reason: decision.state === 'rejected' ? decision.reason : null,
    })
    if (!decided) return 'decided'
    await audit(tx, actor, {
      action: `tariffs.set_${decision.state}`,
      subjectKind: 'tariff_set',
      subjectId: id,
      organisationId: home?.id ?? null,
      details: { land: set.land, from: set.fromOn.toString() },
    })
    // Who proposed at another authority is nobody whose address is known here: he sees it on his list.
    const readers = home && !own ? await colleaguesOf(tx, home.id, actor.personId) : []
    const reader = readers.find((one) => one.id === set.proposedById)
    if (home && reader)
      await write(tx, config, { home, reader, id, kind: `tariffs.set_${decision.state}` }, (view, url) => {
        const words = { name: reader.name, by: actor.name, land: set.land, fromOn: set.fromOn, url }
        return decidedLetter(view, words, decision.state === 'rejected' ? decision.reason : null)
      })
    return 'done'
  })
}

interface Written {
  readonly home: PolicyHome
  readonly reader: Colleague
  /** Of the set. */
  readonly id: string
  readonly kind: string
}

/** A letter in the name of the authority, in its outbox. */
async function write(
  tx: Write,
  config: Config,
  { home, reader, id, kind }: Written,
  words: (view: LetterView, url: string) => RenderedLetter,
): Promise<void> {
  const url = new URL(`/werk/tarieven/${id}`, await originOf(tx, config, home.id))
  const letter = words(await letterViewOf(tx, home.id, reader.language), url.href)
  const { email, language } = reader
  await planLetter(tx, { ...letter, kind, to: email, language, organisationId: home.id, subjectId: id })
}
