import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { desktop, phone, visitor, type Visitor } from '../support/browser.ts'
import { addLocations, testLocation } from '../support/locations.ts'
import { type OpenHouse, openHouse } from '../support/open-house.ts'
import { buildTown } from '../support/town.ts'

/** A parent on a phone in French, without script as well: what does it cost, what does it cost here, and side by side. */
const [lys, rose] = ['Le Lys', 'La Rose'].map((name, index) =>
  testLocation({ name, land: 'vl', registerId: `60000000${index}`, place: 'Linde', lat: 51, lon: 4 }),
)

for (const script of [true, false]) {
  describe(`what care costs, in French on a phone, ${script ? 'with' : 'without'} script`, () => {
    let open: OpenHouse
    let amina: Visitor
    before(async () => {
      open = await openHouse()
      assert.ok(lys && rose)
      await addLocations(open.house.owner, [lys, rose])
      await open.house.owner.query(
        `insert into locations.profile (location_id, price, price_cents, price_per, changed_at)
         values ($1, 'income', null, null, now()), ($2, 'free', 4000, 'day', now())`,
        [lys.id, rose.id],
      )
      amina = await visitor({ ...phone, javaScriptEnabled: script, locale: 'fr' })
    })
    after(async () => {
      await amina?.context.close()
      await open?.close()
    })
    const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/gu, ' ')

    test('a slip comes back with everything kept, and then the answer stands first', async () => {
      const { page } = amina
      await page.goto(open.at('localhost', '/kosten?land=vl'))
      await page.getByLabel('Quel est le revenu de votre ménage ?').fill('beaucoup')
      await page.getByLabel('Combien de jours par semaine ?').fill('2')
      await page.getByLabel('Combien d’heures par jour ?').fill('9')
      await page.getByRole('button', { name: 'Calculer' }).click()
      assert.equal(await page.getByLabel('Combien de jours par semaine ?').inputValue(), '2')
      await page.getByLabel('Quel est le revenu de votre ménage ?').fill('42 000')
      await page.getByRole('button', { name: 'Calculer' }).click()
      assert.equal(plain(await page.locator('h1').innerText()), 'Environ 140 € par mois')
      assert.ok(page.url().endsWith('/kosten?land=vl'), 'nothing of her stands in the address')
    })

    test('every card has her own price, and two stand side by side', async () => {
      const { page } = amina
      await page.getByRole('link', { name: 'Chercher un accueil avec votre prix' }).click()
      assert.match(plain(await page.locator('main').innerText()), /Vous payez environ 140 € par mois/)
      for (const name of ['Le Lys', 'La Rose']) await page.getByLabel(`Comparer ${name}`).check()
      await page.getByRole('button', { name: 'Comparer les lieux cochés' }).click()
      const cells = await page.getByRole('row', { name: 'Vous payez' }).getByRole('cell').allInnerTexts()
      assert.deepEqual(cells.map(plain).toSorted(), ['environ 140 € par mois', 'environ 315 € par mois'])
    })

    test('she has it forgotten, and no price is left', async () => {
      const { page } = amina
      await page.goto(open.at('localhost', '/kosten?land=vl'))
      await page.getByRole('button', { name: 'Oublier mes données' }).click()
      await page.goto(open.at('localhost', '/zoek'))
      assert.doesNotMatch(await page.locator('main').innerText(), /Vous payez/)
      assert.deepEqual(amina.complaints, [])
    })
  })
}

describe('an organiser with a list of families', () => {
  let open: OpenHouse
  let organiser: Visitor
  before(async () => {
    open = await openHouse()
    const { near } = await buildTown(open.house, { claimed: true })
    organiser = await visitor(desktop)
    const [name = '', value = ''] = near.organiser.cookie.split('=')
    await organiser.context.addCookies([{ name, value, url: open.at('localhost') }])
  })
  after(async () => {
    await organiser?.context.close()
    await open?.close()
  })

  test('sees which lines are refused, and takes the result along', async () => {
    const { page } = organiser
    const file = {
      name: 'gezinnen.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('kenmerk;dag;inkomen;dagen;uren\nA1;22-11-2026;42.000;2;9\nA2;22-11-2026;veel;2;9\n'),
    }
    await page.goto(open.at('localhost', '/werk/kosten'))
    await page.getByLabel('Bestand').setInputFiles(file)
    await page.getByRole('button', { name: 'Bereken' }).click()
    await page.getByRole('row', { name: /A2/ }).getByText('veel').waitFor()
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Haal op als CSV' }).click()
    const stream = await (await coming).createReadStream()
    const text = Buffer.concat(await stream.toArray()).toString('utf8')
    assert.match(text, /^2;A1;16,17;140,14;/m)
    assert.match(text, /^3;A2;;;;;;inkomen: veel/m)
  })

  test('follows a long list while it is calculated, and has it wiped', async () => {
    const { page } = organiser
    const lines = Array.from({ length: 1200 }, (_, at) => `B${at};22-11-2026;42.000;2;9`)
    await page.goto(open.at('localhost', '/werk/kosten'))
    await page.getByLabel('Bestand').setInputFiles({
      name: 'alle-gezinnen.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['kenmerk;dag;inkomen;dagen;uren', ...lines].join('\n')),
    })
    await page.getByRole('button', { name: 'Bereken' }).click()
    await page.getByText('0 van 1.200 lijnen berekend').waitFor()
    await open.house.runJobs()
    await page.getByText('Alle lijnen kloppen').waitFor()
    await page.getByRole('button', { name: 'Wis nu' }).click()
    await page.getByRole('heading', { name: 'Uw bestand' }).waitFor()
    assert.equal(await page.getByText('alle-gezinnen.csv').count(), 0)
    assert.deepEqual(organiser.complaints, [])
  })
})
