import type { Page } from 'playwright-core'
import { demoId } from '../../../db/demo/ids.ts'
import { organisations } from '../../../db/demo/organisations.ts'
import { panelMemberId } from '../../../db/demo/panel.ts'
import { newId } from '../../../src/platform/tokens.ts'
import { panelLink } from '../doors.ts'
import type { World } from '../worlds.ts'
import { endless, fill, find, formButton, opens, press, type Scene, send } from './scene.ts'

// Parents with a say: as the house asks them, as they advise, and what everybody reads of it.

const wim = { as: 'wim' } as const
const farida = { as: { panelMember: 'farida' } } as const
const visitor = { as: 'visitor' } as const
const slug = 'tussen-de-dijken'
const base = `/werk/panel/${slug}`
const panel = `${base}/groep/${demoId('panel', 'dijken')}`
const open = demoId('consultation', 'weekly')
const answered = demoId('consultation', 'handler')
const one = 'GET /werk/panel/:slug/vraag/:id'
const own = 'GET /panel/vraag/:id'
const improvements = 'GET /klachten/:slug/verbeteringen'

/** Somebody asked something long, and got an advice that is longer. */
const long = (world: World): Promise<string> =>
  world.once('panel, long', () =>
    find(
      world,
      `insert into feedback.consultation (id, panel_id, subject, title, words, asked_by, asked_name, asked_at, due_on, state,
         advice, advice_words, advised_by, advised_name, advised_at)
       select $1, p.id, 'other', left($3, 150), $4, p.made_by, $5, now() - interval '50 days', current_date - 20, 'advised',
         'conditional', $4, $6, $5, now() - interval '30 days' from feedback.panel as p where p.id = $2 returning id as found`,
      newId(),
      demoId('panel', 'dijken'),
      `${endless.word} ${endless.text}`,
      `${endless.word} ${endless.text.repeat(2)}`,
      endless.name,
      panelMemberId('farida'),
    ),
  )

/** A panel that nobody sits on yet. */
const bare = (world: World): Promise<string> =>
  world.once('panel, bare', () =>
    find(
      world,
      `insert into feedback.panel (id, organisation_id, kind, name, made_by, made_at)
       select $1, $2, 'parents_committee', left($3, 120), p.id, now() from accounts.person as p where p.email like 'wim@%' returning id as found`,
      newId(),
      organisations.dijken.id,
      `Oudercommissie ${endless.word}`,
    ),
  )

const shown = (world: World, house: string): Promise<string> =>
  world.once(`improvements shown by ${house}`, async () => {
    await world.owner.query(
      `insert into feedback.procedure_setting (organisation_id, name, from_on, value, set_by)
       select id, 'improvements_page', current_date - 1, '1', gen_random_uuid() from accounts.organisation where slug = $1`,
      [house],
    )
    return house
  })

async function wrongTerm(page: Page): Promise<void> {
  await page.goto(base)
  const form = page.locator(`main details:has(form[action="${base}/afspraken"])`).first()
  await form.locator('summary').click()
  await form.locator('[name=value]').fill('99')
  await press(form.locator('button'))
}

async function refusedMember(page: Page): Promise<void> {
  await page.goto(panel)
  await fill(page, { name: '', email: 'geen adres', from_day: '31', from_month: '2', from_year: '2027' })
  await press(formButton(page, `${panel}/leden`))
}

const question = (words: string) => async (page: Page) => {
  await page.goto(`${base}/vraag?over=other`)
  await fill(page, { words })
  await press(formButton(page, `${base}/vraag`))
}

async function withoutReasons(page: Page, world: World): Promise<void> {
  const path = `${base}/vraag/${await long(world)}`
  await page.goto(path)
  await press(page.locator(`main form[action="${path}/antwoord"] button[value=deviate]`))
}

const unfolded = (action: string) => async (page: Page) => {
  const path = `${base}/vraag/${open}/${action}`
  await page.goto(`${base}/vraag/${open}`)
  await page.locator(`main details:has(form[action="${path}"]) > summary`).click()
  await press(formButton(page, path))
}

const posted = (action: string) => async (page: Page) => {
  await page.goto(`/panel/vraag/${open}`)
  await press(formButton(page, `/panel/vraag/${open}/${action}`))
}

async function namedWords(page: Page): Promise<void> {
  const path = `/werk/verbeteringen/${slug}`
  await page.goto(path)
  const form = page.locator('main details').first()
  await form.locator('summary').click()
  await form.locator('[name=words]').fill('Wim belt voortaan op 12 maart zelf terug.')
  await press(form.locator('button'))
}

async function draftWithoutQuestion(page: Page, world: World): Promise<void> {
  const year = world.house.clock.now().toZonedDateTimeISO('Europe/Amsterdam').year
  const path = `/werk/jaarverslag/${slug}/${year}`
  await page.goto(path)
  await page.locator(`main details:has(form[action="${path}/voorleggen"]) > summary`).click()
  await press(formButton(page, `${path}/voorleggen`))
}

const staffScenes: readonly Scene[] = [
  { name: 'panels, none yet', route: 'GET /werk/panel/:slug', state: 'empty', as: 'marc', world: 'empty', go: opens('/werk/panel/zonneveld') }, // prettier-ignore
  { name: 'panels of a house', route: 'GET /werk/panel/:slug', state: 'full', ...wim, go: opens(base) },
  { name: 'panels, wrong term', route: 'POST /werk/panel/:slug/afspraken', state: 'erroneous', ...wim, go: wrongTerm },
  { name: 'panel to make', route: 'GET /werk/panel/:slug/nieuw', state: 'empty', ...wim, go: opens(`${base}/nieuw`) },
  {
    name: 'panel to make, nothing filled in',
    route: 'POST /werk/panel/:slug/nieuw',
    state: 'erroneous',
    ...wim,
    go: async (page) => {
      await page.goto(`${base}/nieuw`)
      await press(formButton(page, `${base}/nieuw`))
    },
  },
  { name: 'panel with members', route: 'GET /werk/panel/:slug/groep/:id', state: 'full', ...wim, go: opens(panel) },
  { name: 'panel without members', route: 'GET /werk/panel/:slug/groep/:id', state: 'empty', ...wim, go: opens(async (world) => `${base}/groep/${await bare(world)}`) }, // prettier-ignore
  { name: 'panel, wrong member', route: 'POST /werk/panel/:slug/groep/:id/leden', state: 'erroneous', ...wim, go: refusedMember }, // prettier-ignore
  { name: 'question to no panel', route: 'GET /werk/panel/:slug/vraag', state: 'empty', as: 'marc', world: 'empty', go: opens('/werk/panel/zonneveld/vraag') }, // prettier-ignore
  { name: 'question about the procedure', route: 'GET /werk/panel/:slug/vraag', state: 'full', ...wim, go: opens(`${base}/vraag`) }, // prettier-ignore
  { name: 'question, nothing filled in', route: 'POST /werk/panel/:slug/vraag', state: 'erroneous', ...wim, go: question('') }, // prettier-ignore
  { name: 'question, endless', route: 'POST /werk/panel/:slug/vraag', state: 'overlong', ...wim, go: question(endless.text.repeat(6)) }, // prettier-ignore
  { name: 'consultation, open', route: one, state: 'full', ...wim, go: opens(`${base}/vraag/${open}`) },
  { name: 'consultation, answered', route: one, state: 'full', ...wim, go: opens(`${base}/vraag/${answered}`) },
  { name: 'consultation, long', route: one, state: 'overlong', ...wim, go: opens(async (world) => `${base}/vraag/${await long(world)}`) }, // prettier-ignore
  { name: 'consultation, no reasons', route: `POST /werk/panel/:slug/vraag/:id/antwoord`, state: 'erroneous', ...wim, go: withoutReasons }, // prettier-ignore
  { name: 'consultation, no later day', route: `POST /werk/panel/:slug/vraag/:id/termijn`, state: 'erroneous', ...wim, go: unfolded('termijn') }, // prettier-ignore
  { name: 'consultation, taken back without a word', route: `POST /werk/panel/:slug/vraag/:id/intrekken`, state: 'erroneous', ...wim, go: unfolded('intrekken') }, // prettier-ignore
  { name: 'draft report, put without a question', route: 'POST /werk/jaarverslag/:slug/:year/voorleggen', state: 'erroneous', ...wim, go: draftWithoutQuestion }, // prettier-ignore
]

const memberScenes: readonly Scene[] = [
  { name: 'panel link lost', route: 'GET /panel/link', state: 'empty', ...visitor, go: opens('/panel/link') },
  {
    name: 'panel link, wrong address',
    route: 'POST /panel/link',
    state: 'erroneous',
    ...visitor,
    go: async (page) => {
      await page.goto('/panel/link')
      await send(page, { email: 'geen adres' })
    },
  },
  {
    name: 'panel link',
    route: 'GET /panel/link/:token',
    state: 'full',
    ...visitor,
    go: opens((world) => panelLink(world, panelMemberId('anouk'))),
  },
  { name: 'panel link that opens nothing', route: 'GET /panel/link/:token', state: 'erroneous', ...visitor, go: opens('/panel/link/niets') }, // prettier-ignore
  { name: 'own panel', route: 'GET /panel', state: 'full', ...farida, go: opens('/panel') },
  { name: 'own consultation, open', route: own, state: 'full', ...farida, go: opens(`/panel/vraag/${open}`) },
  { name: 'own consultation, answered', route: own, state: 'full', ...farida, go: opens(`/panel/vraag/${answered}`) },
  { name: 'own consultation, long', route: own, state: 'overlong', ...farida, go: opens(async (world) => `/panel/vraag/${await long(world)}`) }, // prettier-ignore
  { name: 'advice that is none', route: 'POST /panel/vraag/:id/advies', state: 'erroneous', ...farida, go: posted('advies') }, // prettier-ignore
  { name: 'comment without words', route: 'POST /panel/vraag/:id/reactie', state: 'erroneous', ...farida, go: posted('reactie') }, // prettier-ignore
]

const everybodyScenes: readonly Scene[] = [
  {
    name: 'improvements',
    route: improvements,
    state: 'full',
    ...visitor,
    go: opens(`/klachten/${slug}/verbeteringen`),
  },
  {
    name: 'improvements, none yet',
    route: improvements,
    state: 'empty',
    ...visitor,
    world: 'empty',
    go: opens(async (world) => `/klachten/${await shown(world, 'zonneveld')}/verbeteringen`),
  },
  { name: 'improvements that are not shown', route: improvements, state: 'erroneous', ...visitor, go: opens('/klachten/vlierbes/verbeteringen') }, // prettier-ignore
  { name: 'improvements to write', route: 'GET /werk/verbeteringen/:slug', state: 'full', ...wim, go: opens(`/werk/verbeteringen/${slug}`) }, // prettier-ignore
  { name: 'improvements to write, none', route: 'GET /werk/verbeteringen/:slug', state: 'empty', as: 'marc', world: 'empty', go: opens('/werk/verbeteringen/zonneveld') }, // prettier-ignore
  { name: 'improvements with a name', route: 'POST /werk/verbeteringen/:slug', state: 'erroneous', ...wim, go: namedWords }, // prettier-ignore
]

export const panelScenes: readonly Scene[] = [...staffScenes, ...memberScenes, ...everybodyScenes]
