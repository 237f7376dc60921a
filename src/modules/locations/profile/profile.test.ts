import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import sharp from 'sharp'
import type { App } from '../../../app.tsx'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { Browser } from '../../../../tests/support/people.ts'
import { PlainBrowser } from '../../../../tests/support/plain-browser.ts'
import { soon } from '../../../../tests/support/soon.ts'
import { buildTown, type Town } from '../../../../tests/support/town.ts'
import { newId } from '../../../platform/tokens.ts'
import { startSession } from '../../../platform/session.ts'
import { makeLocationLink } from '../link/link-queries.ts'

let house: House
let app: App
let town: Town
let sibling: { id: string; registerId: string }

const path = (registerId: string, ...rest: string[]) => ['/werk/opvang/vl', registerId, 'profiel', ...rest].join('/')
const own = (...rest: string[]) => path(town.near.registerId, ...rest)
const shown = (words: RegExp) =>
  soon(
    () => new Browser(app).get(`/opvang/vl/${town.near.registerId}`),
    ({ body }) => words.test(body),
  )

const photo = () =>
  sharp({ create: { width: 800, height: 600, channels: 3, background: '#0f5c5c' } })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 3/1 3230/100' } })
    .jpeg()
    .toBuffer()

/** As a browser sends a form with a file. */
async function upload(cookie: string, url: string, bytes: Buffer | null, alt: string) {
  const form = new FormData()
  form.set('alt', alt)
  if (bytes) form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'foto.jpg')
  const request = new Request('http://localhost', { method: 'POST', body: form })
  return app.web.inject({
    method: 'POST',
    url,
    headers: {
      cookie,
      'sec-fetch-site': 'same-origin',
      'content-type': request.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await request.arrayBuffer()),
  })
}

async function cookieOf(who: { personId: string } | { locationId: string }): Promise<string> {
  const now = house.clock.now()
  return `session=${await house.platform.db.gate((tx) => startSession(tx, { ...who, userAgent: 'test', now }))}`
}

/** Somebody who works at one location of the organiser. */
async function scopedWorker(organisationId: string, locationId: string): Promise<string> {
  const id = newId()
  await house.owner.query('insert into accounts.person (id, name, email) values ($1, $2, $3)', [
    id,
    'Emre',
    `${id}@example.org`,
  ])
  await house.owner.query(
    `insert into accounts.membership (id, person_id, organisation_id, role, location_id) values ($1, $2, $3, 'location_worker', $4)`,
    [newId(), id, organisationId, locationId],
  )
  return cookieOf({ personId: id })
}

const photos = async () =>
  (
    await house.owner.query<{ id: string; alt: string; small: Buffer; large: Buffer }>(
      'select id, alt, small, large from locations.photo where location_id = $1 order by position',
      [town.near.locationId],
    )
  ).rows

const words = {
  about: 'Wij spelen veel buiten.\n\nElke dag soep.',
  mon: '7.00-18.00',
  tue: '7-18',
  price: 'free',
  price_amount: '38,5',
  price_per: 'day',
  languages: ['nl', 'tr'],
  house_rules_url: 'www.voorbeeld.be/regels',
  priority: 'Broers en zussen.',
}

describe('the profile of a location', () => {
  before(async () => {
    house = await makeHouse()
    town = await buildTown(house)
    app = await house.app()
    const { rows } = await house.owner.query<{ id: string }>(
      `select id from accounts.organisation where slug = 'organiser-near'`,
    )
    const organiser = rows[0]?.id ?? ''
    sibling = { id: newId(), registerId: '9901002' }
    await house.owner.query(
      `insert into locations.location (id, land, register_id, kind, name, folded, registered, municipality_code, row_hash, organisation_id)
       values ($1, 'vl', $2, 'day_care', 'Broertje', 'broertje', true, '9901', '\\x00', $3)`,
      [sibling.id, sibling.registerId, organiser],
    )
    await house.owner.query('update locations.location set organisation_id = $1 where id = $2', [
      organiser,
      town.near.locationId,
    ])
    await house.owner.query(
      `insert into locations.contact (location_id, name, email, phone) values ($1, 'An', 'an@example.org', '014 00 11 22')`,
      [town.near.locationId],
    )
  })
  after(() => house.close())

  test('says to parents what the organiser typed', async () => {
    const organiser = new PlainBrowser(app.web, town.near.organiser.cookie)
    const saved = await organiser.postAndFollow(own(), { ...(await organiser.get(own())).fields(own()), ...words })
    assert.match(saved.text, /Bewaard. Ouders zien het meteen/)
    const { body } = await shown(/veel buiten/)
    for (const said of [
      /veel buiten/,
      /maandag tot en met dinsdag: 7.00–18.00/,
      /€\s?38,50 per dag/,
      /Nederlands en Turks/,
      /href="https:\/\/www.voorbeeld.be\/regels"/,
      /Broers en zussen/,
    ])
      assert.match(body, said)
    const again = (await organiser.get(own())).fields(own())
    assert.equal(again['tue'], '7.00-18.00')
    assert.equal(again['price_amount'], '38,50')
    assert.deepEqual(again['languages'], ['nl', 'tr'])
  })

  test('keeps what was typed when something is wrong, and names it', async () => {
    const organiser = new PlainBrowser(app.web, town.near.organiser.cookie)
    const wrong = await organiser.post(own(), {
      ...words,
      wed: 'van vroeg tot laat',
      price_amount: 'gratis',
      house_rules_url: 'javascript:alert(1)',
      about: 'blijft staan',
    })
    assert.equal(wrong.status, 422)
    for (const said of [
      /Vul bij woensdag uren in/,
      /Vul een bedrag in/,
      /Vul een webadres in/,
      /van vroeg tot laat/,
      /blijft staan/,
    ])
      assert.match(wrong.html, said)
  })

  test('tells who saves second, and loses no words', async () => {
    const [one, two] = [
      new PlainBrowser(app.web, town.near.organiser.cookie),
      new PlainBrowser(app.web, town.near.worker.cookie),
    ]
    const form = (await one.get(own())).fields(own())
    assert.match(
      (await two.postAndFollow(own(), { ...(await two.get(own())).fields(own()), about: 'Van het loket' })).text,
      /Bewaard/,
    )
    const late = await one.post(own(), { ...form, about: 'Van de opvang' })
    assert.equal(late.status, 409)
    assert.match(late.text, /intussen bewaard/)
    assert.match(late.html, /Van de opvang/)
    assert.match((await one.postAndFollow(own(), late.fields(own()))).text, /Bewaard/)
    assert.match((await shown(/Van de opvang/)).body, /Van de opvang/)
  })

  test('shows photos that carry no place, kept by browsers for a year', async () => {
    const { cookie } = town.near.organiser
    const taken = await photo()
    assert.ok(taken.includes('Exif'))
    assert.equal((await upload(cookie, own('fotos'), taken, 'De tuin met een zandbak')).statusCode, 303)
    const [kept] = await photos()
    assert.ok(kept && !kept.large.includes('EXIF') && !kept.small.includes('EXIF'))
    const { body } = await shown(/zandbak/)
    assert.match(body, /alt="De tuin met een zandbak"/)
    const [, address = ''] = /src="(\/foto\/[^"]+)"/.exec(body) ?? []
    const served = await app.web.inject(address)
    assert.equal(served.headers['content-type'], 'image/webp')
    assert.match(String(served.headers['cache-control']), /max-age=31536000, immutable/)
    assert.equal((await sharp(served.rawPayload).metadata()).format, 'webp')
  })

  test('refuses with words what is no photo, and a photo without words', async () => {
    const { cookie } = town.near.organiser
    const before = (await photos()).length
    const refused: readonly [Buffer | null, string, RegExp][] = [
      [Buffer.from('dit is tekst'), 'Iets', /geen JPEG, PNG of WebP/],
      [
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"/>'),
        'Iets',
        /geen JPEG, PNG of WebP/,
      ],
      [(await photo()).subarray(0, 600), 'Iets', /Deze foto is stuk/],
      [await photo(), ' ', /Zeg wat er te zien is/],
      [null, 'De tuin', /Kies een foto/],
    ]
    for (const [bytes, alt, said] of refused) {
      const answer = await upload(cookie, own('fotos'), bytes, alt)
      assert.equal(answer.statusCode, 422)
      assert.match(answer.body, said)
    }
    assert.equal((await photos()).length, before)
  })

  test('holds six photos, also when they come at once; each can be described, moved and removed', async () => {
    const { cookie } = town.near.organiser
    const bytes = await photo()
    const statuses = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7].map(async (n) => (await upload(cookie, own('fotos'), bytes, `Foto ${n}`)).statusCode),
    )
    assert.equal(statuses.filter((status) => status === 303).length, 5)
    const all = await photos()
    assert.equal(all.length, 6)
    const organiser = new PlainBrowser(app.web, cookie)
    const [first, , third, last] = all.map(({ id }) => id)
    assert.match((await organiser.get(own())).text, /Er staan al 6 foto’s/)
    await organiser.post(own('fotos', last ?? '', 'vooraan'))
    await organiser.post(own('fotos', first ?? '', 'tekst'), { alt: 'De poort' })
    assert.equal((await organiser.post(own('fotos', first ?? '', 'tekst'), { alt: '' })).status, 422)
    await organiser.post(own('fotos', third ?? '', 'weg'))
    const now = await photos()
    assert.equal(now.length, 5)
    assert.equal(now[0]?.id, last)
    assert.equal(now.find(({ id }) => id === first)?.alt, 'De poort')
    const gone = await app.web.inject(`/foto/${third}/groot.webp`)
    assert.equal(gone.statusCode, 404)
  })

  test('moves its letterbox with a notice to the older one, whose links end', async () => {
    const organiser = new PlainBrowser(app.web, town.near.organiser.cookie)
    const link = await house.platform.db.work((tx) =>
      makeLocationLink(tx, { locationId: town.near.locationId, path: '/zoek', now: house.clock.now() }),
    )
    const moved = { contact_name: 'An', contact_email: 'nieuw@example.org', contact_phone: '', contact_language: 'nl' }
    assert.match((await organiser.postAndFollow(own('adres'), moved)).text, /gaat de mail naar dit adres/)
    assert.equal((await new Browser(app).get(link)).statusCode, 404)
    const { rows } = await house.owner.query(`select subject from platform.letter where to_address = 'an@example.org'`)
    assert.equal(rows.length, 1)
    const keeper = new PlainBrowser(app.web, await cookieOf({ locationId: town.near.locationId }))
    assert.doesNotMatch((await keeper.get(own())).text, /nieuw@example.org|Waar gaat de mail/)
    assert.equal((await keeper.post(own('adres'), moved)).status, 403)
  })

  test('is kept by who came by mail and by who works there, and by nobody else', async () => {
    const { rows } = await house.owner.query<{ id: string }>(
      `select id from accounts.organisation where slug = 'organiser-near'`,
    )
    const organiser = rows[0]?.id ?? ''
    const insiders = [
      await cookieOf({ locationId: town.near.locationId }),
      await scopedWorker(organiser, town.near.locationId),
      town.near.worker.cookie,
    ]
    for (const cookie of insiders) assert.equal((await new PlainBrowser(app.web, cookie).get(own())).status, 200)

    const [mine] = await photos()
    const before = JSON.stringify(
      (await house.owner.query('select * from locations.profile order by location_id')).rows,
    )
    const strangers = [
      await cookieOf({ locationId: sibling.id }),
      await scopedWorker(organiser, sibling.id),
      town.far.organiser.cookie,
      town.far.worker.cookie,
      town.near.family,
      town.operator.cookie,
      '',
    ]
    let tried = 0
    for (const cookie of strangers) {
      const browser = new PlainBrowser(app.web, cookie)
      for (const registerId of [town.near.registerId, '123456789']) {
        const answers = [
          (await browser.get(path(registerId))).status,
          (await browser.post(path(registerId), { about: 'gekaapt' })).status,
          (await browser.post(path(registerId, 'adres'), { contact_name: 'x', contact_email: 'x@example.org' })).status,
          (await upload(cookie, path(registerId, 'fotos'), await photo(), 'gekaapt')).statusCode,
          (await browser.post(path(registerId, 'fotos', mine?.id ?? '', 'weg'))).status,
          (await browser.post(path(registerId, 'fotos', mine?.id ?? '', 'tekst'), { alt: 'gekaapt' })).status,
        ]
        tried += answers.length
        const unsaid = new Set(answers)
        assert.ok(unsaid.size === 1 || cookie.length > 0, String(answers))
        assert.ok(
          answers.every((status) => [401, 403, 404].includes(status)),
          String(answers),
        )
      }
    }
    assert.ok(tried > 80)
    assert.equal(
      JSON.stringify((await house.owner.query('select * from locations.profile order by location_id')).rows),
      before,
    )
    // A photo of a sibling is not reached through one's own location.
    const siblings = new PlainBrowser(app.web, await cookieOf({ locationId: sibling.id }))
    assert.equal((await siblings.post(path(sibling.registerId, 'fotos', mine?.id ?? '', 'weg'))).status, 404)
    assert.equal((await photos()).length, 5)
  })

  test('is hidden once nobody runs the location, photos too', async () => {
    const [one] = await photos()
    await house.owner.query('update locations.profile set hidden = true where location_id = $1', [town.near.locationId])
    assert.doesNotMatch((await shown(/^(?!.*Van de opvang)/s)).body, /Van de opvang|\/foto\//)
    assert.equal((await app.web.inject(`/foto/${one?.id}/klein.webp`)).statusCode, 404)
    const inside = await app.web.inject({
      url: `/foto/${one?.id}/klein.webp`,
      headers: { cookie: town.near.organiser.cookie },
    })
    assert.equal(inside.statusCode, 200)
    assert.equal(inside.headers['cache-control'], 'no-store')
  })
})
