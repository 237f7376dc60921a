import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import writeExcelFile from 'write-excel-file/node'
import { zipOf } from '../../tests/support/zip-file.ts'
import { readSpreadsheet } from './spreadsheet.ts'

const xlsx = async (rows: (string | number | Date | null)[][]) => {
  const cells = rows.map((row) =>
    row.map((value) => (value === null ? null : { value, ...(value instanceof Date ? { format: 'dd/mm/yyyy' } : {}) })),
  )
  return writeExcelFile(cells as never).toBuffer()
}

describe('a spreadsheet', () => {
  test('of Excel gives its cells, with days as days', async () => {
    const rows = await readSpreadsheet(
      await xlsx([
        ['Naam', 'Dag', 'Aantal'],
        ['Zoë', new Date(Date.UTC(2027, 2, 1)), 3],
        ['Bo', null, 1],
      ]),
    )
    assert.ok(!('fault' in rows))
    assert.deepEqual(
      rows.map((row) => row.map(String)),
      [
        ['Naam', 'Dag', 'Aantal'],
        ['Zoë', '2027-03-01', '3'],
        ['Bo', 'null', '1'],
      ],
    )
  })

  const texts: readonly [string, Buffer, readonly string[][]][] = [
    [
      'with semicolons',
      Buffer.from('Naam;Dag\nZoë;1/3/2027\n'),
      [
        ['Naam', 'Dag'],
        ['Zoë', '1/3/2027'],
      ],
    ],
    [
      'with commas and quotes',
      Buffer.from('Naam,Dag\n"Zoë, klein",1\n'),
      [
        ['Naam', 'Dag'],
        ['Zoë, klein', '1'],
      ],
    ],
    [
      'as Windows writes it',
      Buffer.from('Naam;Dag\r\nZo\xeb;1\r\n', 'latin1'),
      [
        ['Naam', 'Dag'],
        ['Zoë', '1'],
      ],
    ],
  ]
  for (const [what, bytes, expected] of texts) {
    test(`of text ${what} is read`, async () => assert.deepEqual(await readSpreadsheet(bytes), expected))
  }

  const wrong: readonly [string, Buffer, string][] = [
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'not_a_sheet'],
    ['an archive of something else', gzipSync('a;b\n1;2'), 'not_a_sheet'],
    ['a torn file', Buffer.from('PK\x03\x04torn', 'latin1'), 'too_large'],
    ['headings alone', Buffer.from('Naam;Dag\n'), 'empty'],
    ['more rows than a list has', Buffer.from(`a;b\n${'1;2\n'.repeat(20_001)}`), 'too_large'],
  ]
  for (const [what, bytes, fault] of wrong) {
    test(`that is ${what} is refused: ${fault}`, async () => assert.deepEqual(await readSpreadsheet(bytes), { fault }))
  }

  test('that unpacks to more than memory is refused before it is unpacked', async () => {
    const bytes = await xlsx([['a'], ['b']])
    const at = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'))
    bytes.writeUInt32LE(2_000_000_000, at + 24)
    assert.deepEqual(await readSpreadsheet(bytes), { fault: 'too_large' })
  })

  test('that unpacks to more than it says is refused before it is read', async () => {
    const swelling = { name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(101_000_000), said: 10 }
    assert.deepEqual(await readSpreadsheet(zipOf([swelling])), { fault: 'too_large' })
  })
})
