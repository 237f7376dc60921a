import type { Person } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import {
  addArea,
  type DeskArea,
  deskById,
  type DeskWithAreas,
  municipalitiesNamed,
  removeArea,
} from './area-queries.ts'

/** Why a municipality was not added; nothing of the form was. */
export type AreaRefusal =
  | { readonly refusal: 'unknown'; readonly name: string }
  | { readonly refusal: 'several'; readonly name: string; readonly codes: string }
  | { readonly refusal: 'served'; readonly name: string; readonly desk: string }

/** Lets a desk serve these municipalities, all of them or none. */
export function addAreas(
  { db }: Platform,
  actor: Person,
  deskId: string,
  names: readonly string[],
): Promise<AreaRefusal | 'added'> {
  return db.change(actor, async (tx) => {
    const desk = await deskById(tx, deskId)
    const found: DeskArea[] = []
    for (const name of names) {
      const one = await areaNamed(tx, desk, name)
      if ('refusal' in one) return one
      found.push(one)
    }
    for (const area of found) {
      if (await addArea(tx, deskId, area)) await note(tx, actor, 'locations.area_added', deskId, area.code)
    }
    return 'added'
  })
}

async function areaNamed(tx: Write, desk: DeskWithAreas, name: string): Promise<DeskArea | AreaRefusal> {
  const [one, ...others] = await municipalitiesNamed(tx, desk.land, name)
  if (!one) return { refusal: 'unknown', name }
  if (others.length > 0) return { refusal: 'several', name, codes: [one, ...others].map(({ code }) => code).join(', ') }
  if (one.deskName !== null && one.deskName !== desk.name)
    return { refusal: 'served', name: one.name, desk: one.deskName }
  return one
}

/** From now on families of this municipality are not served by this desk; what they asked before stays where it is. */
export function dropArea({ db }: Platform, actor: Person, deskId: string, code: string): Promise<void> {
  return db.change(actor, async (tx) => {
    const { land } = await deskById(tx, deskId)
    if (await removeArea(tx, deskId, { land, code })) await note(tx, actor, 'locations.area_removed', deskId, code)
  })
}

const note = (tx: Write, actor: Person, action: string, deskId: string, code: string) =>
  audit(tx, actor, {
    action,
    subjectKind: 'organisation',
    subjectId: deskId,
    organisationId: deskId,
    details: { code },
  })
