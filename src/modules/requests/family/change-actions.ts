import type { Actor } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { emit } from '../../../platform/jobs.ts'
import { renderLetter } from '../../../platform/letter-layout.tsx'
import { planLetter } from '../../../platform/letters.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { letterViewOf } from '../../accounts/index.ts'
import type { AskedCare } from '../asked.ts'
import { type Case, familyCases, insertEvent } from '../case-queries.ts'
import { type Change, changedContact, sameDays, sameStart } from '../changes.ts'
import { planLinkLetter } from '../letter-actions.ts'
import { addressGoneLetter } from './change-mail.ts'
import { endLinks, lockFamily, type NewContact, saveContact, saveDays, saveRanks, saveStart } from './change-queries.ts'
import { movableOf, movedRanks } from './order.ts'

export type Wish =
  | ({ readonly what: 'days' } & Pick<AskedCare, 'halfDays' | 'daysFlexible'> & ForWhom)
  | ({ readonly what: 'start' } & Pick<AskedCare, 'startOn' | 'startFlexible'> & ForWhom)
  | ({ readonly what: 'contact' } & NewContact)
  | { readonly what: 'order'; readonly choiceId: string; readonly by: -1 | 1 }

interface ForWhom {
  /** For all children of the family that still wait, not for this one alone. */
  readonly all: boolean
}

export interface WantedChange {
  readonly familyId: string
  readonly requestId: string
  /** Of that request, as it was shown. */
  readonly version: number
  readonly wish: Wish
  /** How the desk knew whom it spoke with; stands in the dossier as a note. */
  readonly note?: string
}

/** `closed`: nothing waits any more, so there is nothing to change. */
export type ChangeOutcome = 'done' | 'changed' | 'closed'

/** Changes a running request in one transaction, with its history. @throws NotFound when it is not there for who acts */
export function changeRequest(platform: Platform, actor: Actor, wanted: WantedChange): Promise<ChangeOutcome> {
  return platform.db.change(actor, async (tx) => {
    await lockFamily(tx, wanted.familyId)
    const family = await familyCases(tx, wanted.familyId)
    const own = orNotFound(family.find(({ id }) => id === wanted.requestId))
    const plan = planOf(family, own, wanted.wish)
    if (plan.length === 0) return 'done' // it stands so already: pressed twice, or nothing was changed
    if (own.version !== wanted.version) return 'changed'
    if (wanted.wish.what !== 'contact' && !runs(own)) return 'closed'
    for (const one of plan) {
      await save(tx, one.of, wanted.wish)
      await note(tx, platform, actor, one, wanted.note)
    }
    if (wanted.wish.what === 'contact') await tellAddresses(tx, platform, own, wanted.wish)
    return 'done'
  })
}

const runs = ({ choices }: Case) => choices.some(({ acts }) => acts !== 'nobody')

interface Planned {
  readonly of: Case
  readonly change: Change
}

/** What changes for whom; children for whom it stands so already are left out. */
function planOf(family: readonly Case[], own: Case, wish: Wish): Planned[] {
  const whom = 'all' in wish && !wish.all ? [own] : wish.what === 'order' ? [own] : family
  const running = wish.what === 'contact' ? whom : whom.filter((one) => one === own || runs(one))
  return running.flatMap((of) => {
    const change = changeIn(of, wish)
    return change ? [{ of, change }] : []
  })
}

function changeIn(of: Case, wish: Wish): Change | undefined {
  switch (wish.what) {
    case 'days': {
      const [from, to] = [
        { halfDays: of.halfDays, flexible: of.daysFlexible },
        { halfDays: wish.halfDays, flexible: wish.daysFlexible },
      ]
      return sameDays(from, to) ? undefined : { what: 'days', from, to }
    }
    case 'start': {
      const [from, to] = [
        { on: of.startOn.toString(), flexible: of.startFlexible },
        { on: wish.startOn.toString(), flexible: wish.startFlexible },
      ]
      return sameStart(from, to) ? undefined : { what: 'start', from, to }
    }
    case 'contact': {
      const fields = changedContact(contactIn(of), contactIn(wish))
      return fields.length === 0 ? undefined : { what: 'contact', fields }
    }
    case 'order': {
      const ranks = movedRanks(of.choices, wish.choiceId, wish.by)
      if (!ranks) return undefined
      const ranked = of.choices.map((choice) => ({ ...choice, rank: ranks.get(choice.id) ?? choice.rank }))
      return { what: 'order', to: movableOf(ranked).map(({ location }) => location.name) }
    }
  }
}

const contactIn = (of: NewContact | Case) => ({
  name: of.contactName,
  email: of.contactEmail,
  phone: of.contactPhone,
  address: of.contactAddress,
  way: of.preferredWay,
  language: of.language,
})

async function save(tx: Write, of: Case, wish: Wish): Promise<void> {
  switch (wish.what) {
    case 'days':
      return saveDays(tx, of.id, wish.halfDays, wish.daysFlexible)
    case 'start':
      return saveStart(tx, of.id, wish.startOn, wish.startFlexible)
    case 'contact':
      return saveContact(tx, of.id, of.childName, wish)
    case 'order':
      return saveRanks(tx, of.id, movedRanks(of.choices, wish.choiceId, wish.by) ?? new Map())
  }
}

/** The history tells it, to the desk and to the places that were asked. */
async function note(
  tx: Write,
  { clock }: Platform,
  actor: Actor,
  { of, change }: Planned,
  words?: string,
): Promise<void> {
  const by = {
    actor: actor.kind === 'person' ? 'desk' : 'family',
    personId: actor.kind === 'person' ? actor.personId : null,
  } as const
  const event = { requestId: of.id, choiceId: null, at: clock.now(), ...by }
  await insertEvent(tx, { ...event, id: newId(), kind: 'changed', change })
  if (words) await insertEvent(tx, { ...event, id: newId(), kind: 'note', words, audience: 'desk' })
  await emit(tx, 'requests.changed', { subject: of.id, what: change.what })
  await audit(tx, actor, {
    action: 'requests.request_changed',
    subjectKind: 'request',
    subjectId: of.id,
    organisationId: of.desk.id,
    details: { what: change.what, ...(change.what === 'contact' && { fields: change.fields.join(',') }) },
  })
}

/** A new mail address: the old one hears that it is over and opens nothing any more, the new one gets a way in. */
async function tellAddresses(tx: Write, platform: Platform, own: Case, to: NewContact): Promise<void> {
  if (own.contactEmail === to.contactEmail) return
  await endLinks(tx, own.familyId, platform.clock.now())
  if (own.contactEmail !== null) {
    const view = await letterViewOf(tx, own.desk.id, own.language)
    const { contactName, number, desk } = own
    const letter = addressGoneLetter(view, { contactName, number, deskName: desk.name, deskPhone: desk.phone })
    const about = { kind: 'requests.address_gone', organisationId: desk.id, subjectId: own.id, language: own.language }
    await planLetter(tx, { ...renderLetter(view, letter), ...about, to: own.contactEmail })
  }
  if (to.contactEmail === null) return
  await planLinkLetter(tx, platform, {
    requestId: own.id,
    number: own.number,
    deskId: own.desk.id,
    deskName: own.desk.name,
    language: to.language,
    email: to.contactEmail,
    contactName: to.contactName,
    childName: own.childName,
    locationName: own.choices[0]?.location.name ?? '',
  })
}
