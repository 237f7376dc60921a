import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { Browser, loggedIn, makeMember, makeOrganisation } from '../../../../tests/support/people.ts'
import type { App } from '../../../app.tsx'
import { newId } from '../../../platform/tokens.ts'

const origin = 'http://localhost'
let house: House
let app: App
let desk: { id: string }
let far: { id: string }
let serial = 0

/** A device with one key, in a few lines: what it answers is what the standard says. */
interface Device {
  readonly id: Buffer
  readonly key: KeyObject
  readonly personId: string
}

interface Showing {
  readonly counter?: number
  readonly host?: string
  readonly origin?: string
  /** User present and verified is 5. */
  readonly flags?: number
  readonly type?: string
}

const sha = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest()

function answerOf({ id, key, personId }: Device, challenge: string, showing: Showing = {}): string {
  const { counter = 2, host = 'localhost', flags = 5, type = 'webauthn.get' } = showing
  const counted = Buffer.alloc(4)
  counted.writeUInt32BE(counter)
  const authenticatorData = Buffer.concat([sha(host), Buffer.from([flags]), counted])
  const clientDataJSON = Buffer.from(JSON.stringify({ type, challenge, origin: showing.origin ?? origin }))
  const signature = sign('sha256', Buffer.concat([authenticatorData, sha(clientDataJSON)]), key)
  const text = (bytes: Buffer) => bytes.toString('base64url')
  return JSON.stringify({
    id: text(id),
    rawId: text(id),
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: text(clientDataJSON),
      authenticatorData: text(authenticatorData),
      signature: text(signature),
      userHandle: text(Buffer.from(personId)),
    },
  })
}

/** A colleague whose device counted to one. */
async function colleague(organisationId = desk.id, only: string | null = null): Promise<Device> {
  serial += 1
  const facts = { name: `Pim ${serial}`, email: `pim${serial}@loket.example`, organisationId, role: 'desk_worker' }
  const { id: personId } = await makeMember(house, facts)
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  // COSE: a map of key type EC2, algorithm ES256, curve P-256, x and y.
  const cose = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ])
  const device = { id: Buffer.from(newId()), key: privateKey, personId }
  await house.owner.query(
    `insert into accounts.passkey (id, person_id, organisation_id, name, host, credential_id, public_key, counter, transports, backed_up, created_at)
     values ($1, $2, $3, 'Telefoon', 'localhost', $4, $5, 1, '{}', false, now())`,
    [newId(), personId, only, device.id, cose],
  )
  return device
}

async function asked(browser: Browser): Promise<string> {
  const answer = await browser.post('/inloggen/passkey/vraag')
  return (answer.json() as { challenge: string }).challenge
}

async function show(device: Device, showing: Showing = {}, browser = new Browser(app)) {
  const answer = answerOf(device, await asked(browser), showing)
  return { browser, answer: await browser.post('/inloggen/passkey', { answer, verder: '' }) }
}

describe('passkeys', () => {
  before(async () => {
    house = await makeHouse()
    app = await house.app()
    desk = await makeOrganisation(house, { slug: 'rivierstad' })
    far = await makeOrganisation(house, { slug: 'verderop' })
  })
  after(() => house.close())

  test('open the house in one step, and what the device counts is kept', async () => {
    const device = await colleague()
    const { browser, answer } = await show(device, { counter: 9 })
    assert.equal(answer.headers.location, '/werk')
    assert.equal((await browser.get('/werk/passkeys')).statusCode, 200)
    const { rows } = await house.owner.query('select counter::int from accounts.passkey where person_id = $1', [
      device.personId,
    ])
    assert.deepEqual(rows, [{ counter: 9 }])
  })

  const attacks: Readonly<Record<string, Showing>> = {
    'a copy, whose counter did not go up': { counter: 1 },
    'a device that was not unlocked': { flags: 1 },
    'a page of somebody else': { origin: 'http://evil.example' },
    'a key for another host': { host: 'evil.example' },
    'an answer of another kind': { type: 'webauthn.create' },
  }
  for (const [what, showing] of Object.entries(attacks)) {
    test(`${what} is refused`, async () => {
      const { browser, answer } = await show(await colleague(), showing)
      assert.equal(answer.statusCode, 422)
      assert.match(answer.body, /kennen wij hier niet/)
      assert.ok(!browser.cookies.has('session'))
    })
  }

  test('an answer counts once, and only in the browser that was asked', async () => {
    const device = await colleague()
    const browser = new Browser(app)
    const challenge = await asked(browser)
    const kept = browser.cookies.get('sleutel') ?? ''
    const answer = answerOf(device, challenge)
    assert.equal((await new Browser(app).post('/inloggen/passkey', { answer })).statusCode, 422)
    assert.equal((await browser.post('/inloggen/passkey', { answer })).statusCode, 303)
    const thief = new Browser(app)
    thief.cookies.set('sleutel', kept)
    const later = answerOf(device, challenge, { counter: 5 })
    assert.equal((await thief.post('/inloggen/passkey', { answer: later })).statusCode, 422)
  })

  test('nonsense is refused like an unknown key', async () => {
    for (const answer of ['', '{}', '[]', '{"id":7}', '{"id":"AAAA","response":{}}', 'x'.repeat(30_000)]) {
      const browser = new Browser(app)
      await asked(browser)
      assert.equal((await browser.post('/inloggen/passkey', { answer })).statusCode, 422, answer.slice(0, 40))
    }
  })

  test('a key made for one house opens that house only', async () => {
    const device = await colleague(desk.id, desk.id)
    await house.owner.query(
      `insert into accounts.membership (id, person_id, organisation_id, role) values ($1, $2, $3, 'desk_manager')`,
      [newId(), device.personId, far.id],
    )
    const { browser } = await show(device)
    assert.equal((await browser.get('/werk')).statusCode, 200)
    assert.equal((await browser.get('/werk/mensen?organisatie=verderop')).statusCode, 403)
  })

  test('a key that was taken away opens nothing, and ends where its owner was in elsewhere', async () => {
    const device = await colleague()
    const elsewhere = await loggedIn(house, app, device.personId)
    const { browser } = await show(device)
    const page = await browser.get('/werk/passkeys')
    const path = /\/werk\/passkeys\/[0-9a-f-]+\/weg/.exec(page.body)?.[0] ?? ''
    assert.equal((await browser.post(path)).statusCode, 303)
    assert.equal((await elsewhere.get('/werk')).statusCode, 401)
    assert.equal((await show(device, { counter: 5 })).answer.statusCode, 422)
  })

  test('none is added from a screen that stood open, nor with an answer to nothing', async () => {
    const { personId } = await colleague()
    const browser = await loggedIn(house, app, personId)
    assert.equal((await browser.post('/werk/passkeys', { name: 'Laptop', answer: '{}' })).statusCode, 422)
    await house.owner.query(
      `update platform.session set created_at = now() - interval '31 minutes' where person_id = $1`,
      [personId],
    )
    assert.match((await browser.get('/werk/passkeys')).body, /Log opnieuw in/)
    const answer = await browser.post('/werk/passkeys', { name: 'Laptop', answer: '{}' })
    assert.equal(answer.statusCode, 422)
  })
})
