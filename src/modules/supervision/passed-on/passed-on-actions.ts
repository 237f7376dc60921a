import type { Person } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import { planJob } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { derivedId, newId } from '../../../platform/tokens.ts'
import { findReaction, isOpen, knownReporter, tellReporter } from '../../feedback/index.ts'
import { clientManagerOn } from '../authority-queries.ts'
import { authoritiesAs } from '../supervision-permissions.ts'
import { type Leak, leaksIn } from '../../feedback/index.ts'
import { tellColleague } from './passed-on-letter-actions.ts'
import { decideNews, type NewsKind, type NewsRefusal } from './news.ts'
import {
  closePassedOn,
  decideOnNews,
  exchangesOf,
  findNews,
  findPassedOn,
  insertContact,
  insertExchange,
  insertNews,
  insertPassedOn,
  lockPassedOn,
  type NewContact,
  newsOf,
  type PassedOn,
  passedOnOfReaction,
} from './passed-on-queries.ts'

export type PassOnOutcome =
  | { readonly passed: string }
  /** Something leads back to who spoke. `final`: it may not be passed on at all. */
  | { readonly leaks: readonly Leak[]; readonly final: boolean }
  | { readonly refusal: 'no_organiser' | 'not_open' | 'changed' }

export interface WantedPassOn {
  readonly words: string
  readonly atOnce: boolean
  /** The reporter is open, and the officer passes on a name all the same. */
  readonly anyway: boolean
}

/** The officer tells the side of the organiser what it needs to know, in words of his own. */
export function passOn(
  platform: Platform,
  actor: Person,
  number: string,
  wanted: WantedPassOn,
): Promise<PassOnOutcome> {
  return platform.db.change(actor, async (tx) => {
    const found = orNotFound(await findReaction(tx, { number }))
    if (!authoritiesAs(actor, 'officer').includes(found.holder.id)) throw new NotFound('not found')
    await lockPassedOn(tx, found.id)
    const running = await passedOnOfReaction(tx, found.id)
    if (running) return running.words === wanted.words ? { passed: running.id } : { refusal: 'changed' }
    if (!isOpen(found.state)) return { refusal: 'not_open' }
    const known = await knownReporter(tx, platform.keys, found)
    const leaks = leaksIn(wanted.words, known)
    if (leaks.length > 0 && !(known.openness === 'open' && wanted.anyway))
      return { leaks, final: known.openness !== 'open' }
    const organiserId = found.location && (await organiserOf(tx, found.location.id))
    if (!organiserId) return { refusal: 'no_organiser' }
    const id = newId()
    const now = platform.clock.now()
    await insertPassedOn(tx, {
      id,
      reactionId: found.id,
      number: found.number,
      authorityId: found.holder.id,
      organiserId,
      locationId: found.location?.id ?? null,
      words: wanted.words,
      atOnce: wanted.atOnce,
      passedBy: actor.personId,
      passedName: actor.name,
      passedAt: now,
    })
    await auditCase(tx, actor, 'supervision.passed_on', { id, reactionId: found.id, authority: found.holder })
    const manager = await clientManagerOn(tx, organiserId, found.holder.id, localDay(now, found.holder.zone))
    if (manager) await tellColleague(tx, platform, { passedOnId: id, number, authorityId: found.holder.id, to: manager.personId, news: 'passed_on' }) // prettier-ignore
    return { passed: id }
  })
}

const organiserOf = async (tx: Write, locationId: string): Promise<string | null> =>
  (await tx.selectFrom('locations.location').select('organiser_id').where('id', '=', locationId).executeTakeFirst())
    ?.organiser_id ?? null

const auditCase = (
  tx: Write,
  actor: Person,
  action: string,
  { id, reactionId, authority }: { id: string; reactionId: string; authority: { id: string } },
  details: Record<string, string> = {},
) =>
  audit(tx, actor, {
    action,
    subjectKind: 'passed_on',
    subjectId: id,
    about: [reactionId],
    organisationId: authority.id,
    details,
  })

/** The case, locked, as who acts may see it. @throws NotFound */
async function lockedCase(tx: Write, id: string): Promise<PassedOn> {
  await lockPassedOn(tx, id)
  return orNotFound(await findPassedOn(tx, id))
}

/** A word between officer and client manager. What leads back to the reporter does not go along here either. */
export function writeExchange(
  platform: Platform,
  actor: Person,
  id: string,
  { words, anyway }: { readonly words: string; readonly anyway: boolean },
): Promise<'done' | { readonly leaks: readonly Leak[]; readonly final: boolean }> {
  return platform.db.change(actor, async (tx) => {
    const found = await lockedCase(tx, id)
    const last = (await exchangesOf(tx, id)).at(-1)
    if (last?.byId === actor.personId && last.words === words) return 'done'
    // Only who reads the report can betray it; nobody else finds it.
    const reaction = await findReaction(tx, { id: found.reactionId })
    if (reaction) {
      const known = await knownReporter(tx, platform.keys, reaction)
      const leaks = leaksIn(words, known)
      if (leaks.length > 0 && !(known.openness === 'open' && anyway)) return { leaks, final: known.openness !== 'open' }
    }
    await insertExchange(tx, { id: newId(), passedOnId: id, words, by: own(actor), at: platform.clock.now() })
    await auditCase(tx, actor, 'supervision.exchanged', found)
    const manager = await clientManagerOn(tx, found.organiser.id, found.authority.id, today(platform, found))
    const to = actor.personId === found.passedBy ? manager?.personId : found.passedBy
    if (to !== undefined && to !== actor.personId) await tellColleague(tx, platform, aboutCase(found, to, 'exchange'))
    return 'done'
  })
}

const own = ({ personId, name }: Person) => ({ id: personId, name })
const today = ({ clock }: Platform, { authority }: PassedOn) => localDay(clock.now(), authority.zone)
const aboutCase = ({ id, number, authority }: PassedOn, to: string, news: 'exchange' | 'news') => ({
  passedOnId: id,
  number,
  authorityId: authority.id,
  to,
  news,
})

/** What the client manager did, meant for the reporter: the officer tells it, or it is told at once where he said so before. */
export function sayNews(
  platform: Platform,
  actor: Person,
  id: string,
  { kind, words }: { readonly kind: NewsKind; readonly words: string },
): Promise<'done' | 'closed'> {
  return platform.db.change(actor, async (tx) => {
    const found = await lockedCase(tx, id)
    mustKnow(actor, found)
    const said = (await newsOf(tx, id)).at(-1)
    if (said?.kind === kind && said.words === words && said.saidBy === actor.personId) return 'done'
    if (found.closedAt) return 'closed'
    const newsId = newId()
    await insertNews(tx, { id: newsId, passedOnId: id, kind, words, by: own(actor), at: platform.clock.now() })
    if (kind === 'closed') await closePassedOn(tx, id, platform.clock.now())
    await auditCase(tx, actor, 'supervision.news_said', found, { news: newsId, kind })
    if (found.atOnce) await planJob(tx, 'supervision_tell_news', { news: newsId }, { key: `news:${newsId}` })
    else await tellColleague(tx, platform, aboutCase(found, found.passedBy, 'news'))
    return 'done'
  })
}

/** @throws NotFound where somebody only reads along */
function mustKnow(actor: Person, { authority }: PassedOn): void {
  if (!authoritiesAs(actor, 'client_manager').includes(authority.id)) throw new NotFound('not found')
}

export type TellOutcome = 'done' | { readonly refusal: NewsRefusal | 'not_in_this_state' }

/** The officer tells the reporter, in these words, or says why not. */
export function decideNewsOf(
  platform: Platform,
  actor: Person,
  id: string,
  { newsId, step, words }: { readonly newsId: string; readonly step: 'tell' | 'keep'; readonly words: string },
): Promise<TellOutcome> {
  return platform.db.change(actor, async (tx) => {
    const found = await lockedCase(tx, id)
    if (!authoritiesAs(actor, 'officer').includes(found.authority.id)) throw new NotFound('not found')
    const news = orNotFound(await findNews(tx, newsId))
    if (news.passedOnId !== id) throw new NotFound('not found')
    const decided = decideNews(news.state, step, { words })
    // Pressed twice: it is told already.
    if ('refusal' in decided)
      return decided.refusal === 'not_in_this_state' && news.state === (step === 'tell' ? 'told' : 'kept') ? 'done' : decided // prettier-ignore
    if (step === 'tell') {
      const told = await tellReporter(tx, platform, actor, {
        reactionId: found.reactionId,
        houseId: found.authority.id,
        words,
      })
      if (!('done' in told)) return { refusal: 'not_in_this_state' }
    }
    const reason = step === 'keep' ? words.slice(0, 1000) : ''
    await decideOnNews(tx, newsId, { state: decided.ok, by: actor.personId, at: platform.clock.now(), reason })
    await auditCase(tx, actor, step === 'tell' ? 'supervision.news_told' : 'supervision.news_kept', found, {
      news: newsId,
    })
    return 'done'
  })
}

export type WantedContact = Pick<NewContact, 'how' | 'withWhom' | 'heldOn' | 'words'> & {
  /** Made with the form: sent twice is one contact. */
  readonly formKey: string
}

type AboutWhom = Pick<NewContact, 'authorityId' | 'organiserId' | 'locationId' | 'passedOnId'>

/** The client manager spoke with an organiser. The rows refuse who does not look after it. */
export function noteContact(platform: Platform, actor: Person, about: AboutWhom, wanted: WantedContact): Promise<void> {
  return platform.db.change(actor, async (tx) => {
    const { formKey, ...contact } = wanted
    const id = derivedId(`supervision.contact ${about.organiserId} ${formKey}`)
    const written = await insertContact(tx, { ...about, ...contact, id, by: own(actor), at: platform.clock.now() })
    if (!written) return
    await audit(tx, actor, {
      action: 'supervision.contact_noted',
      subjectKind: 'organiser',
      subjectId: about.organiserId,
      about: about.passedOnId === null ? [] : [about.passedOnId],
      organisationId: about.authorityId,
      details: { contact: id, how: contact.how },
    })
  })
}
