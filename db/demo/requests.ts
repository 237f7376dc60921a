import { deskClock } from './desk-clock.ts'
import { addAnswers, type AnswerRows, noAnswers } from './answers.ts'
import type { Places } from './places.ts'
import { type DossierRows, rowsOf } from './dossier.ts'
import { type DeskScene, drawnDossier } from './drawn-requests.ts'
import { lettersOf } from './letters.ts'
import { namedDossiers } from './named-requests.ts'
import { type DeskKey, organisations } from './organisations.ts'
import { staff, type StaffKey } from './people.ts'
import type { Scene } from './plots.ts'
import { chance } from './random.ts'
import type { Region } from './region.ts'
import type { LocationRow, Row } from './rows.ts'

/** Rows of the module `requests`, in the order in which they may be inserted, and the letters that went out. */
export interface Requests {
  requests: Row<'requests.request'>[]
  choices: DossierRows['choices']
  events: Row<'requests.event'>[]
  links: Row<'requests.access_link'>[]
  letters: Row<'platform.letter'>[]
  answers: AnswerRows
}

/**
 * @param places of the locations: those that are promised and taken here are added to them
 * @param origin where the links of letters lead: `http://localhost:3000`, with the host name of each desk in it
 */
export function requestsOf(region: Region, now: Temporal.Instant, origin: URL, places: Places): Requests {
  const desks = {
    zonneveld: sceneOf(region, 'zonneveld', ['lotte', 'lotte', 'marc', 'ilse'], now),
    lindebeke: sceneOf(region, 'lindebeke', ['yasmina', 'yasmina', 'hilde', 'ilse'], now),
    waterdam: sceneOf(region, 'waterdam', ['sanne', 'sanne', 'ruud'], now),
  }
  const drawn = Object.values(desks).flatMap((desk) => drawnAt(desk))
  const dossiers = [...namedDossiers(desks), ...drawn]
  const clockOf = new Map(Object.values(desks).map(({ id, clock }) => [id, clock]))
  const claimed = new Set(region.locations.flatMap(({ id, organisation_id: by }) => (by ? [id] : [])))
  const answers = noAnswers()
  const built = dossiers.map((dossier) => {
    const clock = clockOf.get(dossier.deskId) ?? desks.zonneveld.clock
    addAnswers(answers, places, dossier, clock)
    return { dossier, rows: rowsOf(dossier, clock, claimed), clock }
  })
  const names = new Map(region.locations.map(({ id, name }) => [id, name]))
  const letters = built.flatMap(({ dossier, clock }) => lettersOf(dossier, clock, names, claimed, origin))
  return {
    requests: built.map(({ rows }) => rows.request),
    choices: built.flatMap(({ rows }) => rows.choices),
    events: built.flatMap(({ rows }) => rows.events),
    links: letters.map(({ link }) => link),
    letters: letters.map(({ letter }) => letter),
    answers,
  }
}

function sceneOf(region: Region, key: DeskKey, colleagues: readonly StaffKey[], now: Temporal.Instant): DeskScene {
  const { id, land } = organisations[key]
  const served = new Set(region.deskAreas.filter((area) => area.organisation_id === id).map(areaOf))
  return {
    key,
    id,
    clock: deskClock(land, now),
    staff: colleagues.map((name) => staff[name].id),
    locations: region.locations.filter((location) => served.has(areaOf(location))),
  }
}

const areaOf = (row: Pick<LocationRow, 'land' | 'municipality_code'> | Row<'locations.desk_area'>) =>
  `${row.land} ${row.municipality_code ?? ''}`

/** How many requests stand how, at each desk; a bigger desk has more of them. */
const scenes: readonly (readonly [Scene, number])[] = [
  ['new', 24],
  ['question', 8],
  ['replied', 6],
  ['visit', 4],
  ['visiting', 3],
  ['offered', 7],
  ['placed', 14],
  ['declined', 3],
  ['lapsed', 2],
  ['refused', 15],
  ['withdrawn', 10],
  ['corrected', 4],
]

const sizes: Readonly<Record<string, number>> = { zonneveld: 1.15, lindebeke: 0.9, waterdam: 1.1 }

function drawnAt(desk: DeskScene) {
  return scenes.flatMap(([scene, count]) =>
    Array.from({ length: Math.round(count * (sizes[desk.key] ?? 1)) }, (_, index) => {
      const key = `${desk.key} ${scene} ${index}`
      return drawnDossier(desk, key, scene, chance(key))
    }),
  )
}
