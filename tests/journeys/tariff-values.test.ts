import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Pool } from 'pg'
import { poolOn } from '../support/postgres.ts'
import { desktop, visitor, type Visitor } from '../support/browser.ts'
import { giveKeys, type Keyring, logIn } from '../support/doors.ts'
import { type OpenHouse, openHouse } from '../support/open-house.ts'
import { makeMember, makeOrganisation } from '../support/people.ts'
import { soon } from '../support/soon.ts'
import { typedFlemishSet } from '../support/tariff-sets.ts'

/** Next year's amounts are typed by one person and approved by another; until New Year families pay by the old ones. */
describe('amounts of next year, by two people', () => {
  let open: OpenHouse
  let owner: Pool
  let nadia: Visitor
  let pieter: Visitor
  let parent: Visitor
  const keys: Record<string, Keyring> = {}

  before(async () => {
    open = await openHouse()
    open.house.clock.moveTo('2026-11-22T10:00:00Z')
    owner = poolOn(open.house.databaseUrl, 2)
    const home = await makeOrganisation(open.house, { slug: 'toezicht', kind: 'authority', land: 'vl' })
    for (const name of ['Nadia', 'Pieter']) {
      const email = `${name.toLowerCase()}@example.org`
      const member = await makeMember(open.house, { name, email, organisationId: home.id, role: 'policy' })
      keys[name] = await giveKeys({ owner, platform: open.house.platform }, member)
    }
    nadia = await visitor({ ...desktop, baseURL: open.at('localhost') })
    pieter = await visitor({ ...desktop, baseURL: open.at('localhost') })
    parent = await visitor({ ...desktop, baseURL: open.at('localhost') })
  })
  after(async () => {
    for (const one of [nadia, pieter, parent]) await one?.context.close()
    await owner?.end()
    await open?.close()
  })

  const comesIn = async ({ page }: Visitor, name: string) => {
    const own = keys[name]
    assert.ok(own)
    await logIn(page, { owner, platform: open.house.platform }, own)
    assert.equal(new URL(page.url()).pathname, '/werk/tarieven', 'his work is where he starts')
  }

  /** What a day costs with an income of 10,000: the minimum. */
  const paysOn = async (day: string): Promise<string> => {
    open.house.clock.moveTo(`${day}T10:00:00Z`)
    const { page } = parent
    await page.goto('/kosten?land=vl')
    for (const [name, value] of Object.entries({ income: '10000', days: '2', hours: '9', year: day.slice(0, 4) }))
      await page.locator(`[name=${name}]`).fill(value)
    await page.getByRole('button', { name: 'Bereken' }).click()
    return (await page.locator('main').innerText()).replaceAll(/[\u00a0\u202f]/gu, ' ')
  }
  const answersFor = async (day: string) => {
    const payload = { day, incomeCents: 10_000_00, children: 1, daysPerWeek: 2, hoursPerDay: 9 }
    const answer = await fetch(open.at('localhost', '/api/kosten/vlaanderen'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(payload),
    })
    const { dayCents } = (await answer.json()) as { dayCents?: { likely: number } }
    return dayCents?.likely ?? answer.status
  }

  test('Nadia types them from the circular, after a slip that keeps everything', async () => {
    const { page } = nadia
    await comesIn(nadia, 'Nadia')
    await page.getByRole('link', { name: 'Stel een inkomenstarief voor' }).click()
    const { certainty: _, kind: __, ...typed } = typedFlemishSet(2027)
    for (const [name, value] of Object.entries({ ...typed, maximum: '3,60' }))
      await page.locator(`main [name=${name}]`).fill(value)
    await page.getByLabel('De overheid die beslist, publiceerde het').check()
    await page.getByRole('button', { name: 'Stel voor' }).click()
    await page.getByText('Het minimum is niet lager dan het maximum').first().waitFor()
    assert.equal(await page.locator('[name=band_2_cap]').inputValue(), typed['band_2_cap'])
    await page.locator('[name=maximum]').fill('36,02')
    await page.getByRole('button', { name: 'Stel voor' }).click()
    await page.getByText('Uw voorstel wacht op een collega.').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Keur goed' }).count(), 0, 'not by herself')
    assert.equal(await answersFor('2027-01-04'), 422)
  })

  test('Pieter sees old and new beside each other and approves', async () => {
    const { page } = pieter
    await comesIn(pieter, 'Pieter')
    await page.getByRole('link', { name: '1 jan 2027' }).click()
    const row = (await page.getByRole('row', { name: /^Minimum/ }).innerText()).replaceAll('\u00a0', ' ')
    assert.match(row, /€ 6,47\s+€ 7,00\s+\+ € 0,53/)
    await page.getByRole('button', { name: 'Keur goed' }).click()
    await page.getByText('Goedgekeurd. Vanaf 1 jan 2027 rekent alles hiermee.').waitFor()
  })

  test('before its day the old amount holds, from its day the new one, on the page and for programs', async () => {
    assert.match(await paysOn('2026-12-31'), /€ 6,47 per dag/)
    assert.match(await paysOn('2027-01-04'), /€ 7,00 per dag/)
    assert.match(await parent.page.locator('main').innerText(), /omzendbrief van een test/, 'with its source')
    const [old, fresh] = [
      await answersFor('2026-12-31'),
      await soon(
        () => answersFor('2027-01-04'),
        (is) => is === 7_00,
      ),
    ]
    assert.deepEqual([old, fresh], [6_47, 7_00])
    for (const { complaints } of [nadia, pieter, parent]) assert.deepEqual(complaints, [])
  })
})
