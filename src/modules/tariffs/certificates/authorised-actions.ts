import type { Person } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { audit } from '../../../platform/audit.ts'
import { orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { flemishDesks } from '../tariff-permissions.ts'
import { overlap, type SheetSetting } from './authorised.ts'
import {
  authorisedAt,
  colleaguesOf,
  desksAmong,
  type FlemishDesk,
  insertAuthorised,
  revokeAll,
  saveSheet,
} from './authorised-queries.ts'

/** A desk whose list this person keeps. @throws NotFound for any other */
export async function coordinatedDesk({ db }: Platform, actor: Person, is: (desk: FlemishDesk) => boolean) {
  const desks = await desksAmong(db.published, flemishDesks(actor, 'desk_manager'))
  return orNotFound(desks.find(is))
}

export interface WantedAuthorisation {
  readonly deskId: string
  readonly personId: string
  readonly function: string
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate | null
}

export type AuthoriseOutcome = { done: true } | { refusal: 'overlap' | 'in_the_past' }

/** @throws NotFound for a desk that is not this person's, and for who does not work there */
export async function authorise(
  platform: Platform,
  actor: Person,
  wanted: WantedAuthorisation,
): Promise<AuthoriseOutcome> {
  const desk = await coordinatedDesk(platform, actor, ({ id }) => id === wanted.deskId)
  return platform.db.change(actor, async (tx) => {
    const at = platform.clock.now()
    const { personId, fromOn, untilOn } = wanted
    if (untilOn && Temporal.PlainDate.compare(untilOn, localDay(at, desk.zone)) < 0) return { refusal: 'in_the_past' }
    orNotFound((await colleaguesOf(tx, desk.id)).find(({ id }) => id === personId))
    const own = (await authorisedAt(tx, [desk.id])).filter((one) => one.personId === personId)
    if (own.some((one) => overlap(one, { fromOn, untilOn, revokedAt: null }))) return { refusal: 'overlap' }
    const id = newId()
    await insertAuthorised(tx, { ...wanted, id, by: actor.personId, at })
    await audit(tx, actor, {
      action: 'tariffs.person_authorised',
      subjectKind: 'authorisation',
      subjectId: id,
      organisationId: desk.id,
      details: { person: personId, from: fromOn.toString(), until: untilOn?.toString() ?? null },
    })
    return { done: true }
  })
}

/** From this moment on he opens no file any more. */
export function revoke(platform: Platform, actor: Person, id: string, words: string): Promise<void> {
  return platform.db.change(actor, async (tx) => {
    const found = orNotFound((await authorisedAt(tx, flemishDesks(actor, 'desk_manager'))).find((one) => one.id === id))
    const { deskId, personId } = found
    await revokeAll(tx, { deskId, personId, by: actor.personId, at: platform.clock.now(), words })
    await audit(tx, actor, {
      action: 'tariffs.authorisation_revoked',
      subjectKind: 'authorisation',
      subjectId: id,
      organisationId: deskId,
      details: { person: personId },
    })
  })
}

/** How the desk prints its list from now on. */
export function setSheet(platform: Platform, actor: Person, deskId: string, sheet: SheetSetting): Promise<void> {
  return platform.db.change(actor, async (tx) => {
    await saveSheet(tx, deskId, sheet, { personId: actor.personId, at: platform.clock.now() })
    await audit(tx, actor, {
      action: 'tariffs.authorised_sheet_set',
      subjectKind: 'organisation',
      subjectId: deskId,
      organisationId: deskId,
    })
  })
}
