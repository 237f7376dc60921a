import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { desktop, visitor, type Visitor } from '../support/browser.ts'
import { giveKeys, logIn } from '../support/doors.ts'
import { mainText } from '../support/main-job.ts'
import { type OpenHouse, openHouse } from '../support/open-house.ts'
import { type KnownMember, makeMember, makeOrganisation } from '../support/people.ts'
import { fill, formButton, press } from '../support/scenes/scene.ts'
import { identityProvider, type IdentityProvider } from '../support/stand-ins/identity-provider.ts'

const email = 'cas@rivierstad.example'

/** A desk lets its people log in with the account they have; one of them never types a password again. */
describe('from the account at work to a passkey', () => {
  let open: OpenHouse
  let provider: IdentityProvider
  let manager: KnownMember
  const people: Visitor[] = []

  const arrives = async () => {
    const one = await visitor({ ...desktop, baseURL: open.at('localhost') })
    people.push(one)
    return one
  }

  before(async () => {
    open = await openHouse()
    const desk = await makeOrganisation(open.house, { slug: 'rivierstad' })
    const facts = { name: 'Hanna', email: 'hanna@rivierstad.example', organisationId: desk.id, role: 'desk_manager' }
    manager = await makeMember(open.house, facts)
    const back = open.at('localhost', '/inloggen/met/rivierstad/terug')
    provider = await identityProvider([back], [open.at('localhost', '/inloggen?afgemeld=1')])
  })
  after(async () => {
    for (const { context } of people) await context.close()
    await provider?.stop()
    await open?.close()
  })

  test('the manager fills in the provider, tries it out, and lets it begin', async () => {
    const { page } = await arrives()
    const stage = { platform: open.house.platform, owner: open.house.owner as never }
    await logIn(page, stage, await giveKeys(stage, manager))
    await page.goto('/werk/inloggen-via')
    await fill(page, {
      name: 'Stad Rivierstad',
      issuer: provider.issuer,
      clientId: provider.client.id,
      secret: provider.client.secret,
      domains: 'rivierstad.example',
      roleClaim: 'groups',
      value_0: 'loket',
    })
    await page.locator('[name=joins][value=claims]').check()
    await page.locator('[name=role_0]').selectOption('desk_worker')
    await press(formButton(page, '/werk/inloggen-via/rivierstad'))
    provider.account = { sub: 'hanna', email: manager.email, email_verified: true, groups: ['loket'], amr: ['mfa'] }
    await page.locator('main a[href$="/proef"]').click()
    await page.waitForURL(/terug\?/)
    assert.match(await mainText(page), /Medewerker van het loket/)
    await press(page.locator('main form[action$="/aan"] button'))
    assert.match(await mainText(page), /loggen nu in bij uw aanbieder/)
  })

  let page: Page

  test('a colleague comes in with the role of his claim, and adds a passkey', async () => {
    ;({ page } = await arrives())
    await giveAuthenticator(page)
    provider.account = { sub: 'cas', name: 'Cas Bakker', email, email_verified: true, groups: ['loket'], amr: ['mfa'] }
    await page.goto('/inloggen')
    await page.locator('main a[href="/inloggen/met/rivierstad"]').click()
    await page.waitForURL(/\/werk$/)
    await page.goto('/werk/passkeys')
    await page.fill('[name=name]', 'Laptop van het werk')
    await press(page.locator('main form[data-passkey] button'))
    assert.match(await mainText(page), /Bewaar uw herstelcodes/)
    await page.locator('main a[href^="/werk/passkeys"]').click()
    assert.match(await mainText(page), /Laptop van het werk/)
    await open.house.runJobs()
    assert.match(open.mail.lastTo(email).subject, /passkey/)
  })

  test('he logs out here and at the provider', async () => {
    await page.locator('form[action="/uitloggen"] button').first().click()
    await page.waitForURL(/^http:\/\/localhost:\d+\/session\/end/)
    assert.ok(page.url().startsWith(provider.issuer))
  })

  test('and comes back with his passkey alone', async () => {
    await page.goto('/inloggen')
    await press(page.locator('main form[data-passkey] button'))
    assert.equal(new URL(page.url()).pathname, '/werk')
    const { rows } = await open.house.owner.query(
      `select k.last_used_at is not null as used, k.counter > 0 as counted from accounts.passkey as k`,
    )
    assert.deepEqual(rows, [{ used: true, counted: true }])
  })

  test('no browser complained', () => {
    assert.deepEqual(
      people.flatMap(({ complaints }) => complaints),
      [],
    )
  })
})

/** A device that holds passkeys and whose owner always unlocks it. */
async function giveAuthenticator(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}
