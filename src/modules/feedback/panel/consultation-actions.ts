import type { PanelMember, Person } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { derivedId } from '../../../platform/tokens.ts'
import { coordinatedBy } from '../feedback-permissions.ts'
import type { House } from '../procedure/house-queries.ts'
import { insertComment } from './comment-queries.ts'
import {
  type AskedDocument,
  type Consultation,
  type ConsultationChange,
  findConsultation,
  insertConsultation,
  lockConsultation,
  saveConsultation,
} from './consultation-queries.ts'
import { type Advice, type ConsultationRefusal, decideConsultation, type Subject } from './consultation.ts'
import { planPanelNews } from './panel-letter-actions.ts'
import { findPanel, membersOf } from './panel-queries.ts'
import { standingOf } from './panel.ts'
import { panelSettingsOf } from './panel-setting-queries.ts'
import { adviceDue } from './panel-settings.ts'
import type { ProcedureChange } from './procedure-change.ts'

export interface WantedConsultation {
  /** Of the form it was typed in: sent twice asks once. */
  readonly key: string
  readonly panelId: string
  readonly subject: Subject
  readonly title: string
  readonly words: string
  readonly changes?: readonly ProcedureChange[]
  readonly measureId?: string | null
  readonly reportYear?: number | null
  readonly document?: AskedDocument | null
}

export type AskOutcome = { readonly asked: string } | { readonly refusal: 'panel_empty' }

/** Puts something to a panel; every member gets a letter, with a day until when. */
export function askPanel(
  { db, clock }: Platform,
  actor: Person,
  house: House,
  wanted: WantedConsultation,
): Promise<AskOutcome> {
  const now = clock.now()
  const today = localDay(now, house.zone)
  return db.change(actor, async (tx) => {
    const panel = orNotFound(await findPanel(tx, house.id, wanted.panelId))
    const seated = (await membersOf(tx, [panel.id])).some((one) => standingOf(one, today) === 'now')
    if (!seated) return { refusal: 'panel_empty' }
    const { weeks } = await panelSettingsOf(tx, house, today)
    const id = derivedId(`feedback.consultation ${house.id} ${wanted.key}`)
    const isNew = await insertConsultation(tx, {
      id,
      panelId: panel.id,
      subject: wanted.subject,
      title: wanted.title,
      words: wanted.words,
      changes: wanted.changes ?? [],
      measureId: wanted.measureId ?? null,
      reportYear: wanted.reportYear ?? null,
      document: wanted.document ?? null,
      by: actor,
      at: now,
      dueOn: adviceDue(house.land, today, weeks),
    })
    if (!isNew) return { asked: id }
    await planPanelNews(tx, { consultation: id, news: 'asked' })
    const about = { subjectKind: 'consultation', subjectId: id, organisationId: house.id }
    await audit(tx, actor, { action: 'feedback.panel_asked', ...about, details: { subject: wanted.subject } })
    return { asked: id }
  })
}

export type HouseStep = 'follow' | 'deviate' | 'prolong' | 'withdraw'

export interface WantedHouseStep {
  readonly step: HouseStep
  readonly version: number
  readonly words: string
  /** A later last day. */
  readonly dueOn?: Temporal.PlainDate | undefined
}

export type ConsultationOutcome = 'done' | { changed: true } | { refusal: ConsultationRefusal | 'not_in_this_state' }

/** What the house does with what it asked. @throws NotFound for who does not coordinate that house */
export function takeHouseStep(
  platform: Platform,
  actor: Person,
  id: string,
  wanted: WantedHouseStep,
): Promise<ConsultationOutcome> {
  return platform.db.change(actor, async (tx) => {
    const found = orNotFound(await lockConsultation(tx, id))
    if (!coordinatedBy(actor).includes(found.houseId)) throw new NotFound('not found')
    if (answeredSo(found, wanted)) return 'done'
    if (found.version !== wanted.version) return { changed: true }
    const { step, words, dueOn } = wanted
    const later = dueOn !== undefined && Temporal.PlainDate.compare(dueOn, found.dueOn) > 0
    const decided = decideConsultation(found.state, step, { advice: found.advice, words, later })
    if ('refusal' in decided) return decided
    const answer = { words, by: actor.personId, name: actor.name, at: platform.clock.now() }
    const change: ConsultationChange =
      step === 'follow' || step === 'deviate'
        ? { state: decided.ok, answer }
        : { state: decided.ok, reason: words, ...(dueOn === undefined ? {} : { dueOn }) }
    await saveConsultation(tx, id, change)
    await planPanelNews(tx, { consultation: id, news: newsOf[step], of: String(found.version) })
    const about = { subjectKind: 'consultation', subjectId: id, organisationId: found.houseId }
    await audit(tx, actor, { action: `feedback.panel_${step}`, ...about })
    return 'done'
  })
}

const newsOf = { follow: 'answered', deviate: 'answered', prolong: 'prolonged', withdraw: 'withdrawn' } as const

/** The same answer, sent a second time. */
const answeredSo = ({ state, answerWords }: Consultation, { step, words }: WantedHouseStep): boolean =>
  answerWords === words && ((state === 'followed' && step === 'follow') || (state === 'deviated' && step === 'deviate'))

export interface WantedAdvice {
  readonly advice: Advice | null
  readonly words: string
}

/** One member sends the advice of the panel; what the others did meanwhile is not overwritten. */
export function sendAdvice(
  platform: Platform,
  actor: PanelMember,
  id: string,
  { advice, words }: WantedAdvice,
): Promise<ConsultationOutcome> {
  return platform.db.change(actor, async (tx) => {
    const found = await lockConsultation(tx, id)
    // Closed to a change under the policies, but still there to read: perhaps this very advice, sent a second time.
    if (!found) return (await isAdvisedSo(tx, actor, id, { advice, words })) ? 'done' : { changed: true }
    const decided = decideConsultation(found.state, 'advise', { advice, words })
    if ('refusal' in decided) return decided
    if (advice === null) return { refusal: 'advice_missing' }
    const said = { advice, words, by: actor.memberId, name: actor.name, at: platform.clock.now() }
    await saveConsultation(tx, id, { state: decided.ok, advice: said })
    await planPanelNews(tx, { consultation: id, news: 'advised' })
    const about = { subjectKind: 'consultation', subjectId: id, organisationId: found.houseId }
    await audit(tx, actor, { action: 'feedback.panel_advised', ...about, details: { member: actor.memberId, advice } })
    return 'done'
  })
}

async function isAdvisedSo(tx: Write, { memberId }: PanelMember, id: string, { advice, words }: WantedAdvice) {
  const found = await findConsultation(tx, id)
  return found?.advisedBy === memberId && found.advice === advice && found.adviceWords === words
}

/** Words to the other members. The house reads them with the advice, and never if there is none. */
export function sayToPanel(
  { db, clock }: Platform,
  actor: PanelMember,
  id: string,
  { key, words }: { readonly key: string; readonly words: string },
): Promise<'said' | { changed: true }> {
  return db.change(actor, async (tx) => {
    // Until the advice is sent, and not a moment later.
    const found = await lockConsultation(tx, id)
    if (found?.state !== 'open') return { changed: true }
    const comment = derivedId(`feedback.comment ${id} ${actor.memberId} ${key}`)
    await insertComment(tx, { id: comment, consultationId: id, member: actor, words, at: clock.now() })
    return 'said'
  })
}
