import { addressPurpose } from '../lib/seal-purposes.ts'
import { createTransport, type Transporter } from 'nodemailer'
import type { Updateable } from 'kysely'
import type { Tables } from '../tables.ts'
import type { Lang } from '../text-keys.ts'
import type { Database, Write } from './database.ts'
import { type Job, planJob } from './jobs.ts'
import type { Keys } from './keys.ts'
import type { Platform } from './platform.ts'
import { newId } from './tokens.ts'

export interface Letter {
  /** Where what is told already has one: then it is told once, however often a job runs. */
  readonly id?: string
  readonly kind: string
  /** The address; empty where it is sealed. */
  readonly to: string
  /** An address that nobody reads, as `sealAddress` gives it. */
  readonly toSealed?: Buffer | null | undefined
  readonly language: Lang
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The organisation whose outbox shows it. */
  readonly organisationId: string | null
  readonly subjectId: string | null
  /** Where an answer goes, if anybody reads it. */
  readonly replyTo?: string | null
  /** Answers a mail by itself. */
  readonly automaticAnswer?: boolean
  /** Goes along with it. Only the worker may plan one. */
  readonly file?: LetterFile | undefined
}

export interface LetterFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
}

/** Writes the letter and plans its sending in the same transaction: no lost and no phantom mail. */
export async function planLetter(tx: Write, letter: Letter): Promise<string> {
  const { id = newId() } = letter
  await tx
    .insertInto('platform.letter')
    .values({
      id,
      kind: letter.kind,
      to_address: letter.toSealed ? '' : letter.to,
      to_sealed: letter.toSealed ?? null,
      language: letter.language,
      subject: oneLine(letter.subject),
      body_text: letter.text,
      body_html: letter.html,
      organisation_id: letter.organisationId,
      subject_id: letter.subjectId,
      reply_to: letter.replyTo ?? null,
      automatic_answer: letter.automaticAnswer ?? false,
    })
    .execute()
  if (letter.file) await insertFile(tx, id, letter.file)
  await planSending(tx, id)
  return id
}

/** For a letter with an id of its own: told already. */
export const letterExists = async (tx: Write, id: string): Promise<boolean> =>
  (await tx.selectFrom('platform.letter').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

const insertFile = (tx: Write, letterId: string, { name, mediaType, bytes }: LetterFile) =>
  tx.insertInto('platform.letter_file').values({ letter_id: letterId, name, media_type: mediaType, bytes }).execute()

/** Also the way to send again what failed. */
export const planSending = (tx: Write, letterId: string) =>
  planJob(tx, 'send_letter', { letter: letterId }, { key: `letter:${letterId}` })

// A line break in a subject would start a header of somebody else's choosing.
const oneLine = (subject: string) => subject.replaceAll(/[\r\n]+/g, ' ').slice(0, 200)

type Sending = Pick<Platform, 'db' | 'config' | 'clock' | 'keys'>

/** An address for `toSealed`. */
export const sealAddress = (keys: Keys, address: string): Buffer => keys.seal(addressPurpose, Buffer.from(address))
const openAddress = (keys: Keys, sealed: Buffer): string => keys.open(addressPurpose, sealed).toString('utf8')

/**
 * Sends one letter. The message id is the letter's own id, so that a crash between "sent" and "written down" gives at
 * most one second copy that mail programs show as the same message.
 */
export function sendLetterJob({ db, config, clock, keys }: Sending): Job<{ letter: string }> {
  const transport = config.smtpUrl ? makeTransport(config.smtpUrl) : null
  return {
    task: 'send_letter',
    async run({ letter: id }) {
      const letter = await db.work((tx) => storedLetter(tx, id))
      if (!letter || letter.state === 'sent' || letter.state === 'kept') return
      if (!transport) return settle(db, id, { state: 'kept', sent_at: clock.now(), failure: null, to_sealed: null })
      try {
        // No transaction is open while the mail server talks.
        await transport.sendMail({
          from: config.mailFrom,
          to: letter.to_sealed ? openAddress(keys, letter.to_sealed) : letter.to_address,
          subject: letter.subject,
          text: letter.body_text,
          html: letter.body_html,
          attachments: letter.file ? [letter.file] : [],
          messageId: `<${id}@${config.publicUrl.hostname}>`,
          ...(letter.reply_to === null ? {} : { replyTo: letter.reply_to }),
          // What answers by itself says so and leaves without a return path: nothing can answer it in turn (RFC 3834).
          ...(letter.automatic_answer ? { envelope: { from: '', to: letter.to_address } } : {}),
          headers: {
            'Content-Language': letter.language,
            'Auto-Submitted': letter.automatic_answer ? 'auto-replied' : 'auto-generated',
          },
        })
      } catch (cause) {
        await settle(db, id, { state: 'failed', sent_at: null, failure: failureOf(cause) })
        throw new Error(`letter ${id} was not taken by the mail server`, { cause }) // graphile-worker tries again, later and later
      }
      const { body_text, body_html } = letter
      const bodies = { body_text: withoutSecrets(body_text), body_html: withoutSecrets(body_html) }
      await settle(db, id, {
        state: 'sent',
        sent_at: clock.now(),
        failure: null,
        to_sealed: null,
        reply_to: null,
        ...bodies,
      })
    },
  }
}

/** A letter with the document that goes along, as the mail program wants it. */
async function storedLetter(tx: Write, id: string) {
  const letter = await tx.selectFrom('platform.letter').selectAll().where('id', '=', id).executeTakeFirst()
  const file = await tx
    .selectFrom('platform.letter_file')
    .select(['name as filename', 'media_type as contentType', 'bytes as content'])
    .where('letter_id', '=', id)
    .executeTakeFirst()
  return letter && { ...letter, file }
}

const makeTransport = (url: string): Transporter =>
  createTransport({ url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 })

/** A letter that has left keeps its words but not its links' secrets: neither a colleague nor a stolen dump can follow them. */
export const withoutSecrets = (body: string): string => body.replaceAll(/(?<=\/)[\w-]{43}(?![\w-])/g, '…')

/** The server's code and kind of failure; its words may repeat the address, so they stay out. */
function failureOf(cause: unknown): string {
  const { code, responseCode } = cause as { code?: string; responseCode?: number }
  return [code, responseCode].filter(Boolean).join(' ') || 'unknown'
}

const settle = (db: Database, id: string, change: Updateable<Tables['platform.letter']>) =>
  db.work(async (tx) => {
    await tx
      .updateTable('platform.letter')
      .set((eb) => ({ ...change, attempts: eb('attempts', '+', 1) }))
      .where('id', '=', id)
      .execute()
  })
