import { connect, type Socket } from 'node:net'

export interface Delivery {
  /** The return path; empty for a bounce. */
  readonly from: string
  readonly to: readonly string[]
  readonly mail: string | Buffer
}

/** What the other server said: to each recipient, and at the end; 0 where it hung up. */
export interface Said {
  readonly recipients: readonly number[]
  readonly end: number
}

/** Another mail server that delivers one mail, word by word: nothing is made nicer on the way. */
export async function deliver(port: number, { from, to, mail }: Delivery): Promise<Said> {
  const talk = openTalk(connect(port, '127.0.0.1'))
  try {
    await talk.hear()
    await talk.say('EHLO afzender.example.org')
    const sender = await talk.say(`MAIL FROM:<${from}>`)
    if (sender !== 250) return { recipients: [], end: sender }
    const recipients: number[] = []
    for (const one of to) recipients.push(await talk.say(`RCPT TO:<${one}>`))
    if (!recipients.includes(250)) return { recipients, end: recipients.at(-1) ?? 0 }
    if ((await talk.say('DATA')) !== 354) return { recipients, end: 0 }
    const bytes = Buffer.isBuffer(mail) ? mail : Buffer.from(mail)
    talk.write(bytes)
    return { recipients, end: await talk.say('\r\n.') }
  } finally {
    talk.close()
  }
}

function openTalk(socket: Socket) {
  let heard = ''
  let ended = false
  let wake = () => {}
  const end = () => {
    ended = true
    wake()
  }
  socket.on('data', (chunk) => {
    heard += chunk.toString('latin1')
    wake()
  })
  socket.on('close', end)
  socket.on('error', end)
  /** The code of the next whole answer. */
  const hear = async (): Promise<number> => {
    for (;;) {
      const whole = /^(?:\d{3}-.*\r\n)*(\d{3}) .*\r\n/.exec(heard)
      if (whole) {
        heard = heard.slice(whole[0].length)
        return Number(whole[1])
      }
      if (ended) return 0
      await new Promise<void>((resolve) => (wake = resolve))
    }
  }
  return {
    hear,
    say(line: string) {
      socket.write(`${line}\r\n`)
      return hear()
    },
    write: (bytes: Buffer) => void socket.write(bytes),
    close: () => socket.destroy(),
  }
}
