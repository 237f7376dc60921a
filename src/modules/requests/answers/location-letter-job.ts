import { derivedId } from '../../../platform/tokens.ts'
import type { Write } from '../../../platform/database.ts'
import { type Job, type Listener, planJob } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { findCase } from '../case-queries.ts'
import { planLocationLetter } from './location-letter-actions.ts'
import { choicesOfRequest, handChoices, latestChange, letterExists } from './location-letter-queries.ts'
import { type LocationNews, locationLetter } from './location-mail.ts'

interface Told {
  readonly requestId: string
  readonly choiceId: string
  readonly news: LocationNews
  /** What it tells of: the event, or the choice itself where it is new. One letter for each. */
  readonly of: string
}

const task = 'requests_location_letter'

const planTelling = (tx: Write, told: Told) => planJob(tx, task, told, { key: `${task}:${told.of}:${told.choiceId}` })

/** A new request: each location that was asked hears it, where it is known how. */
export const tellOfRequest: Listener<'requests.received'> = {
  event: 'requests.received',
  name: 'requests.tell_locations',
  async hear(tx, { subject: requestId }) {
    for (const { id } of await choicesOfRequest(tx, requestId))
      await planTelling(tx, { requestId, choiceId: id, news: 'new', of: id })
  },
}

/** A step that the location did not take itself. */
export const tellOfMove: Listener<'requests.choice_moved'> = {
  event: 'requests.choice_moved',
  name: 'requests.tell_location',
  async hear(tx, { subject: requestId, choiceId, eventId, step, by }) {
    if (by === 'organiser') return
    // The step is one of the machine: only actions emit it.
    await planTelling(tx, { requestId, choiceId, news: step as LocationNews, of: eventId })
  },
}

/** Other days or another start: who still has the request before him hears it. */
export const tellOfChange: Listener<'requests.changed'> = {
  event: 'requests.changed',
  name: 'requests.tell_locations_of_change',
  async hear(tx, { subject: requestId, what }) {
    if (what !== 'days' && what !== 'start') return
    const change = await latestChange(tx, requestId)
    if (!change) return
    for (const { id, acts } of await choicesOfRequest(tx, requestId))
      if (acts !== 'nobody') await planTelling(tx, { requestId, choiceId: id, news: 'changed', of: change })
  },
}

/** A location answers itself from now on: what waits for the desk waits for it, by the day that was promised. */
export const handOver: Listener<'locations.claimed'> = {
  event: 'locations.claimed',
  name: 'requests.hand_over',
  async hear(tx, { subject: locationId }) {
    for (const { id, request_id } of await handChoices(tx, locationId, 'organiser'))
      await planTelling(tx, { requestId: request_id, choiceId: id, news: 'new', of: id })
  },
}

export const handBack: Listener<'locations.unclaimed'> = {
  event: 'locations.unclaimed',
  name: 'requests.hand_back',
  async hear(tx, { subject: locationId }) {
    await handChoices(tx, locationId, 'desk')
  },
}

/** Writes one letter to a location: once, however often it runs. */
export const locationLetterJob = (platform: Platform): Job<Told> => ({
  task,
  run: (told) => platform.db.work((tx) => writeTo(tx, platform, told)),
})

async function writeTo(tx: Write, platform: Platform, { requestId, choiceId, news, of }: Told): Promise<void> {
  const found = await findCase(tx, requestId)
  const choice = found?.choices.find(({ id }) => id === choiceId)
  const id = letterId(of, choiceId)
  if (!found || !choice || (await letterExists(tx, id))) return
  const event = found.history.find((one) => one.id === of)
  const path = news === 'accept' ? '/werk/plaatsen' : `/werk/vragen/${choiceId}`
  const note = {
    id,
    kind: `requests.location.${news}`,
    locationId: choice.location.id,
    deskId: found.desk.id,
    requestId,
    path,
  }
  await planLocationLetter(tx, platform, note, (view, contactName, url) =>
    locationLetter(
      view,
      {
        news,
        contactName,
        childName: found.childName,
        number: found.number,
        locationName: choice.location.name,
        deskName: found.desk.name,
        zone: found.desk.zone,
        halfDays: found.halfDays,
        startOn: found.startOn,
        words: news === 'changed' ? '' : (event?.words ?? ''),
        byDesk: event?.actor === 'desk',
        picked: choice.visit?.picked ?? null,
        dueOn: choice.acts === 'organiser' ? choice.dueOn : null,
      },
      url,
    ),
  )
}

/** The letter has its id from what it tells. */
const letterId = (of: string, choiceId: string) => derivedId(`requests.location_letter ${of} ${choiceId}`)
