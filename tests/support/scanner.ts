import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

export type Mood = 'well' | 'silent' | 'no signatures' | 'hangs up' | 'too large'

export interface Scanner {
  readonly url: string
  mood: Mood
  /** Bytes of every file it was sent. */
  readonly seen: number[]
  close(): Promise<void>
}

/** A server that speaks the protocol of clamd: it finds what holds the word `besmet`. */
export async function startScanner(): Promise<Scanner> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    const came: Buffer[] = []
    socket.on('data', (piece) => {
      came.push(piece as Buffer)
      // Only what ends like the last piece can be whole.
      const file = piece.subarray(-4).every((byte) => Number(byte) === 0) ? fileIn(Buffer.concat(came)) : undefined
      if (file) answer(socket, file)
    })
  })
  const answer = (socket: Socket, file: Buffer) => {
    scanner.seen.push(file.length)
    if (scanner.mood === 'silent') return
    if (scanner.mood === 'hangs up') socket.destroy()
    else socket.end(`${wordsOf(scanner.mood, file)}\0`)
  }
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const scanner: Scanner = {
    url: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mood: 'well',
    seen: [],
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
  return scanner
}

function wordsOf(mood: Mood, file: Buffer): string {
  if (mood === 'no signatures') return "stream: Can't open database ERROR"
  if (mood === 'too large') return 'INSTREAM size limit exceeded. ERROR'
  return file.includes('besmet') ? 'stream: Test.Besmet FOUND' : 'stream: OK'
}

/** Its pieces put together, once the empty piece at the end is there. */
function fileIn(came: Buffer): Buffer | undefined {
  const command = Buffer.from('zINSTREAM\0')
  if (!came.subarray(0, command.length).equals(command)) return undefined
  const pieces: Buffer[] = []
  let at = command.length
  while (at + 4 <= came.length) {
    const length = came.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(came.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}
