import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { desktop, phone, visitor, type Visitor } from '../support/browser.ts'
import { giveKeys, logIn, openLink } from '../support/doors.ts'
import { linkIn } from '../support/mail.ts'
import { fillDay, mainText } from '../support/main-job.ts'
import { buildMediating, type Mediating } from '../support/mediating.ts'
import { type OpenHouse, openHouse } from '../support/open-house.ts'
import { press } from '../support/scenes/scene.ts'

const email = 'ilse@example.org'

/** A parent asks the complaints desk; its officer mediates; both sides say yes to the same words, each by a link in a mail. */
describe('a question that a complaints desk mediates', () => {
  let open: OpenHouse
  let world: Mediating
  let parent: Visitor
  let organiser: Visitor
  let officer: Visitor
  let number = ''

  before(async () => {
    open = await openHouse()
    world = await buildMediating(open.house)
    parent = await visitor(phone)
    organiser = await visitor(phone)
    officer = await visitor({ ...desktop, baseURL: open.at('localhost') })
  })
  after(async () => {
    for (const one of [parent, organiser, officer]) await one?.context.close()
    await open?.close()
  })

  const dossier = async (): Promise<Page> => {
    await officer.page.goto(`/werk/reacties/${number}`)
    return officer.page
  }
  const form = (page: Page, action: string) => page.locator(`main form[action$="${action}"]`).first()
  async function unfolded(page: Page, action: string) {
    const folded = page.locator(`main details:not([open]):has(form[action$="${action}"]) > summary`)
    if ((await folded.count()) > 0) await folded.first().click()
    return form(page, action)
  }
  /** By the link in the newest letter. */
  async function byMail({ page }: Visitor, to: string, path: string): Promise<Page> {
    await open.house.runJobs()
    await openLink(page, linkIn(open.mail.lastTo(to), path))
    return page
  }
  const asParent = () => byMail(parent, email, '/reactie/link/')
  const asOrganiser = () => byMail(organiser, world.contact, '/opvang/link/')
  const say = (page: Page, answer: string) => press(page.locator(`main button[name=antwoord][value=${answer}]`))

  test('the parent asks it by form, without account', async () => {
    const { page } = parent
    await page.goto(open.at('localhost', `/reactie/nieuw?bij=${world.slug}`))
    await page.locator('[name=danger][value=no]').check()
    await page.locator('[name=kind][value=question]').check()
    await press(page.locator('main button[value=volgende]'))
    await page.fill('[name=words]', 'De opvang rekent twee maanden opzegtermijn. In het contract staat één maand.')
    await page.fill('[name=concerns]', 'Opvang houder')
    await press(page.locator('main button[value=volgende]'))
    await page.fill('[name=contact_name]', 'Ilse Verbeek')
    await page.fill('[name=contact_email]', email)
    await page.locator('[name=may_name][value=no]').check()
    await press(page.locator('main button[value=volgende]'))
    await press(page.locator('main button[value=verstuur]'))
    number = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await mainText(page))?.[0] ?? ''
  })

  test('the officer logs in, judges whose it is, and offers to mediate', async () => {
    const stage = { platform: open.house.platform, owner: open.house.owner as never }
    await logIn(officer.page, stage, await giveKeys(stage, { id: world.officer.personId, email: world.officer.email }))
    const page = await dossier()
    await page.locator(`[name=location][value="${world.place.locationId}"]`).check()
    await page.locator('[name=care][value=day_care]').check()
    await page.locator('[name=main_head][value=contract]').check()
    await page.locator('[name=relevance][value=ours]').check()
    await press(form(page, '/beoordelen').locator('button'))
    const proposal = await unfolded(page, '/bemiddeling')
    await proposal.locator('[name=subject]').fill('Hoe lang de opzegtermijn is.')
    await proposal.locator('[name=proposal_words]').fill('Zullen wij samen bellen?')
    await press(proposal.locator('button'))
    assert.match(await mainText(page), /De ouder zegt of die bemiddeling wil/)
  })

  test('the parent says yes by the link in her mail; only then does the organiser hear of it, and says yes too', async () => {
    assert.ok(!open.mail.letters.some(({ to }) => to === world.contact))
    await say(await asParent(), 'accept')
    const page = await asOrganiser()
    const text = await mainText(page)
    assert.match(text, /Hoe lang de opzegtermijn is/)
    assert.doesNotMatch(text, /Ilse|ilse@|rekent twee maanden/)
    await say(page, 'accept')
    assert.match(await mainText(page), /Ilse Verbeek/)
  })

  test('they talk; both say yes to what was written down, and each gets the document by mail', async () => {
    const page = await dossier()
    const session = await unfolded(page, '/gesprek')
    await fillDay(page, 'session', Temporal.Now.plainDateISO('Europe/Amsterdam'))
    await session.locator('[name=half_days][value="1"]').check()
    await session.locator('[name=session_how][value=phone]').check()
    await press(session.locator('button'))
    const record = await unfolded(page, '/verslag')
    await record.locator('[name=record_words]').fill('De opzegtermijn is een maand. De opvang betaalt terug.')
    await press(record.locator('button'))
    await say(await asOrganiser(), 'agree')
    const own = await asParent()
    assert.match(await mainText(own), /De opvang betaalt terug/)
    await say(own, 'agree')
    await open.house.runJobs()
    for (const to of [email, world.contact]) {
      const [file] = open.mail.lastTo(to).files
      assert.equal(file?.name, `afspraken-${number}.pdf`)
      assert.equal(file?.type, 'application/pdf')
      assert.equal(file?.bytes.subarray(0, 5).toString(), '%PDF-')
    }
    assert.deepEqual(open.house.jobFailures, [])
  })

  test('the figures of the year count it', async () => {
    const { page } = officer
    await page.goto('/werk/klachtenloket')
    const text = await mainText(page)
    assert.match(text, /Ontvangen vragen\s+1/)
    assert.match(text, /Bemiddeld, met afspraken\s+1/)
    assert.match(text, /Contract\s+1/)
  })

  test('no browser complained', () => {
    assert.deepEqual(
      [parent, organiser, officer].flatMap(({ complaints }) => complaints),
      [],
    )
  })
})
