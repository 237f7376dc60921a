import type { Person } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { ChangedMeanwhile, NotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { mayManagePeopleOf } from '../roles.ts'
import { refusalToActivate, type SignOn, type SignOnFacts } from './sign-on.ts'
import {
  activate,
  clientOf,
  findSignOn,
  type House,
  lockSignOns,
  markTested,
  retireActive,
  saveDraft,
  signOnOf,
} from './sign-on-queries.ts'

// The gate sees every house, so each action asks for itself whether this one is the actor's.
const permit = (actor: Person, house: House) => {
  if (!mayManagePeopleOf(actor, house.id)) throw new NotFound('not of an organisation that one manages')
}

export interface SignOnWish extends SignOnFacts {
  /** Not given: the secret that is kept stays. */
  readonly secret: string | undefined
}

export type SaveAnswer = 'saved' | 'no-secret'

/** Saves what a house tries out; what holds now goes on until the new settings were tried and begin. */
export function saveSignOn(platform: Platform, actor: Person, house: House, wish: SignOnWish): Promise<SaveAnswer> {
  permit(actor, house)
  const { db, keys, clock } = platform
  return db.gate(async (tx) => {
    await lockSignOns(tx, house.id)
    const draft = await signOnOf(tx, house.id, 'draft')
    const secret = wish.secret ?? (draft?.hasSecret ? undefined : await secretThatHolds(tx, platform, house, wish))
    if (secret === undefined && !draft?.hasSecret) return 'no-secret'
    const id = draft?.id ?? newId()
    // A secret is for the provider that it was given for: nobody may have it sent elsewhere.
    if (draft && wish.secret === undefined && !sameProvider(draft, wish)) return 'no-secret'
    await saveDraft(tx, keys, { ...wish, id, organisationId: house.id, secret, by: actor.personId, at: clock.now() })
    await tell(tx, actor, house, 'accounts.sign_on_saved', id)
    return 'saved'
  })
}

async function secretThatHolds(tx: Write, { keys }: Platform, house: House, wish: SignOnFacts) {
  const active = await signOnOf(tx, house.id, 'active')
  return active && sameProvider(active, wish) ? (await clientOf(tx, keys, active.id))?.secret : undefined
}

const sameProvider = (one: SignOnFacts, other: SignOnFacts) =>
  one.issuer === other.issuer && one.clientId === other.clientId

/** Somebody who may came through with the settings that are tried out. False when they changed meanwhile. */
export function tested({ db, clock }: Platform, actor: Person, house: House, signOn: SignOn): Promise<boolean> {
  permit(actor, house)
  return db.gate(async (tx) => {
    await lockSignOns(tx, house.id)
    const draft = await findSignOn(tx, signOn.id)
    if (draft?.state !== 'draft') return false
    await markTested(tx, draft.id, clock.now())
    await tell(tx, actor, house, 'accounts.sign_on_tested', draft.id)
    return true
  })
}

/** What was tried out holds from now on. */
export function activateSignOn({ db, clock }: Platform, actor: Person, house: House): Promise<'active' | 'untested'> {
  permit(actor, house)
  return db.gate(async (tx) => {
    await lockSignOns(tx, house.id)
    const draft = await signOnOf(tx, house.id, 'draft')
    if (!draft || refusalToActivate(draft)) return 'untested'
    await retireActive(tx, house.id, clock.now())
    await activate(tx, draft.id, clock.now())
    await tell(tx, actor, house, 'accounts.sign_on_activated', draft.id, { forced: draft.forced })
    return 'active'
  })
}

/** Nobody comes in by the provider any more; whoever is in stays in until he logs out. */
export function stopSignOn({ db, clock }: Platform, actor: Person, house: House): Promise<void> {
  permit(actor, house)
  return db.gate(async (tx) => {
    const active = await signOnOf(tx, house.id, 'active')
    if (!active || !(await retireActive(tx, house.id, clock.now()))) throw new ChangedMeanwhile('nothing to stop')
    await tell(tx, actor, house, 'accounts.sign_on_stopped', active.id)
  })
}

const tell = (
  tx: Write,
  actor: Person,
  house: House,
  action: string,
  subjectId: string,
  details: Record<string, boolean> = {},
) => audit(tx, actor, { action, subjectKind: 'sign_on', subjectId, organisationId: house.id, details })
