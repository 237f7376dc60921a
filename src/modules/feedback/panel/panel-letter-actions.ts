import type { Write } from '../../../platform/database.ts'
import { planJob } from '../../../platform/jobs.ts'
import { type LetterContent, type LetterView, renderLetter } from '../../../platform/letter-layout.tsx'
import { planLetter } from '../../../platform/letters.ts'
import type { Platform } from '../../../platform/platform.ts'
import { hashToken, newToken } from '../../../platform/tokens.ts'
import { letterViewOf, originOf } from '../../accounts/index.ts'
import type { StaffReader } from '../watch/watch-queries.ts'
import { insertPanelLink } from './member-link-queries.ts'
import { houseLetter, type HouseNews, memberLetter, type MemberNews, type PanelLetterFacts, type PanelNews } from './panel-mail.ts' // prettier-ignore
import type { Member } from './panel-queries.ts'
import { panelLinkLasts } from './panel.ts'

/** Something happened to a consultation. */
export interface Telling {
  readonly consultation: string
  readonly news: PanelNews
  /** Sets apart what can happen more than once to one consultation. */
  readonly of?: string
}

export interface TellingMember {
  readonly member: string
  readonly news: MemberNews
}

export const tellTask = 'feedback_panel_tell'
export const tellMemberTask = 'feedback_panel_tell_member'

/** Every member, and where it matters the house, hears of it once the transaction stands. */
export const planPanelNews = (tx: Write, { consultation, news, of = '' }: Telling): Promise<void> =>
  planJob(tx, tellTask, { consultation, news, of }, { key: `${tellTask}:${consultation}:${news}:${of}` })

export const planMemberLetter = (tx: Write, telling: TellingMember): Promise<void> =>
  planJob(tx, tellMemberTask, telling, { key: `${tellMemberTask}:${telling.member}:${telling.news}` })

interface About {
  readonly letterId: string
  readonly houseId: string
  readonly subjectId: string
  readonly facts: PanelLetterFacts
}

/** A letter to a member, with a new way in; without one to who left. For the worker. */
export async function planLetterToMember(
  tx: Write,
  platform: Platform,
  member: Member,
  news: MemberNews | PanelNews,
  { letterId, houseId, subjectId, facts }: About,
): Promise<void> {
  const view = await letterViewOf(tx, houseId, member.language)
  const url = news === 'ended' ? null : await linkFor(tx, platform, member, houseId)
  const content = memberLetter(view, member.name, news, facts, url)
  await plan(tx, view, content, { id: letterId, kind: `panel_${news}`, to: member.email, houseId, subjectId })
}

async function linkFor(tx: Write, { config, clock }: Platform, member: Member, houseId: string): Promise<string> {
  const token = newToken()
  const at = clock.now()
  await insertPanelLink(tx, {
    tokenHash: hashToken(token),
    memberId: member.id,
    at,
    expiresAt: at.add(panelLinkLasts),
  })
  return new URL(`/panel/link/${token}`, await originOf(tx, config, houseId)).href
}

/** A letter to who coordinates the house. For the worker. */
export async function planLetterToHouse(
  tx: Write,
  { config }: Platform,
  reader: StaffReader,
  news: HouseNews,
  { letterId, houseId, subjectId, facts, path }: About & { readonly path: string },
): Promise<void> {
  const view = await letterViewOf(tx, houseId, reader.language)
  const url = new URL(path, await originOf(tx, config, houseId)).href
  const content = houseLetter(view, reader.name, news, facts, url)
  await plan(tx, view, content, { id: letterId, kind: `staff_panel_${news}`, to: reader.email, houseId, subjectId })
}

function plan(
  tx: Write,
  view: LetterView,
  content: LetterContent,
  to: { readonly id: string; readonly kind: string; readonly to: string; readonly houseId: string; readonly subjectId: string }, // prettier-ignore
): Promise<string> {
  return planLetter(tx, {
    id: to.id,
    kind: `feedback.${to.kind}`,
    to: to.to,
    language: view.lang,
    ...renderLetter(view, content),
    organisationId: to.houseId,
    subjectId: to.subjectId,
  })
}
