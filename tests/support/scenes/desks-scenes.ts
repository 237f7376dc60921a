import type { Page } from 'playwright-core'
import { newId } from '../../../src/platform/tokens.ts'
import type { World } from '../worlds.ts'
import { endless, fill, find, formButton, opens, press, type Scene } from './scene.ts'

// The pages of desks, and where their people write them.

const visitor = { as: 'visitor' } as const
const lotte = { as: 'lotte' } as const
const marc = { as: 'marc' } as const
const list = '/werk/loketpagina'

/** A desk that wrote as much as it may, beside the three that stand for house styles. */
const longDesk = (world: World): Promise<string> =>
  world.once('long desk page', async () => {
    const { owner } = world
    const id = newId()
    await owner.query(
      `insert into accounts.organisation (id, kind, land, slug, name, zone, email, phone, hours)
       values ($1, 'desk', 'vl', 'lang-loket', $2, 'Europe/Brussels', $3, '014 00 00 00', $4)`,
      [id, `Loket ${endless.word}`, endless.email, endless.text.slice(0, 200)],
    )
    for (const [index, kind] of (['welcome', 'page', 'page', 'question', 'question'] as const).entries())
      await owner.query(
        `with made as (insert into locations.desk_article (id, desk_id, kind, slug, position) values ($1, $2, $3, $4, $5) returning id)
         insert into locations.desk_article_text (article_id, lang, version, title, body, written_by, written_at)
         select id, 'nl', 1, $6, $7, id, now() from made`,
        [
          newId(),
          id,
          kind,
          `tekst-${index}`,
          index + 1,
          endless.name.slice(0, 150),
          `# ${endless.word}\n${endless.text}\n\n- ${endless.word}`,
        ],
      )
    return '/loket/lang-loket'
  })

const article = (world: World, kind: string) =>
  find(
    world,
    `select a.id as found from locations.desk_article as a join accounts.organisation as o on o.id = a.desk_id
     where o.slug = 'zonneveld' and a.kind = '${kind}' order by a.position limit 1`,
  )

const edit = (kind: string, lang: string) => opens(async (world) => `${list}/${await article(world, kind)}/${lang}`)

async function refusedNew(page: Page): Promise<void> {
  await page.goto(`${list}/nieuw?soort=page`)
  await fill(page, { title: '', body: 'Blijft staan' })
  await press(formButton(page, list))
}

async function previewedNew(page: Page): Promise<void> {
  await page.goto(`${list}/nieuw?soort=question`)
  await fill(page, {
    title: 'Kan ik langskomen?',
    body: 'Ja.\n\n- maandag\n- dinsdag\n\nZie https://voorbeeld.example.org/loket',
  })
  await press(page.locator('main button[value=bekijk]'))
}

async function endlessNew(page: Page): Promise<void> {
  await page.goto(`${list}/nieuw?soort=page`)
  await fill(page, { title: endless.name.slice(0, 150), body: `# ${endless.word}\n${endless.text}` })
  await press(page.locator('main button[value=bekijk]'))
}

async function refusedAgain(page: Page, world: World): Promise<void> {
  await page.goto(`${list}/${await article(world, 'question')}/nl`)
  await fill(page, { title: '', body: '' })
  await press(formButton(page, list))
}

async function endlessAgain(page: Page, world: World): Promise<void> {
  await page.goto(`${list}/${await article(world, 'question')}/nl`)
  await fill(page, { title: endless.name.slice(0, 150), body: `- ${endless.word}\n- ${endless.text}` })
  await press(page.locator('main button[value=bekijk]'))
}

async function refusedDay(page: Page): Promise<void> {
  await page.goto(list)
  const form = page.locator(`form[action="${list}/aanvragen"]`)
  await form.evaluate((element) => element.closest('details')?.setAttribute('open', ''))
  await fill(page, { from_day: '31', from_month: '2', from_year: '2027' })
  await press(form.locator('button').first())
}

const desks = 'GET /loketten'
const one = 'GET /loket/:slug'

export const desksScenes: readonly Scene[] = [
  { name: 'desks', route: desks, state: 'full', ...visitor, go: opens('/loketten') },
  { name: 'desks: found', route: desks, state: 'full', ...visitor, go: opens('/loketten?plaats=lindebeke') },
  {
    name: 'desks: municipality without',
    route: desks,
    state: 'full',
    ...visitor,
    go: opens('/loketten?plaats=Biezenrade'),
  },
  { name: 'desks: nothing found', route: desks, state: 'empty', ...visitor, go: opens('/loketten?plaats=atlantis') },
  {
    name: 'desks: long words',
    route: desks,
    state: 'overlong',
    ...visitor,
    go: opens(`/loketten?plaats=${endless.word}`),
  },
  { name: 'desk', route: one, state: 'full', ...visitor, go: opens('/loket/zonneveld') },
  {
    name: 'desk, nothing written',
    route: one,
    state: 'empty',
    ...visitor,
    world: 'empty',
    go: opens('/loket/waterdam'),
  },
  { name: 'desk, long', route: one, state: 'overlong', ...visitor, go: opens(longDesk) },
  { name: 'desk that is not there', route: one, state: 'erroneous', ...visitor, go: opens('/loket/nergens') },
  {
    name: 'page of a desk',
    route: 'GET /loket/:slug/:page',
    state: 'full',
    ...visitor,
    go: opens('/loket/zonneveld/wat-kost-opvang'),
  },
  {
    name: 'page of a desk, long',
    route: 'GET /loket/:slug/:page',
    state: 'overlong',
    ...visitor,
    go: opens(async (world) => `${await longDesk(world)}/tekst-1`),
  },
  {
    name: 'page of a desk that is not there',
    route: 'GET /loket/:slug/:page',
    state: 'erroneous',
    ...visitor,
    go: opens('/loket/zonneveld/nergens'),
  },
  { name: 'signpost', route: 'GET /wie-helpt', state: 'full', ...visitor, go: opens('/wie-helpt?land=vl') },
  { name: 'signpost, other land', route: 'GET /wie-helpt', state: 'full', ...visitor, go: opens('/wie-helpt?land=nl') },
  {
    name: 'desk page, nothing written',
    route: `GET ${list}`,
    state: 'empty',
    ...lotte,
    world: 'empty',
    go: opens(list),
  },
  { name: 'desk page', route: `GET ${list}`, state: 'full', ...marc, go: opens(`${list}?gedaan=bewaard`) },
  { name: 'desk page of two desks', route: `GET ${list}`, state: 'full', as: 'ilse', go: opens(list) },
  { name: 'desk page, wrong day', route: `POST ${list}/aanvragen`, state: 'erroneous', ...marc, go: refusedDay },
  {
    name: 'desk page, new',
    route: `GET ${list}/nieuw`,
    state: 'empty',
    ...lotte,
    go: opens(`${list}/nieuw?soort=page`),
  },
  { name: 'desk page, new, previewed', route: `POST ${list}/nieuw`, state: 'full', ...lotte, go: previewedNew },
  { name: 'desk page, new, long', route: `POST ${list}/nieuw`, state: 'overlong', ...lotte, go: endlessNew },
  { name: 'desk page, new, wrong', route: `POST ${list}/nieuw`, state: 'erroneous', ...lotte, go: refusedNew },
  { name: 'desk page, text', route: `GET ${list}/:id/:taal`, state: 'full', ...lotte, go: edit('welcome', 'nl') },
  { name: 'desk page, translation', route: `GET ${list}/:id/:taal`, state: 'empty', ...lotte, go: edit('page', 'en') },
  { name: 'desk page, text, wrong', route: `POST ${list}/:id/:taal`, state: 'erroneous', ...lotte, go: refusedAgain },
  { name: 'desk page, text, long', route: `POST ${list}/:id/:taal`, state: 'overlong', ...lotte, go: endlessAgain },
]
