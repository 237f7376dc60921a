import { uuidV7 } from '../../src/lib/ids.ts'
import { type LetterContent, type LetterView, renderLetter } from '../../src/platform/letter-layout.tsx'
import { textsFor } from '../../src/platform/texts.ts'
import { hashToken } from '../../src/platform/tokens.ts'
import { linkLasts } from '../../src/modules/requests/access-link.ts'
import { receivedLetter } from '../../src/modules/requests/ask/received-mail.ts'
import { type LetterCase, stepLetter } from '../../src/modules/requests/request-mail.ts'
import { halfDays as everyHalfDay } from '../../src/modules/locations/half-days.ts'
import { turnTerm } from '../../src/modules/requests/request-terms.ts'
import type { DeskClock } from './desk-clock.ts'
import { answerBy, slotsAfter } from './answers.ts'
import { actorOf, type Dossier, requestId, requestNumber } from './dossier.ts'
import { desks } from './organisations.ts'
import { chance } from './random.ts'
import type { Row } from './rows.ts'

/** A letter with the link in it, which works. */
export interface SentLetter {
  letter: Row<'platform.letter'>
  link: Row<'requests.access_link'>
}

/** Older letters are left out: nobody reads back that far. */
const keptFor = Temporal.Duration.from({ hours: 24 * 45 })

interface Occasion {
  name: string
  kind: string
  at: Temporal.Instant
  write(view: LetterView, url: string): LetterContent | null
}

/** @param names of locations, by id */
export function lettersOf(
  dossier: Dossier,
  clock: DeskClock,
  names: ReadonlyMap<string, string>,
  claimed: ReadonlySet<string>,
  origin: URL,
) {
  const desk = desks.find(({ id }) => id === dossier.deskId)
  const { email } = dossier.contact
  if (!desk || email === null) return []
  const { language: lang } = dossier
  const style = { name: desk.name, phone: desk.phone, hours: desk.hours, brand: desk.style.brand }
  const view: LetterView = { lang, style, t: textsFor(lang, { zone: clock.zone }) }
  const home = new URL(origin)
  home.hostname = desk.host
  return occasionsOf(dossier, clock, desk.name, { names, claimed })
    .filter(({ at }) => Temporal.Instant.compare(at.add(keptFor), clock.now) > 0)
    .flatMap((occasion) => sent({ dossier, to: email, view, home, now: clock.now }, occasion))
}

function occasionsOf(
  dossier: Dossier,
  clock: DeskClock,
  deskName: string,
  { names, claimed }: { names: ReadonlyMap<string, string>; claimed: ReadonlySet<string> },
) {
  const { land, zone } = clock
  const dueFrom = (acts: 'desk' | 'family', at: Temporal.Instant) =>
    turnTerm(land, acts, at.toZonedDateTimeISO(zone).toPlainDate()).due
  const about = (locationId: string | undefined): LetterCase => ({
    contactName: dossier.contact.name,
    childName: dossier.child,
    number: requestNumber(dossier.key),
    locationName: names.get(locationId ?? '') ?? '',
    deskName,
  })
  const children = dossier.family?.children ?? [dossier]
  const facts = {
    contactName: dossier.contact.name,
    deskName,
    children: children.map(({ key, child }) => ({ childName: child, number: requestNumber(key) })),
    places: dossier.choices.map(({ locationId }) => names.get(locationId) ?? ''),
    dueOn: dueFrom('desk', dossier.receivedAt),
  }
  const first: Occasion = {
    name: 'received',
    kind: 'requests.received',
    at: dossier.receivedAt,
    write: (view, url) => receivedLetter(view, facts, url),
  }
  const later = dossier.choices.flatMap(({ locationId, steps }, choice) =>
    steps.map(({ step, at, by, words, reason = null }, index): Occasion => {
      const family = step === 'question' || step === 'invite'
      const offer = offerBefore(dossier, choice, index, clock)
      const dueOn =
        step === 'offer' && offer
          ? offer.answerBy
          : family
            ? dueFrom('family', at)
            : step === 'mend'
              ? dueFrom('desk', at)
              : null
      const slots = step === 'invite' ? slotsAfter(at, zone) : undefined
      const slot = step === 'pick' ? slotsAfter(steps[index - 1]?.at ?? at, zone)[0] : undefined
      const taken = {
        step,
        words,
        reason,
        dueOn,
        by: actorOf({ step, by }, claimed.has(locationId)),
        zone,
        asked: dossier.halfDays,
        claimed: claimed.has(locationId),
        offer,
        slots,
        slot,
      }
      const write: Occasion['write'] = (view, url) => stepLetter(view, about(locationId), taken, url)
      return { name: `${choice} ${index}`, kind: `requests.${step}`, at, write }
    }),
  )
  // One letter for all children of a family.
  return children[0]?.key === dossier.key ? [first, ...later] : later
}

/** The offer that a step makes or decides on. */
function offerBefore(dossier: Dossier, choice: number, index: number, clock: DeskClock) {
  const { steps } = dossier.choices[choice] ?? { steps: [] }
  const made = steps.findLastIndex(({ step }, at) => step === 'offer' && at <= index)
  if (made === -1) return undefined
  const halfDays = everyHalfDay.filter((half) => dossier.halfDays.includes(half))
  return { ageGroupId: null, halfDays, startOn: dossier.startOn, untilOn: steps[made]?.untilOn ?? null, answerBy: answerBy(steps, made, clock) }
}

interface Post {
  dossier: Dossier
  to: string
  view: LetterView
  home: URL
  now: Temporal.Instant
}

function sent({ dossier, to, view, home, now }: Post, { name, kind, at, write }: Occasion): SentLetter[] {
  const hand = chance(`letter ${dossier.key} ${name}`)
  const token = Buffer.from(hand.bytes(32)).toString('base64url')
  const content = write(view, new URL(`/aanvraag/link/${token}`, home).href)
  if (!content) return []
  const { subject, text, html } = renderLetter(view, content)
  // Now and then an address does not exist, and the desk has to see that.
  const failed = hand.happens(0.04) && Temporal.Instant.compare(at.add({ hours: 48 }), now) < 0
  const letter: Row<'platform.letter'> = {
    id: uuidV7(at.epochMilliseconds, hand.bytes(10)),
    organisation_id: dossier.deskId,
    subject_id: requestId(dossier.key),
    kind,
    to_address: to,
    language: view.lang,
    subject,
    body_text: text,
    body_html: html,
    state: failed ? 'failed' : 'kept',
    attempts: failed ? 4 : 1,
    failure: failed ? 'EENVELOPE 550' : null,
    created_at: at,
    sent_at: failed ? null : at.add({ seconds: 3 }),
  }
  const link = {
    token_hash: hashToken(token),
    request_id: requestId(dossier.key),
    created_at: at,
    expires_at: at.add(linkLasts),
  }
  return [{ letter, link }]
}
