import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { type Browser, loggedIn, makeMember, makeOrganisation } from '../../../../tests/support/people.ts'
import type { App } from '../../../app.tsx'

let house: House
let app: App
let boss: Browser
let manager: Browser

const form = {
  kind: 'desk',
  land: 'vl',
  slug: 'rivierstad',
  name: 'Loket Rivierstad',
  phone: '0800 12 34',
  hours: 'ma-vr 9-17 uur',
  email: '',
  hosts: 'rivierstad.example\nWWW.rivierstad.example',
  tagline: '',
  brand: '#AA0033',
  accent: '',
  font: 'figtree',
  radius: '14',
  logo: 'R',
}

describe('organisation', () => {
  before(async () => {
    house = await makeHouse()
    app = await house.app()
    const operator = await makeOrganisation(house, { slug: 'beheer', kind: 'operator', name: 'Beheer' })
    const desk = await makeOrganisation(house, { slug: 'heuveldorp', host: 'heuveldorp.example' })
    const olga = await makeMember(house, {
      name: 'Olga',
      email: 'olga@beheer.example',
      organisationId: operator.id,
      role: 'operator',
    })
    const vera = await makeMember(house, {
      name: 'Vera',
      email: 'vera@elders.example',
      organisationId: desk.id,
      role: 'desk_manager',
    })
    boss = await loggedIn(house, app, olga.id)
    manager = await loggedIn(house, app, vera.id)
  })
  after(() => house.close())

  describe('an operator', () => {
    test('makes an organisation, which wears its style at once on its host name', async () => {
      const before = await app.web.inject({ url: '/inloggen', headers: { host: 'rivierstad.example' } })
      assert.doesNotMatch(before.body, /Loket Rivierstad/)
      assert.equal((await boss.post('/werk/organisaties/nieuw', form)).headers.location, '/werk/organisaties?bewaard=1')
      assert.match((await boss.get('/werk/organisaties')).body, /rivierstad\.example, www\.rivierstad\.example/)
      for (let attempt = 0; attempt < 100; attempt++) {
        const after = await app.web.inject({ url: '/inloggen', headers: { host: 'rivierstad.example' } })
        if (/Loket Rivierstad/.test(after.body)) return
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      assert.fail('the old style stayed')
    })

    test('hears what is wrong and loses nothing', async () => {
      const wrong = { ...form, slug: 'Met Spaties', brand: 'rood', hosts: 'https://x.example', logo: 'LANG', kind: '' }
      const answer = await boss.post('/werk/organisaties/nieuw', wrong)
      assert.equal(answer.statusCode, 422)
      for (const words of ['kleine letters', 'Schrijf de kleur', 'zonder https', 'drie tekens', 'Kies een soort']) {
        assert.match(answer.body, new RegExp(words))
      }
      assert.match(answer.body, /value="Met Spaties"/)
    })

    test('cannot take a slug or a host name twice', async () => {
      assert.match(
        (await boss.post('/werk/organisaties/nieuw', { ...form, hosts: '', slug: 'heuveldorp' })).body,
        /al in gebruik/,
      )
      const taken = await boss.post('/werk/organisaties/nieuw', { ...form, slug: 'nieuw', hosts: 'heuveldorp.example' })
      assert.match(taken.body, /heuveldorp\.example hoort al bij/)
    })

    test('changes name, style and host names', async () => {
      assert.match((await boss.get('/werk/organisaties/heuveldorp')).body, /heuveldorp\.example/)
      const changed = { ...form, name: 'Loket Heuvel', hosts: 'heuvel.example' }
      assert.equal((await boss.post('/werk/organisaties/heuveldorp', changed)).statusCode, 303)
      const { rows } = await house.owner.query(
        `select o.name, h.brand, s.host from accounts.organisation as o join accounts.house_style as h on h.organisation_id = o.id
       join accounts.site as s on s.organisation_id = o.id where o.slug = 'heuveldorp'`,
      )
      assert.deepEqual(rows, [{ name: 'Loket Heuvel', brand: '#aa0033', host: 'heuvel.example' }])
    })

    test('leaves a row in the audit each time', async () => {
      const { rows } = await house.owner.query(
        `select action, role, count(*)::int from audit.entry where action like 'accounts.organisation%' group by 1, 2 order by 1`,
      )
      assert.deepEqual(
        rows.map(({ action, role }) => [action, role]),
        [
          ['accounts.organisation_changed', 'operator'],
          ['accounts.organisation_created', 'operator'],
        ],
      )
    })
  })

  describe('a desk manager', () => {
    test('makes and changes no organisation', async () => {
      assert.equal((await manager.get('/werk/organisaties')).statusCode, 403)
      assert.equal((await manager.post('/werk/organisaties/nieuw', form)).statusCode, 403)
      assert.equal((await manager.post('/werk/organisaties/heuveldorp', form)).statusCode, 403)
    })
  })
})
