import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { Header } from 'tar'

/** What goes into an archive: a folder, some bytes, or a file on disk that others may be writing to. */
export type Entry = { path: string } & ({ folder: true } | { bytes: Buffer } | { file: string; required?: true })

const block = 512

/**
 * An uncompressed tar of the entries, made while it is read. A file of a living database may grow, shrink or vanish meanwhile:
 * it is stored with the size it had when its turn came, filled up with zeros, or left out.
 */
export function tarOf(entries: AsyncIterable<Entry>): Readable {
  return Readable.from(blocks(entries), { objectMode: false })
}

async function* blocks(entries: AsyncIterable<Entry>): AsyncGenerator<Buffer> {
  for await (const entry of entries) {
    if ('folder' in entry) yield header(`${entry.path}/`, 0, 'Directory')
    else if ('bytes' in entry) yield* whole(entry.path, entry.bytes)
    else yield* fileBlocks(entry)
  }
  yield Buffer.alloc(2 * block)
}

async function* fileBlocks({
  path,
  file,
  required,
}: {
  path: string
  file: string
  required?: true
}): AsyncGenerator<Buffer> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && !required) return undefined
    throw error
  })
  if (!handle) return
  try {
    const { size } = await handle.stat()
    yield header(path, size)
    for (let at = 0; at < size;) {
      const chunk = Buffer.alloc(Math.min(1 << 18, size - at))
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, at)
      // Nothing more to read: what was cut off meanwhile counts as zeros.
      const length = bytesRead || chunk.length
      yield chunk.subarray(0, length)
      at += length
    }
    yield padding(size)
  } finally {
    await handle.close()
  }
}

function* whole(path: string, bytes: Buffer): Generator<Buffer> {
  yield header(path, bytes.length)
  yield bytes
  yield padding(bytes.length)
}

const padding = (size: number) => Buffer.alloc((block - (size % block)) % block)

function header(path: string, size: number, type: 'File' | 'Directory' = 'File'): Buffer {
  const mtime = new Date(new Date().setMilliseconds(0))
  const head = new Header({ path, size, type, mode: type === 'File' ? 0o600 : 0o700, mtime })
  head.encode()
  if (!head.block || head.needPax) throw new Error(`${path} is too long a name for the archive`)
  return head.block
}
