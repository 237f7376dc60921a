import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../../app.tsx'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { buildTown, type Staff, type Town } from '../../../../tests/support/town.ts'
import type { Person } from '../../../lib/actor.ts'
import { NotAllowed } from '../../../platform/errors.ts'
import { findPersonWhoActs } from '../../accounts/index.ts'
import { openFile } from './certificate-actions.ts'

/** An income that stands nowhere else: where it is found, it leaked. */
const canary = { typed: '31.415,92', cents: '3141592', name: 'Canarievogel' }

const caseTables = [
  'tariffs.certificate_case',
  'tariffs.certificate_income',
  'tariffs.certificate_declaration',
  'tariffs.certificate_result',
  'tariffs.certificate_event',
  'tariffs.certificate_reminder',
] as const

let house: House
let web: App['web']
let town: Town

async function send(who: Staff, path: string, fields?: Readonly<Record<string, string | string[]>>) {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields ?? {})) for (const one of [value].flat()) form.append(name, one)
  const answer = await web.inject({
    method: fields ? 'POST' : 'GET',
    url: path,
    headers: {
      cookie: who.cookie,
      host: 'localhost',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    },
    ...(fields ? { payload: form.toString() } : {}),
  })
  return { status: answer.statusCode, body: answer.body, to: String(answer.headers['location'] ?? '') }
}

const dayFields = (name: string, on: Temporal.PlainDate | string) => {
  const { day, month, year } = Temporal.PlainDate.from(on)
  return { [`${name}_day`]: String(day), [`${name}_month`]: String(month), [`${name}_year`]: String(year) }
}

const today = () => house.clock.now().toZonedDateTimeISO('Europe/Brussels').toPlainDate()

async function value<T>(sql: string, ...values: unknown[]): Promise<T | undefined> {
  const { rows } = await house.owner.query<{ value: T }>(sql, values)
  return rows[0]?.value
}
const versionOf = async (number: string) =>
  String(await value<number>('select version as value from tariffs.certificate where number = $1', number))
const stateOf = (number: string) =>
  value<string>('select state as value from tariffs.certificate where number = $1', number)

/** A form on the page of a file, as its reader sees it now. */
const step = async (
  who: Staff,
  number: string,
  path: string,
  fields: Readonly<Record<string, string | string[]>> = {},
) => send(who, `/werk/attesten/${number}/${path}`, { versie: await versionOf(number), ...fields })

const asked = (deskId: string) => ({
  loket: deskId,
  kind: 'first',
  child_name: 'Noor Canarievogel',
  ...dayFields('birth', '2026-01-05'),
  ...dayFields('first', today().add({ days: 30 })),
  contact_name: 'Samira Canarievogel',
  contact_email: 'samira@example.org',
  language: 'nl',
})

const declared = () => ({
  kinds: ['mandate', 'consent'],
  given_by: 'Samira Canarievogel',
  ...dayFields('given', today()),
  way: 'signed',
})

async function newFile(who: Staff, deskId: string): Promise<string> {
  const { to } = await send(who, '/werk/attesten/nieuw', asked(deskId))
  return /attesten\/([^?]+)/.exec(to)?.[1] ?? ''
}

/** Everything that has to be there before it is sent. */
async function prepare(who: Staff, number: string): Promise<void> {
  const answers: Readonly<Record<number, Record<string, string>>> = {
    1: { disclose: 'yes' },
    2: { first_request: 'yes' },
    3: { living: 'alone' },
    4: {
      parent_first: 'Samira',
      parent_last: canary.name,
      parent_basis: 'assessment',
      parent_income: canary.typed,
    },
    5: { street: 'Dorp 1', postcode: '2000', town: 'Dorp' },
    6: {
      child_name_1: 'Noor',
      ...dayFields('child_birth_1', '2026-01-05'),
      child_dependent_1: 'yes',
      child_needed_1: 'yes',
      ...dayFields('child_start_1', today().add({ days: 30 })),
    },
    7: { special: 'none' },
    9: { email: '' },
  }
  assert.equal((await step(who, number, 'volmacht', declared())).status, 303)
  for (const [stap, fields] of Object.entries(answers))
    assert.equal((await step(who, number, `stap/${stap}`, fields)).status, 303, `step ${stap}`)
  assert.equal((await step(who, number, 'documenten', { seen: ['children', 'assessment.parent'] })).status, 303)
}

const recorded = () => ({
  tariff: '12,34',
  code: '260105-123-01',
  rate: 'income',
  ...dayFields('from', today().with({ day: 1 })),
  ...dayFields('until', today().add({ days: 100 })),
})

async function granted(who: Staff, deskId: string): Promise<string> {
  const number = await newFile(who, deskId)
  await prepare(who, number)
  assert.equal((await step(who, number, 'overtypen', { checked: 'yes' })).status, 303)
  assert.equal((await step(who, number, 'resultaat', recorded())).status, 303)
  return number
}

const actorOf = async ({ personId }: Staff): Promise<Person> => {
  const known = await house.platform.db.gate((tx) => findPersonWhoActs(tx, personId))
  assert.ok(known)
  return { kind: 'person', sessionId: '', personId, name: known.name, memberships: known.memberships }
}

/** Past the session, which does not last as long as the clock is moved. */
async function openedBy(who: Staff, number: string) {
  const actor = await actorOf(who)
  return house.platform.db.read(actor, (read) => openFile(read, house.platform, actor, number))
}

/** How many rows of each table this person is shown, without any `where`. */
async function seen(who: Staff): Promise<Record<string, number>> {
  const actor = await actorOf(who)
  const counts = await house.platform.db.read(actor, (read) =>
    Promise.all(
      (['tariffs.certificate', ...caseTables] as const).map(
        async (table) => [table, (await read.selectFrom(table).selectAll().execute()).length] as const,
      ),
    ),
  )
  return Object.fromEntries(counts)
}

describe('certificates of a desk', () => {
  /** Made by the first test: a certificate whose income is still kept. */
  let number = ''
  before(async () => {
    house = await makeHouse()
    web = (await house.app()).web
    town = await buildTown(house)
  })
  after(() => house.close())

  test('from the question to a recorded certificate; what is missing is named', async () => {
    const { worker, deskId } = town.near
    number = await newFile(worker, deskId)
    const early = await step(worker, number, 'stap/4', { parent_income: '1' })
    assert.equal(early.status, 422, 'no income before consent')
    await step(worker, number, 'volmacht', declared())
    const unready = await step(worker, number, 'overtypen', { checked: 'yes' })
    assert.equal(unready.status, 422)
    assert.match(unready.body, /Een stap is nog niet ingevuld/)
    number = await granted(worker, deskId)
    assert.equal(await stateOf(number), 'granted')
    const { body } = await send(worker, `/werk/attesten/${number}`)
    assert.match(body, /260105-123-01/)
    assert.match(body, /Workernear, met de volmacht van/)
  })

  test('bad input keeps everything', async () => {
    const { worker, deskId } = town.near
    const wrong = await send(worker, '/werk/attesten/nieuw', { ...asked(deskId), contact_email: 'nergens', kind: '' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.body, /value="Noor Canarievogel"/)
    assert.match(wrong.body, /Dit is geen e-mailadres/)
    const number = await newFile(worker, deskId)
    await step(worker, number, 'volmacht', declared())
    const typed = { parent_first: 'Samira', parent_last: '', parent_basis: 'month', parent_income: 'veel' }
    const income = await step(worker, number, 'stap/4', typed)
    assert.equal(income.status, 422)
    assert.match(income.body, /value="veel"/)
    const before = await step(worker, number, 'volmacht', {
      ...declared(),
      ...dayFields('given', today().add({ days: 1 })),
    })
    assert.equal(before.status, 422)
  })

  test('a dossier of a request leads to a form that knows the child already; for who is authorised', async () => {
    const { worker, manager, requestNumber } = town.near
    const dossier = `/werk/aanvragen/${requestNumber}`
    assert.match((await send(worker, dossier)).body, /Attest voorbereiden/)
    assert.doesNotMatch((await send(manager, dossier)).body, /Attest voorbereiden/)
    const fields = { naar: 'invullen', child_name: 'Kindnear' }
    const { status, body } = await send(worker, '/werk/attesten/nieuw', fields)
    assert.equal(status, 200)
    assert.match(body, /value="Kindnear"/)
  })

  test('who was shown an older version changes nothing', async () => {
    const { worker, deskId } = town.near
    const number = await newFile(worker, deskId)
    const late = await send(worker, `/werk/attesten/${number}/volmacht`, { ...declared(), versie: '7' })
    assert.equal(late.status, 409)
    assert.match(late.body, /Iemand anders was u voor/)
    assert.match(late.body, /value="Samira Canarievogel"/, 'what was typed stays')
    assert.equal(await stateOf(number), 'asked')
  })

  test('a colleague who is not authorised sees that files exist, and nothing in them: not even without a where', async () => {
    const { worker, manager, certificateNumber } = town.near
    const counts = await seen(manager)
    assert.ok((counts['tariffs.certificate'] ?? 0) > 1)
    assert.deepEqual(
      caseTables.map((table) => counts[table]),
      [0, 0, 0, 0, 0, 0],
    )
    assert.ok(((await seen(worker))['tariffs.certificate_case'] ?? 0) > 1)
    const page = await send(manager, `/werk/attesten/${number}`)
    assert.equal(page.status, 200)
    assert.match(page.body, /Alleen voor gemachtigde personen/)
    assert.doesNotMatch(page.body, /Canarievogel/)
    const list = (await send(manager, '/werk/attesten')).body
    assert.match(list, new RegExp(certificateNumber))
    assert.doesNotMatch(list, /Canarievogel|Attestkind|Eerste attest|Nodig voor de start/)
    for (const path of ['stap/4', 'overtypen', 'resultaat'])
      assert.equal((await send(manager, `/werk/attesten/${number}/${path}`)).status, 403, path)
    assert.equal((await step(manager, certificateNumber, 'stoppen', { stop_words: 'Zomaar' })).status, 403)
  })

  test('an income stands in no table, log of views or letter; only sealed', async () => {
    const { rows } = await house.owner.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    )
    let read = 0
    for (const { name } of rows) {
      const words = (await house.owner.query<{ row: string }>(`select t::text as row from ${name} as t`)).rows
      const text = words.map(({ row }) => row).join('\n')
      for (const one of [canary.typed, canary.cents, '31415,92', '31415.92', Buffer.from(canary.cents).toString('hex')])
        assert.equal(text.includes(one), false, `${one} in ${name}`)
      read += words.length
    }
    assert.ok(read > 50)
  })

  test('a sealed household opens in its own file only', async () => {
    const { worker, deskId } = town.near
    const [one, other] = [await newFile(worker, deskId), await newFile(worker, deskId)]
    for (const number of [one, other]) {
      await step(worker, number, 'volmacht', declared())
      await step(worker, number, 'stap/1', { disclose: 'yes' })
    }
    await house.owner.query(
      `update tariffs.certificate_income set sealed = (select i.sealed from tariffs.certificate_income as i
         join tariffs.certificate as c on c.id = i.certificate_id where c.number = $1)
       where certificate_id = (select id from tariffs.certificate where number = $2)`,
      [one, other],
    )
    assert.equal((await send(worker, `/werk/attesten/${one}`)).status, 200)
    assert.equal((await send(worker, `/werk/attesten/${other}`)).status, 500)
    await house.owner.query(
      `delete from tariffs.certificate_income where certificate_id = (select id from tariffs.certificate where number = $1)`,
      [other],
    )
  })

  test('each look at an income is written down, with the mandate', async () => {
    const { worker } = town.near
    await send(worker, `/werk/attesten/${number}/resultaat`)
    // The row is written after the answer left.
    for (let tries = 0; tries < 50; tries++) {
      const found = await value<string>(
        `select e.details ->> 'mandate' as value from audit.entry as e join tariffs.certificate as c on c.id = e.subject_id
         where c.number = $1 and e.action = 'tariffs.income_viewed' and e.details ->> 'part' = 'result'`,
        number,
      )
      if (found) return assert.match(found, /^[0-9a-f-]{36}$/)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    assert.fail('nothing was written down')
  })

  test('consent that is taken back wipes the income at once', async () => {
    const { worker, deskId } = town.near
    const number = await newFile(worker, deskId)
    await prepare(worker, number)
    const consent = await value<string>(
      `select d.id as value from tariffs.certificate_declaration as d join tariffs.certificate as c on c.id = d.certificate_id
       where c.number = $1 and d.kind = 'consent'`,
      number,
    )
    const fields = { ...dayFields('withdrawn', today()), withdrawn_way: 'mail' }
    assert.equal((await step(worker, number, `volmacht/${consent}`, fields)).status, 303)
    assert.equal(await stateOf(number), 'asked')
    assert.equal(await incomesOf(number), 0)
    assert.match((await send(worker, `/werk/attesten/${number}`)).body, /ingetrokken op/)
  })

  test('a mistake in a result is mended with a reason; a household that changes is told at once', async () => {
    const { worker } = town.near
    assert.equal((await step(worker, number, 'resultaat', { ...recorded(), tariff: '13,00' })).status, 422)
    const mended = { ...recorded(), tariff: '13,00', result_words: 'Een cijfer verwisseld.' }
    assert.equal((await step(worker, number, 'resultaat', mended)).status, 303)
    assert.match((await send(worker, `/werk/attesten/${number}`)).body, /13,00/)
    const changed = { ...dayFields('changed', today()), household_words: 'Er is een broer.' }
    assert.equal((await step(worker, number, 'gezin', changed)).status, 303)
    assert.equal(await lettersOf(number), 1)
    const onPaper = await send(worker, `/werk/attesten/${number}/brief.pdf`)
    assert.match(onPaper.body, /^%PDF-/)
    const renewed = await step(worker, number, 'vernieuwen')
    assert.match(renewed.to, /werk\/attesten\/[^/]+\?gedaan=1/)
    assert.equal(await stateOf(number), 'renewed')
  })

  const incomesOf = async (number: string) =>
    Number(
      await value<string>(
        `select count(*) as value from tariffs.certificate_income as i join tariffs.certificate as c on c.id = i.certificate_id where c.number = $1`,
        number,
      ),
    )
  const lettersOf = async (number: string) =>
    Number(
      await value<string>(
        `select count(*) as value from platform.letter as l join tariffs.certificate as c on c.id = l.subject_id
         where c.number = $1 and l.kind = 'tariffs.certificate_reminder'`,
        number,
      ),
    )
  const runDaily = async () => {
    await house.owner.query(`select graphile_worker.add_job('certificates_daily')`)
    await house.runJobs()
  }

  test('the family is told once that it lapses; after the term the income is gone and the result stays', async () => {
    const { worker, deskId } = town.near
    const number = await granted(worker, deskId)
    const start = house.clock.now()
    await runDaily()
    assert.equal(await lettersOf(number), 0, 'not yet')
    house.clock.moveTo(start.add({ hours: 24 * 45 }))
    await runDaily()
    await runDaily()
    assert.equal(await lettersOf(number), 1, 'once')
    assert.equal(await incomesOf(number), 1)
    house.clock.moveTo(start.add({ hours: 24 * 91 }))
    await runDaily()
    assert.equal(await incomesOf(number), 0)
    const open = await openedBy(worker, number)
    assert.deepEqual([open.result?.code, open.kept], ['260105-123-01', false])
    house.clock.moveTo(start.add({ hours: 24 * 102 }))
    await runDaily()
    assert.equal(await stateOf(number), 'lapsed')
    assert.deepEqual(house.jobFailures, [])
    house.clock.moveTo(start)
  })

  describe('the list of authorised persons', () => {
    const add = (deskId: string, personId: string, from: Temporal.PlainDate, until?: Temporal.PlainDate) =>
      send(town.near.manager, '/werk/attesten/gemachtigden', {
        loket: deskId,
        person: personId,
        ...dayFields('from', from),
        ...(until ? dayFields('until', until) : {}),
      })

    test('is kept by the coordinator, of his own desk and his own colleagues', async () => {
      const { near, far } = town
      const own = near.manager.personId
      assert.equal((await add(near.deskId, own, today(), today().add({ days: 10 }))).status, 303)
      assert.equal((await add(near.deskId, own, today())).status, 422, 'not twice')
      assert.equal((await add(far.deskId, far.worker.personId, today())).status, 404)
      assert.equal((await add(near.deskId, far.worker.personId, today())).status, 404)
      const worker = await send(near.worker, '/werk/attesten/gemachtigden', { loket: near.deskId })
      assert.equal(worker.status, 403)
      assert.ok(((await seen(near.manager))['tariffs.certificate_case'] ?? 0) > 0)
    })

    test('whose last day went by opens nothing', async () => {
      const { manager, certificateNumber } = town.near
      assert.equal((await openedBy(manager, certificateNumber)).found.childName, 'Attestkindnear')
      const start = house.clock.now()
      house.clock.moveTo(start.add({ hours: 24 * 11 }))
      await assert.rejects(openedBy(manager, certificateNumber), NotAllowed)
      house.clock.moveTo(start)
    })

    test('who is revoked sees nothing from that moment on', async () => {
      const { worker, manager, authorisationId } = town.near
      const path = `/werk/attesten/gemachtigden/${authorisationId}`
      assert.equal((await send(manager, path, { revoke_words: 'Andere taak' })).status, 303)
      assert.equal((await seen(worker))['tariffs.certificate_case'], 0)
      assert.equal((await send(worker, '/werk/attesten/nieuw')).status, 403)
    })

    test('is printed as the desk sets it, as accessible PDF too', async () => {
      const { manager } = town.near
      const path = '/werk/attesten/blad/desk-near'
      assert.match((await send(manager, path)).body, /Managernear/)
      assert.equal((await send(manager, path, { title: '', columns: [] })).status, 422)
      const set = { title: 'Onze gemachtigden', intro: '', columns: ['name', 'until'], declaration: 'Op eer.' }
      assert.equal((await send(manager, path, set)).status, 303)
      const { body } = await send(manager, path)
      assert.match(body, /Onze gemachtigden/)
      const pdf = await web.inject({ url: `${path}.pdf`, headers: { cookie: manager.cookie, host: 'localhost' } })
      assert.equal(pdf.statusCode, 200)
      assert.match(pdf.body, /^%PDF-/)
    })
  })
})
