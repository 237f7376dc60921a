import type { Page } from 'playwright-core'
import { clarificationId, handoverId, passedOnId } from '../../../db/demo/supervision.ts'
import { reactionNumber } from '../../../db/demo/reactions.ts'
import type { World } from '../worlds.ts'
import { dossier, sendEmpty } from './feedback-scenes.ts'
import { endless, fill, find, opens, press, type Scene } from './scene.ts'

// An authority: its register, the story of a location, and its two sides.

const joris = { as: 'joris' } as const
const liesbet = { as: 'liesbet' } as const
const an = { as: 'an' } as const
const visitor = { as: 'visitor' } as const

const registerId = (world: World, name = 'De Krekelhof') =>
  find(world, `select register_id as found from locations.location where name = $1`, name)
const organiser = (world: World) =>
  find(world, 'select organiser_id as found from locations.location where name = $1', 'De Krekelhof')

const place = (more = '') => opens(async (world) => `/werk/toezicht/opvang/vl/${await registerId(world)}${more}`)
const ofOrganiser = (more = '') => opens(async (world) => `/werk/toezicht/organisator/${await organiser(world)}${more}`)
const theCase = opens(`/werk/toezicht/zaak/${passedOnId}`)
const pass = (key: string) => opens(`/werk/toezicht/doorgeven/${reactionNumber(key)}`)

const sendIn =
  (open: (page: Page, world: World) => Promise<void>, action: string) => async (page: Page, world: World) => {
    await open(page, world)
    const form = page.locator(`main form[method=post][action$="${action}"]`).first()
    const folded = page.locator(`main details:has(form[method=post][action$="${action}"]) > summary`).first()
    if ((await folded.count()) > 0) await folded.click()
    await press(form.locator('button').first())
  }

const register: readonly Scene[] = [
  { name: 'register', route: 'GET /werk/toezicht', state: 'full', ...joris, go: opens('/werk/toezicht?lijst=open') },
  {
    name: 'register, nothing',
    route: 'GET /werk/toezicht',
    state: 'empty',
    ...joris,
    go: opens('/werk/toezicht?lijst=klaar&soort=question'),
  },
  {
    name: 'register of who talks with organisers',
    route: 'GET /werk/toezicht',
    state: 'full',
    ...liesbet,
    go: opens('/werk/toezicht?lijst=open'),
  },
  {
    name: 'register, searched',
    route: 'POST /werk/toezicht/zoeken',
    state: 'full',
    ...joris,
    async go(page) {
      await page.goto('/werk/toezicht')
      await page.locator('main [name=zoek]').fill('krekelhof')
      await press(page.locator('main form[action$="/zoeken"] button'))
    },
  },
  {
    name: 'who watches over a location',
    route: 'GET /toezicht/opvang/:land/:registerId',
    state: 'full',
    ...visitor,
    go: opens(async (world) => `/toezicht/opvang/vl/${await registerId(world)}`),
  },
  {
    name: 'who watches over a location: nobody here',
    route: 'GET /toezicht/opvang/:land/:registerId',
    state: 'empty',
    ...visitor,
    go: opens(async (world) => `/toezicht/opvang/nl/${await registerId(world, 'KDV De Stuurhut')}`),
  },
  {
    name: 'speak to an authority',
    route: 'GET /reactie/nieuw',
    state: 'full',
    ...visitor,
    go: opens(async (world) => `/reactie/nieuw?opvang=vl-${await registerId(world)}&bij=toezicht-grensland`),
  },
]

const dossiers: readonly Scene[] = [
  {
    name: 'dossier of a location',
    route: 'GET /werk/toezicht/opvang/:land/:registerId',
    state: 'full',
    ...joris,
    go: place(),
  },
  {
    name: 'dossier of a location, the other side',
    route: 'GET /werk/toezicht/opvang/:land/:registerId',
    state: 'full',
    ...liesbet,
    go: place(),
  },
  {
    name: 'dossier of a location, empty',
    route: 'GET /werk/toezicht/opvang/:land/:registerId',
    state: 'empty',
    ...joris,
    go: opens(async (world) => `/werk/toezicht/opvang/vl/${await registerId(world, 'Klimop')}`),
  },
  {
    name: 'dossier of an organiser',
    route: 'GET /werk/toezicht/organisator/:id',
    state: 'full',
    ...liesbet,
    go: ofOrganiser(),
  },
  {
    name: 'dossier of an organiser: contact without words',
    route: 'POST /werk/toezicht/organisator/:id/contact',
    state: 'erroneous',
    ...liesbet,
    go: sendIn(ofOrganiser(), '/contact'),
  },
]

const sides: readonly Scene[] = [
  { name: 'pass on', route: 'GET /werk/toezicht/doorgeven/:number', state: 'full', ...joris, go: pass('tz-rust-2') },
  {
    name: 'pass on: it leads to the reporter',
    route: 'POST /werk/toezicht/doorgeven/:number',
    state: 'erroneous',
    ...joris,
    async go(page, world) {
      await pass('tz-poort')(page, world)
      await fill(page, { words: 'Karel Maes zegt dat de poort van de tuin open stond.' })
      await press(page.locator('main form[action*="/doorgeven/"] button'))
    },
  },
  { name: 'case of the officer', route: 'GET /werk/toezicht/zaak/:id', state: 'full', ...joris, go: theCase },
  { name: 'case of the client manager', route: 'GET /werk/toezicht/zaak/:id', state: 'full', ...liesbet, go: theCase },
  {
    name: 'case, endless',
    route: 'GET /werk/toezicht/zaak/:id',
    state: 'overlong',
    ...liesbet,
    async go(page, world) {
      await theCase(page, world)
      await page.locator('main [name=exchange_words]').fill(`${endless.word} ${endless.text}`.slice(0, 4900))
      await press(page.locator('main form[action$="/overleg"] button'))
    },
  },
  {
    name: 'case: no word',
    route: 'POST /werk/toezicht/zaak/:id/overleg',
    state: 'erroneous',
    ...liesbet,
    go: sendIn(theCase, '/overleg'),
  },
  {
    name: 'case: no news',
    route: 'POST /werk/toezicht/zaak/:id/nieuws',
    state: 'erroneous',
    ...liesbet,
    go: sendIn(theCase, '/nieuws'),
  },
  {
    name: 'case: no contact',
    route: 'POST /werk/toezicht/zaak/:id/contact',
    state: 'erroneous',
    ...liesbet,
    go: sendIn(theCase, '/contact'),
  },
  {
    name: 'case: nothing asked',
    route: 'POST /werk/toezicht/zaak/:id/toelichting',
    state: 'erroneous',
    ...liesbet,
    go: sendIn(theCase, '/toelichting'),
  },
  {
    name: 'case: nothing to tell',
    route: 'POST /werk/toezicht/zaak/:id/vertellen',
    state: 'erroneous',
    ...joris,
    async go(page, world) {
      await theCase(page, world)
      await page.locator('main [name=tell_words]').fill('')
      await press(page.locator('main form[action$="/vertellen"] button[value=tell]'))
    },
  },
  {
    name: 'clients',
    route: 'GET /werk/toezicht/klantenbeheer',
    state: 'full',
    ...joris,
    go: opens('/werk/toezicht/klantenbeheer'),
  },
  {
    name: 'clients: nobody chosen',
    route: 'POST /werk/toezicht/klantenbeheer',
    state: 'erroneous',
    ...joris,
    go: sendIn(opens('/werk/toezicht/klantenbeheer'), '/klantenbeheer'),
  },
  {
    name: 'clients: nobody away',
    route: 'POST /werk/toezicht/klantenbeheer/afwezig',
    state: 'erroneous',
    ...joris,
    go: sendIn(opens('/werk/toezicht/klantenbeheer'), '/afwezig'),
  },
]

const others: readonly Scene[] = [
  {
    name: 'questions of the authority',
    route: 'GET /werk/toelichting',
    state: 'full',
    ...an,
    go: opens('/werk/toelichting'),
  },
  {
    name: 'questions of the authority, none',
    route: 'GET /werk/toelichting',
    state: 'empty',
    as: 'fleur',
    go: opens('/werk/toelichting'),
  },
  {
    name: 'question of the authority',
    route: 'GET /werk/toelichting/:id',
    state: 'full',
    ...an,
    go: opens(`/werk/toelichting/${clarificationId('plan')}`),
  },
  {
    name: 'question of the authority: no answer',
    route: 'POST /werk/toelichting/:id',
    state: 'erroneous',
    ...an,
    go: sendIn(opens(`/werk/toelichting/${clarificationId('plan')}`), clarificationId('plan')),
  },
  {
    name: 'asked to take over',
    route: 'GET /werk/reacties/overdracht/:id',
    state: 'full',
    ...an,
    go: opens(`/werk/reacties/overdracht/${handoverId('tz-pap')}`),
  },
  {
    name: 'asked to take over, of who asked',
    route: 'GET /werk/reacties/overdracht/:id',
    state: 'full',
    ...joris,
    go: opens(`/werk/reacties/overdracht/${handoverId('bravo')}`),
  },
  {
    name: 'given back without a reason',
    route: 'POST /werk/reacties/overdracht/:id/teruggeven',
    state: 'erroneous',
    ...an,
    go: sendIn(opens(`/werk/reacties/overdracht/${handoverId('tz-pap')}`), '/teruggeven'),
  },
  {
    name: 'hand over: nothing said',
    route: 'POST /werk/reacties/:number/overdragen',
    state: 'erroneous',
    ...joris,
    go: dossier('tz-rust', sendEmpty('/overdragen')),
  },
]

export const supervisionScenes: readonly Scene[] = [...register, ...dossiers, ...sides, ...others]
