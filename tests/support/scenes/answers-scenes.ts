import type { Page } from 'playwright-core'
import { newId } from '../../../src/platform/tokens.ts'
import { choiceId } from '../../../db/demo/dossier.ts'
import type { World } from '../worlds.ts'
import { endless, fill, find, opens, press, type Scene } from './scene.ts'

// What organisers see of what families ask, what families do with an answer, and the places that come of it.

const an = { as: 'an' } as const
const gerda = { as: 'gerda' } as const

/** A choice in this state at a location of an organiser. */
const one = (slug: string, state: string, path: (id: string) => string, where = 'true') =>
  opens(async (world) =>
    path(
      await find(
        world,
        `select c.id as found from requests.choice c join requests.request r on r.id = c.request_id
         join locations.location l on l.id = c.location_id join accounts.organisation o on o.id = l.organisation_id
         where o.slug = $1 and c.state = $2 and ${where} order by r.received_at limit 1`,
        slug,
        state,
      ),
    ),
  )
const question = (state: string, more = '', where = 'true') =>
  one('vlierbes', state, (id) => `/werk/vragen/${id}${more}`, where)

const inbox = 'GET /werk/vragen'
const asked = 'GET /werk/vragen/:choiceId'
const answered = 'POST /werk/vragen/:choiceId/antwoord'
const stepped = 'POST /werk/vragen/:choiceId/stap'
const planned = `exists (select from locations.age_group g where g.location_id = l.id)`

const inboxScenes: readonly Scene[] = [
  { name: 'inbox: to answer', route: inbox, state: 'full', ...an, go: opens('/werk/vragen') },
  { name: 'inbox: waits for families', route: inbox, state: 'full', ...an, go: opens('/werk/vragen?lijst=wacht') },
  { name: 'inbox: cannot wait', route: inbox, state: 'full', ...an, go: opens('/werk/vragen?snel=nu') },
  { name: 'inbox: done', route: inbox, state: 'overlong', ...gerda, go: opens('/werk/vragen?lijst=klaar') },
  {
    name: 'inbox: nothing of one location',
    route: inbox,
    state: 'empty',
    as: 'greet',
    go: opens('/werk/vragen?lijst=klaar&na=2000-01-01T00:00:00Z_00000000-0000-7000-8000-000000000001'),
  },
  { name: 'inbox: of who runs no location', route: inbox, state: 'erroneous', as: 'joris', go: opens('/werk/vragen') },
]

const questionScenes: readonly Scene[] = [
  { name: 'question: offer a place', route: asked, state: 'full', ...an, go: question('asked', '', planned) },
  {
    name: 'question: two children together',
    route: asked,
    state: 'full',
    ...an,
    go: question('asked', '', `r.together and ${planned}`),
  },
  {
    name: 'question: offered to two children together',
    route: asked,
    state: 'full',
    ...an,
    go: question('offered', '', 'r.together'),
  },
  { name: 'question: invite', route: asked, state: 'empty', ...an, go: question('asked', '?antwoord=invite') },
  { name: 'question: ask', route: asked, state: 'full', ...an, go: question('asked', '?antwoord=question') },
  { name: 'question: no', route: asked, state: 'full', ...an, go: question('asked', '?antwoord=refuse') },
  { name: 'question: asked the family', route: asked, state: 'full', ...an, go: question('question') },
  { name: 'question: invited', route: asked, state: 'full', ...an, go: question('visit') },
  {
    name: 'question: after the visit',
    route: asked,
    state: 'full',
    ...gerda,
    go: one('tussen-de-dijken', 'visiting', (id) => `/werk/vragen/${id}`),
  },
  ...(['offered', 'accepted', 'declined', 'lapsed', 'refused', 'withdrawn', 'elsewhere'] as const).map(
    (state): Scene => ({ name: `question: ${state}`, route: asked, state: 'full', ...an, go: question(state) }),
  ),
  {
    name: 'question: long words',
    route: asked,
    state: 'overlong',
    ...gerda,
    go: opens(`/werk/vragen/${choiceId('endless asked', 0)}`),
  },
  {
    name: 'question: long words offered',
    route: asked,
    state: 'overlong',
    ...gerda,
    go: opens(`/werk/vragen/${choiceId('endless offered', 0)}`),
  },
  {
    name: 'question that is not there',
    route: asked,
    state: 'erroneous',
    ...an,
    go: opens(() => `/werk/vragen/${newId()}`),
  },
  {
    name: 'organiser offers nothing',
    route: answered,
    state: 'erroneous',
    ...an,
    async go(page, world) {
      await question('asked', '', planned)(page, world)
      const ticked = page.locator('main [name=half_days]:checked')
      while ((await ticked.count()) > 0) await ticked.first().uncheck({ force: true })
      await fill(page, { start_day: '31', start_month: '2', tot_year: '1999' })
      await look(page)
    },
  },
  {
    name: 'organiser offers, the letter before it leaves',
    route: answered,
    state: 'full',
    ...gerda,
    async go(page, world) {
      await one('tussen-de-dijken', 'asked', (id) => `/werk/vragen/${id}`, `not ${planned}`)(page, world)
      await fill(page, { words: 'Welkom!' })
      await look(page)
    },
  },
  {
    name: 'organiser invites with hours that are none',
    route: answered,
    state: 'erroneous',
    ...an,
    async go(page, world) {
      await question('asked', '?antwoord=invite')(page, world)
      await fill(page, { slot1_day: '99', slot1_time: endless.word, slot2_day: '1', slot3_time: '9.30' })
      await look(page)
    },
  },
  {
    name: 'organiser asks with too many words',
    route: answered,
    state: 'overlong',
    ...an,
    async go(page, world) {
      await question('asked', '?antwoord=question')(page, world)
      await fill(page, { words: `${endless.word} ${endless.text}` })
      await look(page)
    },
  },
  {
    name: 'organiser takes back without words',
    route: stepped,
    state: 'erroneous',
    ...an,
    async go(page, world) {
      await question('refused')(page, world)
      await unfold(page, '[name=mend_words]')
    },
  },
]

/** The preview of an answer. */
const look = (page: Page) => press(page.locator('main button[value=bekijk]'))

/** Opens what lies folded, and sends the form in it. */
async function unfold(page: Page, field: string, values: Readonly<Record<string, string>> = {}): Promise<void> {
  const folded = page.locator('main details', { has: page.locator(field) })
  await folded.locator('summary').click()
  for (const [name, value] of Object.entries(values)) await folded.locator(`[name=${name}]`).fill(value)
  await press(folded.locator('form button').first())
}

const offered = { as: { familyOf: 'zonneveld offered 3' } } as const
const forAWhile = { as: { familyOf: 'tijdelijk mira' } } as const
const together = { as: { familyOf: 'samen finn' } } as const
const endlessOffer = { as: { familyOf: 'endless offered' } } as const
const invited = { as: { familyOf: 'zonneveld visit 0' } } as const
const endlessVisit = { as: { familyOf: 'endless visit' } } as const
const placed = { as: { familyOf: 'endless placed' } } as const
const offers = 'GET /aanvraag/aanbod'
const offer = 'GET /aanvraag/aanbod/:offerId'

const openOffer = (request: string) =>
  opens(
    async (world) =>
      `/aanvraag/aanbod/${await find(
        world,
        `select o.id as found from requests.offer o where o.choice_id = $1 and o.state = 'open'`,
        choiceId(request, 0),
      )}`,
  )
const visit = (request: string) => opens(`/aanvraag/bezoek/${choiceId(request, 0)}`)
const ask = (request: string) => opens(`/aanvraag/vraag/${choiceId(request, 0)}`)

const familyAnswerScenes: readonly Scene[] = [
  { name: 'offers: one', route: offers, state: 'full', ...offered, go: opens('/aanvraag/aanbod') },
  {
    name: 'offers: several, long words',
    route: offers,
    state: 'overlong',
    ...endlessOffer,
    go: opens('/aanvraag/aanbod'),
  },
  { name: 'offers: two children together', route: offers, state: 'full', ...together, go: opens('/aanvraag/aanbod') },
  {
    name: 'offers: not together after all',
    route: offers,
    state: 'full',
    ...together,
    go: opens('/aanvraag/aanbod?gedaan=niet-samen'),
  },
  { name: 'offer: for a while', route: offer, state: 'full', ...forAWhile, go: openOffer('tijdelijk mira') },
  { name: 'offer: of two children together', route: offer, state: 'full', ...together, go: openOffer('samen noor') },
  { name: 'offers: none', route: offers, state: 'empty', ...invited, go: opens('/aanvraag/aanbod') },
  { name: 'offer', route: offer, state: 'full', ...offered, go: openOffer('zonneveld offered 3') },
  { name: 'offer: long words', route: offer, state: 'overlong', ...endlessOffer, go: openOffer('endless offered') },
  { name: 'offer of somebody else', route: offer, state: 'erroneous', ...offered, go: openOffer('endless offered') },
  {
    name: 'offer declined with too many words',
    route: 'POST /aanvraag/aanbod/:offerId/weigeren',
    state: 'overlong',
    ...offered,
    async go(page, world) {
      await openOffer('zonneveld offered 3')(page, world)
      await unfold(page, '[name=decline_words]', { decline_words: endless.text })
    },
  },
  { name: 'visit', route: 'GET /aanvraag/bezoek/:choiceId', state: 'full', ...invited, go: visit('zonneveld visit 0') },
  {
    name: 'visit: long words',
    route: 'GET /aanvraag/bezoek/:choiceId',
    state: 'overlong',
    ...endlessVisit,
    go: visit('endless visit'),
  },
  {
    name: 'visit: nothing chosen',
    route: 'POST /aanvraag/bezoek/:choiceId',
    state: 'erroneous',
    ...invited,
    async go(page, world) {
      await visit('zonneveld visit 0')(page, world)
      await press(page.locator('main form[action^="/aanvraag/bezoek"] button').first())
    },
  },
  {
    name: 'ask: first question',
    route: 'GET /aanvraag/vraag/:choiceId',
    state: 'empty',
    ...invited,
    go: ask('zonneveld visit 0'),
  },
  {
    name: 'ask: nothing written',
    route: 'POST /aanvraag/vraag/:choiceId',
    state: 'erroneous',
    ...invited,
    async go(page, world) {
      await ask('zonneveld visit 0')(page, world)
      await press(page.locator('main form[action^="/aanvraag/vraag"] button').first())
    },
  },
  {
    name: 'ask: too many words',
    route: 'POST /aanvraag/vraag/:choiceId',
    state: 'overlong',
    ...endlessVisit,
    async go(page, world) {
      await ask('endless visit')(page, world)
      await fill(page, { words: `${endless.word} ${endless.text}` })
      await press(page.locator('main form[action^="/aanvraag/vraag"] button').first())
    },
  },
]

const place = 'GET /werk/plaatsen/:id'
const placeOf = (state: string, by: 'vlierbes' | 'zonneveld', path = '', notice = 'true') =>
  opens(
    async (world) =>
      `/werk/plaatsen/${await find(
        world,
        `select p.id as found from placements.placement p join locations.location l on l.id = p.location_id
         left join accounts.organisation o on o.id = l.organisation_id join accounts.organisation d on d.id = p.desk_id
         where p.state = $1 and $2 in (o.slug, d.slug) and ${notice} order by p.accepted_at limit 1`,
        state,
        by,
      )}${path}`,
  )
const ownPlace = (path: string) =>
  opens(
    async (world) =>
      `/aanvraag/plaats/${await find(world, 'select id as found from placements.placement where choice_id = $1', choiceId('endless placed', 0))}${path}`,
  )
const family = { as: { familyOf: 'zonneveld placed 0' } } as const
const sheet = '/overeenkomst'
const leaving = { as: { familyOf: 'zonneveld placed 1' } } as const
/** This family gave notice. */
const leave = (world: World) =>
  find(
    world,
    `update placements.placement set state = 'leaving', notice_by = 'family', notice_on = start_on, last_on = start_on + 400
     where choice_id = $1 returning id as found`,
    choiceId('zonneveld placed 1', 0),
  )

const placementScenes: readonly Scene[] = [
  {
    name: 'own place',
    route: 'GET /aanvraag/plaats',
    state: 'full',
    ...family,
    go: opens('/aanvraag/plaats?gedaan=aangenomen'),
  },
  {
    name: 'own place: long words',
    route: 'GET /aanvraag/plaats',
    state: 'overlong',
    ...placed,
    go: opens('/aanvraag/plaats'),
  },
  { name: 'own place: none', route: 'GET /aanvraag/plaats', state: 'empty', ...invited, go: opens('/aanvraag/plaats') },
  {
    name: 'own place: notice without a day',
    route: 'POST /aanvraag/plaats/:id/opzeggen',
    state: 'erroneous',
    ...placed,
    async go(page) {
      await page.goto('/aanvraag/plaats')
      await unfold(page, '[name=notice_words]')
    },
  },
  {
    name: 'own place: notice given, taken back without words',
    route: 'POST /aanvraag/plaats/:id/opzegging-intrekken',
    state: 'erroneous',
    ...leaving,
    async go(page, world) {
      await leave(world)
      await page.goto('/aanvraag/plaats')
      await unfold(page, '[name=take_back_words]')
    },
  },
  {
    name: 'place: taken back without words',
    route: 'POST /werk/plaatsen/:id/opzegging-intrekken',
    state: 'erroneous',
    as: 'lotte',
    async go(page, world) {
      await placeOf('leaving', 'zonneveld')(page, world)
      await unfold(page, '[name=take_back_words]')
    },
  },
  {
    name: 'own agreement',
    route: 'GET /aanvraag/plaats/:id/overeenkomst',
    state: 'overlong',
    ...placed,
    go: ownPlace(sheet),
  },
  { name: 'places', route: 'GET /werk/plaatsen', state: 'full', ...an, go: opens('/werk/plaatsen') },
  {
    name: 'places: over',
    route: 'GET /werk/plaatsen',
    state: 'empty',
    as: 'emre',
    go: opens('/werk/plaatsen?lijst=voorbij'),
  },
  { name: 'places: long words', route: 'GET /werk/plaatsen', state: 'overlong', ...gerda, go: opens('/werk/plaatsen') },
  {
    name: 'places of who runs nothing',
    route: 'GET /werk/plaatsen',
    state: 'erroneous',
    as: 'joris',
    go: opens('/werk/plaatsen'),
  },
  ...(['planned', 'started', 'leaving'] as const).map((state): Scene => ({
    name: `place: ${state}`,
    route: place,
    state: 'full',
    ...an,
    go: placeOf(state, 'vlierbes'),
  })),
  { name: 'place: seen by the desk', route: place, state: 'full', as: 'lotte', go: placeOf('started', 'zonneveld') },
  {
    name: 'place: long words',
    route: place,
    state: 'overlong',
    ...gerda,
    go: opens(
      async (world) =>
        `/werk/plaatsen/${await find(world, 'select id as found from placements.placement where choice_id = $1', choiceId('endless placed', 0))}`,
    ),
  },
  {
    name: 'place that is not there',
    route: place,
    state: 'erroneous',
    ...an,
    go: opens(() => `/werk/plaatsen/${newId()}`),
  },
  {
    name: 'place: notice without a day',
    route: 'POST /werk/plaatsen/:id/opzeggen',
    state: 'erroneous',
    ...an,
    async go(page, world) {
      await placeOf('started', 'vlierbes')(page, world)
      await unfold(page, '[name=notice_words]')
    },
  },
  {
    name: 'place: mended without words',
    route: 'POST /werk/plaatsen/:id/herstellen',
    state: 'erroneous',
    ...an,
    async go(page, world) {
      await placeOf('planned', 'vlierbes')(page, world)
      await unfold(page, '[name=correct_words]')
    },
  },
  {
    name: 'place: annulled without words',
    route: 'POST /werk/plaatsen/:id/vernietigen',
    state: 'erroneous',
    ...an,
    async go(page, world) {
      await placeOf('planned', 'vlierbes')(page, world)
      await unfold(page, '[name=annul_words]')
    },
  },
  {
    name: 'agreement of a location',
    route: 'GET /werk/plaatsen/:id/overeenkomst',
    state: 'full',
    ...an,
    go: placeOf('planned', 'vlierbes', sheet),
  },
]

export const answersScenes: readonly Scene[] = [
  ...inboxScenes,
  ...questionScenes,
  ...familyAnswerScenes,
  ...placementScenes,
]
