import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import { Client } from 'pg'
import { toMercator } from '../../../lib/geo.ts'
import { importFile } from '../../../../tests/support/imports.ts'
import { type House, makeHouse } from '../../../../tests/support/house.ts'

/** Invented rows, one for every branch, as the register writes them: Windows-1252, CR LF, quotes in odd places. */
const example = readFileSync(join(import.meta.dirname, 'lrk-example.csv'))
const points = readFileSync(join(import.meta.dirname, 'postcode-points-example.csv'))
const text = new TextDecoder('windows-1252').decode(example)

let house: House

async function rows<T extends object = Record<string, unknown>>(sql: string): Promise<T[]> {
  return (await house.owner.query<T>(sql)).rows
}

const location = async (id: string) =>
  (await rows(`select * from locations.location where register_id = '${id}'`))[0] ?? assert.fail(`no location ${id}`)

const report = (runId: string, outcome: string) =>
  rows<{ line: number; register_id: string | null; name: string | null; reason: string | null; changes: unknown }>(
    `select line, register_id, name, reason, changes from locations.import_line where run_id = '${runId}' and outcome = '${outcome}' order by abs(line)`,
  )

/** Everything that an import writes, without what differs from run to run. */
const everything = async () =>
  JSON.stringify([
    await rows('select * from locations.location order by register_id'),
    await rows('select * from locations.location_private order by location_id'),
    await rows('select * from locations.organiser order by register_key'),
    await rows('select * from locations.municipality order by code'),
  ])

describe('import register', () => {
  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2026-11-22T09:00:00Z')
  })
  after(() => house.close())
  beforeEach(() =>
    house.owner.query(`truncate locations.location, locations.organiser, locations.municipality, locations.desk_area,
    locations.postcode_point, locations.import_run, platform.event cascade`),
  )

  describe('a register is imported', () => {
    test('every row is taken in or rejected with its line and its reason', async () => {
      const run = await importFile(house, example)
      assert.equal(run.state, 'done')
      assert.deepEqual(run.counts, { new: 9, changed: 0, gone: 0, unchanged: 0, rejected: 11 })
      assert.deepEqual(
        (await report(run.id, 'rejected')).map(({ line, reason }) => [line, reason]),
        [
          [11, 'kind'],
          [12, 'register_id'],
          [13, 'name'],
          [14, 'day'],
          [15, 'number'],
          [16, 'yes_no'],
          [17, 'postcode'],
          [18, 'municipality'],
          [19, 'duplicate'],
          [20, 'status'],
          [21, 'field_count'],
        ],
      )
      assert.deepEqual((await report(run.id, 'rejected'))[8]?.changes, { value: '2' })
      assert.deepEqual(
        (await report(run.id, 'new')).map(({ line }) => line),
        [2, 3, 4, 5, 6, 7, 8, 9, 10],
      )
    })

    test('quotes, apostrophes, semicolons and accents arrive as they are meant', async () => {
      await importFile(house, example)
      const names = await rows<{ name: string }>(
        `select name from locations.location where kind <> 'childminder' order by register_id`,
      )
      assert.deepEqual(
        names.slice(0, 3).map(({ name }) => name),
        ['Crèche "De Zon"', 'Zon; de grote kinderen', "''t Hoekje''"],
      )
      assert.deepEqual(await rows('select code, name, folded from locations.municipality order by code'), [
        { code: '9901', name: "'s-Gravenduin", folded: 's gravenduin' },
        { code: '9902', name: 'Súdwâl', folded: 'sudwal' },
        { code: '9903', name: 'Nergens', folded: 'nergens' },
      ])
    })

    test('UTF-8 with a byte order mark gives the same facts', async () => {
      await importFile(house, example)
      const before = await everything()
      const run = await importFile(house, `\ufeff${text}`)
      assert.deepEqual(run.counts, { new: 0, changed: 0, gone: 0, unchanged: 9, rejected: 11 })
      assert.equal(await everything(), before)
    })

    test('one organiser for every location of a trade number, else of a name', async () => {
      await importFile(house, example)
      assert.deepEqual(
        await rows('select register_key, name, natural_person from locations.organiser order by register_key'),
        [
          { register_key: '12345678', name: 'Stichting Zon', natural_person: false },
          { register_key: '87654321', name: 'Natuurlijk persoon', natural_person: true },
          { register_key: 't hoekje', name: "''t Hoekje''", natural_person: false },
        ],
      )
    })

    test('who left the register is kept as not registered', async () => {
      await importFile(house, example)
      const [gone] = await rows(
        `select registered, deregistered_on::text as day from locations.location where register_id = '900000007'`,
      )
      assert.deepEqual(gone, { registered: false, day: '2024-12-31' })
    })

    test('the modules above are told, in the same transaction', async () => {
      const run = await importFile(house, example)
      assert.deepEqual(await rows('select name, payload from platform.event'), [
        { name: 'locations.register_imported', payload: { subject: run.id, land: 'nl' } },
      ])
    })
  })

  describe('an import is idempotent', () => {
    test('the same file once more changes nothing', async () => {
      await importFile(house, points, { kind: 'postcode_points' })
      await importFile(house, example)
      const before = await everything()
      house.clock.moveTo('2026-11-25T09:00:00Z')
      const run = await importFile(house, example)
      assert.deepEqual(run.counts, { new: 0, changed: 0, gone: 0, unchanged: 9, rejected: 11 })
      assert.equal(await everything(), before)
      house.clock.moveTo('2026-11-22T09:00:00Z')
    })

    test('a dry run gives the same report and changes nothing', async () => {
      const before = await everything()
      const dry = await importFile(house, example, { dryRun: true })
      assert.equal(await everything(), before)
      assert.deepEqual(await rows('select name from platform.event'), [])
      const real = await importFile(house, example)
      assert.deepEqual(dry.counts, real.counts)
      for (const outcome of ['new', 'changed', 'gone', 'rejected'])
        assert.deepEqual(await report(dry.id, outcome), await report(real.id, outcome))
    })
  })

  describe('a register changes', () => {
    test('the report names each changed fact with its old and new value', async () => {
      await importFile(house, example)
      const next = text.replace('Crèche "De Zon";40;Ja', 'Crèche De Maan;44;Ja')
      const run = await importFile(house, next)
      assert.deepEqual(run.counts, { new: 0, changed: 1, gone: 0, unchanged: 8, rejected: 11 })
      const [line] = await report(run.id, 'changed')
      assert.deepEqual(line?.changes, { name: ['Crèche "De Zon"', 'Crèche De Maan'], capacity: ['40', '44'] })
      assert.equal((await location('900000001'))['folded'], 'creche de maan')
    })

    test('of a natural person the report says that something changed, not what', async () => {
      await importFile(house, example)
      const run = await importFile(
        house,
        text.replaceAll('06-12345678', '06-11111111').replace('P. Xanthakis;06', 'Q. Xanthakis;06'),
      )
      const [line] = await report(run.id, 'changed')
      assert.deepEqual(
        [line?.name, line?.changes],
        ["Gastouder in 's-Gravenduin", { own_phone: [], own_contact_person: [] }],
      )
      assert.deepEqual(
        await rows(
          `select phone, contact_person from locations.location_private where name is not null and phone is not null`,
        ),
        [{ phone: '06-11111111', contact_person: 'Q. Xanthakis' }],
      )
    })

    test('a new name of an organiser is a change of its locations', async () => {
      await importFile(house, example)
      const run = await importFile(house, text.replaceAll('Stichting Zon', 'Stichting Zon en Maan'))
      assert.equal(run.counts?.changed, 2)
      assert.deepEqual((await report(run.id, 'changed'))[0]?.changes, {
        organiser: ['Stichting Zon', 'Stichting Zon en Maan'],
      })
      assert.equal(
        (await importFile(house, text.replaceAll('Stichting Zon', 'Stichting Zon en Maan'))).counts?.changed,
        0,
      )
    })

    test('what is gone from the file is deregistered, kept and told', async () => {
      await importFile(house, example)
      await house.owner.query('truncate platform.event')
      const without = text
        .split('\r\n')
        .filter((line) => !line.startsWith('900000003'))
        .join('\r\n')
      const run = await importFile(house, without)
      assert.deepEqual(run.counts, { new: 0, changed: 0, gone: 1, unchanged: 8, rejected: 11 })
      assert.deepEqual(
        (await report(run.id, 'gone')).map(({ line, register_id }) => [line, register_id]),
        [[-1, '900000003']],
      )
      const [gone] = await rows(
        `select id, registered, deregistered_on::text as day from locations.location where register_id = '900000003'`,
      )
      assert.deepEqual([gone?.['registered'], gone?.['day']], [false, '2026-11-22'])
      const told = await rows(`select payload from platform.event where name = 'locations.location_deregistered'`)
      assert.deepEqual(told, [{ payload: { subject: gone?.['id'] } }])

      assert.equal((await importFile(house, without)).counts?.gone, 0)
      const back = await importFile(house, example)
      assert.deepEqual(back.counts, { new: 0, changed: 1, gone: 0, unchanged: 8, rejected: 11 })
      assert.equal((await location('900000003'))['registered'], true)
    })

    test('a row that says itself that it left is told as well', async () => {
      await importFile(house, example)
      const run = await importFile(
        house,
        text
          .replace('Strandlaan 9', 'Strandlaan 10')
          .replace("''t Hoekje'';;Nee;Ingeschreven", "''t Hoekje'';;Nee;Uitgeschreven"),
      )
      assert.equal(run.counts?.changed, 1)
      const told = await rows(`select payload from platform.event where name = 'locations.location_deregistered'`)
      assert.deepEqual(told, [{ payload: { subject: (await location('900000003'))['id'] } }])
    })

    test('a row that became unreadable is rejected, and its location is not gone', async () => {
      await importFile(house, example)
      const run = await importFile(house, text.replace("''t Hoekje'';;Nee;", "''t Hoekje'';;misschien;"))
      assert.deepEqual(run.counts, { new: 0, changed: 0, gone: 0, unchanged: 8, rejected: 12 })
      assert.equal((await location('900000003'))['registered'], true)
    })

    test('locations of our own, and those of the other land, are left alone', async () => {
      await house.owner
        .query(`insert into locations.location (id, land, register_id, kind, name, folded, registered, row_hash)
      values (gen_random_uuid(), 'nl', 'eigen', 'day_care', 'Eigen', 'eigen', true, ''),
        (gen_random_uuid(), 'vl', '900000001', 'day_care', 'Vlaams', 'vlaams', true, '')`)
      const run = await importFile(house, example)
      assert.deepEqual([run.counts?.new, run.counts?.gone], [9, 0])
      assert.deepEqual(await rows(`select name from locations.location where source = 'own' order by 1`), [
        { name: 'Eigen' },
        { name: 'Vlaams' },
      ])
    })

    test('when more than a fifth would be gone, nothing is applied until a person says so', async () => {
      await importFile(house, example)
      const before = await everything()
      const less = text
        .split('\r\n')
        .filter((line) => !/^90000000[123]/.test(line))
        .join('\r\n')
      const dry = await importFile(house, less, { dryRun: true })
      assert.deepEqual([dry.state, dry.counts?.gone], ['done', 3])
      const run = await importFile(house, less)
      assert.deepEqual([run.state, run.failure, run.counts?.gone], ['failed', 'many_gone: 3 / 8', 3])
      assert.equal((await report(run.id, 'gone')).length, 3)
      assert.equal(await everything(), before)
      const meant = await importFile(house, less, { options: { acceptManyGone: true } })
      assert.deepEqual([meant.state, meant.counts?.gone], ['done', 3])
      assert.equal((await location('900000001'))['registered'], false)
    })
  })

  describe('where a location stands', () => {
    const pointOf = async (id: string) => {
      const { lat, lon, point_source } = await location(id)
      return [lat, lon, point_source]
    }

    test('at its postcode, else at the middle of its neighbourhood, its place or its municipality, else nowhere', async () => {
      await importFile(house, points, { kind: 'postcode_points' })
      await importFile(house, example)
      assert.deepEqual(await pointOf('900000001'), [52, 4.3, 'postcode'])
      assert.deepEqual(await pointOf('900000002'), [52.001, 4.301, 'postcode'])
      // Three locations of the place have a postcode in the table: the first, the second and the third.
      assert.deepEqual(await pointOf('900000008'), [52.001, 4.301, 'place'])
      assert.deepEqual(await pointOf('900000009'), [null, null, null])
      const { at } = await location('900000001')
      const { x, y } = toMercator({ lat: 52, lon: 4.3 })
      assert.ok(Math.abs((at as { x: number }).x - x) < 0.001 && Math.abs((at as { y: number }).y - y) < 0.001)
    })

    test('who works at home stands in the middle of the four digits', async () => {
      await importFile(house, points, { kind: 'postcode_points' })
      await importFile(house, example)
      assert.deepEqual(await pointOf('900000004'), [52.0015, 4.3015, 'place'])
      assert.deepEqual(await pointOf('900000006'), [52.0015, 4.3015, 'place'])
      assert.deepEqual(await pointOf('900000005'), [null, null, null])
    })

    test('points that come later, or move, move the locations', async () => {
      await importFile(house, example)
      assert.deepEqual(await pointOf('900000001'), [null, null, null])
      await importFile(house, points, { kind: 'postcode_points' })
      assert.deepEqual(await pointOf('900000001'), [52, 4.3, 'postcode'])
      const moved = points.toString().replace('9901AA,52.000000', '9901AA,52.100000')
      const run = await importFile(house, moved, { kind: 'postcode_points' })
      assert.deepEqual(run.counts, { new: 0, changed: 1, gone: 0, unchanged: 3, rejected: 4 })
      assert.deepEqual(await pointOf('900000001'), [52.1, 4.3, 'postcode'])
    })

    test('postcode points that cannot be right are rejected by name', async () => {
      const run = await importFile(house, points, { kind: 'postcode_points' })
      assert.deepEqual(
        (await report(run.id, 'rejected')).map(({ line, reason }) => [line, reason]),
        [
          [6, 'duplicate'],
          [7, 'postcode'],
          [8, 'coordinate'],
          [9, 'outside'],
        ],
      )
    })
  })

  describe('what belongs to persons', () => {
    const secrets = [
      'Xanthakis',
      'Ypenburg',
      'Zuyderwijk',
      'Zandstra',
      '12345678',
      '87654321',
      'xanthakis.example',
      'Duinweg 5',
      'Strandlaan 11',
      '9901AB',
    ]

    async function asPublic<T extends object>(sql: string): Promise<T[]> {
      const client = new Client({ connectionString: house.databaseUrl, options: '-c role=opvangloket_public' })
      await client.connect()
      try {
        return (await client.query<T>(sql)).rows
      } finally {
        await client.end()
      }
    }

    test('is nowhere in what the public role can read', async () => {
      await importFile(house, example)
      const tables = await asPublic<{ name: string; columns: string }>(`
      select c.oid::regclass::text as name, string_agg(quote_ident(a.attname), ', ') as columns
      from pg_class as c join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'v') and c.relnamespace = 'locations'::regnamespace
        and has_column_privilege(c.oid, a.attnum, 'select') group by 1`)
      assert.ok(tables.length >= 5)
      for (const { name, columns } of tables) {
        const seen = JSON.stringify(
          await asPublic(
            `select ${columns} from ${name} where true ${name === 'locations.location' ? `and register_id in ('900000004', '900000005', '900000006')` : ''}`,
          ),
        )
        for (const secret of secrets) assert.ok(!seen.includes(secret), `${secret} is public in ${name}`)
      }
      const contact = JSON.stringify(await asPublic('select * from locations.location'))
      assert.ok(!contact.includes('Zandstra') && contact.includes('070-1234567'))
    })

    test('is closed to the public role, and so is the key of an organiser', async () => {
      await assert.rejects(asPublic('select * from locations.location_private'), /permission denied/)
      await assert.rejects(asPublic('select register_key from locations.organiser'), /permission denied/)
      await assert.rejects(asPublic('select * from locations.import_line'), /permission denied/)
    })

    test('is kept beside the location for who has a reason', async () => {
      await importFile(house, example)
      const [kept] =
        await rows(`select p.* from locations.location_private as p join locations.location as l on l.id = p.location_id
      where l.register_id = '900000004'`)
      assert.deepEqual(
        { ...kept, location_id: '' },
        {
          location_id: '',
          name: 'Gastouder P. Xanthakis',
          organiser_name: 'P. Xanthakis',
          address: 'Duinweg 5',
          postcode: '9901AB',
          contact_person: 'P. Xanthakis',
          phone: '06-12345678',
          email: 'p.xanthakis@mail.example',
          website: 'https://www.xanthakis.example',
          correspondence: "Duinweg 5, 9901AB 's-Gravenduin",
        },
      )
    })

    test('is nowhere in the report either', async () => {
      await importFile(house, example)
      const lines = JSON.stringify(await rows('select * from locations.import_line'))
      for (const secret of [...secrets, 'Vanden', 'Duinweg']) assert.ok(!lines.includes(secret), secret)
    })
  })

  describe('a file that cannot be a register is refused in words', () => {
    const refused: readonly [string, string | Uint8Array, string][] = [
      ['an empty file', '', 'empty'],
      ['a workbook', Buffer.from('PK\u0003\u0004'), 'zip'],
      ['bytes', Buffer.alloc(5000, 3), 'binary'],
      ['a header alone', `${text.split('\r\n')[0]}\r\n`, 'no_rows'],
      ['commas', text.replaceAll(';', ','), 'delimiter'],
      ['another table', 'naam;plaats\r\na;b\r\n', 'missing_columns: '],
      ['a column less', text.replace(';ve;', ';vve;'), 'missing_columns: ve'],
      ['one endless line', 'x'.repeat(1_100_000), 'binary'],
    ]
    for (const [what, file, failure] of refused) {
      test(what, async () => {
        const run = await importFile(house, file)
        assert.equal(run.state, 'failed')
        assert.ok(run.failure?.startsWith(failure), run.failure ?? '')
        assert.deepEqual(await rows('select id from locations.location'), [])
      })
    }

    test('a column that we do not know is left out and told', async () => {
      const more = text
        .split('\r\n')
        .map((line, index) => (line === '' ? line : `${line};${index === 0 ? 'kleur' : 'rood'}`))
        .join('\r\n')
      const run = await importFile(house, more)
      assert.deepEqual([run.state, run.counts?.new, run.options], ['done', 9, { unknownColumns: ['kleur'] }])
    })
  })

  describe('the real register of Amsterdam', () => {
    const folder = join(import.meta.dirname, '../../../../../shared/data')
    const file = join(folder, 'lrk-amsterdam.csv')
    const skip = existsSync(file) ? false : 'the file is not beside this clone (../shared/data)'

    test('1,032 rows: 733 registered, 299 not, 12 agencies, and nothing rejected', { skip }, async () => {
      await importFile(house, readFileSync(join(folder, 'postcode-points-amsterdam.csv')), { kind: 'postcode_points' })
      const run = await importFile(house, readFileSync(file))
      assert.deepEqual(run.counts, { new: 1032, changed: 0, gone: 0, unchanged: 0, rejected: 0 })
      const [counts] =
        await rows(`select count(*) filter (where registered)::int as registered, count(*) filter (where not registered)::int as left,
      count(*) filter (where kind = 'agency')::int as agencies, count(*) filter (where at is null)::int as nowhere from locations.location`)
      assert.deepEqual(counts, { registered: 733, left: 299, agencies: 12, nowhere: 0 })
      assert.deepEqual(await rows('select code, name from locations.municipality'), [
        { code: '0363', name: 'Amsterdam' },
      ])
      assert.deepEqual((await importFile(house, readFileSync(file))).counts, {
        new: 0,
        changed: 0,
        gone: 0,
        unchanged: 1032,
        rejected: 0,
      })
    })
  })
})
