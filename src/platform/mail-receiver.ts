import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import type { Clock } from './clock.ts'
import type { InboundMail } from './config.ts'
import { isStorageFull } from './errors.ts'

/** Who reads mail: a module says for which addresses, and takes what comes. */
export interface MailRoom {
  /** Whether somebody reads what is sent to this address. */
  reads(address: string): Promise<boolean>
  /** Settled once it is written for good: only then the other server hears that we have it. */
  take(mail: DeliveredMail): Promise<void>
}

export interface DeliveredMail {
  /** The return path; empty where nobody may be answered. */
  readonly sender: string
  /** Each of them is read here. */
  readonly recipients: readonly string[]
  readonly bytes: Buffer
}

export interface MailReceiver {
  readonly port: number
  close(): Promise<void>
}

interface MailReceiverOptions {
  readonly at: InboundMail
  readonly room: MailRoom
  readonly clock: Clock
  /** A fault without a word of the mail. */
  readonly log: (fault: unknown) => void
  /** The largest mail, in megabytes. */
  readonly megabytes?: number
}

export const largestMailMegabytes = 25
const mostAtOnce = 8
const mostRecipients = 10
const mostUnknown = 10
const mostMailsPerMinute = 120
// Milliseconds: silence, and a whole conversation however slowly it drips.
const [longestSilence, longestTalk] = [60_000, 10 * 60_000]

/** An SMTP server for our own addresses only: it sends nothing on, and says no during the talk instead of writing back later. */
export async function receiveMail({
  at,
  room,
  clock,
  log,
  megabytes = largestMailMegabytes,
}: MailReceiverOptions): Promise<MailReceiver> {
  const unknown = new Map<string, number>()
  const allowed = pace(clock)
  const server = new SMTPServer({
    name: at.domain,
    size: megabytes * 1024 * 1024,
    maxClients: mostAtOnce,
    socketTimeout: longestSilence,
    closeTimeout: 2000,
    authOptional: true,
    disabledCommands: ['AUTH', ...(at.tlsFile === null ? (['STARTTLS'] as const) : [])],
    ...(at.tlsFile === null ? {} : keyAndCertificate(at.tlsFile)),
    disableReverseLookup: true,
    logger: false,
    onMailFrom: (_address, _session, say) => say(allowed() ? null : no(450, 'Too many at once, please try again')),
    onRcptTo({ address }, session, say) {
      if (session.envelope.rcptTo.length >= mostRecipients) return say(no(452, 'Too many recipients'))
      if ((unknown.get(session.id) ?? 0) >= mostUnknown) return say(no(421, 'Too many unknown recipients'))
      room.reads(address).then(
        (known) => {
          if (!known) unknown.set(session.id, (unknown.get(session.id) ?? 0) + 1)
          say(known ? null : no(550, 'Nobody reads mail at this address'))
        },
        (fault: unknown) => {
          log(fault)
          say(no(451, 'Please try again later'))
        },
      )
    },
    onData(stream, session, say) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => void (stream.sizeExceeded ? (chunks.length = 0) : chunks.push(chunk)))
      stream.on('error', () => void (chunks.length = 0))
      stream.on('end', () => {
        if (stream.sizeExceeded) return say(no(552, `Larger than ${megabytes} MB`))
        room.take(delivered(session, Buffer.concat(chunks))).then(
          () => say(null, 'Taken'),
          (fault: unknown) => {
            log(fault)
            // A full disk is the house's own trouble: the other server keeps the mail and comes back.
            say(isStorageFull(fault) ? no(452, 'No room now, please try again') : no(451, 'Please try again later'))
          },
        )
      })
    },
    onClose: ({ id }) => void unknown.delete(id),
  })
  // Who hangs up or talks nonsense is no news.
  server.on('error', () => {})
  server.server.on('connection', (socket) => {
    const end = setTimeout(() => socket.destroy(), longestTalk)
    socket.once('close', () => clearTimeout(end))
  })
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(at.port, at.host, resolve)
  })
  return {
    // A server that listens on TCP has an address with a port.
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Several rooms behind one door: each gets what is for its own addresses. */
export const oneRoom = (rooms: readonly MailRoom[]): MailRoom => ({
  async reads(address) {
    return (await Promise.all(rooms.map((room) => room.reads(address)))).includes(true)
  },
  async take(mail) {
    for (const room of rooms) {
      const known = await Promise.all(mail.recipients.map((address) => room.reads(address)))
      const recipients = mail.recipients.filter((_, index) => known[index])
      if (recipients.length > 0) await room.take({ ...mail, recipients })
    }
  },
})

const no = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode })

function keyAndCertificate(file: string) {
  const pem = readFileSync(file, 'utf8')
  return { key: pem, cert: pem }
}

const delivered = ({ envelope }: SMTPServerSession, bytes: Buffer): DeliveredMail => ({
  sender: envelope.mailFrom ? envelope.mailFrom.address : '',
  recipients: envelope.rcptTo.map(({ address }) => address),
  bytes,
})

/** So many a minute, whoever sends: a flood waits at the door, and honest servers come back. */
function pace(clock: Clock): () => boolean {
  let minute = 0
  let count = 0
  return () => {
    const now = Math.floor(clock.now().epochMilliseconds / 60_000)
    if (now !== minute) [minute, count] = [now, 0]
    count += 1
    return count <= mostMailsPerMinute
  }
}
