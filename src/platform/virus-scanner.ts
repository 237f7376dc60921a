import { connect, type Socket } from 'node:net'

/** What a scanner said; `unreachable`: nobody knows. */
export type Scan = 'clean' | 'infected' | 'unreachable'

const longestWait = 10_000
const pieceSize = 64 * 1024

/**
 * Asks a clamd over its own protocol (INSTREAM): pieces with their length before them, an empty one at the end, one line back.
 * Everything but a plain yes or no counts as no answer: too slow, hung up, its signatures missing, the file larger than it takes.
 */
export function scanWith(address: URL, bytes: Uint8Array, patience = longestWait): Promise<Scan> {
  return new Promise((resolve) => {
    const socket = openSocket(address)
    let answer = ''
    const settle = (scan: Scan) => {
      clearTimeout(timer)
      socket.destroy()
      resolve(scan)
    }
    // A scanner that sends a byte now and then is as slow as one that sends none.
    const timer = setTimeout(() => settle('unreachable'), patience)
    socket.on('error', () => settle('unreachable'))
    socket.on('data', (piece) => {
      answer = `${answer}${piece.toString('latin1')}`.slice(0, 1000)
      if (answer.includes('\0')) settle(meaningOf(answer))
    })
    socket.on('end', () => settle(meaningOf(answer)))
    socket.on('connect', () => send(socket, bytes))
  })
}

const openSocket = ({ protocol, hostname, port, pathname }: URL): Socket =>
  protocol === 'unix:' ? connect({ path: pathname }) : connect({ host: hostname, port: Number(port || 3310) })

function send(socket: Socket, bytes: Uint8Array): void {
  socket.write('zINSTREAM\0')
  for (let at = 0; at < bytes.length; at += pieceSize) {
    const piece = bytes.subarray(at, at + pieceSize)
    socket.write(lengthOf(piece.length))
    socket.write(piece)
  }
  socket.write(lengthOf(0))
}

function lengthOf(length: number): Buffer {
  const four = Buffer.alloc(4)
  four.writeUInt32BE(length)
  return four
}

function meaningOf(answer: string): Scan {
  const line = answer.replaceAll('\0', '').trim()
  if (line === 'stream: OK') return 'clean'
  return line.endsWith(' FOUND') ? 'infected' : 'unreachable'
}
