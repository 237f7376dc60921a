import { startSession } from '../../src/platform/session.ts'
import { newId } from '../../src/platform/tokens.ts'
import type { House } from './house.ts'
import type { Speaking } from './speaking.ts'

/** Panels and their members, for tests and scenes. Plain SQL as the owner. */

export async function addPanel(
  { owner }: Pick<House, 'owner'>,
  { organiserId, coordinator }: Pick<Speaking, 'organiserId' | 'coordinator'>,
  name: string,
): Promise<string> {
  const id = newId()
  await owner.query(
    `insert into feedback.panel (id, organisation_id, kind, name, made_by, made_at) values ($1, $2, 'client_panel', $3, $4, now() - interval '1 day')`,
    [id, organiserId, name, coordinator.personId],
  )
  return id
}

export interface SomeMember {
  readonly id: string
  readonly email: string
}

export async function addMemberOf(
  { owner }: Pick<House, 'owner'>,
  { coordinator }: Pick<Speaking, 'coordinator'>,
  panelId: string,
  email: string,
): Promise<SomeMember> {
  const id = newId()
  await owner.query(
    `insert into feedback.panel_member (id, panel_id, name, email, language, from_on, added_by, added_at)
     values ($1, $2, $3, $4, 'nl', current_date - 30, $5, now())`,
    [id, panelId, `Lid ${email.split('.')[0] ?? ''}`, email, coordinator.personId],
  )
  return { id, email }
}

/** The cookie of a member who came by link. */
export async function memberCookie({ platform }: House, panelMemberId: string): Promise<string> {
  const now = platform.clock.now()
  return `session=${await platform.db.gate((tx) => startSession(tx, { panelMemberId, userAgent: 'test', now }))}`
}
