import type { Page } from 'playwright-core'
import { localDay } from '../../../src/lib/days.ts'
import { contentToday } from '../../../src/modules/annual-reports/content-queries.ts'
import type { ReportContent } from '../../../src/modules/annual-reports/report/report-content.ts'
import { findHouse } from '../../../src/modules/feedback/procedure/house-queries.ts'
import { newId } from '../../../src/platform/tokens.ts'
import type { World } from '../worlds.ts'
import { endless, fill, formButton, opens, press, type Scene } from './scene.ts'

// The complaints report of a year: as it is made, and as everybody reads it.

const visitor = { as: 'visitor' } as const
const wim = { as: 'wim' } as const
const slug = 'tussen-de-dijken'
const draft = 'GET /werk/jaarverslag/:slug/:year'
const shown = 'GET /klachten/:slug/jaarverslag/:year'

const thisYear = (world: World) => localDay(world.house.clock.now(), 'Europe/Amsterdam').year
const draftOf =
  (back: number, house = slug) =>
  (world: World) =>
    `/werk/jaarverslag/${house}/${thisYear(world) - back}`

/** A report as it was fixed, with words that somebody wrote since. */
async function fixed(
  world: World,
  back: number,
  { state, mend = (content) => content }: { state: 'fixed' | 'published' | 'sent'; mend?: (content: ReportContent) => ReportContent }, // prettier-ignore
): Promise<string> {
  const { platform, house } = world
  const now = house.clock.now()
  const year = thisYear(world) - back
  const holder = await findHouse(platform.db.published, slug)
  if (!holder) throw new Error('no house')
  const content = await platform.db.work((tx) => contentToday(tx, holder, year, undefined, localDay(now, holder.zone)))
  const discussed = { ...content.discussed, managementOn: `${year + 1}-03-02`, panelOn: `${year + 1}-03-09`, panelAdvice: 'Vertel ouders eerder wat er veranderd is.' } // prettier-ignore
  const at = now.toString()
  const id = newId()
  await world.owner.query(
    `insert into annual_reports.report (id, holder_id, year, state, fixed_at, content, pdf, published_at, sent_at, unreached)
     values ($1, $2, $3, $4, $5, $6, case when $4 <> 'fixed' then '\\x25504446'::bytea end, case when $4 <> 'fixed' then $5::timestamptz end, case when $4 = 'sent' then $5::timestamptz end, 2)`,
    [id, holder.id, year, state, at, JSON.stringify(mend({ ...content, discussed }))],
  )
  if (state === 'sent')
    for (const [kind, to] of [
      ['supervisor', 'toezicht@ggd.example.org'],
      ['parent', 'ouder@example.org'],
    ])
      // prettier-ignore
      await world.owner.query(
        `insert into platform.letter (id, organisation_id, subject_id, kind, to_address, language, subject, body_text, body_html, state, sent_at)
         values ($1, $2, $3, 'annual-reports.' || $4::text, $5, 'nl', 'x', 'x', 'x', 'sent', $6)`,
        [newId(), holder.id, id, kind, to, at],
      )
  return String(year)
}

const sent = (world: World) => world.once('annual report, sent', () => fixed(world, 1, { state: 'sent' }))
const published = (world: World) => world.once('annual report, zero', () => fixed(world, 4, { state: 'published' }))
const fresh = (world: World) => world.once('annual report, fixed', () => fixed(world, 5, { state: 'fixed' }))
const long = (world: World) =>
  world.once('annual report, long', () =>
    fixed(world, 6, {
      state: 'published',
      mend: (content) => ({
        ...content,
        correction: endless.text,
        discussed: { ...content.discussed, panelAdvice: `${endless.word} ${endless.text}` },
        report: {
          ...content.report,
          annex: [
            { place: endless.name, words: `${endless.word} ${endless.text}`, outcome: endless.text, situation: 1 },
          ],
          places: content.report.places.map((place) => ({ ...place, name: endless.word })).slice(0, 1),
        },
      }),
    }),
  )

async function namedText(page: Page, world: World): Promise<void> {
  const path = draftOf(0)(world)
  await page.goto(path)
  const form = page.locator(`main form[action="${path}/tekst"]`).first()
  await page.locator('main details[id^="tekst-"] summary').first().click()
  await form.locator('[name="words"]').fill('Op 12 maart belde Wim over een kind van 4 jaar.')
  await press(form.locator('button').first())
}

async function refusedDays(page: Page, world: World): Promise<void> {
  const path = draftOf(0)(world)
  await page.goto(path)
  await fill(page, { management_day: '31', management_month: '2', management_year: '2026', further: 'veel' })
  await press(formButton(page, `${path}/besproken`))
}

async function endlessAdvice(page: Page, world: World): Promise<void> {
  const path = draftOf(0)(world)
  await page.goto(path)
  await fill(page, { advice: `${endless.word} ${endless.text.repeat(3)}`, reason: endless.text })
  await press(formButton(page, `${path}/besproken`))
}

async function fixTooEarly(page: Page, world: World): Promise<void> {
  const path = draftOf(0)(world)
  await page.goto(path)
  await press(formButton(page, `${path}/vaststellen`))
}

async function notPrinted(page: Page, world: World): Promise<void> {
  const path = `/werk/jaarverslag/${slug}/${await fresh(world)}`
  await page.goto(path)
  await press(formButton(page, `${path}/publiceren`))
}

async function noReason(page: Page, world: World): Promise<void> {
  const path = `/werk/jaarverslag/${slug}/${await sent(world)}`
  await page.goto(path)
  await page.locator('main details summary').last().click()
  await press(formButton(page, `${path}/correctie`))
}

async function wrongAddress(page: Page, world: World): Promise<void> {
  const path = `/werk/jaarverslag/${slug}/${await published(world)}`
  await page.goto(path)
  await fill(page, { region_0: 'geen adres', parents: 'ouder@example.org\nnog geen adres' })
  await press(formButton(page, `${path}/versturen`))
}

export const annualReportScenes: readonly Scene[] = [
  {
    name: 'annual reports, none yet',
    route: 'GET /werk/jaarverslag/:slug',
    state: 'empty',
    as: 'marc',
    world: 'empty',
    go: opens('/werk/jaarverslag/zonneveld'),
  },
  {
    name: 'annual reports of a house',
    route: 'GET /werk/jaarverslag/:slug',
    state: 'full',
    ...wim,
    go: opens(async (world) => (await sent(world)) && `/werk/jaarverslag/${slug}`),
  },
  { name: 'annual report, zero', route: draft, state: 'empty', as: 'marc', world: 'empty', go: opens(draftOf(1, 'zonneveld')) }, // prettier-ignore
  { name: 'annual report to write', route: draft, state: 'full', ...wim, go: opens(draftOf(0)) },
  {
    name: 'annual report, fixed',
    route: draft,
    state: 'full',
    ...wim,
    go: opens(async (world) => `/werk/jaarverslag/${slug}/${await fresh(world)}`),
  },
  {
    name: 'annual report, to send',
    route: draft,
    state: 'full',
    ...wim,
    go: opens(async (world) => `/werk/jaarverslag/${slug}/${await published(world)}`),
  },
  {
    name: 'annual report, sent',
    route: draft,
    state: 'full',
    ...wim,
    go: opens(async (world) => `/werk/jaarverslag/${slug}/${await sent(world)}`),
  },
  {
    name: 'annual report, a name in a text',
    route: 'POST /werk/jaarverslag/:slug/:year/tekst',
    state: 'erroneous',
    ...wim,
    go: namedText,
  },
  {
    name: 'annual report, days that are none',
    route: 'POST /werk/jaarverslag/:slug/:year/besproken',
    state: 'erroneous',
    ...wim,
    go: refusedDays,
  },
  {
    name: 'annual report, endless advice',
    route: 'POST /werk/jaarverslag/:slug/:year/besproken',
    state: 'overlong',
    ...wim,
    go: endlessAdvice,
  },
  {
    name: 'annual report, fixed too early',
    route: 'POST /werk/jaarverslag/:slug/:year/vaststellen',
    state: 'erroneous',
    ...wim,
    go: fixTooEarly,
  },
  {
    name: 'annual report, not printed yet',
    route: 'POST /werk/jaarverslag/:slug/:year/publiceren',
    state: 'erroneous',
    ...wim,
    go: notPrinted,
  },
  {
    name: 'annual report, corrected without a reason',
    route: 'POST /werk/jaarverslag/:slug/:year/correctie',
    state: 'erroneous',
    ...wim,
    go: noReason,
  },
  {
    name: 'annual report, to no address',
    route: 'POST /werk/jaarverslag/:slug/:year/versturen',
    state: 'erroneous',
    ...wim,
    go: wrongAddress,
  },
  {
    name: 'published annual report',
    route: shown,
    state: 'full',
    ...visitor,
    go: opens(async (world) => `/klachten/${slug}/jaarverslag/${await sent(world)}`),
  },
  {
    name: 'published annual report, zero',
    route: shown,
    state: 'empty',
    ...visitor,
    go: opens(async (world) => `/klachten/${slug}/jaarverslag/${await published(world)}`),
  },
  {
    name: 'published annual report, long',
    route: shown,
    state: 'overlong',
    ...visitor,
    go: opens(async (world) => `/klachten/${slug}/jaarverslag/${await long(world)}`),
  },
  {
    name: 'annual report that is not there',
    route: shown,
    state: 'erroneous',
    ...visitor,
    go: opens(`/klachten/${slug}/jaarverslag/2099`),
  },
  {
    name: 'published annual reports',
    route: 'GET /klachten/:slug/jaarverslag',
    state: 'full',
    ...visitor,
    go: opens(async (world) => (await sent(world)) && `/klachten/${slug}/jaarverslag`),
  },
  {
    name: 'published annual reports, none',
    route: 'GET /klachten/:slug/jaarverslag',
    state: 'empty',
    ...visitor,
    go: opens('/klachten/vlierbes/jaarverslag'),
  },
]
