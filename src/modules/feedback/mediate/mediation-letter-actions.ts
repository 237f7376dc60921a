import { longDay } from '../../../lib/format.ts'
import type { Write } from '../../../platform/database.ts'
import { renderLetter } from '../../../platform/letter-layout.tsx'
import { letterExists, type LetterFile, planLetter } from '../../../platform/letters.ts'
import type { Platform } from '../../../platform/platform.ts'
import { derivedId } from '../../../platform/tokens.ts'
import { letterViewOf, originOf } from '../../accounts/index.ts'
import { contactOf, makeLocationLink } from '../../locations/index.ts'
import { planReporterLetter } from '../reaction-letter-actions.ts'
import type { Reaction } from '../reaction-queries.ts'
import { addressOf } from '../step-effects-actions.ts'
import { planStaffLetter } from '../watch/staff-letter-actions.ts'
import { coordinatorsOf, peopleById } from '../watch/watch-queries.ts'
import type { Mediation } from './mediation-queries.ts'

/** A mediation with the question that it belongs to. */
export interface About {
  readonly mediation: Mediation
  readonly reaction: Reaction
}

/** What both agreed, to both, with the document. */
export async function tellAgreed(tx: Write, platform: Platform, { pdf, ...about }: About & { pdf: Buffer }) {
  const file = { name: `afspraken-${about.mediation.number}.pdf`, mediaType: 'application/pdf', bytes: pdf }
  await tellParent(tx, platform, about, 'agreed', file)
  await tellOrganiser(tx, platform, about, 'agreed', file)
}

type SideNews = 'asked' | 'begun' | 'record' | 'ended' | 'agreed'

/** Each letter once, however often its job runs. */
const idOf = ({ id, recordVersion }: Mediation, to: string, news: string) =>
  derivedId(`feedback.mediation ${id} ${to} ${news} ${news === 'record' ? recordVersion : ''}`)

export async function tellParent(
  tx: Write,
  platform: Platform,
  { mediation, reaction }: About,
  news: Exclude<SideNews, 'asked'>,
  file?: LetterFile,
): Promise<void> {
  const id = idOf(mediation, 'parent', news)
  if (await letterExists(tx, id)) return
  const facts = {
    words: '',
    dueOn: mediation.replyBy,
    bodyName: mediation.organiserName,
    handlerName: reaction.handler?.name ?? reaction.holder.name,
  }
  await planReporterLetter(tx, platform, addressOf(reaction), `mediation_${news}`, facts, { id, file })
}

/** Without an address the officer calls; the dossier says so. */
export async function tellOrganiser(
  tx: Write,
  platform: Platform,
  { mediation, reaction }: About,
  news: Exclude<SideNews, 'begun'>,
  file?: LetterFile,
): Promise<void> {
  const { holder, location, number } = mediation
  const contact = location ? await contactOf(tx, location.id) : undefined
  const email = contact?.email ?? mediation.organiserEmail
  const id = idOf(mediation, 'organiser', news)
  if (email === null || (await letterExists(tx, id))) return
  const view = await letterViewOf(tx, holder.id, 'nl')
  const { t, lang } = view
  const values = {
    number,
    house: holder.name,
    name: mediation.organiserName,
    phone: holder.phone ?? '',
    due: longDay(mediation.replyBy, lang),
  }
  const button = location && contact ? { label: t('mediate.staff.letter.open'), url: await linkOf(tx, platform, mediation, location.id) } : undefined // prettier-ignore
  await planLetter(tx, {
    id,
    kind: `feedback.mediation_organiser_${news}`,
    to: email,
    language: 'nl',
    ...renderLetter(view, {
      subject: t(`mediate.staff.letter.${news}.subject`, values),
      greeting: t('feedback.letter.greeting', { name: contact?.name ?? mediation.organiserName }),
      paragraphs: [
        t(`mediate.staff.letter.${news}`, values),
        t(button ? `mediate.staff.letter.${news}.next` : 'mediate.staff.letter.call', values),
      ],
      ...(button ? { button } : {}),
      closing: t('feedback.letter.closing'),
    }),
    organisationId: holder.id,
    subjectId: reaction.id,
    file,
  })
}

async function linkOf(tx: Write, { config, clock }: Platform, { id, holder }: Mediation, locationId: string) {
  const path = `/werk/wederhoor/bemiddeling/${id}`
  const link = await makeLocationLink(tx, { locationId, path, now: clock.now() })
  return new URL(link, await originOf(tx, config, holder.id)).href
}

/** Who handles the question hears that a side said something; what, stands behind the login. */
export async function tellOfficer(
  tx: Write,
  platform: Platform,
  { mediation, reaction }: About,
  of: string,
): Promise<void> {
  const { id: reactionId, number, holder, handler, standIn } = reaction
  const one = standIn?.id ?? handler?.id
  const named = one === undefined ? [] : await peopleById(tx, [one])
  const readers = named.length > 0 ? named : await coordinatorsOf(tx, holder.id, reactionId)
  for (const reader of readers) {
    const id = derivedId(`feedback.mediation ${mediation.id} ${of} ${reader.id}`)
    if (await letterExists(tx, id)) continue
    await planStaffLetter(tx, platform, reader, { id, reactionId, holderId: holder.id, number, news: 'mediation' })
  }
}
