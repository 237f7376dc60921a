import { organisations } from '../../db/demo/organisations.ts'
import { loadDemo } from '../../db/demo/load.ts'
import { locationId } from '../../db/demo/location-facts.ts'
import { requestId, requestNumber } from '../../db/demo/dossier.ts'
import { families, type StaffKey, staff } from '../../db/demo/people.ts'
import { startSession } from '../../src/platform/session.ts'
import type { House } from './house.ts'

/** The people of the demo region, at home in the house of a test. */
export interface Inhabitants {
  /** Everybody by first name: `people.lotte.id`, `people.samira.email`. */
  readonly people: typeof staff & typeof families
  /** The three desks by their short name; each with its `id`, `name`, `host`. */
  readonly desks: Pick<typeof organisations, 'zonneveld' | 'lindebeke' | 'waterdam'>
  readonly organisations: typeof organisations
  /** Of a location by its name: "De Krekelhof". */
  locationId(name: string): string
  /** Of a request by its key in `db/demo/named-requests.ts`: "tom lou". */
  request(key: string): { id: string; number: string }
  /** Value of the `cookie` header of somebody who works here, as after logging in. */
  cookieOf(person: StaffKey): Promise<string>
  /** The same for the family behind a request. */
  familyCookie(key: string): Promise<string>
}

/** Loads the demo region, dated around the clock of the house; `{ requests: false }` leaves out what families asked. */
export async function moveIn(house: House, parts: { requests?: boolean } = {}): Promise<Inhabitants> {
  const { db, clock, keys } = house.platform
  await loadDemo(house.databaseUrl, clock.now(), { keys, ...parts })
  const cookieFor = async (who: { personId: string } | { caseId: string }) => {
    const token = await db.gate((tx) => startSession(tx, { ...who, userAgent: 'test', now: clock.now() }))
    return `session=${token}`
  }
  const { zonneveld, lindebeke, waterdam } = organisations
  return {
    people: { ...staff, ...families },
    desks: { zonneveld, lindebeke, waterdam },
    organisations,
    locationId,
    request: (key) => ({ id: requestId(key), number: requestNumber(key) }),
    cookieOf: (person) => cookieFor({ personId: staff[person].id }),
    familyCookie: (key) => cookieFor({ caseId: requestId(key) }),
  }
}
