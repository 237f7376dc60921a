import type { Page } from 'playwright-core'
import { reactionId } from '../../../db/demo/reactions.ts'
import { hashToken, newToken } from '../../../src/platform/tokens.ts'
import type { World } from '../worlds.ts'
import { endless, fill, find, opens, press, type Scene } from './scene.ts'

// What people say about care: the form, their own page, and the work of who handles it.

const visitor = { as: 'visitor' } as const
const wim = { as: 'wim' } as const
const bram = { as: 'bram' } as const

const locationKey = (world: World) =>
  find(world, `select land || '-' || register_id as found from locations.location where name = $1`, 'KDV De Stuurhut')

const form = async (page: Page, world: World) => {
  await page.goto(`/reactie/nieuw?opvang=${await locationKey(world)}`)
}
const go = (page: Page) => press(page.locator('main button[value="volgende"], main button[value="verstuur"]').first())

async function toStory(page: Page, world: World, kind = 'complaint') {
  await form(page, world)
  await page.locator('main [name="danger"][value="no"]').check()
  await page.locator(`main [name="kind"][value="${kind}"]`).check()
  await go(page)
}

async function toContact(page: Page, world: World, words = 'Mijn kind zat alleen op de gang.') {
  await toStory(page, world)
  await fill(page, { words })
  await go(page)
}

async function toCheck(page: Page, world: World, words?: string, name = 'Mirjam de Vos', email = 'mirjam@example.org') {
  await toContact(page, world, words)
  await fill(page, { contact_name: name, contact_email: email })
  await page.locator('main [name="may_name"][value="no"]').check()
  await go(page)
}

const speakScenes: readonly Scene[] = [
  { name: 'the door', route: 'GET /reactie', state: 'empty', ...visitor, go: opens('/reactie') },
  { name: 'the door, found', route: 'GET /reactie', state: 'full', ...visitor, go: opens('/reactie?zoek=stuurhut') },
  {
    name: 'the door, nothing found',
    route: 'GET /reactie',
    state: 'full',
    ...visitor,
    go: opens('/reactie?zoek=xyzzy'),
  },
  { name: 'speak: what is it', route: 'GET /reactie/nieuw', state: 'empty', ...visitor, go: form },
  {
    name: 'speak: nothing chosen',
    route: 'POST /reactie/nieuw',
    state: 'erroneous',
    ...visitor,
    async go(page, world) {
      await form(page, world)
      await go(page)
    },
  },
  {
    name: 'speak: the story',
    route: 'POST /reactie/nieuw',
    state: 'empty',
    ...visitor,
    go: (page, world) => toStory(page, world),
  },
  {
    name: 'speak: who says it',
    route: 'POST /reactie/nieuw',
    state: 'full',
    ...visitor,
    go: (page, world) => toContact(page, world),
  },
  {
    name: 'speak: the code',
    route: 'POST /reactie/nieuw',
    state: 'full',
    ...visitor,
    async go(page, world) {
      await toContact(page, world)
      await page.locator('[name=openness][value=anonymous]').check()
      await go(page)
      await go(page)
    },
  },
  { name: 'back with a code', route: 'GET /reactie/code', state: 'empty', ...visitor, go: opens('/reactie/code') },
  {
    name: 'back with a code: unknown',
    route: 'POST /reactie/code',
    state: 'erroneous',
    ...visitor,
    async go(page) {
      await page.goto('/reactie/code')
      await page.fill('main [name=code]', '7K4M2-9PXQ3')
      await press(page.locator('main form.kd-post button, main form button').first())
    },
  },
  {
    name: 'speak: check, overlong',
    route: 'POST /reactie/nieuw',
    state: 'overlong',
    ...visitor,
    go: (page, world) => toCheck(page, world, `${endless.word} ${endless.text}`, endless.name, endless.email),
  },
  {
    name: 'speak: received',
    route: 'GET /reactie/ontvangen',
    state: 'full',
    ...visitor,
    async go(page, world) {
      await toCheck(page, world)
      await go(page)
    },
  },
]

/** The page of a reaction of the demo, by a link as in its letter. */
export const own = (key: string, more?: (page: Page) => Promise<void>) => async (page: Page, world: World) => {
  const token = newToken()
  await world.owner.query(
    `insert into feedback.access_link (token_hash, reaction_id, created_at, expires_at)
     values ($1, $2, now(), now() + interval '400 days')`,
    [hashToken(token), reactionId(key)],
  )
  await page.goto(`/reactie/link/${token}`)
  await press(page.locator('main form.kd-post button'))
  await more?.(page)
}

const mine = 'GET /mijn-reactie'
const followScenes: readonly Scene[] = [
  { name: 'my reaction: received', route: mine, state: 'empty', ...visitor, go: own('gang') },
  { name: 'my reaction: a question for me', route: mine, state: 'full', ...visitor, go: own('sluiting') },
  { name: 'my reaction: judged', route: mine, state: 'full', ...visitor, go: own('hek') },
  { name: 'my reaction: anonymous', route: mine, state: 'full', ...visitor, go: own('alleen') },
  { name: 'my reaction: in confidence', route: mine, state: 'full', ...visitor, go: own('vertrouwen') },
  { name: 'my reaction: objected', route: mine, state: 'full', ...visitor, go: own('slaapzak') },
  { name: 'my reaction: answered', route: mine, state: 'full', ...visitor, go: own('compliment') },
  { name: 'my reaction: withdrawn', route: mine, state: 'full', ...visitor, go: own('ingetrokken') },
  { name: 'my reaction: a talk', route: mine, state: 'full', ...visitor, go: own('gesprek') },
  {
    name: 'my reaction: an empty answer',
    route: 'POST /mijn-reactie/bericht',
    state: 'erroneous',
    ...visitor,
    go: own('sluiting', (page) => press(page.locator('main form[action="/mijn-reactie/bericht"] button'))),
  },
  {
    name: 'my reaction: no mark chosen',
    route: 'POST /mijn-reactie/cijfer',
    state: 'erroneous',
    ...visitor,
    go: own('ophalen-2', (page) => press(page.locator('main form[action="/mijn-reactie/cijfer"] button'))),
  },
  {
    name: 'my reaction: no file chosen',
    route: 'POST /mijn-reactie/bestand',
    state: 'erroneous',
    ...visitor,
    go: own('gang', (page) => press(page.locator('main form[action="/mijn-reactie/bestand"] button'))),
  },
  {
    name: 'my reaction: no name to say',
    route: 'POST /mijn-reactie/openheid',
    state: 'erroneous',
    ...visitor,
    go: own('alleen', async (page) => {
      await page.locator('main details:has(form[action="/mijn-reactie/openheid"]) summary').click()
      await press(page.locator('main form[action="/mijn-reactie/openheid"] button'))
    }),
  },
  {
    name: 'my reaction: an objection without words',
    route: 'POST /mijn-reactie/bezwaar',
    state: 'erroneous',
    ...visitor,
    go: own('hek', async (page) => {
      await page.locator('main details:has(form[action="/mijn-reactie/bezwaar"]) summary').click()
      await press(page.locator('main form[action="/mijn-reactie/bezwaar"] button'))
    }),
  },
  {
    name: 'my reaction: no reason to look again',
    route: 'POST /mijn-reactie/opnieuw',
    state: 'erroneous',
    ...visitor,
    go: own('ophalen-2', async (page) => {
      await page.locator('main details:has(form[action="/mijn-reactie/opnieuw"]) summary').click()
      await press(page.locator('main form[action="/mijn-reactie/opnieuw"] button'))
    }),
  },
  { name: 'lost reaction link', route: 'GET /reactie/link', state: 'empty', ...visitor, go: opens('/reactie/link') },
  {
    name: 'lost reaction link: wrong address',
    route: 'POST /reactie/link',
    state: 'erroneous',
    ...visitor,
    async go(page) {
      await page.goto('/reactie/link')
      await fill(page, { email: 'geen adres' })
      await press(page.locator('main form[action="/reactie/link"] button'))
    },
  },
  {
    name: 'lapsed reaction link',
    route: 'GET /reactie/link/:token',
    state: 'erroneous',
    ...visitor,
    go: opens(`/reactie/link/${'a'.repeat(43)}`),
  },
]

export const dossier = (key: string, more?: (page: Page) => Promise<void>) => async (page: Page, world: World) => {
  const number = await find(world, 'select number as found from feedback.reaction where id = $1', reactionId(key))
  await page.goto(`/werk/reacties/${number}`)
  await more?.(page)
}
const list = 'GET /werk/reacties'
const one = 'GET /werk/reacties/:number'

/** Opens the folded form that posts here and sends it empty. */
export const sendEmpty =
  (action: string, button = 'button') =>
  async (page: Page) => {
    const asked = page.locator(`main form[action$="${action}"]`).first()
    const folded = page.locator(`main details:has(form[action$="${action}"]) > summary`)
    if ((await folded.count()) > 0) await folded.first().click()
    await press(asked.locator(button).first())
  }

const staffScenes: readonly Scene[] = [
  { name: 'reactions: mine to do', route: list, state: 'full', ...wim, go: opens('/werk/reacties') },
  { name: 'reactions: done', route: list, state: 'overlong', ...wim, go: opens('/werk/reacties?lijst=klaar') },
  { name: 'reactions: nothing', route: list, state: 'empty', as: 'fleur', go: opens('/werk/reacties') },
  {
    name: 'reactions: found',
    route: 'POST /werk/reacties/zoeken',
    state: 'full',
    ...wim,
    async go(page) {
      await page.goto('/werk/reacties')
      await fill(page, { zoek: 'smit' })
      await press(page.locator('main form[action="/werk/reacties/zoeken"] button'))
    },
  },
  { name: 'reaction: choose a handler', route: one, state: 'empty', ...wim, go: dossier('gang') },
  { name: 'reaction: write the judgement', route: one, state: 'full', ...bram, go: dossier('invallers') },
  { name: 'reaction: read the judgement', route: one, state: 'full', as: 'gerda', go: dossier('luier') },
  {
    name: 'reaction: overlong',
    route: one,
    state: 'overlong',
    as: 'an',
    async go(page, world) {
      await world.owner.query(
        'update feedback.reaction set words = $2, contact_name = $3, contact_email = $4 where id = $1',
        [reactionId('eten'), `${endless.word} ${endless.text}`, endless.name, endless.email],
      )
      await dossier('eten')(page, world)
    },
  },
  { name: 'reaction: judged', route: one, state: 'full', ...wim, go: dossier('hek') },
  { name: 'reaction: objected', route: one, state: 'full', ...wim, go: dossier('slaapzak') },
  { name: 'reaction: look again', route: one, state: 'full', ...wim, go: dossier('heropenen') },
  { name: 'reaction: a question', route: one, state: 'full', ...wim, go: dossier('parkeren') },
  {
    name: 'reaction: no handler chosen',
    route: 'POST /werk/reacties/:number/toewijzen',
    state: 'erroneous',
    ...wim,
    go: dossier('gang', sendEmpty('/toewijzen')),
  },
  {
    name: 'reaction: judgement not whole',
    route: 'POST /werk/reacties/:number/oordeel',
    state: 'erroneous',
    ...bram,
    go: dossier('invallers', sendEmpty('/oordeel', 'button[value="voorleggen"]')),
  },
  {
    name: 'reaction: nobody heard',
    route: 'POST /werk/reacties/:number/horen',
    state: 'erroneous',
    ...bram,
    go: dossier('invallers', sendEmpty('/horen')),
  },
  {
    name: 'reaction: nothing asked of the location',
    route: 'POST /werk/reacties/:number/vraag-locatie',
    state: 'erroneous',
    ...bram,
    go: dossier('invallers', sendEmpty('/vraag-locatie')),
  },
  { name: 'reaction: anonymous', route: one, state: 'full', ...wim, go: dossier('alleen') },
  {
    name: 'who speaks in confidence',
    route: 'GET /werk/reacties/:number/melder',
    state: 'full',
    ...wim,
    go: dossier('vertrouwen', (page) =>
      press(page.locator('aside a[href$="/melder"], main a[href$="/melder"]').first()),
    ),
  },
  {
    name: 'who speaks in confidence: no reason',
    route: 'POST /werk/reacties/:number/melder',
    state: 'erroneous',
    ...wim,
    go: dossier('vertrouwen', async (page) => {
      await press(page.locator('aside a[href$="/melder"], main a[href$="/melder"]').first())
      await press(page.locator('main form[action$="/melder"] button').first())
    }),
  },
  {
    name: 'reaction: a task without words',
    route: 'POST /werk/reacties/:number/taak',
    state: 'erroneous',
    ...wim,
    go: dossier('invallers', sendEmpty('/taak')),
  },
  {
    name: 'reaction: an empty note',
    route: 'POST /werk/reacties/:number/notitie',
    state: 'erroneous',
    ...bram,
    go: dossier('invallers', sendEmpty('/notitie')),
  },
  {
    name: 'reaction: no file',
    route: 'POST /werk/reacties/:number/bestand',
    state: 'erroneous',
    ...bram,
    go: dossier('invallers', sendEmpty('/bestand')),
  },
  {
    name: 'reaction: an empty message',
    route: 'POST /werk/reacties/:number/stap',
    state: 'erroneous',
    ...bram,
    go: dossier('invallers', sendEmpty('/stap')),
  },
  {
    name: 'reaction: an empty measure',
    route: 'POST /werk/reacties/:number/maatregel',
    state: 'erroneous',
    ...bram,
    go: dossier('invallers', sendEmpty('/maatregel')),
  },
  {
    name: 'reaction: a measure without proof',
    route: 'POST /werk/reacties/:number/maatregel-stap',
    state: 'erroneous',
    ...wim,
    go: dossier('hek', sendEmpty('/maatregel-stap')),
  },
  {
    name: 'register: which',
    route: 'GET /werk/reacties/nieuw',
    state: 'full',
    ...wim,
    go: opens('/werk/reacties/nieuw'),
  },
  {
    name: 'register: the form',
    route: 'GET /werk/reacties/nieuw',
    state: 'empty',
    ...wim,
    go: opens(async (world) => `/werk/reacties/nieuw?opvang=${await locationKey(world)}`),
  },
  {
    name: 'register: nothing written',
    route: 'POST /werk/reacties/nieuw',
    state: 'erroneous',
    ...wim,
    async go(page, world) {
      await page.goto(`/werk/reacties/nieuw?opvang=${await locationKey(world)}`)
      await press(page.locator('main form[action="/werk/reacties/nieuw"]:not([role]) button').last())
    },
  },
  {
    name: 'own side: nothing asked',
    route: 'GET /werk/wederhoor',
    state: 'empty',
    as: 'emre',
    go: opens('/werk/wederhoor'),
  },
  { name: 'own side: asked', route: 'GET /werk/wederhoor', state: 'full', as: 'fleur', go: opens('/werk/wederhoor') },
]

const side = async (world: World) =>
  `/werk/wederhoor/${await find(world, 'select id as found from feedback.inquiry where reaction_id = $1', reactionId('invallers'))}`

const sideScenes: readonly Scene[] = [
  { name: 'own side: to answer', route: 'GET /werk/wederhoor/:id', state: 'full', as: 'fleur', go: opens(side) },
  {
    name: 'own side: empty answer',
    route: 'POST /werk/wederhoor/:id',
    state: 'erroneous',
    as: 'fleur',
    async go(page, world) {
      await page.goto(await side(world))
      await press(page.locator('main form button').last())
    },
  },
]

export const feedbackScenes: readonly Scene[] = [...speakScenes, ...followScenes, ...staffScenes, ...sideScenes]
