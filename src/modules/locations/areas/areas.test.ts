import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { type Browser, loggedIn, makeMember, makeOrganisation } from '../../../../tests/support/people.ts'

let house: House
let operator: Browser
let manager: Browser
let desk: string
let other: string

const areas = async () =>
  (
    await house.owner.query(
      `select municipality_code as code, organisation_id as desk from locations.desk_area order by 1`,
    )
  ).rows

describe('areas', () => {
  before(async () => {
    house = await makeHouse()
    const app = await house.app()
    const beheer = await makeOrganisation(house, { slug: 'beheer', kind: 'operator' })
    desk = (await makeOrganisation(house, { slug: 'rivierstad', name: 'Loket Rivierstad' })).id
    other = (await makeOrganisation(house, { slug: 'heuveldorp', name: 'Loket Heuveldorp' })).id
    const at = async (organisationId: string, role: string, email: string) =>
      loggedIn(house, app, (await makeMember(house, { name: email, email, organisationId, role })).id)
    operator = await at(beheer.id, 'operator', 'olga@beheer.example')
    manager = await at(desk, 'desk_manager', 'vera@loket.example')
  })
  after(() => house.close())

  beforeEach(async () => {
    await house.owner.query('truncate locations.location, locations.municipality cascade')
    await house.owner.query(`insert into locations.municipality (land, code, name, folded) values
    ('nl', '0001', 'Zeeën', 'zeeen'), ('nl', '0002', 'Beek', 'beek'), ('nl', '0003', 'Beek', 'beek'), ('vl', '11001', 'Zeeën', 'zeeen')`)
    await house.owner
      .query(`insert into locations.location (id, land, register_id, kind, name, folded, registered, municipality_code, row_hash)
    values (gen_random_uuid(), 'nl', '1', 'day_care', 'A', 'a', true, '0001', '')`)
  })

  describe('an operator', () => {
    test('sees where families would ask in vain, and lets a desk serve it', async () => {
      assert.match((await operator.get('/werk/gebieden')).body, /Zeeën/)
      const added = await operator.post(`/werk/gebieden/${desk}`, { municipalities: 'zeeen, 0002' })
      assert.equal(added.statusCode, 303)
      assert.deepEqual(await areas(), [
        { code: '0001', desk },
        { code: '0002', desk },
      ])
      const page = await operator.get(`/werk/gebieden/${desk}?bewaard=1`)
      assert.match(page.body, /Haal Zeeën weg/)
      assert.match(page.body, /De gebieden zijn bewaard/)
    })

    test('adding twice is once', async () => {
      await operator.post(`/werk/gebieden/${desk}`, { municipalities: 'Zeeën' })
      assert.equal((await operator.post(`/werk/gebieden/${desk}`, { municipalities: 'Zeeën, zeeen' })).statusCode, 303)
      assert.equal((await areas()).length, 1)
    })

    test('hears what is wrong, and nothing of the form is saved', async () => {
      await operator.post(`/werk/gebieden/${other}`, { municipalities: 'Zeeën' })
      const wrong: readonly [string, RegExp][] = [
        ['', /Vul een gemeente in/],
        ['0002, Nergens', /geen gemeente Nergens/],
        ['Beek', /meer dan één Beek.*0002, 0003/s],
        ['0002, Zeeën', /Loket Heuveldorp helpt Zeeën al/],
      ]
      for (const [municipalities, words] of wrong) {
        const answer = await operator.post(`/werk/gebieden/${desk}`, { municipalities })
        assert.equal(answer.statusCode, 422, municipalities)
        assert.match(answer.body, words)
        if (municipalities) assert.ok(answer.body.includes(`value="${municipalities}"`))
      }
      assert.deepEqual(await areas(), [{ code: '0001', desk: other }])
    })

    test('takes a municipality away from the desk that has it', async () => {
      await operator.post(`/werk/gebieden/${desk}`, { municipalities: 'Zeeën' })
      await operator.post(`/werk/gebieden/${other}/eraf`, { code: '0001' })
      assert.equal((await areas()).length, 1)
      await operator.post(`/werk/gebieden/${desk}/eraf`, { code: '0001' })
      assert.deepEqual(await areas(), [])
      const { rows } = await house.owner.query(
        `select action from audit.entry where action like 'locations.area%' order by id desc limit 1`,
      )
      assert.deepEqual(rows, [{ action: 'locations.area_removed' }])
    })
  })

  test('a desk manager decides over no area, not in the database either', async () => {
    assert.equal((await manager.get('/werk/gebieden')).statusCode, 403)
    assert.equal((await manager.post(`/werk/gebieden/${desk}`, { municipalities: 'Zeeën' })).statusCode, 403)
    const memberships = [
      { organisationId: desk, organisationName: '', organisationKind: 'desk', role: 'desk_manager', locationId: null },
    ]
    await assert.rejects(
      house.platform.db.change({ kind: 'person', sessionId: '', personId: desk, name: '', memberships }, (tx) =>
        tx
          .insertInto('locations.desk_area')
          .values({ land: 'nl', municipality_code: '0001', organisation_id: desk })
          .execute(),
      ),
      /row-level security/,
    )
  })
})
