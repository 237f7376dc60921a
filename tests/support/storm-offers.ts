import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { saveGroup, savePlan } from '../../src/modules/locations/capacity/capacity-actions.ts'
import { receiveRequest } from '../../src/modules/requests/ask/ask-actions.ts'
import { type Place, placesByKey } from '../../src/modules/requests/ask/place-queries.ts'
import { takeStep } from '../../src/modules/requests/choice-actions.ts'
import type { HalfDay } from '../../src/modules/locations/rules.ts'
import { openPlatform } from '../../src/platform/open-platform.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { keeperOf } from './asked.ts'
import type { Installation } from './installation.ts'
import { openLink } from './storm-families.ts'

/** A family in its session, with an offer at one location that it will take and one at another that it will leave. */
export interface PromisedPlace {
  readonly requestId: string
  readonly offerId: string
  /** Of the choice, as the family sees it. */
  readonly version: number
  /** The group of the offer that it takes. */
  readonly groupId: string
  readonly halfDays: readonly HalfDay[]
  readonly session: string
}

export interface Promised {
  /** Where everybody asks. */
  readonly keys: readonly string[]
  readonly groups: readonly string[]
  readonly places: readonly PromisedPlace[]
}

export const placesEach = 18
export const startOn = () => Temporal.Now.plainDateISO('Europe/Brussels').add({ months: 6 })
const weekdays = [['mon-am', 'mon-pm'], ['tue-am', 'tue-pm'], ['wed-am', 'wed-pm'], ['thu-am', 'thu-pm'], ['fri-am', 'fri-pm']] as const // prettier-ignore

interface Corner extends Place {
  readonly groupId: string
}

/**
 * Four locations in a ring with a plan each; every family asks two neighbours, both offer the same day. By the actions of the
 * modules, and families come in by the links of their letters.
 */
export async function promisePlaces(installation: Installation, count: number): Promise<Promised> {
  const keys = await claimFour(installation)
  const environment = {
    DATABASE_URL: await installation.databaseUrl(),
    PORT: String(installation.port),
    KEYS_FILE: installation.keysFile,
  }
  const { platform, close } = await openPlatform(environment)
  try {
    const ring = await Promise.all((await placesByKey(platform.db.published, keys)).map((at) => planAt(platform, at)))
    const numbers = Array.from({ length: count }, (_, index) => index)
    const places = await inTurns(numbers, async (index) => {
      const pair = [ring[index % ring.length], ring[(index + 1) % ring.length]].filter((one) => one !== undefined)
      return promiseTo(installation, platform, pair, weekdays[index % weekdays.length] ?? weekdays[0])
    })
    return { keys, groups: ring.map(({ groupId }) => groupId), places }
  } finally {
    await close()
  }
}

/** Locations of one desk that have room for so many; somebody answers there, and has an address for mail. */
async function claimFour(installation: Installation): Promise<string[]> {
  const rows = await installation.query<{ key: string }>(
    `with chosen as (
       select l.id, l.land || '-' || l.register_id as key, l.name from locations.location as l
       join locations.desk_area as a using (land, municipality_code)
       where l.registered and l.kind = 'day_care' and l.land = 'vl' and l.capacity >= $1 and l.organisation_id is null
         and not exists (select from locations.age_group as g where g.location_id = l.id)
       order by a.organisation_id, l.id limit 4
     ), claimed as (
       update locations.location as l set organisation_id = (select id from accounts.organisation where kind = 'organiser' order by id limit 1)
       from chosen where l.id = chosen.id
     ), reached as (
       insert into locations.contact (location_id, name, email)
       select id, 'Wie antwoordt', 'storm-' || left(id::text, 8) || '@example.org' from chosen
       on conflict (location_id) do nothing
     ) select key from chosen`,
    [placesEach],
  )
  assert.equal(rows.length, 4)
  return rows.map(({ key }) => key)
}

async function planAt(platform: Platform, place: Place): Promise<Corner> {
  const keeper = keeperOf(place.id)
  const group = await saveGroup(platform, keeper, place.id, { name: 'Storm', fromMonths: 0, toMonths: 48 })
  assert.ok(typeof group === 'object')
  const today = Temporal.Now.plainDateISO('Europe/Brussels')
  const places = Array.from({ length: 14 }, (_, half) => (half < 10 ? placesEach : 0))
  const plan = { groupId: group.id, fromOn: today, places, today }
  assert.equal(await savePlan(platform, keeper, place.id, plan), 'done')
  return { ...place, groupId: group.id }
}

async function promiseTo(
  installation: Installation,
  platform: Platform,
  pair: readonly Corner[],
  halfDays: readonly HalfDay[],
): Promise<PromisedPlace> {
  const [desk] = pair.flatMap((place) => place.desk ?? [])
  assert.ok(desk)
  const asked = {
    children: [{ childName: 'Bo', birth: { bornOn: startOn().subtract({ months: 12 }) } }],
    together: false,
    startOn: startOn(),
    startFlexible: 'exact',
    halfDays,
    daysFlexible: 'exact',
    urgency: 'soon',
    contactName: 'Wie wacht',
    contactEmail: 'storm@example.org',
    contactPhone: null,
    contactAddress: null,
    preferredWay: 'email',
    language: 'nl',
    remarks: '',
  } as const
  const { familyId: requestId } = await receiveRequest(platform, {
    key: randomUUID(),
    asked,
    places: pair,
    desk,
    channel: 'web',
  })
  const choices = await installation.query<{ id: string; location: string; version: number }>(
    'select id, location_id as location, version from requests.choice where request_id = $1 order by rank',
    [requestId],
  )
  for (const { id, location, version } of choices) await offer(platform, pair, { id, location, version, halfDays })
  const [mine] = await installation.query<Pick<PromisedPlace, 'offerId' | 'version' | 'groupId'> & { link: string }>(
    `select o.id as "offerId", c.version, o.age_group_id as "groupId",
       (select substring(l.body_text from '/aanvraag/link/[\\w-]+') from platform.letter as l
        where l.subject_id = $1 and l.kind = 'requests.offer' limit 1) as link
     from requests.offer as o join requests.choice as c on c.id = o.choice_id where c.request_id = $1 and c.rank = 1 and o.state = 'open'`,
    [requestId],
  )
  assert.ok(mine)
  const session = await openLink(installation.port, mine.link)
  assert.ok(session, 'the link of the letter opens a session')
  const { offerId, version, groupId } = mine
  return { requestId, offerId, version, groupId, halfDays, session }
}

interface Offered {
  readonly id: string
  readonly location: string
  readonly version: number
  readonly halfDays: readonly HalfDay[]
}

async function offer(platform: Platform, pair: readonly Corner[], { id, location, version, halfDays }: Offered) {
  const group = pair.find((corner) => corner.id === location)?.groupId ?? null
  const answerBy = Temporal.Now.plainDateISO('Europe/Brussels').add({ days: 14 })
  const terms = { ageGroupId: group, halfDays, startOn: startOn(), untilOn: null, answerBy }
  const wanted = { step: 'offer', choiceId: id, version, words: '', reason: null, offer: terms } as const
  assert.deepEqual(await takeStep(platform, keeperOf(location), { organiser: true }, wanted), { done: true })
}

/** Four at a time. */
async function inTurns<T, R>(all: readonly T[], one: (given: T) => Promise<R>): Promise<R[]> {
  const made: R[] = []
  for (let from = 0; from < all.length; from += 4) made.push(...(await Promise.all(all.slice(from, from + 4).map(one))))
  return made
}
