import { isAutomatic } from '../../../lib/mail-manners.ts'
import { withoutQuote } from '../../../lib/mail-quote.ts'
import type { Write } from '../../../platform/database.ts'
import type { Job } from '../../../platform/jobs.ts'
import { refusalOf } from '../../../platform/file-check.ts'
import { withoutSecrets } from '../../../platform/letters.ts'
import { type ReadMail, readMail } from '../../../platform/mail-reading.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { madeSafe } from '../evidence-actions.ts'
import { mostFiles } from '../evidence.ts'
import { setAsideLasts, withoutReplyAddresses } from './arrival.ts'
import {
  type ArrivalFile,
  findUnread,
  insertArrivalFile,
  saveRead,
  type SealedArrival,
  sweepArrivals,
} from './arrival-queries.ts'
import { joinByReply } from './join-actions.ts'
import { boundedWords, type LeftOut } from './left-out.ts'
import type { OpenedMail } from './opened-mail.ts'
import { planAcknowledgement, tellOfArrival } from './acknowledge-actions.ts'
import { arrivalPurpose } from '../sealed-columns.ts'

/** Reads one mail, and puts it where it belongs: in the thread of its reporter, or on the list of who judges. */
export const readArrivalJob = (platform: Platform): Job<{ arrival: string }> => ({
  task: 'feedback_read_arrival',
  async run({ arrival: id }) {
    const sealed = await platform.db.work((tx) => findUnread(tx, id))
    if (!sealed) return
    // Pictures take their time: no transaction is open meanwhile.
    const opened = await openMail(platform, sealed)
    await platform.db.work(async (tx) => {
      const found = await findUnread(tx, id, true)
      if (!found) return
      await planAcknowledgement(tx, platform, found, opened)
      if (await joinByReply(tx, platform, { id, ...found }, opened)) return
      await keepForJudging(tx, id, opened)
      if (!opened.automatic) await tellOfArrival(tx, platform, found)
    })
  },
})

async function openMail(platform: Platform, { sealed, envelopeSender, replyTo }: SealedArrival): Promise<OpenedMail> {
  const mail = await readMail(platform.keys.open(arrivalPurpose, sealed))
  const text = withoutReplyAddresses(withoutSecrets(replyTo === null ? mail.text : withoutQuote(mail.text)))
  const { words, whole } = boundedWords(text)
  const written =
    whole === undefined ? [] : [{ name: 'bericht.txt', mediaType: 'text/plain', bytes: Buffer.from(whole) }]
  const { files, leftOut } = await safeFiles(platform, [...written, ...mail.files])
  const manners = { headers: mail.headers, envelopeSender, from: mail.fromAddress ?? null }
  return { mail, automatic: isAutomatic(manners), words, files, leftOut }
}

/** The same sniffing, stripping and bounds as for what is sent by the form; the rest is named, so that somebody can ask for it. */
async function safeFiles(platform: Platform, given: ReadMail['files']): Promise<Pick<OpenedMail, 'files' | 'leftOut'>> {
  const files: ArrivalFile[] = []
  const leftOut: LeftOut[] = []
  for (const file of given) {
    const made = files.length < mostFiles ? await allowedIn(platform, file) : ({ refusal: 'too_many' } as const)
    if ('refusal' in made) leftOut.push({ name: file.name, why: made.refusal })
    else files.push({ ...made, id: newId() })
  }
  return { files, leftOut: leftOut.slice(0, 50) }
}

/** A scanner that is away keeps the file out, never the words: the mail is read, and its sender told that a file did not come. */
async function allowedIn(platform: Platform, file: ReadMail['files'][number]) {
  const refusal = await refusalOf(platform, file.bytes)
  return refusal ? { refusal } : madeSafe(file)
}

async function keepForJudging(tx: Write, id: string, { mail, automatic, words, files, leftOut }: OpenedMail) {
  const { fromName, fromAddress = null, subject } = mail
  await saveRead(tx, id, { automatic, fromName, fromAddress, subject, words, leftOut })
  for (const [position, file] of files.entries()) await insertArrivalFile(tx, { ...file, arrivalId: id, position })
}

/** Mail that was set aside long ago, and reply addresses that lapsed. */
export const sweepArrivalsJob = ({ db, clock }: Platform): Job => ({
  task: 'feedback_sweep_arrivals',
  run: () => db.work((tx) => sweepArrivals(tx, { now: clock.now(), asideBefore: clock.now().subtract(setAsideLasts) })),
})

export const sweepArrivalsTimer = '41 3 * * * feedback_sweep_arrivals'
