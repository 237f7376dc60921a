import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type LrkColumn, lrkColumns, readLrkHeader } from './lrk-columns.ts'
import {
  count,
  dutchMunicipality,
  dutchPostcode,
  email,
  isoDay,
  phone,
  plainText,
  website,
  wrong,
  yes,
} from './lrk-fields.ts'
import { isNaturalPerson } from './lrk-privacy.ts'
import { isRejected, type LrkRow, readLrkRow, type Rejection } from './lrk.ts'

const columns: readonly LrkColumn[] = [...lrkColumns, 'uitschrijfdatum']

const plons: Partial<Record<LrkColumn, string>> = {
  lrk_id: '100178376',
  type_oko: 'KDV',
  actuele_naam_oko: "Kinderdagverblijf 't Zonnetje",
  aantal_kindplaatsen: '97',
  ve: 'Ja',
  status: 'Ingeschreven',
  inschrijfdatum: '23-11-2012',
  opvanglocatie_adres: 'Veerstraat 48',
  opvanglocatie_postcode: '1075 sw',
  opvanglocatie_woonplaats: "'s-Gravenhage",
  naam_houder: 'Stichting Zon',
  kvk_nummer_houder: '1234567',
  rechtsvorm_houder: 'Stichting',
  start_geschillencommissie: '14-01-2016',
  correspondentie_adres: 'Postbus 1',
  contact_persoon: 'M. de Vries',
  contact_telefoon: '020 - 123 45 67',
  contact_emailadres: 'Info@Zon.example',
  contact_website: 'www.zon.example',
  cbs_code: '518',
  verantwoordelijke_gemeente: "'s-Gravenhage",
}

const header = () => {
  const read = readLrkHeader(columns)
  assert.ok('at' in read)
  return read
}

const read = (change: Partial<Record<LrkColumn, string>> = {}) =>
  readLrkRow(
    header(),
    columns.map((column) => ({ ...plons, ...change })[column] ?? ''),
  )

function row(change: Partial<Record<LrkColumn, string>> = {}): LrkRow {
  const found = read(change)
  assert.ok(!isRejected(found), JSON.stringify(found))
  return found
}

function rejection(change: Partial<Record<LrkColumn, string>>): Rejection {
  const found = read(change)
  assert.ok(isRejected(found))
  return found
}

describe('the header of the register', () => {
  test('has 35 columns, in any order, with capitals or without', () => {
    assert.equal(lrkColumns.length, 35)
    const turned = readLrkHeader(lrkColumns.toReversed().map((column) => ` ${column.toUpperCase()} `))
    assert.ok('at' in turned)
    assert.equal(turned.at.get('lrk_id'), 34)
  })

  test('names the columns that are missing', () => {
    const some = lrkColumns.filter((column) => column !== 've' && column !== 'status')
    assert.deepEqual(readLrkHeader(some), { missing: ['ve', 'status'] })
  })

  test('names a column that is there twice', () => {
    assert.deepEqual(readLrkHeader([...lrkColumns, 'status']), { twice: ['status'] })
  })

  test('takes in the day of leaving, and leaves out what it does not know', () => {
    const found = readLrkHeader([...columns, 'kleur'])
    assert.ok('at' in found)
    assert.equal(found.at.get('uitschrijfdatum'), 35)
    assert.deepEqual(found.unknown, ['kleur'])
  })
})

describe('a row of the register', () => {
  test('becomes facts in the words of the house', () => {
    assert.deepEqual(row().facts, {
      registerId: '100178376',
      kind: 'day_care',
      name: "Kinderdagverblijf 't Zonnetje",
      folded: 'kinderdagverblijf t zonnetje',
      capacity: 97,
      registered: true,
      registeredOn: '2012-11-23',
      deregisteredOn: null,
      earlyEducation: true,
      address: 'Veerstraat 48',
      postcode: '1075SW',
      place: "'s-Gravenhage",
      municipalityCode: '0518',
      phone: '020 - 123 45 67',
      email: 'info@zon.example',
      website: 'https://www.zon.example',
      disputesBoardSince: '2016-01-14',
      disputesBoardUntil: null,
      registerUrl: null,
    })
    assert.deepEqual(row().organiser, { key: '01234567', name: 'Stichting Zon', naturalPerson: false })
    assert.equal(row().municipalityName, "'s-Gravenhage")
  })

  test('knows the four kinds', () => {
    const kinds = ['KDV', 'BSO', 'VGO', 'GOB'].map((type_oko) => row({ type_oko }).facts.kind)
    assert.deepEqual(kinds, ['day_care', 'after_school', 'childminder', 'agency'])
  })

  test('is registered only when the register says Ingeschreven', () => {
    assert.equal(row({ status: 'Niet meer ingeschreven', uitschrijfdatum: '01-02-2024' }).facts.registered, false)
    assert.equal(
      row({ status: 'Niet meer ingeschreven', uitschrijfdatum: '01-02-2024' }).facts.deregisteredOn,
      '2024-02-01',
    )
  })

  test('of a holder without a trade number is joined by name', () => {
    assert.equal(row({ kvk_nummer_houder: '' }).organiser?.key, 'stichting zon')
    assert.equal(row({ kvk_nummer_houder: '00000000' }).organiser?.key, 'stichting zon')
  })

  const refused: readonly [string, Partial<Record<LrkColumn, string>>, Partial<Rejection>][] = [
    ['without a number', { lrk_id: '' }, { reason: 'register_id', registerId: null }],
    ['with letters for a number', { lrk_id: 'LRK1' }, { reason: 'register_id', registerId: null }],
    ['of an unknown kind', { type_oko: 'PSZ' }, { reason: 'kind', value: 'PSZ', registerId: '100178376' }],
    ['without a name', { actuele_naam_oko: ' ' }, { reason: 'name' }],
    ['without a state', { status: '' }, { reason: 'status' }],
    [
      'with a day that does not exist',
      { inschrijfdatum: '31-02-2020' },
      { reason: 'day', value: 'inschrijfdatum: 31-02-2020' },
    ],
    ['with half a number of places', { aantal_kindplaatsen: '12,5' }, { reason: 'number' }],
    ['with maybe for an answer', { ve: 'misschien' }, { reason: 'yes_no', value: 've: misschien' }],
    ['with a postcode of another land', { opvanglocatie_postcode: '9000' }, { reason: 'postcode', value: '9000' }],
    ['with a code that is no municipality', { cbs_code: 'BU03' }, { reason: 'municipality' }],
    ['with a page of text for a name', { actuele_naam_oko: 'x'.repeat(301) }, { reason: 'too_long', value: null }],
  ]
  for (const [what, change, expected] of refused) {
    test(`${what} is rejected by name`, () =>
      assert.deepEqual({ ...rejection(change), ...expected }, rejection(change)))
  }

  test('with too few fields is rejected, and still named by its number', () => {
    const short = readLrkRow(header(), ['100178376', 'KDV'])
    assert.deepEqual(short, { reason: 'field_count', registerId: '100178376', value: '2 / 36' })
  })
})

describe('what belongs to a natural person', () => {
  const childminder = {
    type_oko: 'VGO',
    actuele_naam_oko: 'Gastouder A. Jansen',
    naam_houder: 'A. Jansen',
    opvanglocatie_postcode: '1075SW',
    rechtsvorm_houder: '',
  }

  test('of a childminder only the place, the four digits and the register remain public', () => {
    const { facts, organiser } = row(childminder)
    assert.equal(facts.name, "Gastouder in 's-Gravenhage")
    assert.equal(facts.postcode, '1075')
    for (const value of [facts.address, facts.phone, facts.email, facts.website, organiser]) assert.equal(value, null)
    assert.ok(!JSON.stringify(facts).includes('ansen'))
  })

  test('of a childminder the rest is kept apart', () => {
    assert.deepEqual(row(childminder).personal, {
      name: 'Gastouder A. Jansen',
      organiserName: 'A. Jansen',
      address: 'Veerstraat 48',
      postcode: '1075SW',
      contactPerson: 'M. de Vries',
      phone: '020 - 123 45 67',
      email: 'info@zon.example',
      website: 'https://www.zon.example',
      correspondence: 'Postbus 1',
    })
  })

  test('a childminder without an address is named after the municipality', () => {
    const nowhere = { ...childminder, opvanglocatie_woonplaats: '', opvanglocatie_postcode: '' }
    assert.equal(row(nowhere).facts.name, "Gastouder in 's-Gravenhage")
    assert.equal(row({ ...nowhere, verantwoordelijke_gemeente: '' }).facts.name, 'Gastouder')
  })

  test('a wrong postcode of a childminder is not repeated in the report', () => {
    assert.deepEqual(rejection({ ...childminder, opvanglocatie_postcode: '107 Straat' }).value, null)
  })

  test('the contact person is never public', () => {
    assert.ok(!JSON.stringify(row().facts).includes('Vries'))
    assert.equal(row().personal.contactPerson, 'M. de Vries')
  })

  test('a day-care centre of one person keeps its name and address; the person is not named', () => {
    const { facts, organiser, personal } = row({ rechtsvorm_houder: 'Eenmanszaak', naam_houder: 'A. Jansen' })
    assert.equal(facts.address, 'Veerstraat 48')
    assert.equal(facts.phone, null)
    assert.deepEqual(organiser, { key: '01234567', name: 'Natuurlijk persoon', naturalPerson: true })
    assert.equal(personal.organiserName, 'A. Jansen')
  })

  test('a bureau of one person is run from home, so its address is not shown', () => {
    const { facts, personal } = row({ type_oko: 'GOB', rechtsvorm_houder: 'Eenmanszaak' })
    assert.deepEqual([facts.address, facts.postcode, personal.address], [null, '1075', 'Veerstraat 48'])
  })

  test('a legal form that nobody knows counts as a person', () => {
    const persons = [
      'Eenmanszaak',
      'Maatschap',
      'Vennootschap onder firma',
      'Commanditaire vennootschap',
      'Rederij',
      'B.V. in oprichting',
      'Rechtspersoon in oprichting',
      'Xyz',
    ]
    const others = [
      'Besloten Vennootschap',
      'B.V.',
      'BV',
      'Naamloze vennootschap',
      'Stichting',
      'Vereniging',
      'Coöperatie',
      'Cooperatie U.A.',
      'Publiekrechtelijke rechtspersoon',
      'Kerkgenootschap',
    ]
    assert.deepEqual(
      persons.map(isNaturalPerson),
      persons.map(() => true),
    )
    assert.deepEqual(
      others.map(isNaturalPerson),
      others.map(() => false),
    )
    assert.equal(isNaturalPerson(null), false)
  })
})

describe('single values', () => {
  test('days', () => {
    assert.deepEqual(
      ['1-2-2024', '29-02-2024', '29-02-2023', '2024-02-01', '00-01-2024', '01-13-2024', '01-01-0001', ''].map(isoDay),
      ['2024-02-01', '2024-02-29', wrong, wrong, wrong, wrong, wrong, null],
    )
  })

  test('numbers and answers', () => {
    assert.deepEqual(['', '0', '12', '-1', '1e3', '12345'].map(count), [null, 0, 12, wrong, wrong, wrong])
    assert.deepEqual(['Ja', 'nee', '', 'x'].map(yes), [true, false, false, wrong])
  })

  test('postcodes and municipalities', () => {
    assert.deepEqual(['1075 sw', '0123AB', '1234SS', '1234', ''].map(dutchPostcode), [
      '1075SW',
      wrong,
      wrong,
      wrong,
      null,
    ])
    assert.deepEqual(['363', 'GM0363', '0363', '03630', ''].map(dutchMunicipality), [
      '0363',
      '0363',
      '0363',
      wrong,
      null,
    ])
  })

  test('telephone numbers that can be dialled', () => {
    assert.deepEqual(['020-1234567', '+31 (0)20 123 45 67', '123', 'geheim', '0612345678 (na 18 uur)'].map(phone), [
      '020-1234567',
      '+31 (0)20 123 45 67',
      null,
      null,
      null,
    ])
  })

  test('addresses on the web and for mail', () => {
    assert.deepEqual(
      [
        'www.a.example',
        'https://a.example/b',
        'a.example:8080',
        'javascript:alert(1)',
        'mailto:a@b.nl',
        'geen',
        'http://a b',
        '',
      ].map(website),
      ['https://www.a.example', 'https://a.example/b', 'https://a.example:8080', null, null, null, null, null],
    )
    assert.deepEqual(['A@b.nl', 'a@b', 'a b@c.nl', 'a@b.nl; c@d.nl'].map(email), ['a@b.nl', null, null, null])
  })

  test('text on one line, without what the database cannot keep', () => {
    assert.deepEqual([' a \t b ', 'a\0b', '\ud800x', '', ' '].map(plainText), ['a b', 'ab', '\ufffdx', null, null])
  })
})
