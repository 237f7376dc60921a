import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { phone, visitor, type Visitor } from '../support/browser.ts'
import type { ComplaintHouse } from '../support/complaint-house.ts'
import { openLink } from '../support/doors.ts'
import { linkIn } from '../support/mail.ts'
import { fillDay, mainText, numbersIn } from '../support/main-job.ts'
import { authoritySlug, buildSafeHouse, type SafeHouse } from '../support/safe-house.ts'
import { press } from '../support/scenes/scene.ts'

const mother = 'nele@example.org'
const secret = 'De leidster schudde een kind door elkaar.'
// A Wednesday without a holiday near, next year: nothing here depends on the day on which it runs.
const march = Temporal.PlainDate.from({ year: Temporal.Now.plainDateISO().year + 1, month: 3, day: 2 })
const begin = march.add({ days: (10 - march.dayOfWeek) % 7 })

const codeIn = (text: string) => /([0-9A-Z]{5}-){3}[0-9A-Z]{5}/.exec(text)?.[0] ?? ''

/**
 * Everything that is told about one location comes together at who watches over it: an employee without a name, a mother in confidence,
 * an organiser who rings the desk in haste, a desk with a worry. Everybody by his own door.
 */
describe('safe to tell', () => {
  let world: SafeHouse
  let scene: ComplaintHouse
  let outside: Visitor
  let code = ''
  const numbers = { employee: '', mother: '', incident: '', desk: '' }

  before(async () => {
    world = await buildSafeHouse(begin.toZonedDateTime({ timeZone: 'Europe/Brussels', plainTime: '10:00' }).toInstant())
    scene = world.scene
    outside = await visitor(phone)
  })
  after(async () => {
    await outside?.context.close()
    await scene?.close()
  })

  const at = (path: string) => scene.open.at('localhost', path)
  const runJobs = () => scene.open.house.runJobs()

  /** The four pages, told to the authority. */
  async function tell(page: Page, openness: string, words: string, contact: () => Promise<void>): Promise<string> {
    await page.goto(at(`/reactie/nieuw?opvang=${world.place.locationKey}&bij=${authoritySlug}`))
    await page.locator('[name=danger][value=no]').check()
    await page.locator('[name=kind][value=complaint]').check()
    await press(page.locator('main button[value=volgende]'))
    await page.fill('[name=words]', words)
    await press(page.locator('main button[value=volgende]'))
    await page.locator(`[name=openness][value=${openness}]`).check()
    await contact()
    await press(page.locator('main button[value=volgende]'))
    await press(page.locator('main button[value=verstuur]'))
    return mainText(page)
  }
  const newest = async () => {
    const page = await scene.as(world.officer)
    await page.goto('/werk/toezicht')
    return numbersIn(await mainText(page)).find((number) => !Object.values(numbers).includes(number)) ?? ''
  }

  test('an employee tells it without a name, with a photo, and keeps a code', async () => {
    const { page } = outside
    code = codeIn(await tell(page, 'anonymous', secret, async () => {}))
    assert.ok(code)
    await press(page.locator('main a[href="/mijn-reactie"]'))
    const photo = await sharp({ create: { width: 80, height: 60, channels: 3, background: 'olive' } })
      .jpeg()
      .toBuffer()
    await page.locator('[name=file]').setInputFiles({ name: 'groep.jpg', mimeType: 'image/jpeg', buffer: photo })
    await press(page.locator('main form[action="/mijn-reactie/bestand"] button'))
    assert.equal(await page.locator('a[href^="/mijn-reactie/bestand/"]').count(), 1)
    await outside.context.clearCookies()
  })

  test('the reporting point asks something; a week later the code alone leads to it', async () => {
    numbers.employee = await newest()
    await scene.assign(numbers.employee, world.officer, 'Een kind werd door elkaar geschud.')
    const page = await scene.dossier(world.officer, numbers.employee)
    assert.match(await mainText(page), /Anoniem/)
    await page.locator('main details:has([name=ask_words]) > summary').first().click()
    await page.fill('[name=ask_words]', 'Op welke dag was dat?')
    await press(page.locator('main form:has([name=ask_words]) button').first())
    await scene.moveTo(begin.add({ days: 7 }))
    await outside.context.close()
    outside = await visitor(phone)
    await outside.page.goto(at('/reactie/code'))
    await outside.page.fill('[name=code]', code.toLowerCase())
    await press(outside.page.locator('main form button').first())
    assert.match(await mainText(outside.page), /Op welke dag was dat/)
    await outside.page.fill('main form[action="/mijn-reactie/bericht"] [name=words]', 'Op maandag, na het eten.')
    await press(outside.page.locator('main form[action="/mijn-reactie/bericht"] button').first())
  })

  test('the client manager gets it in other words, and never the reaction', async () => {
    const officer = await scene.as(world.officer)
    await officer.goto(`/werk/reacties/${numbers.employee}`)
    await press(officer.locator('main a[href^="/werk/toezicht/doorgeven/"]').first())
    await officer.fill('[name=words]', 'Er is een zorg over hoe met kinderen wordt omgegaan.')
    await press(officer.locator('main form:has([name=words]) button').first())
    const manager = await scene.as(world.clientManager)
    await manager.goto('/werk/toezicht')
    assert.match(await mainText(manager), new RegExp(world.place.slug))
    assert.equal((await manager.goto(`/werk/reacties/${numbers.employee}`))?.status(), 403)
    await manager.goto('/werk/toezicht')
    await press(manager.locator('main td a[href^="/werk/toezicht/"], main th a[href^="/werk/toezicht/"]').first())
    assert.match(await mainText(manager), /hoe met kinderen wordt omgegaan/)
    assert.doesNotMatch(await manager.content(), /schudde|maandag/)
  })

  test('both sides are heard and it is judged; she reads the outcome with her code', async () => {
    const page = await scene.dossier(world.officer, numbers.employee)
    await scene.hear(page, 'reporter', 'Per bericht, met haar code.')
    await scene.hear(page, 'location', 'De klantenbeheerder sprak de organisator.')
    await scene.judge(page, 'founded', 'De organisator bevestigt het.', 'De medewerker werkt er niet meer.')
    await scene.approve(world.secondOfficer, numbers.employee)
    await outside.page.goto(at('/mijn-reactie'))
    assert.match(await mainText(outside.page), /De organisator bevestigt het/)
  })

  test('a mother speaks in confidence; her name is opened with a reason and a second yes, and she sees that', async () => {
    await outside.context.clearCookies()
    const { page } = outside
    await tell(page, 'confidential', 'Mijn dochter is bang om te gaan.', async () => {
      await page.fill('[name=contact_name]', 'Nele Haverals')
      await page.fill('[name=contact_email]', mother)
    })
    await outside.context.clearCookies()
    await runJobs()
    numbers.mother = await newest()
    const path = `/werk/reacties/${numbers.mother}/melder`
    const officer = await scene.as(world.officer)
    await officer.goto(`/werk/reacties/${numbers.mother}`)
    assert.doesNotMatch(await officer.content(), /Haverals|nele@/)
    await officer.goto(path)
    await officer.fill('[name=reason]', 'De politie vraagt met spoed om te bellen.')
    await press(officer.locator('main form button').first())
    const second = await scene.as(world.secondOfficer)
    await second.goto(path)
    await press(second.locator('main form:has([name=besluit][value=ja]) button'))
    await officer.goto(path)
    await press(officer.locator(`main form[action="${path}/tonen"] button`))
    assert.match(await mainText(officer), /Nele Haverals/)
    await runJobs()
    await openLink(page, linkIn(scene.open.mail.lastTo(mother), '/reactie/link/'))
    assert.match(await mainText(page), /De politie vraagt met spoed om te bellen/)
  })

  test('the organiser rings the desk about a crisis, and completes the form later', async () => {
    const desk = await scene.as(world.deskWorker)
    await desk.goto('/werk/meldplicht/nieuw?zoek=nestje')
    await press(desk.locator('main a[href*="/werk/meldplicht/nieuw?opvang="]').first())
    await desk.locator('[name=kind][value=crisis]').check()
    await desk.fill('[name=sentence]', 'Een kind was een kwartier zoek.')
    await fillDay(desk, 'occurred', scene.today())
    await fillDay(desk, 'known', scene.today())
    await desk.fill('[name=name]', 'Rita Nestje')
    await desk.fill('[name=phone]', '0470 00 00 01')
    await press(desk.locator('main form[action="/werk/meldplicht/nieuw"] button').first())
    numbers.incident = numbersIn(await mainText(desk))[0] ?? ''
    assert.ok(numbers.incident)
    await runJobs()
    assert.ok(
      scene.open.mail.letters.some(({ to }) => to.includes(world.clientManager.email)),
      'the client manager first',
    )

    const organiser = await scene.as(world.place.reader)
    await organiser.goto('/werk/meldplicht')
    await press(organiser.locator('main a[href^="/werk/meldplicht/"]', { hasText: numbers.incident }))
    await press(organiser.locator('main a[href$="/formulier"]').first())
    await organiser.fill('[name=happened]', 'Het poortje stond open. Een kind liep naar buiten.')
    await organiser.fill('[name=child_1_name]', 'Febe Canari')
    await press(organiser.locator('main button[value=keep]'))
    await organiser.fill('[name=outcome]', 'Het kind is veilig terug.')
    await press(organiser.locator('main button[value=send]'))
    await desk.reload()
    assert.match(await mainText(desk), /vulde het formulier in/)
    assert.doesNotMatch(await desk.content(), /Febe|poortje/)
    const officer = await scene.as(world.officer)
    await officer.goto('/werk/toezicht?lijst=open')
    assert.match(await mainText(officer), new RegExp(numbers.incident), 'one register holds it')
    const manager = await scene.as(world.clientManager)
    await manager.goto('/werk/toezicht')
    await press(manager.locator('main a[href^="/werk/toezicht/meldplicht/"]', { hasText: numbers.incident }))
    assert.match(await mainText(manager), /Febe Canari/)
  })

  test('the desk reports a worry of its own, and sees every step', async () => {
    const desk = await scene.as(world.deskWorker)
    await desk.goto(`/werk/signalen/nieuw?opvang=${world.place.locationKey}`)
    await desk.locator('[name=gravity]').nth(1).check()
    await desk.fill('[name=words]', 'Drie ouders zeggen dat het poortje vaak open staat.')
    await desk.locator('[name=source][value=parent]').check()
    await press(desk.locator('main form:has([name=gravity]) button').first())
    await press(desk.locator('main a[href$="/melden"]').first())
    await desk.locator('[name=report_kind]').first().check()
    await desk.fill('[name=report_words]', 'Drie ouders melden ons los van elkaar een open poortje.')
    await desk.locator('[name=told][value=kind]').check()
    await desk.locator('[name=may_name][value=yes]').check()
    await desk.fill('[name=email]', 'post@loket-dorp.example')
    await press(desk.locator('main form:has([name=report_words]) button').first())
    const own = desk.url()
    numbers.desk = await newest()
    await scene.assign(numbers.desk, world.officer, 'Het poortje staat vaak open.')
    const page = await scene.dossier(world.officer, numbers.desk)
    await page.locator('main details:has([name=tell_words]) > summary').first().click()
    await page.fill('[name=tell_words]', 'Wij vroegen een inspectie.')
    await press(page.locator('main form:has([name=tell_words]) button').first())
    await desk.goto(own)
    assert.match(await mainText(desk), /Wij vroegen een inspectie/)
  })

  test('an officer reads one dossier with all of it', async () => {
    const page = await scene.as(world.officer)
    await page.goto(`/werk/toezicht/opvang/${world.place.locationKey.replace('-', '/')}`)
    const found = numbersIn(await mainText(page))
    for (const [who, number] of Object.entries(numbers)) assert.ok(found.includes(number), `${who}: ${number}`)
    assert.doesNotMatch(await page.content(), /Haverals|nele@/)
    assert.deepEqual(scene.allComplaints(), [])
  })
})
