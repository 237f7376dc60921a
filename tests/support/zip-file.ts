import { crc32, deflateRawSync } from 'node:zlib'

interface Entry {
  readonly name: string
  readonly bytes: Buffer
  /** What the directory says that it unpacks to, where that is not the truth. */
  readonly said?: number
  /** Says that it has a password. */
  readonly locked?: boolean
}

/** A ZIP file, by hand: so that it can lie about itself. */
export function zipOf(entries: readonly Entry[]): Buffer {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const { name, bytes, said = bytes.length, locked = false } of entries) {
    const packed = deflateRawSync(bytes)
    const title = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(locked ? 1 : 0, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(said, 18)
    common.writeUInt16LE(title.length, 22)
    files.push(Buffer.from('PK\x03\x04', 'latin1'), common, title, packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, title)
    at += 30 + title.length + packed.length
  }
  const whole = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(whole.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...files, whole, Buffer.from('PK\x05\x06', 'latin1'), end])
}
