import type { Page } from 'playwright-core'
import { demoId } from '../../../db/demo/ids.ts'
import { reactionId } from '../../../db/demo/reactions.ts'
import type { World } from '../worlds.ts'
import { dossier, own, sendEmpty } from './feedback-scenes.ts'
import { endless, fill, find, opens, press, type Scene } from './scene.ts'

// A complaints desk: what a parent asks it, what it advises, and mediation as all three see it.

const visitor = { as: 'visitor' } as const
const anouk = { as: 'anouk' } as const
const fleur = { as: 'fleur' } as const
const question = 'GET /werk/reacties/:number'
const mine = 'GET /mijn-reactie'
const side = 'GET /werk/wederhoor/bemiddeling/:id'
const desk = 'klachtenhulp-grensland'

const form = opens(`/reactie/nieuw?bij=${desk}`)

async function toStory(page: Page, world: World): Promise<void> {
  await form(page, world)
  await page.locator('main [name="danger"][value="no"]').check()
  await page.locator('main [name="kind"][value="question"]').check()
  await press(page.locator('main button[value="volgende"]'))
}

const year = (back: number) => (world: World) =>
  `/werk/klachtenloket/${desk}/${world.house.clock.now().toZonedDateTimeISO('Europe/Amsterdam').year - back}`

const sideOf = (key: string) => opens(`/werk/wederhoor/bemiddeling/${demoId('mediation', key)}`)

/** A mediation that is about more than anybody expected. */
const long = (world: World) =>
  world.once('mediation, long', async () => {
    const id = demoId('mediation', 'long')
    const location = await find(world, 'select id as found from locations.location where name = $1', 'KDV De Stuurhut')
    await world.owner.query(
      `insert into feedback.mediation (id, reaction_id, number, holder_id, location_id, organiser_name, subject, state, reply_by, reply_days,
         free_half_days, proposed_by, proposed_at)
       select $1, r.id, r.number, r.holder_id, $2, $3, $4, 'asked', current_date + 10, 10, 2, r.handler_id, now() from feedback.reaction as r where r.id = $5`,
      [id, location, endless.name, `${endless.word} ${endless.text}`.slice(0, 2000), reactionId('kh-prijs')],
    )
    await world.owner.query(
      `insert into feedback.mediation_answer (id, mediation_id, side, answer, how, said_at) values ($1, $2, 'parent', 'accept', 'page', now())`,
      [demoId('answer', 'long'), id],
    )
    return id
  })

const officer: readonly Scene[] = [
  { name: 'desk question: to judge', route: question, state: 'empty', ...anouk, go: dossier('kh-opzeg') },
  { name: 'desk question: advise', route: question, state: 'full', ...anouk, go: dossier('kh-prijs') },
  { name: 'desk question: the parent is asked', route: question, state: 'full', ...anouk, go: dossier('kh-ruil') },
  { name: 'desk question: a record to read', route: question, state: 'full', ...anouk, go: dossier('kh-vakantie') },
  { name: 'desk question: agreed', route: question, state: 'full', ...anouk, go: dossier('kh-borg') },
  { name: 'desk question: ended', route: question, state: 'full', ...anouk, go: dossier('kh-vervoer') },
  {
    name: 'desk question: nothing judged',
    route: 'POST /werk/reacties/:number/beoordelen',
    state: 'erroneous',
    ...anouk,
    go: dossier('kh-opzeg', sendEmpty('/beoordelen')),
  },
  {
    name: 'desk question: empty advice',
    route: 'POST /werk/reacties/:number/advies',
    state: 'erroneous',
    ...anouk,
    go: dossier('kh-ruil', sendEmpty('/advies')),
  },
  {
    name: 'mediation: proposed without words',
    route: 'POST /werk/reacties/:number/bemiddeling',
    state: 'erroneous',
    ...anouk,
    go: dossier('kh-prijs', sendEmpty('/bemiddeling')),
  },
  {
    name: 'mediation: nobody called',
    route: 'POST /werk/reacties/:number/bemiddeling/antwoord',
    state: 'erroneous',
    ...anouk,
    go: dossier('kh-vakantie', sendEmpty('/bemiddeling/antwoord')),
  },
  {
    name: 'mediation: a talk without a day',
    route: 'POST /werk/reacties/:number/bemiddeling/gesprek',
    state: 'erroneous',
    ...anouk,
    go: dossier('kh-vakantie', sendEmpty('/bemiddeling/gesprek')),
  },
  {
    name: 'mediation: an empty record',
    route: 'POST /werk/reacties/:number/bemiddeling/verslag',
    state: 'erroneous',
    ...anouk,
    go: dossier('kh-vakantie', async (page) => {
      await page.locator('main details:has([name=record_words]) > summary').click()
      await page.locator('main [name=record_words]').fill('')
      await press(page.locator('main form[action$="/bemiddeling/verslag"] button'))
    }),
  },
  {
    name: 'mediation: stopped without a reason',
    route: 'POST /werk/reacties/:number/bemiddeling/stoppen',
    state: 'erroneous',
    ...anouk,
    go: dossier('kh-vakantie', sendEmpty('/bemiddeling/stoppen')),
  },
  { name: 'desk year', route: 'GET /werk/klachtenloket/:slug/:year', state: 'full', ...anouk, go: opens(year(0)) },
  {
    name: 'desk year, none',
    route: 'GET /werk/klachtenloket/:slug/:year',
    state: 'empty',
    ...anouk,
    go: opens(year(9)),
  },
]

const sides: readonly Scene[] = [
  { name: 'speak to the desk: what is it', route: 'GET /reactie/nieuw', state: 'empty', ...visitor, go: form },
  { name: 'speak to the desk: the story', route: 'POST /reactie/nieuw', state: 'full', ...visitor, go: toStory },
  { name: 'mediation of a parent: asked', route: mine, state: 'full', ...visitor, go: own('kh-ruil') },
  { name: 'mediation of a parent: read', route: mine, state: 'full', ...visitor, go: own('kh-vakantie') },
  { name: 'mediation of a parent: agreed', route: mine, state: 'full', ...visitor, go: own('kh-borg') },
  { name: 'mediation of a parent: ended', route: mine, state: 'full', ...visitor, go: own('kh-vervoer') },
  {
    name: 'mediation of a parent: too much said',
    route: 'POST /mijn-reactie/bemiddeling',
    state: 'erroneous',
    ...visitor,
    go: own('kh-ruil', async (page) => {
      await fill(page, { mediation_words: endless.text.repeat(3) })
      await press(page.locator('main button[value=accept]'))
    }),
  },
  { name: 'mediation of the organiser: to read', route: side, state: 'full', ...fleur, go: sideOf('kh-vakantie') },
  { name: 'mediation of the organiser: agreed', route: side, state: 'full', ...fleur, go: sideOf('kh-borg') },
  {
    name: 'mediation of the organiser: overlong',
    route: side,
    state: 'overlong',
    ...fleur,
    go: opens(async (world) => `/werk/wederhoor/bemiddeling/${await long(world)}`),
  },
  {
    name: 'mediation of the organiser: a change without words',
    route: 'POST /werk/wederhoor/bemiddeling/:id',
    state: 'erroneous',
    ...fleur,
    async go(page, world) {
      await sideOf('kh-vakantie')(page, world)
      await press(page.locator('main button[value=change]'))
    },
  },
]

export const complaintsDeskScenes: readonly Scene[] = [...officer, ...sides]
