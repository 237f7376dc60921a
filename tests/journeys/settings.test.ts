import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { calendars } from '../../src/lib/calendars.ts'
import { longDay } from '../../src/lib/format.ts'
import { addWorkingDays, workingDaysBetween } from '../../src/lib/working-days.ts'
import { desktop, phone, visitor, type Visitor } from '../support/browser.ts'
import {
  annasMail,
  askAt,
  deskComesIn,
  fillDay,
  hoekje,
  host,
  inDays,
  mainText,
  maritsMail,
  numbersIn,
  openChoice,
  openDuneTown,
  sendAnswer,
} from '../support/main-job.ts'
import type { OpenHouse } from '../support/open-house.ts'

/** A desk promises to answer sooner from a day on. Who asked ten minutes before that day keeps the old terms, also for what comes later. */
describe('a term that the desk changes', () => {
  const changeOn = inDays(7)
  const terms = { before: { desk: 10, family: 10 }, after: { desk: 3, family: 4 } }
  let open: OpenHouse
  let marit: Visitor
  let anna: Visitor
  let early: Visitor
  let late: Visitor

  before(async () => {
    open = await openDuneTown()
    marit = await visitor(desktop)
    anna = await visitor(desktop)
    early = await visitor(phone)
    late = await visitor(phone)
  })
  after(async () => {
    for (const one of [marit, anna, early, late]) await one?.context.close()
    await open?.close()
  })

  const at = (day: Temporal.PlainDate, time: string) =>
    open.house.clock.moveTo(day.toZonedDateTime({ timeZone: 'Europe/Amsterdam', plainTime: time }).toInstant())
  const families = () => [
    {
      page: early.page,
      email: 'vroeg@example.org',
      child: 'Vera',
      on: changeOn.subtract({ days: 1 }),
      ...terms.before,
    },
    { page: late.page, email: 'laat@example.org', child: 'Lars', on: changeOn, ...terms.after },
  ]
  const status = async (page: Page) => {
    await page.goto(open.at(host, '/aanvraag'))
    return mainText(page)
  }

  test('Marit writes the new terms on the page of her desk, from a day on', async () => {
    const { page } = marit
    await deskComesIn(open, page, maritsMail)
    await page.goto(open.at(host, '/werk/instellingen'))
    for (const [name, value] of [
      ['term_desk', terms.after.desk],
      ['term_family', terms.after.family],
    ] as const) {
      await page.locator('[name=name]').selectOption(name)
      await page.locator('[name=value]').fill(String(value))
      await fillDay(page, 'from', changeOn)
      await page.locator('main form:has([name=value]) button').last().click()
      await page.waitForURL('**bewaard=1')
      assert.ok((await mainText(page)).includes(`${value} vanaf ${longDay(changeOn, 'nl')}`))
    }
  })

  test('the evening before a family is promised the old term, ten minutes after midnight another the new one', async () => {
    const startOn = inDays(90)
    for (const { page, email, child, on, desk } of families()) {
      at(on, desk === terms.before.desk ? '23:50' : '00:10')
      await askAt(open, page, hoekje, { child, contact: `Ouder van ${child}`, email, startOn })
      await open.house.runJobs()
      const promised = `uiterlijk ${longDay(due(on, desk), 'nl')}`
      assert.ok((await mainText(page)).includes(promised), 'after sending')
      assert.ok(open.mail.lastTo(email).text.includes(promised), 'in the letter')
    }
  })

  test('both status pages and the list of the desk say by when', async () => {
    await deskComesIn(open, anna.page, annasMail)
    await anna.page.goto(open.at(host, '/werk'))
    for (const { page, child, on, desk } of families()) {
      const by = due(on, desk)
      assert.ok((await status(page)).includes(`U hoort uiterlijk ${longDay(by, 'nl')}`), child)
      const row = await anna.page.locator('main tr', { hasText: child }).innerText()
      assert.ok(row.includes(`nog ${workingDaysBetween(calendars.nl.promise, changeOn, by)} werkdagen`), row)
    }
  })

  test('a question asked later gives each family the days that held when it asked', async () => {
    for (const { page, email, child, family } of families()) {
      const [number = ''] = numbersIn(await status(page))
      await openChoice(open, anna.page, { number, registerId: '900000003', answer: 'question' })
      await anna.page.locator('[name=words]').fill('Mag het ook op woensdag?')
      await sendAnswer(anna.page)
      await open.house.runJobs()
      const answerBy = `Antwoord uiterlijk ${longDay(due(changeOn, family), 'nl')}`
      assert.ok((await status(page)).includes(answerBy), child)
      assert.ok(open.mail.lastTo(email).text.includes(answerBy), `in the letter to ${email}`)
    }
    assert.deepEqual(open.house.jobFailures, [])
  })

  test('no browser complained', () => {
    assert.deepEqual(
      [marit, anna, early, late].flatMap(({ complaints }) => complaints),
      [],
    )
  })
})

const due = (since: Temporal.PlainDate, days: number) => addWorkingDays(calendars.nl.promise, since, days)
