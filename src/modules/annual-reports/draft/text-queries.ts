import type { Read } from '../../../platform/database.ts'
import { type House, type ReportText, reportTexts } from '../../feedback/index.ts'
import { groupsOf, namesOfHouse, placeNames } from '../report-queries.ts'
import { spanOf } from '../report-rules.ts'
import type { Known } from './neutral-text.ts'

export interface Written {
  readonly texts: readonly ReportText[]
  /** What a text of one complaint may not tell. */
  knownFor(text: ReportText): Known
}

/** The texts of a year that this person may write, with all that is known about whom they could name. */
export async function writtenTexts(db: Read, house: House, year: number): Promise<Written> {
  const texts = await reportTexts(db, house.id, spanOf(year))
  const people = await namesOfHouse(db, house.id)
  const places = [...new Set(texts.flatMap(({ locationId }) => locationId ?? []))]
  const groups = await groupsOf(db, places)
  const allowed = [house.name, ...(await placeNames(db, places))]
  const reporters = texts.flatMap(({ reporterName, onBehalfOf }) => [reporterName, ...(onBehalfOf === null ? [] : [onBehalfOf])]) // prettier-ignore
  return {
    texts,
    knownFor: ({ locationId }) => ({
      names: [...reporters, ...people],
      groups,
      allowed,
      only: texts.filter((one) => one.locationId === locationId).length === 1,
    }),
  }
}
