import { localDay } from '../../../lib/days.ts'
import { acknowledgementAddress } from '../../../lib/mail-manners.ts'
import type { Write } from '../../../platform/database.ts'
import { renderLetter } from '../../../platform/letter-layout.tsx'
import { letterExists, planLetter } from '../../../platform/letters.ts'
import { mailAddress } from '../../../platform/mail-reading.ts'
import type { Platform } from '../../../platform/platform.ts'
import { derivedId } from '../../../platform/tokens.ts'
import { letterViewOf } from '../../accounts/index.ts'
import { guessLanguage } from './guess.ts'
import type { SealedArrival } from './arrival-queries.ts'
import type { OpenedMail } from './opened-mail.ts'
import { houseById } from '../procedure/house-queries.ts'
import { tellOfPost } from './post-letter-actions.ts'

/**
 * Tells a sender that his mail has arrived: once a day for each address, never a program or a list, and without a word of what he
 * wrote, so that nobody can have us send words of his choosing to somebody else.
 */
export async function planAcknowledgement(
  tx: Write,
  platform: Platform,
  { houseId, envelopeSender }: SealedArrival,
  { mail, words, leftOut }: OpenedMail,
): Promise<void> {
  const { config } = platform
  const own = [config.inboundMail?.domain, domainOf(config.mailFrom)].filter((one) => one !== undefined)
  const to = acknowledgementAddress({ headers: mail.headers, envelopeSender, from: mail.fromAddress ?? null }, own)
  const house = await houseById(tx, houseId)
  if (to === undefined || !house) return
  const today = localDay(platform.clock.now(), house.zone)
  const id = derivedId(`feedback.acknowledgement ${today.toString()} ${to.toLowerCase()}`)
  if (await letterExists(tx, id)) return
  const view = await letterViewOf(tx, house.id, guessLanguage(words))
  const { t, lang } = view
  const kept = leftOut.length === 0 ? [] : [t('arrive.acknowledgement.left-out', { count: leftOut.length })]
  await planLetter(tx, {
    id,
    kind: 'feedback.acknowledgement',
    to,
    language: lang,
    ...renderLetter(view, {
      subject: t('arrive.acknowledgement.subject', { house: house.name }),
      greeting: t('arrive.acknowledgement.greeting'),
      paragraphs: [t('arrive.acknowledgement.body', { house: house.name }), ...kept, t('arrive.acknowledgement.next')],
      closing: t('feedback.letter.closing'),
    }),
    organisationId: house.id,
    subjectId: null,
    automaticAnswer: true,
  })
}

const domainOf = (from: string) => mailAddress(/<([^>]+)>/.exec(from)?.[1] ?? from)?.split('@')[1]

/** That there is post: how much of it, the list says. */
export async function tellOfArrival(tx: Write, platform: Platform, { houseId, replyTo }: SealedArrival): Promise<void> {
  const house = await houseById(tx, houseId)
  if (!house) return
  await tellOfPost(tx, platform, house, {
    kind: 'arrived',
    answers: replyTo,
    words: ({ t }) => ({ subject: t('arrive.staff.letter.subject'), body: t('arrive.staff.letter.body') }),
  })
}
