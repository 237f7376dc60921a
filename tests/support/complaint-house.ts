import type { Page } from 'playwright-core'
import { localDay } from '../../src/lib/days.ts'
import { desktop, visitor, type Visitor } from './browser.ts'
import { giveKeys, type Keyring, logIn } from './doors.ts'
import { fillDay } from './main-job.ts'
import { type OpenHouse, openHouse } from './open-house.ts'
import { press } from './scenes/scene.ts'
import { buildSpeaking, type Speaking, type Worker } from './speaking.ts'

const zone = 'Europe/Amsterdam'

/** A house that listens, and its people each in a window of their own: what journeys about complaints walk through. */
export class ComplaintHouse {
  readonly open: OpenHouse
  readonly place: Speaking
  readonly #windows = new Map<string, Visitor>()
  readonly #keys = new Map<string, Keyring>()

  /** @param at moment at which the story begins */
  static async build(at: Temporal.Instant): Promise<ComplaintHouse> {
    const open = await openHouse()
    open.house.clock.moveTo(at)
    return new ComplaintHouse(open, await buildSpeaking(open.house))
  }

  /** @param place whoever stands there as coordinator, handler and reader walks through it */
  static around = (open: OpenHouse, place: Speaking): ComplaintHouse => new ComplaintHouse(open, place)

  private constructor(open: OpenHouse, place: Speaking) {
    this.open = open
    this.place = place
  }

  today = (): Temporal.PlainDate => localDay(this.open.house.clock.now(), zone)

  /** It is the morning of this day; whoever was logged in comes in anew. */
  async moveTo(day: Temporal.PlainDate): Promise<void> {
    await this.#closeWindows()
    this.open.house.clock.moveTo(day.toZonedDateTime({ timeZone: zone, plainTime: '10:00' }).toInstant())
  }

  /** In by password and code, once. */
  async as(worker: Worker): Promise<Page> {
    const known = this.#windows.get(worker.personId)
    if (known) return known.page
    const one = await visitor({ ...desktop, baseURL: this.open.at('localhost') })
    this.#windows.set(worker.personId, one)
    const stage = { platform: this.open.house.platform, owner: this.open.house.owner as never }
    const keys =
      this.#keys.get(worker.personId) ?? (await giveKeys(stage, { id: worker.personId, email: worker.email }))
    this.#keys.set(worker.personId, keys)
    await logIn(one.page, stage, keys)
    return one.page
  }

  async dossier(worker: Worker, number: string): Promise<Page> {
    const page = await this.as(worker)
    await page.goto(`/werk/reacties/${number}`)
    return page
  }

  unfold = (page: Page, action: string): Promise<void> =>
    page.locator(`main details:has(form[action$="${action}"]) > summary`).first().click()

  send = (page: Page, action: string, more = ''): Promise<void> =>
    press(page.locator(`main form[action$="${action}"] button${more}`).first())

  /** The coordinator names who handles it, and what exactly it is about. */
  async assign(number: string, handler: Worker, element: string): Promise<void> {
    const page = await this.dossier(this.place.coordinator, number)
    await page.locator('[name=handler]').first().selectOption(handler.personId)
    await page.locator('[name=head_1][value=safety]').check()
    await page.fill('[name=element_1]', element)
    await this.send(page, '/toewijzen')
    await this.open.house.runJobs()
  }

  /** The handler heard a side, by telephone. */
  async hear(page: Page, party: 'reporter' | 'location', words: string): Promise<void> {
    await this.unfold(page, '/horen')
    await page.locator(`[name=party][value=${party}]`).check()
    await page.locator('[name=how][value=phone]').check()
    await fillDay(page, 'held', this.today())
    await page.fill('[name=hearing_words]', words)
    await this.send(page, '/horen')
  }

  /** The handler judges the one part, and lays it before the second reader. */
  async judge(page: Page, outcome: string, reasons: string, noMeasures = ''): Promise<void> {
    await page.locator(`[name^=outcome_][value=${outcome}]`).check()
    await page.locator('[name^=reasons_]').fill(reasons)
    if (noMeasures !== '') await page.fill('[name=no_measures]', noMeasures)
    await this.send(page, '/oordeel', '[value=voorleggen]')
  }

  async approve(reader: Worker, number: string): Promise<void> {
    const page = await this.dossier(reader, number)
    await press(page.locator('main form:has([name=stap][value=approve]) button'))
    await this.open.house.runJobs()
  }

  readonly complaints: string[] = []

  async #closeWindows(): Promise<void> {
    for (const { context, complaints } of this.#windows.values()) {
      this.complaints.push(...complaints)
      await context.close()
    }
    this.#windows.clear()
  }

  async close(): Promise<void> {
    await this.#closeWindows()
    await this.open.close()
  }

  /** Everything a browser complained of so far. */
  allComplaints = (): readonly string[] => [
    ...this.complaints,
    ...[...this.#windows.values()].flatMap(({ complaints }) => complaints),
  ]
}
