import type { Page } from 'playwright-core'
import { reactionNumber } from '../../../db/demo/reactions.ts'
import { signalId } from '../../../db/demo/signals.ts'
import { newId } from '../../../src/platform/tokens.ts'
import type { World } from '../worlds.ts'
import { endless, fill, find, formButton, opens, press, type Scene, send } from './scene.ts'

// What a desk hears of locations: writing it down, choosing what to do, telling the authority and reading what that does.

const lotte = { as: 'lotte' } as const
const sanne = { as: 'sanne' } as const
const list = '/werk/signalen'
const one = 'GET /werk/signalen/:id'
const at = (key: string) => `${list}/${signalId(key)}`
const reported = (key: string) => `${list}/gemeld/${reactionNumber(key)}`

const keyOf = (world: World, name: string) =>
  find(world, `select land || '-' || register_id as found from locations.location where name = $1`, name)
const note = (name: string) => async (world: World) => `${list}/nieuw?opvang=${await keyOf(world, name)}`
const about = (name: string) => async (world: World) => `${list}/opvang/${(await keyOf(world, name)).replace('-', '/')}`

/** A desk in the Netherlands, where no authority works with this installation. */
const dutch = (world: World): Promise<string> =>
  world.once('signal, Dutch', async () => {
    const id = newId()
    await world.owner.query(
      `insert into supervision.signal (id, desk_id, location_id, source, gravity, words, folded, heard_on, noted_by, noted_at)
       select $1, m.organisation_id, l.id, 'other', 'serious', $2, '', current_date, p.id, now()
       from accounts.person as p join accounts.membership as m on m.person_id = p.id, locations.location as l
       where p.email like 'sanne@%' and l.name = 'KDV De Stuurhut'`,
      [id, `${endless.word} ${endless.text}`],
    )
    await world.owner.query(
      `insert into supervision.follow_up (id, signal_id, kind, words, due_on, deviates, decided_by, decided_name, decided_at)
       select $1, s.id, 'talk', left($3, 1000), current_date - 3, left($3, 1000), s.noted_by, $4, now() from supervision.signal as s where s.id = $2`,
      [newId(), id, `${endless.word} ${endless.text}`, endless.name],
    )
    return id
  })
const ofDutch =
  (path = '') =>
  async (world: World) =>
    `${list}/${await dutch(world)}${path}`

/** A report of which more is told than anybody expected. */
const longReport = (world: World): Promise<string> =>
  world.once('passed on, long', () =>
    find(
      world,
      `insert into feedback.event (id, reaction_id, at, kind, actor, person_name, words, audience)
       select $1, r.id, now(), 'ask', 'staff', $3, $4, 'reporter' from feedback.reaction as r where r.number = $2 returning $2 as found`,
      newId(),
      reactionNumber('loket-rook'),
      endless.name,
      `${endless.word} ${endless.text}`,
    ),
  )

const sendEmpty =
  (path: string, go: (page: Page, world: World) => Promise<void>) => async (page: Page, world: World) => {
    await go(page, world)
    await press(page.locator(`main form[action$="${path}"] button`).first())
  }

const lists: readonly Scene[] = [
  { name: 'signals', route: 'GET /werk/signalen', state: 'full', ...lotte, go: opens(list) },
  { name: 'signals, none', route: 'GET /werk/signalen', state: 'empty', as: 'yasmina', go: opens(list) },
  {
    name: 'signals, endless words',
    route: 'GET /werk/signalen',
    state: 'overlong',
    ...sanne,
    async go(page, world) {
      await dutch(world)
      await opens(list)(page, world)
    },
  },
  {
    name: 'signals found',
    route: 'POST /werk/signalen/zoeken',
    state: 'full',
    ...lotte,
    async go(page) {
      await page.goto(list)
      await page.locator('main [name=zoek]').fill('buur')
      await press(page.locator('main form[role=search] button'))
    },
  },
  { name: 'signals of a location', route: 'GET /werk/signalen/opvang/:land/:registerId', state: 'full', ...lotte, go: opens(about('Crèche De Regenjas')) }, // prettier-ignore
  { name: 'signals of a location, none', route: 'GET /werk/signalen/opvang/:land/:registerId', state: 'empty', ...lotte, go: opens(about('De Krekelhof')) }, // prettier-ignore
  {
    name: 'reported signals',
    route: 'GET /werk/signalen/gemeld',
    state: 'full',
    ...lotte,
    go: opens(`${list}/gemeld`),
  },
  { name: 'reported signals, none', route: 'GET /werk/signalen/gemeld', state: 'empty', as: 'yasmina', go: opens(`${list}/gemeld`) }, // prettier-ignore
]

const noting: readonly Scene[] = [
  { name: 'new signal: which location', route: 'GET /werk/signalen/nieuw', state: 'empty', ...lotte, go: opens(`${list}/nieuw`) }, // prettier-ignore
  { name: 'new signal: found', route: 'GET /werk/signalen/nieuw', state: 'full', ...lotte, go: opens(`${list}/nieuw?zoek=zonneveld`) }, // prettier-ignore
  { name: 'new signal: what was heard', route: 'GET /werk/signalen/nieuw', state: 'full', as: 'ilse', go: opens(note('De Krekelhof')) }, // prettier-ignore
  {
    name: 'new signal: nothing filled in',
    route: 'POST /werk/signalen/nieuw',
    state: 'erroneous',
    ...lotte,
    async go(page, world) {
      await opens(note('De Krekelhof'))(page, world)
      await send(page, { words: '' })
    },
  },
  { name: 'signal to correct', route: 'GET /werk/signalen/:id/verbeteren', state: 'full', ...lotte, go: opens(`${at('taal')}/verbeteren`) }, // prettier-ignore
  { name: 'signal to correct, endless', route: 'GET /werk/signalen/:id/verbeteren', state: 'overlong', ...sanne, go: opens(ofDutch('/verbeteren')) }, // prettier-ignore
  {
    name: 'signal corrected into nothing',
    route: 'POST /werk/signalen/:id/verbeteren',
    state: 'erroneous',
    ...lotte,
    async go(page, world) {
      await opens(`${at('taal')}/verbeteren`)(page, world)
      await send(page, { words: '', source_name: 'Iemand' })
    },
  },
]

const handling: readonly Scene[] = [
  { name: 'signal: danger now', route: one, state: 'empty', ...lotte, go: opens(at('val')) },
  { name: 'signal: proposed and planned', route: one, state: 'full', ...lotte, go: opens(at('taal')) },
  { name: 'signal: reported', route: one, state: 'full', ...lotte, go: opens(at('alleen')) },
  { name: 'signal: closed', route: one, state: 'full', ...lotte, go: opens(at('telefoon')) },
  { name: 'signal: endless', route: one, state: 'overlong', ...sanne, go: opens(ofDutch()) },
  {
    name: 'signal: no question answered',
    route: 'POST /werk/signalen/:id/hulp',
    state: 'erroneous',
    ...lotte,
    go: sendEmpty('/hulp', opens(at('val'))),
  },
  {
    name: 'signal: nothing decided',
    route: 'POST /werk/signalen/:id/opvolging',
    state: 'erroneous',
    ...lotte,
    async go(page) {
      await page.goto(at('val'))
      await page.locator('main details:has([name=follow_day]) > summary').click()
      await press(page.locator('main form[action$="/opvolging"] button'))
    },
  },
  {
    name: 'signal: done without a word',
    route: 'POST /werk/signalen/:id/opvolging/:followUp',
    state: 'erroneous',
    ...lotte,
    async go(page) {
      await page.goto(at('taal'))
      await page.locator('main details:has([name=outcome]) > summary').click()
      await press(page.locator('main button[value=done]'))
    },
  },
  {
    name: 'signal: closed without a word',
    route: 'POST /werk/signalen/:id/afsluiten',
    state: 'erroneous',
    ...lotte,
    async go(page) {
      await page.goto(at('val'))
      await page.locator('main details:has([name=end_words]) > summary').click()
      await press(page.locator('main form[action$="/afsluiten"] button'))
    },
  },
  {
    name: 'signal: reopened without a word',
    route: 'POST /werk/signalen/:id/heropenen',
    state: 'erroneous',
    ...lotte,
    async go(page) {
      await page.goto(at('telefoon'))
      await page.locator('main details:has([name=end_words]) > summary').click()
      await press(page.locator('main form[action$="/heropenen"] button'))
    },
  },
]

const reporting: readonly Scene[] = [
  { name: 'signal to report', route: 'GET /werk/signalen/:id/melden', state: 'full', ...lotte, go: opens(`${at('val')}/melden`) }, // prettier-ignore
  { name: 'signal to report: nobody watches', route: 'GET /werk/signalen/:id/melden', state: 'overlong', ...sanne, go: opens(ofDutch('/melden')) }, // prettier-ignore
  {
    name: 'signal reported without a word',
    route: 'POST /werk/signalen/:id/melden',
    state: 'erroneous',
    ...lotte,
    async go(page) {
      await page.goto(`${at('val')}/melden`)
      await page.locator('main [name=told][value=name]').check()
      await fill(page, { report_words: '', email: 'geen adres' })
      await press(formButton(page, `${at('val')}/melden`))
    },
  },
  {
    name: 'signal reported to nobody',
    route: 'POST /werk/signalen/:id/buiten',
    state: 'erroneous',
    ...sanne,
    async go(page, world) {
      await opens(ofDutch('/melden'))(page, world)
      await send(page, { whom: '' })
    },
  },
  { name: 'reported signal', route: 'GET /werk/signalen/gemeld/:number', state: 'full', ...lotte, go: opens(reported('loket-bezetting')) }, // prettier-ignore
  { name: 'reported for somebody', route: 'GET /werk/signalen/gemeld/:number', state: 'empty', ...lotte, go: opens(reported('loket-oma')) }, // prettier-ignore
  { name: 'reported signal: endless', route: 'GET /werk/signalen/gemeld/:number', state: 'overlong', ...lotte, go: opens(async (world) => `${list}/gemeld/${await longReport(world)}`) }, // prettier-ignore
  {
    name: 'reported signal: nothing said',
    route: 'POST /werk/signalen/gemeld/:number/bericht',
    state: 'erroneous',
    ...lotte,
    go: sendEmpty('/bericht', opens(reported('loket-bezetting'))),
  },
  { name: 'when a desk does what', route: 'GET /zorgen-over-opvang', state: 'full', as: 'visitor', go: opens('/zorgen-over-opvang') }, // prettier-ignore
]

export const signalsScenes: readonly Scene[] = [...lists, ...noting, ...handling, ...reporting]
