import type { Person } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import type { Lang } from '../../../lib/lang.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { derivedId, newId } from '../../../platform/tokens.ts'
import type { House } from '../procedure/house-queries.ts'
import { insertSetting } from '../procedure/procedure-queries.ts'
import type { PanelKind } from './panel.ts'
import { planMemberLetter } from './panel-letter-actions.ts'
import { findPanel, insertMember, insertPanel, memberById, membersOf, placesOf, saveEnded } from './panel-queries.ts'
import { type PanelSettingRefusal, panelSettingRefusal, type PanelSettingRow } from './panel-settings.ts'

export interface WantedPanel {
  /** Of the form it was typed in: sent twice makes one panel. */
  readonly key: string
  readonly kind: PanelKind
  readonly name: string
  readonly locationIds: readonly string[]
}

/** @returns the panel's id @throws NotFound for a location of another house */
export function makePanel({ db, clock }: Platform, actor: Person, house: House, wanted: WantedPanel): Promise<string> {
  return db.change(actor, async (tx) => {
    const own = new Set((await placesOf(tx, house.id)).map(({ id }) => id))
    if (!wanted.locationIds.every((id) => own.has(id))) throw new NotFound('not found')
    const id = derivedId(`feedback.panel ${house.id} ${wanted.key}`)
    const { kind, name, locationIds } = wanted
    const made = { id, organisationId: house.id, kind, name, locationIds, by: actor.personId, at: clock.now() }
    if (await insertPanel(tx, made)) await note(tx, actor, house, 'panel_made', { kind: 'panel', id })
    return id
  })
}

export interface WantedMember {
  readonly name: string
  readonly email: string
  readonly language: Lang
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate | null
}

/** Adds a member, who gets a letter with a link. Sent twice adds one. */
export function addMember(
  { db, clock }: Platform,
  actor: Person,
  house: House,
  panelId: string,
  wanted: WantedMember,
): Promise<'added' | 'member_already'> {
  return db.change(actor, async (tx) => {
    orNotFound(await findPanel(tx, house.id, panelId))
    const id = newId()
    const added = await insertMember(tx, { ...wanted, id, panelId, by: actor.personId, at: clock.now() })
    if (!added) {
      const known = (await membersOf(tx, [panelId])).find((one) => one.email === wanted.email && one.endedAt === null)
      return known?.name === wanted.name && known.fromOn.equals(wanted.fromOn) ? 'added' : 'member_already'
    }
    await planMemberLetter(tx, { member: id, news: 'invited' })
    await note(tx, actor, house, 'panel_member_added', { kind: 'panel_member', id })
    return 'added'
  })
}

/** From this moment no link of this member opens anything. */
export function endMember(
  { db, clock }: Platform,
  actor: Person,
  house: House,
  panelId: string,
  id: string,
): Promise<void> {
  return db.change(actor, async (tx) => {
    orNotFound(await findPanel(tx, house.id, panelId))
    if (!(await saveEnded(tx, panelId, id, clock.now()))) return
    await planMemberLetter(tx, { member: id, news: 'ended' })
    await note(tx, actor, house, 'panel_member_ended', { kind: 'panel_member', id })
  })
}

/** Another letter with a link, for who lost it. */
export function sendLinkAgain(
  { db }: Platform,
  actor: Person,
  house: House,
  panelId: string,
  id: string,
): Promise<void> {
  return db.change(actor, async (tx) => {
    orNotFound(await findPanel(tx, house.id, panelId))
    const member = orNotFound(await memberById(tx, id))
    if (member.panelId !== panelId || member.endedAt !== null) throw new NotFound('not found')
    await planMemberLetter(tx, { member: id, news: 'link' })
  })
}

/** Sets how long panels have, or whether there is a public page, from a day on. */
export function setPanelSetting(
  { db, clock }: Platform,
  actor: Person,
  house: House,
  row: PanelSettingRow,
): Promise<'set' | { refusal: PanelSettingRefusal | 'taken' }> {
  const refusal = panelSettingRefusal(row, localDay(clock.now(), house.zone))
  if (refusal) return Promise.resolve({ refusal })
  return db.change(actor, async (tx) => {
    if (!(await insertSetting(tx, house.id, row, actor.personId))) return { refusal: 'taken' }
    await audit(tx, actor, {
      action: 'feedback.setting_set',
      subjectKind: 'organisation',
      subjectId: house.id,
      organisationId: house.id,
      details: { name: row.name, value: row.value, from: row.fromOn.toString() },
    })
    return 'set'
  })
}

const note = (tx: Write, actor: Person, house: House, what: string, about: { kind: string; id: string }) =>
  audit(tx, actor, {
    action: `feedback.${what}`,
    subjectKind: about.kind,
    subjectId: about.id,
    organisationId: house.id,
  })
