import type { Page } from 'playwright-core'
import { incidentId } from '../../../db/demo/incidents.ts'
import { locationId } from '../../../db/demo/location-facts.ts'
import type { World } from '../worlds.ts'
import { endless, fill, find, formButton, opens, press, type Scene } from './scene.ts'

// What an organiser must report, from its own side, at the desk that wrote it down and at the authority.

const emre = { as: 'emre' } as const
const liesbet = { as: 'liesbet' } as const
const own = '/werk/meldplicht'
const watch = '/werk/toezicht/meldplicht'
const rules = `${own}/reglement/${locationId('De Krekelhof')}`
const announceAt = (name: string) => `${own}/nieuw?opvang=${locationId(name)}`

const sendStub = (sentence: string) => async (page: Page) => {
  await page.goto(announceAt('De Krekelhof'))
  await fill(page, { sentence, occurred_day: '31', occurred_month: '2' })
  await press(formButton(page, `${own}/nieuw`))
}

/** Announced by who is asked for nothing more, so that the other scenes keep what they show. */
const longOne = (world: World) =>
  world.once('long incident', async () => {
    const id = await find(
      world,
      `insert into supervision.incident (id, number, authority_id, location_id, organiser_id, kind, state, sentence, phone, reporter_name, occurred_at,
         occurred_timed, known_at, known_timed, announced_at, due_on, via, registered_by, submission_key)
       select gen_random_uuid(), 'Z9Z9-Z9ZA', i.authority_id, l.id, l.organiser_id, 'crisis', 'in_follow_up', $1, '0470 00 99 88', $2, now() - interval '9 days',
         false, now() - interval '8 days', false, now() - interval '5 days', current_date - 4, 'organiser', i.registered_by, gen_random_uuid()
       from supervision.incident as i cross join locations.location as l where i.id = $3 and l.id = $4 returning id as found`,
      endless.text.slice(0, 480),
      endless.name,
      incidentId('volledig'),
      locationId('Klimop'),
    )
    await world.owner.query(
      `insert into supervision.incident_event (id, incident_id, at, kind, actor, person_name, words)
       select gen_random_uuid(), $1, now() - make_interval(days => n), 'follow', 'authority', $2, $3 from generate_series(1, 4) as n`,
      [id, endless.name, endless.text],
    )
    return id
  })

const sendForm = (values: Record<string, string>) => async (page: Page) => {
  await page.goto(`${own}/${incidentId('telefoon')}/formulier`)
  await fill(page, values)
  await press(page.locator('main button[value="send"]'))
}

const ownScenes: readonly Scene[] = [
  { name: 'duty to report', route: `GET ${own}`, state: 'full', ...emre, go: opens(own) },
  { name: 'duty to report, nothing yet', route: `GET ${own}`, state: 'empty', as: 'greet', go: opens(own) },
  { name: 'duty to report at the desk', route: `GET ${own}`, state: 'full', as: 'lotte', go: opens(own) },
  { name: 'guide: what must I report', route: `GET ${own}/gids`, state: 'empty', ...emre, go: opens(`${own}/gids`) },
  { name: 'guide: report it', route: `GET ${own}/gids`, state: 'full', ...emre, go: opens(`${own}/gids?land=vl&wat=child_lost`) }, // prettier-ignore
  { name: 'guide: danger now', route: `GET ${own}/gids`, state: 'full', ...emre, go: opens(`${own}/gids?land=vl&wat=danger_now`) }, // prettier-ignore
  { name: 'guide: a scrape', route: `GET ${own}/gids`, state: 'full', ...emre, go: opens(`${own}/gids?land=vl&wat=scrape`) }, // prettier-ignore
  { name: 'guide: in the Netherlands', route: `GET ${own}/gids`, state: 'full', as: 'gerda', go: opens(`${own}/gids?land=nl&wat=abuse`) }, // prettier-ignore
  { name: 'report: which location', route: `GET ${own}/nieuw`, state: 'full', as: 'lotte', go: opens(`${own}/nieuw?zoek=krekel`) }, // prettier-ignore
  { name: 'report: nothing found', route: `GET ${own}/nieuw`, state: 'empty', as: 'lotte', go: opens(`${own}/nieuw?zoek=nergenshuizen`) }, // prettier-ignore
  {
    name: 'report: announce',
    route: `GET ${own}/nieuw`,
    state: 'empty',
    ...emre,
    go: opens(announceAt('De Krekelhof')),
  },
  { name: 'report: a call at the desk', route: `GET ${own}/nieuw`, state: 'full', as: 'lotte', go: opens(announceAt('De Krekelhof')) }, // prettier-ignore
  { name: 'report: no duty here', route: `GET ${own}/nieuw`, state: 'full', as: 'gerda', go: opens(announceAt('KDV De Stuurhut')) }, // prettier-ignore
  { name: 'report: wrong', route: `POST ${own}/nieuw`, state: 'erroneous', ...emre, go: sendStub('') },
  { name: 'report: endless', route: `POST ${own}/nieuw`, state: 'overlong', ...emre, go: sendStub(`${endless.word} ${endless.text}`) }, // prettier-ignore
  { name: 'report: written down by the desk', route: `GET ${own}/:id`, state: 'full', ...emre, go: opens(`${own}/${incidentId('telefoon')}`) }, // prettier-ignore
  { name: 'report: just saved', route: `GET ${own}/:id`, state: 'full', ...emre, go: opens(`${own}/${incidentId('telefoon')}?gedaan=nieuw`) }, // prettier-ignore
  { name: 'report: closed', route: `GET ${own}/:id`, state: 'full', as: 'an', go: opens(`${own}/${incidentId('afgesloten')}`) }, // prettier-ignore
  { name: 'report: what the desk sees', route: `GET ${own}/:id`, state: 'full', as: 'lotte', go: opens(`${own}/${incidentId('telefoon')}`) }, // prettier-ignore
  { name: 'report: long', route: `GET ${own}/:id`, state: 'overlong', as: 'an', go: opens(async (world) => `${own}/${await longOne(world)}`) }, // prettier-ignore
  {
    name: 'report: nothing added',
    route: `POST ${own}/:id/aanvulling`,
    state: 'erroneous',
    ...emre,
    async go(page) {
      await page.goto(`${own}/${incidentId('volledig')}`)
      await page.locator('main details:has([name="words"]) > summary').click()
      await press(formButton(page, `${own}/${incidentId('volledig')}/aanvulling`))
    },
  },
  { name: 'crisis form, begun', route: `GET ${own}/:id/formulier`, state: 'empty', ...emre, go: opens(`${own}/${incidentId('telefoon')}/formulier`) }, // prettier-ignore
  { name: 'crisis form, sent', route: `GET ${own}/:id/formulier`, state: 'full', ...emre, go: opens(`${own}/${incidentId('volledig')}/formulier`) }, // prettier-ignore
  { name: 'crisis form, not complete', route: `POST ${own}/:id/formulier`, state: 'erroneous', ...emre, go: sendForm({ happened: '' }) }, // prettier-ignore
  { name: 'crisis form, endless', route: `POST ${own}/:id/formulier`, state: 'overlong', ...emre, go: sendForm({ child_1_name: endless.text, happened: `${endless.word} ${endless.text}` }) }, // prettier-ignore
]

const rulesScenes: readonly Scene[] = [
  { name: 'house rules of all locations', route: `GET ${own}/reglement`, state: 'full', as: 'an', go: opens(`${own}/reglement`) }, // prettier-ignore
  { name: 'house rules, none in this land', route: `GET ${own}/reglement`, state: 'empty', as: 'gerda', go: opens(`${own}/reglement`) }, // prettier-ignore
  { name: 'house rules: found', route: `GET ${own}/reglement/:id`, state: 'full', ...emre, go: opens(rules) },
  { name: 'house rules: not looked at', route: `GET ${own}/reglement/:id`, state: 'empty', as: 'an', go: opens(`${own}/reglement/${locationId('Klimop')}`) }, // prettier-ignore
  {
    name: 'house rules: nothing pasted',
    route: `POST ${own}/reglement/:id`,
    state: 'erroneous',
    ...emre,
    async go(page) {
      await page.goto(rules)
      await fill(page, { words: '' })
      await press(formButton(page, rules))
    },
  },
]

const watchScenes: readonly Scene[] = [
  { name: 'reports of organisers', route: `GET ${watch}`, state: 'full', ...liesbet, go: opens(watch) },
  { name: 'report at the authority, to read', route: `GET ${watch}/:id`, state: 'full', ...liesbet, go: opens(`${watch}/${incidentId('volledig')}`) }, // prettier-ignore
  { name: 'report at the authority, announced', route: `GET ${watch}/:id`, state: 'empty', as: 'joris', go: opens(`${watch}/${incidentId('telefoon')}`) }, // prettier-ignore
  { name: 'report at the authority, closed', route: `GET ${watch}/:id`, state: 'full', ...liesbet, go: opens(`${watch}/${incidentId('afgesloten')}`) }, // prettier-ignore
  { name: 'report at the authority, long', route: `GET ${watch}/:id`, state: 'overlong', ...liesbet, go: opens(async (world) => `${watch}/${await longOne(world)}`) }, // prettier-ignore
  {
    name: 'report at the authority, asked without words',
    route: `POST ${watch}/:id/stap`,
    state: 'erroneous',
    ...liesbet,
    async go(page) {
      await page.goto(`${watch}/${incidentId('volledig')}`)
      await page.locator('main details:has(input[value="ask"]) > summary').click()
      await press(page.locator('main details:has(input[value="ask"]) button'))
    },
  },
]

export const incidentScenes: readonly Scene[] = [...ownScenes, ...rulesScenes, ...watchScenes]
