import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { inspectText, linesOf, type TextFacts } from './import-text.ts'

async function* inChunks(bytes: Uint8Array, size = bytes.length || 1) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(bytes: Uint8Array, size?: number): Promise<string[]> {
  const facts = await inspectText(inChunks(bytes, size))
  assert.ok('encoding' in facts, JSON.stringify(facts))
  const lines: string[] = []
  for await (const batch of linesOf(inChunks(bytes, size), facts)) lines.push(...batch)
  return lines
}

const facts = (bytes: Uint8Array, size?: number) => inspectText(inChunks(bytes, size))

describe('a file is read in the encoding that it is in', () => {
  test('Windows-1252, as the register writes it', async () => {
    const bytes = Buffer.concat([Buffer.from('Cr'), Buffer.from([0xe8]), Buffer.from('che \r\n'), Buffer.from([0x80])])
    assert.deepEqual(await read(bytes), ['Crèche ', '€'])
    assert.equal(((await facts(bytes)) as TextFacts).encoding, 'windows-1252')
  })

  test('UTF-8, with or without a byte order mark', async () => {
    assert.deepEqual(await read(Buffer.from('Crèche\nZeeën')), ['Crèche', 'Zeeën'])
    assert.deepEqual(await read(Buffer.from('\ufeffCrèche\n')), ['Crèche'])
  })

  test('a letter of two bytes may lie across two chunks', async () => {
    for (const size of [1, 2, 3])
      assert.deepEqual(await read(Buffer.from('Crèche\r\nZeeën\r\n'), size), ['Crèche', 'Zeeën'])
  })

  test('half a letter at the end is not UTF-8', async () => {
    const cut = Buffer.from('Crè').subarray(0, 3)
    assert.equal(((await facts(cut)) as TextFacts).encoding, 'windows-1252')
  })

  test('lines are counted, also a last one that nothing ends', async () => {
    assert.equal(((await facts(Buffer.from('a\nb\n'))) as TextFacts).lines, 2)
    assert.equal(((await facts(Buffer.from('a\nb'))) as TextFacts).lines, 2)
  })
})

describe('what is no text is refused by name', () => {
  const refused: readonly [string, string, Uint8Array][] = [
    ['an empty file', 'empty', Buffer.alloc(0)],
    ['UTF-16', 'utf16', Buffer.from('\ufefflrk_id;type', 'utf16le')],
    ['a workbook', 'zip', Buffer.from('PK\u0003\u0004rest')],
    ['a PDF', 'pdf', Buffer.from('%PDF-1.7\n')],
    ['a page of a server', 'html', Buffer.from('\n<!DOCTYPE html><title>400</title>')],
    ['NUL bytes', 'binary', Buffer.from('lrk_id;type\n\0\0\0\0\0\0')],
  ]
  for (const [what, refusal, bytes] of refused) {
    test(what, async () => assert.deepEqual(await facts(bytes), { refusal }))
  }

  test('one stray NUL in a large file does not refuse it', async () => {
    assert.ok('encoding' in (await facts(Buffer.from(`${'a;b\n'.repeat(5000)}\0`))))
  })
})
