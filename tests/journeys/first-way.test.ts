import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { desktop, phone, visitor, type Visitor } from '../support/browser.ts'
import { linkIn } from '../support/mail.ts'
import { type OpenHouse, openHouse } from '../support/open-house.ts'

/**
 * The thinnest whole way, through the real doors only: an administrator types one command, Lieve is invited by mail, sets up her
 * account, imports the real register of Amsterdam; Fatima finds a place on her phone and asks; Lieve answers; Fatima reads it.
 */
const register = '../shared/data/lrk-amsterdam.csv'
const points = '../shared/data/postcode-points-amsterdam.csv'
const skip = existsSync(register) ? false : 'the register of Amsterdam does not lie beside the checkout'

for (const script of [true, false]) {
  describe(`from register to answer, ${script ? 'with' : 'without'} script`, { skip }, () => {
    let open: OpenHouse
    let lieve: Visitor
    let fatima: Visitor
    before(async () => {
      open = await openHouse()
      lieve = await visitor({ ...desktop, javaScriptEnabled: script })
      fatima = await visitor({ ...phone, javaScriptEnabled: script })
    })
    after(async () => {
      await lieve?.context.close()
      await fatima?.context.close()
      await open?.close()
    })

    const host = 'loket.localhost'
    const account = { name: 'Lieve Maes', email: 'lieve@loket.example', password: 'drie groene fietsen in de regen' }
    let secret = ''
    let number = ''

    test('the administrator invites Lieve with one command', async () => {
      const said = await open.command(
        'invite', '--kind', 'operator', '--role', 'operator', '--organisation', 'Opvangloket Amsterdam', '--slug', 'amsterdam',
        '--land', 'nl', '--host', host, '--name', account.name, account.email,
      ) // prettier-ignore
      assert.match(said, /lieve@loket\.example/)
      await open.house.runJobs()
      assert.match(open.mail.lastTo(account.email).subject, /Opvangloket Amsterdam/)
    })

    test('Lieve chooses a password, sets up her second factor and keeps her recovery codes', async () => {
      const { page } = lieve
      await page.goto(linkIn(open.mail.lastTo(account.email), '/uitnodiging/'))
      await page.getByLabel('Wachtwoord').fill(account.password)
      await page.getByRole('button', { name: 'Volgende' }).click()
      secret = (await page.locator('main code').innerText()).replaceAll(/\s/g, '')
      await page.getByLabel('Code uit uw app').fill(code(secret))
      await page.getByRole('button', { name: 'Controleer de code' }).click()
      assert.equal(await page.locator('main ol code').count(), 10)
      await page.getByRole('link', { name: 'Ik heb ze bewaard' }).click()
    })

    test('she logs out, and in again with password and code', async () => {
      const { page } = lieve
      await page.goto(open.at(host, '/werk/sessies'))
      await openMenu(page)
      await page
        .getByRole('button', { name: 'Uitloggen' })
        .or(page.getByRole('button', { name: 'Afmelden' }))
        .first()
        .click()
      await page.goto(open.at(host, '/inloggen?verder=/werk/import'))
      await page.getByLabel('E-mailadres').fill(account.email)
      await page.getByLabel('Wachtwoord').fill(account.password)
      await page.getByRole('button', { name: 'Inloggen' }).first().click()
      await page.getByLabel('Code uit uw app').fill(code(secret, 30)) // a code works once: the next one
      await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
      await page.waitForURL('**/werk/import')
    })

    test('she imports the postcode points and the real register: first dry, then for real', async () => {
      const { page } = lieve
      await upload(open, page, points, 'postcode_points', false)
      await upload(open, page, register, 'lrk', true)
      const dry = await open.house.owner.query('select count(*)::int as n from locations.location')
      assert.equal(dry.rows[0].n, 0, 'a dry run changes nothing')
      await page.getByRole('button', { name: /echt/ }).click()
      await open.house.runJobs()
      await page.reload()
      const { rows } = await open.house.owner.query(
        `select count(*)::int as all, count(*) filter (where registered)::int as registered, count(*) filter (where kind = 'agency')::int as agencies from locations.location`,
      )
      assert.deepEqual(rows, [{ all: 1032, registered: 733, agencies: 12 }])
      assert.deepEqual(open.house.jobFailures, [])
    })

    test('she becomes a worker of the desk that serves Amsterdam', async () => {
      await open.command(
        'invite', '--kind', 'desk', '--role', 'desk_manager', '--organisation', 'Loket Amsterdam', '--slug', 'loket-amsterdam',
        '--land', 'nl', '--municipality', '0363', '--name', account.name, account.email,
      ) // prettier-ignore
      await open.house.runJobs()
      const { page } = lieve
      await page.goto(onHost(linkIn(open.mail.lastTo(account.email), '/uitnodiging/'), host))
      await page.getByRole('button', { name: 'Neem de uitnodiging aan' }).click()
      await page.goto(open.at(host, '/werk'))
      assert.match(await page.locator('h1').innerText(), /./)
    })

    test('Fatima finds a place near her postcode on her phone', async () => {
      const { page } = fatima
      await page.goto(open.at(host))
      await page.locator('main input[type=search]').first().fill('1075 SW')
      await page.locator('main form').first().getByRole('button').first().click()
      await page.waitForURL('**/zoek**')
      await page.getByRole('link', { name: 'KDV Plons' }).first().click()
      await page.waitForURL('**/opvang/nl/100178376')
      assert.match(await page.locator('main').innerText(), /97/)
      assert.match(await page.locator('main').innerText(), /Niet bekend/)
    })

    test('she asks for a place for the child she expects, and mends a slip on the way', async () => {
      const { page } = fatima
      await page
        .getByRole('link', { name: /Vraag een plaats/ })
        .first()
        .click()
      await page.locator('[name=child_name]').fill('Noor')
      await next(page)
      assert.match(await page.title(), /^Fout/, 'the birth date is missing')
      assert.equal(await page.locator('[name=child_name]').inputValue(), 'Noor', 'what was typed stays')
      await fillDay(page, 'birth', soon(90))
      await next(page)
      await fillDay(page, 'start', soon(200))
      await page.getByLabel('Dinsdag', { exact: true }).first().check({ force: true })
      await page.getByLabel('Donderdag', { exact: true }).first().check({ force: true })
      await next(page)
      assert.match(await page.locator('main').innerText(), /1\. KDV Plons/)
      await next(page)
      await page.locator('[name=contact_name]').fill('Fatima El Amrani')
      await page.locator('[name=contact_email]').fill('fatima@example.org')
      await page.locator('[name=language][value=nl]').check({ force: true })
      await page.locator('[name=remarks]').fill('Wij wonen om de hoek. <b>Graag</b> samen met de buren.')
      await next(page)
      assert.match(await page.locator('main').innerText(), /Noor[\s\S]*KDV Plons[\s\S]*fatima@example\.org/)
      await page.getByRole('button', { name: /Verstuur/ }).click()
      number = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await page.locator('main').innerText())?.[0] ?? ''
      assert.notEqual(number, '')
      assert.equal(page.url().includes('fatima'), false)
    })

    test('the letter with her number comes, and its link opens her request in two steps', async () => {
      await open.house.runJobs()
      const letter = open.mail.lastTo('fatima@example.org')
      assert.match(letter.text, new RegExp(number))
      const fresh = await visitor({ ...phone, javaScriptEnabled: script })
      await fresh.page.goto(onHost(linkIn(letter, '/aanvraag/link/'), host))
      assert.equal(
        (await fresh.page.locator('main').innerText()).includes('Noor'),
        false,
        'a scanner that follows the link sees nothing',
      )
      await fresh.page.locator('main button').first().click()
      await fresh.page.waitForURL('**/aanvraag')
      const status = await fresh.page.locator('main').innerText()
      assert.match(status, /Noor/)
      assert.match(status, /U hoeft nu niets te doen/)
      assert.deepEqual(fresh.complaints, [])
      await fresh.context.close()
    })

    test('Lieve sees the request in her list, asks a question, and Fatima answers it', async () => {
      const { page } = lieve
      await page.goto(open.at(host, '/werk'))
      await page.getByRole('link', { name: /Noor/ }).first().click()
      assert.match(await page.locator('main').innerText(), /<b>Graag<\/b>/, 'words are shown as typed')
      await answer(page, 'question', '', 'Kan uw kind ook op woensdag komen?')
      await open.house.runJobs()
      await fatima.page.goto(open.at(host, '/aanvraag'))
      assert.match(await fatima.page.locator('main').innerText(), /woensdag/)
      await fatima.page.locator('main textarea').first().fill('Ja, woensdag kan ook.')
      await fatima.page.locator('main form:has(textarea) button').first().click()
      assert.match(await fatima.page.locator('main').innerText(), /U hoeft nu niets te doen/)
    })

    test('Lieve says yes; letter and status page tell so, and who acts next', async () => {
      const { page } = lieve
      await page.goto(open.at(host, `/werk/aanvragen/${number}`))
      assert.match(await page.locator('main').innerText(), /woensdag kan ook/)
      await answer(page, 'offer', '', 'Er is plaats op dinsdag en donderdag vanaf juni.')
      await open.house.runJobs()
      assert.match(open.mail.lastTo('fatima@example.org').text, /plaats op dinsdag en donderdag/)
      await fatima.page.goto(open.at(host, '/aanvraag'))
      const status = await fatima.page.locator('main').innerText()
      assert.match(status, /plaats op dinsdag en donderdag/)
      assert.deepEqual(open.house.jobFailures, [])
    })

    test('no browser complained: nothing was refused by the content security policy', () => {
      assert.deepEqual([...lieve.complaints, ...fatima.complaints], [])
    })
  })
}

const code = (secret: string, later = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + later * 1000 })

const next = async (page: Page) => page.locator('main form button[value=volgende]:not([aria-hidden])').click()

const soon = (days: number) => Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days })

async function fillDay(page: Page, name: string, day: Temporal.PlainDate): Promise<void> {
  await page.locator(`[name=${name}_day]`).fill(String(day.day))
  await page.locator(`[name=${name}_month]`).fill(String(day.month))
  await page.locator(`[name=${name}_year]`).fill(String(day.year))
}

async function upload(open: OpenHouse, page: Page, file: string, kind: string, dry: boolean): Promise<void> {
  await page.goto(open.at('loket.localhost', '/werk/import'))
  await page.locator('input[type=file]').setInputFiles(file)
  await page.locator(`[name=kind][value=${kind}]`).check({ force: true })
  await page.locator('[name=dry_run]').setChecked(dry, { force: true })
  await page.locator('main form:has(input[type=file]) button').last().click()
  await page.waitForURL('**/werk/import/*')
  await open.house.runJobs()
  await page.reload()
}

/** What the family will read is shown before it leaves. */
async function answer(page: Page, how: string, reason: string, words: string): Promise<void> {
  const tab = page.locator(`main a[href*="antwoord=${how}"]`).first()
  if ((await tab.count()) > 0) await tab.click()
  if (reason) await page.locator('[name=reden]').selectOption(reason)
  await page.locator('[name=words]').fill(words)
  await page.locator('button[value=bekijk]').click()
  assert.match(await page.locator('main').innerText(), new RegExp(words.slice(0, 20)))
  await page.locator('button[value=verstuur]').click()
}

async function openMenu(page: Page): Promise<void> {
  const button = page.locator('.kd-drawer-open--menu')
  if (await button.isVisible()) await button.click()
}

/** Sessions belong to one host name; a letter may name another of the same installation. */
function onHost(link: string, host: string): string {
  const url = new URL(link)
  url.hostname = host
  return url.href
}
