import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import writeExcelFile from 'write-excel-file/node'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { type Browser, loggedIn, makeMember, makeOrganisation } from '../../../../tests/support/people.ts'

let house: House
let worker: Browser
let stranger: Browser

const headings = [
  'Naam kind',
  'Geboortedatum',
  'Start',
  'Dagen',
  'Keuze 1',
  'Keuze 2',
  'Ouder',
  'E-mail',
  'Aangevraagd',
]
const day = (text: string) => new Date(`${text}T00:00:00Z`)
type Value = string | Date | null
const list: Value[][] = [
  [
    'Noor',
    day('2026-01-05'),
    day('2027-01-04'),
    'ma di',
    'De Zon',
    'De Maan',
    'Fatima B.',
    'fatima@example.org',
    day('2026-02-01'),
  ],
  ['Sam', '7/3/2026', '1/3/2027', 'voltijds', '0002', null, 'An P.', 'an@example.org', null],
  ['Noor', day('2026-01-05'), day('2027-01-04'), 'ma', 'De Zon', null, 'Fatima B.', 'fatima@example.org', null],
  ['Zoë', day('2026-01-05'), day('2027-01-04'), 'ma', 'Nergens', null, 'Jo', 'jo@example.org', null],
  ['', day('2026-01-05'), day('2027-01-04'), 'ma', 'De Zon', null, 'Jo', 'jo@example.org', null],
]
const sheet = (rows: Value[][]) =>
  writeExcelFile(
    [headings, ...rows].map((row) =>
      row.map((value) =>
        value === null ? null : { value, ...(value instanceof Date ? { format: 'dd/mm/yyyy' } : {}) },
      ),
    ) as never,
  ).toBuffer()

/** Sends a file as a browser does. @returns the address of what came of it, or the page */
async function upload(browser: Browser, bytes: Buffer, name = 'wachtlijst.xlsx') {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)]), name)
  return browser.postFiles('/werk/wachtlijst', form)
}

const columns = Object.fromEntries(
  ['child_name', 'birth', 'start', 'days', 'choice_1', 'choice_2', 'contact_name', 'email', 'received'].map(
    (field, index) => [field, String(index)],
  ),
)
const requests = async () =>
  (
    await house.owner.query(
      `select child_name, channel, received_at::date::text as received, state from requests.request order by child_name`,
    )
  ).rows
const letters = async () => (await house.owner.query(`select to_address from platform.letter order by 1`)).rows

describe('a waiting list', () => {
  before(async () => {
    house = await makeHouse()
    const app = await house.app()
    const desk = (await makeOrganisation(house, { slug: 'rivierstad' })).id
    const other = (await makeOrganisation(house, { slug: 'heuveldorp' })).id
    await house.owner.query(
      `insert into locations.municipality (land, code, name, folded) values ('nl', '0001', 'Rivierstad', 'rivierstad')`,
    )
    await house.owner.query(
      `insert into locations.desk_area (land, municipality_code, organisation_id) values ('nl', '0001', $1)`,
      [desk],
    )
    for (const [number, name] of [
      ['0001', 'De Zon'],
      ['0002', 'De Maan'],
    ])
      await house.owner.query(
        `insert into locations.location (id, land, register_id, kind, name, folded, registered, municipality_code, row_hash)
         values (gen_random_uuid(), 'nl', $1, 'day_care', $2, lower($2), true, '0001', '')`,
        [number, name],
      )
    const at = async (organisationId: string, email: string) =>
      loggedIn(house, app, (await makeMember(house, { name: email, email, organisationId, role: 'desk_worker' })).id)
    worker = await at(desk, 'wim@rivierstad.example')
    stranger = await at(other, 'hilde@heuveldorp.example')
  })
  after(() => house.close())

  test('that is none is refused in words', async () => {
    const answer = await upload(worker, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]), 'foto.xlsx')
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /Dit is geen Excel-bestand/)
    const empty = await upload(worker, Buffer.from(''), '')
    assert.match(empty.body, /Kies een bestand/)
  })

  let address = ''
  test('is first looked at: what would be made, what is there, what cannot be', async () => {
    const answer = await upload(worker, await sheet(list))
    assert.equal(answer.statusCode, 303)
    address = String(answer.headers['location'])
    const { body } = await worker.get(address)
    assert.match(body, /Dit is een proef/)
    assert.match(body, /Maak 2 aanvragen/)
    assert.match(body, /Deze opvang kennen we niet/)
    assert.match(body, /De naam van het kind ontbreekt/)
    assert.deepEqual(await requests(), [])
  })

  test('does not exist for another desk', async () => {
    assert.equal((await stranger.get(address)).statusCode, 404)
    assert.equal((await stranger.post(address, { ...columns, doe: 'uitvoeren' })).statusCode, 404)
    assert.doesNotMatch((await stranger.get('/werk/wachtlijst')).body, /wachtlijst\.xlsx/)
  })

  test('asks for the columns that it needs', async () => {
    const answer = await worker.post(address, { ...columns, birth: '', doe: 'uitvoeren' })
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /Kies de kolom met de geboortedatum/)
  })

  test('becomes requests, each with the day on which it began to wait', async () => {
    assert.equal((await worker.post(address, { ...columns, letters: 'yes', doe: 'uitvoeren' })).statusCode, 303)
    assert.match((await worker.get(address)).body, /De aanvragen worden gemaakt/)
    await house.runJobs()
    assert.deepEqual(house.jobFailures, [])
    const [noor, sam, ...others] = await requests()
    assert.deepEqual(others, [])
    assert.deepEqual(noor, { child_name: 'Noor', channel: 'paper', received: '2026-02-01', state: 'open' })
    assert.equal(sam?.['child_name'], 'Sam')
    const { rows } = await house.owner.query(`select rank, acts from requests.choice order by rank`)
    assert.deepEqual(
      rows.map(({ rank }) => rank),
      [1, 1, 2],
    )
    assert.deepEqual(
      (await letters()).map(({ to_address }) => to_address),
      ['an@example.org', 'fatima@example.org'],
    )
    const { body } = await worker.get(address)
    assert.match(body, /De lijst is ingelezen/)
    const kept = await house.owner.query(`select bytes from requests.list_import where state = 'done'`)
    assert.deepEqual(kept.rows, [{ bytes: null }])
  })

  test('carried out twice makes nothing twice', async () => {
    const again = String((await upload(worker, await sheet(list))).headers['location'])
    await worker.post(again, { ...columns, doe: 'uitvoeren' })
    await worker.post(again, { ...columns, doe: 'uitvoeren' })
    await house.runJobs()
    assert.deepEqual(house.jobFailures, [])
    assert.equal((await requests()).length, 2)
    assert.match((await worker.get(again)).body, /Staat er al in/)
  })
})
