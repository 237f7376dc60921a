import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { csvRows } from './csv.ts'

async function* batches(lines: readonly string[], size: number) {
  for (let at = 0; at < lines.length; at += size) yield lines.slice(at, at + size)
}

async function read(text: string, size = 2): Promise<(string | number)[][]> {
  const found: (string | number)[][] = []
  for await (const rows of csvRows(batches(text.split('\n'), size), ';')) {
    for (const { line, fields } of rows) found.push([line, ...fields])
  }
  return found
}

describe('rows of a delimited text', () => {
  test('quotes hold delimiters, doubled quotes and line ends', async () => {
    assert.deepEqual(await read('a;b\n"x;y";"say ""hi"""\n"two\nlines";c\nd;e'), [
      [1, 'a', 'b'],
      [2, 'x;y', 'say "hi"'],
      [3, 'two\nlines', 'c'],
      [5, 'd', 'e'],
    ])
  })

  test('apostrophes and quotes inside a bare field mean nothing', async () => {
    assert.deepEqual(await read(`place;name\n's-Gravenhage;''t Hoekje''\n't Harde;KDV "Billie" B.V.`), [
      [1, 'place', 'name'],
      [2, "'s-Gravenhage", "''t Hoekje''"],
      [3, "'t Harde", 'KDV "Billie" B.V.'],
    ])
  })

  test('quotes that were not doubled are kept as they are', async () => {
    assert.deepEqual(await read('a;b\n"KDV "Billie" B.V.";1'), [
      [1, 'a', 'b'],
      [2, 'KDV "Billie" B.V.', '1'],
    ])
  })

  test('a quote that nothing closes takes no other line along', async () => {
    assert.deepEqual(await read('a;b\n"t Hoekje;1\nKDV "Billie";2\nc;d'), [
      [1, 'a', 'b'],
      [2, '"t Hoekje', '1'],
      [3, 'KDV "Billie"', '2'],
      [4, 'c', 'd'],
    ])
  })

  test('a broken row is given as it stands, and reading goes on after it', async () => {
    const more = Array.from({ length: 50 }, (_, index) => `x${index};y`)
    const rows = await read(['a;b', '"broken', ...more, 'last;"q;q"'].join('\n'), 7)
    assert.deepEqual(rows[1], [2, '"broken'])
    assert.deepEqual(rows[2], [3, 'x0', 'y'])
    assert.deepEqual(rows.at(-1), [53, 'last', 'q;q'])
    assert.equal(rows.length, 53)
  })

  test('a broken row at the end is given as well', async () => {
    assert.deepEqual(await read('a;b\nc;d\n"e'), [
      [1, 'a', 'b'],
      [2, 'c', 'd'],
      [3, '"e'],
    ])
  })

  test('empty lines are no rows', async () =>
    assert.deepEqual(await read('a;b\n\nc;d\n'), [
      [1, 'a', 'b'],
      [3, 'c', 'd'],
    ]))
})
