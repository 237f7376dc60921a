import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Pool } from 'pg'
import { poolOn } from '../support/postgres.ts'
import type { Page } from 'playwright-core'
import { desktop, visitor, type Visitor } from '../support/browser.ts'
import { giveKeys, type Keyring, logIn } from '../support/doors.ts'
import { fillDay, inDays, mainText } from '../support/main-job.ts'
import { type OpenHouse, openHouse } from '../support/open-house.ts'
import { buildTown, type Town } from '../support/town.ts'

/** A desk worker takes a mandate from the question to a recorded certificate; then time goes by. */
describe('a certificate of the income tariff at a desk', () => {
  let open: OpenHouse
  let owner: Pool
  let town: Town
  let wendy: Visitor
  let keys: Keyring
  let file = ''

  before(async () => {
    open = await openHouse()
    owner = poolOn(open.house.databaseUrl, 1)
    town = await buildTown(open.house)
    wendy = await visitor({ ...desktop, baseURL: open.at('localhost') })
    const { personId: id } = town.near.worker
    keys = await giveKeys({ owner, platform: open.house.platform }, { id, email: 'workernear@example.org' })
  })
  after(async () => {
    await wendy?.context.close()
    await owner?.end()
    await open?.close()
  })

  const firstDay = inDays(30)
  const lastDay = inDays(120)
  const button = (page: Page, name: string) => page.locator('main').getByRole('button', { name, exact: true })
  const check = (page: Page, name: string, value: string) =>
    page.locator(`main [name="${name}"][value="${value}"]`).check({ force: true })
  const goOn = async (page: Page) => {
    await button(page, 'Bewaar en ga verder').click()
    await page.waitForLoadState()
  }
  const enter = (page: Page) => logIn(page, { owner, platform: open.house.platform }, keys)
  const incomes = async () => (await owner.query('select from tariffs.certificate_income')).rowCount

  test('she comes in by password and code, and takes the question down', async () => {
    const { page } = wendy
    await enter(page)
    await page.getByRole('link', { name: 'Attesten' }).click()
    await page.getByRole('link', { name: 'Nieuw attest voorbereiden' }).click()
    await check(page, 'kind', 'first')
    await page.locator('[name=child_name]').fill('Mila Maes')
    await fillDay(page, 'birth', inDays(-200))
    await fillDay(page, 'first', firstDay)
    await page.locator('[name=contact_name]').fill('Eva Maes')
    await page.locator('[name=contact_email]').fill('eva@example.org')
    await button(page, 'Maak het dossier').click()
    await page.waitForURL('**/werk/attesten/*gedaan=1')
    file = new URL(page.url()).pathname
    assert.match(await mainText(page), /Wacht op volmacht/)
  })

  test('the family signs; the ten steps follow, and what is missing is named', async () => {
    const { page } = wendy
    await check(page, 'kinds', 'mandate')
    await check(page, 'kinds', 'consent')
    await fillDay(page, 'given', inDays(0))
    await check(page, 'way', 'signed')
    await button(page, 'Leg vast').click()
    await page.getByRole('link', { name: 'Inkomen bekendmaken' }).click()
    for (const [name, value] of [
      ['disclose', 'yes'],
      ['first_request', 'yes'],
      ['living', 'alone'],
    ] as const) {
      await check(page, name, value)
      await goOn(page)
    }
    await page.locator('[name=parent_first]').fill('Eva')
    await page.locator('[name=parent_last]').fill('Maes')
    await check(page, 'parent_basis', 'assessment')
    await page.locator('[name=parent_income]').fill('42.000')
    await goOn(page)
    for (const [name, value] of Object.entries({ street: 'Dorp 1', postcode: '2400', town: 'Zonneveld' }))
      await page.locator(`[name=${name}]`).fill(value)
    await goOn(page)
    assert.equal(await page.locator('[name=child_name_1]').inputValue(), 'Mila Maes')
    await goOn(page)
    await check(page, 'special', 'none')
    await goOn(page)
    await button(page, 'Bewaar en ga naar het dossier').click()
    await page.getByRole('link', { name: 'Blad om over te typen' }).click()
    assert.match(await mainText(page), /Meest recent Belgisch aanslagbiljet: ouder/)
  })

  test('she sees the documents, types over and records what the certificate says', async () => {
    const { page } = wendy
    await page.goto(file)
    await check(page, 'seen', 'children')
    await check(page, 'seen', 'assessment.parent')
    await button(page, 'Bewaar').click()
    await page.getByRole('link', { name: 'Blad om over te typen' }).click()
    assert.equal(await page.locator('#f-blad-parent-income').inputValue(), '42000,00')
    await page.getByRole('button', { name: 'Kopieer' }).first().waitFor()
    await page.locator('[name=checked]').check({ force: true })
    await button(page, 'Leg vast dat het is aangevraagd').click()
    await page.getByRole('link', { name: 'Noteer het attest' }).click()
    assert.match(await mainText(page), /16,17\s*per dag/)
    await page.locator('[name=tariff]').fill('16,21')
    await page.locator('[name=code]').fill(`${inDays(-200).toString().replaceAll('-', '').slice(2)} 123 01`)
    await check(page, 'rate', 'income')
    await fillDay(page, 'until', lastDay)
    await button(page, 'Bewaar het attest').click()
    await page.waitForURL('**gedaan=1')
    const text = await mainText(page)
    assert.match(text, /Attest ontvangen/)
    assert.match(text, /Workernear, met de volmacht van/)
    assert.equal(await incomes(), 1)
  })

  test('two months before it lapses the family gets one letter; after the term its income is gone', async () => {
    const at = (days: number) => open.house.clock.moveTo(Temporal.Now.instant().add({ hours: 24 * days }))
    const daily = async () => {
      await owner.query(`select graphile_worker.add_job('certificates_daily')`)
      await open.house.runJobs()
    }
    for (const days of [62, 63]) {
      at(days)
      await daily()
    }
    const letters = open.mail.letters.filter(({ to }) => to === 'eva@example.org')
    assert.equal(letters.length, 1)
    assert.match(letters[0]?.text ?? '', /Het attest inkomenstarief van Mila Maes geldt tot en met/)
    assert.doesNotMatch(letters[0]?.text ?? '', /42\.?000|16,21/)
    at(95)
    await daily()
    assert.equal(await incomes(), 0)
    const { page } = wendy
    await enter(page)
    await page.goto(file)
    const text = await mainText(page)
    assert.match(text, /De gegevens over het inkomen zijn gewist/)
    assert.match(text, /16,21/)
    assert.deepEqual(open.house.jobFailures, [])
    assert.deepEqual(wendy.complaints, [])
  })
})
