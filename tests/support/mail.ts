import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface CaughtLetter {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly messageId: string
  /** The documents that came along. */
  readonly files: readonly { readonly name: string; readonly type: string; readonly bytes: Buffer }[]
}

/** A real SMTP server that keeps what it is given. */
export interface MailCatcher {
  readonly url: string
  readonly letters: readonly CaughtLetter[]
  /** From now on: take letters, refuse them with this code, or drop the line after the letter. */
  behave(how: 'take' | 'drop' | 421 | 550): void
  /** The last letter to an address; throws when there is none. */
  lastTo(address: string): CaughtLetter
  close(): Promise<void>
}

export async function mailCatcher(): Promise<MailCatcher> {
  const letters: CaughtLetter[] = []
  let how: 'take' | 'drop' | 421 | 550 = 'take'
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (typeof how === 'number') return done(Object.assign(new Error('not now'), { responseCode: how }))
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          letters.push({
            to: mail.to?.[0]?.address ?? '',
            subject: mail.subject ?? '',
            text: mail.text ?? '',
            html: mail.html ?? '',
            messageId: mail.messageId ?? '',
            files: mail.attachments.map(({ filename, mimeType, content }) => ({
              name: filename ?? '',
              type: mimeType,
              bytes: typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content)),
            })),
          })
          if (how === 'drop') server.close()
          else done()
        })
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    behave: (next) => void (how = next),
    lastTo(address) {
      const letter = letters.findLast((one) => one.to === address)
      if (!letter)
        throw new Error(`no letter to ${address}; there are ${letters.map((one) => one.to).join(', ') || 'none'}`)
      return letter
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The first link in a letter that leads to this kind of page. */
export function linkIn(letter: CaughtLetter, path: string): string {
  const found = [...letter.text.matchAll(/https?:\/\/\S+/g)]
    .map(([url]) => url)
    .find((url) => new URL(url).pathname.startsWith(path))
  if (!found) throw new Error(`no link to ${path} in the letter "${letter.subject}"`)
  return found
}
