import type { Page } from 'playwright-core'
import { requestId, requestNumber } from '../../../db/demo/dossier.ts'
import { newNumber } from '../../../src/platform/tokens.ts'
import type { World } from '../worlds.ts'
import { endless, fill, find, formButton, opens, press, type Scene, send } from './scene.ts'

// What a desk sees: its lists, and a request from telephone call to answer.

/** By its name in the demo. */
const dossierOf = (request: string) => `/werk/aanvragen/${requestNumber(request)}`
const dossier = (request: string) => opens(dossierOf(request))

/** The oldest request of Zonneveld of which the first choice stands like this. */
const dossierThat = (state: 'asked' | 'question' | 'offered' | 'refused' | 'withdrawn', where = 'true') =>
  opens((world) =>
    find(
      world,
      `select '/werk/aanvragen/' || r.number as found from requests.request r
       join requests.choice c on c.request_id = r.id and c.rank = 1
       join accounts.organisation o on o.id = r.desk_id
       where o.slug = 'zonneveld' and c.state = '${state}' and ${where} order by r.received_at limit 1`,
    ),
  )

const lotte = { as: 'lotte' } as const
const work = 'GET /werk'

const listScenes: readonly Scene[] = [
  { name: 'work without requests', route: work, state: 'empty', ...lotte, world: 'empty', go: opens('/werk') },
  { name: 'work to do', route: work, state: 'full', ...lotte, go: opens('/werk') },
  { name: 'work of two desks', route: work, state: 'overlong', as: 'ilse', go: opens('/werk') },
  { name: 'work that cannot wait', route: work, state: 'full', ...lotte, go: opens('/werk?lijst=opvang&snel=nu') },
  { name: 'work that waits', route: work, state: 'full', ...lotte, go: opens('/werk?lijst=wacht') },
  { name: 'work that is done', route: work, state: 'full', ...lotte, go: opens('/werk?lijst=klaar') },
  {
    name: 'work that is done, of nobody',
    route: work,
    state: 'empty',
    ...lotte,
    world: 'empty',
    go: opens('/werk?lijst=klaar'),
  },
  {
    name: 'work for who has no desk',
    route: work,
    state: 'erroneous',
    as: 'joris',
    go: opens('/werk'),
  },
  { name: 'search: found', route: 'POST /werk/zoeken', state: 'full', ...lotte, go: (page) => searching(page, 'a') },
  { name: 'search: none', route: 'POST /werk/zoeken', state: 'empty', ...lotte, go: (page) => searching(page, 'Xqz') },
  {
    name: 'search: long words',
    route: 'POST /werk/zoeken',
    state: 'overlong',
    ...lotte,
    go: (page) => searching(page, endless.name),
  },
  {
    name: 'search: endless word',
    route: 'POST /werk/zoeken',
    state: 'overlong',
    ...lotte,
    go: (page) => searching(page, endless.word.repeat(3)),
  },
]

async function searching(page: Page, words: string): Promise<void> {
  await page.goto('/werk')
  await fill(page, { zoek: words })
  await press(page.locator('main form[action="/werk/zoeken"] button'))
}

const newRequest = '/werk/aanvragen/nieuw'

const registering = opens(async (world) => {
  const one = `select land || '-' || register_id as found from locations.location where name = 'De Krekelhof'`
  return `${newRequest}?opvang=${await find(world, one)}`
})

/** Fills in and saves. */
async function save(page: Page, values: Readonly<Record<string, string>> = {}): Promise<void> {
  await fill(page, values)
  await press(page.locator('main button[value=bewaar]:not([aria-hidden])'))
}

const registerScenes: readonly Scene[] = [
  { name: 'take down', route: `GET ${newRequest}`, state: 'full', ...lotte, go: registering },
  {
    name: 'take down for a location elsewhere',
    route: `GET ${newRequest}`,
    state: 'erroneous',
    ...lotte,
    go: opens(`${newRequest}?opvang=nl-1`),
  },
  {
    name: 'take down nothing',
    route: `POST ${newRequest}`,
    state: 'erroneous',
    ...lotte,
    async go(page, world) {
      await registering(page, world)
      await save(page)
    },
  },
  {
    name: 'take down long words',
    route: `POST ${newRequest}`,
    state: 'overlong',
    ...lotte,
    async go(page, world) {
      await registering(page, world)
      await save(page, {
        child_name: endless.text,
        birth: endless.word,
        plek_1: endless.word,
        contact_name: endless.text,
        contact_email: endless.email,
        contact_phone: endless.word,
        remarks: endless.text,
      })
    },
  },
  {
    name: 'take down: which of several places',
    route: `POST ${newRequest}`,
    state: 'erroneous',
    ...lotte,
    async go(page, world) {
      await registering(page, world)
      await save(page, { plek_2: 'onthaalouder' })
    },
  },
  {
    name: 'take down: looks like a running one',
    route: `POST ${newRequest}`,
    state: 'erroneous',
    ...lotte,
    async go(page, world) {
      await registering(page, world)
      const fields = { child_name: 'Ilyas', birth: '1/6/26', start: '+3m', contact_name: 'Samira' }
      for (const day of ['mon', 'thu']) await page.locator(`main [name=days][value=${day}]`).check({ force: true })
      await save(page, { ...fields, contact_email: 'samira@elidrissi.example.org' })
    },
  },
  { name: 'take down: no place yet', route: `GET ${newRequest}`, state: 'empty', ...lotte, go: opens(newRequest) },
]

const reachRoute = '/werk/aanvragen/:number/gegevens'
const reach = (request: string) => opens(`${dossierOf(request)}/gegevens`)
const reachScenes: readonly Scene[] = [
  { name: 'reach: another address', route: `GET ${reachRoute}`, state: 'full', ...lotte, go: reach('samira ilyas') },
  {
    name: 'reach: nothing asked',
    route: `POST ${reachRoute}`,
    state: 'erroneous',
    ...lotte,
    async go(page, world) {
      await reach('samira ilyas')(page, world)
      await send(page)
    },
  },
  {
    name: 'reach: long words',
    route: `POST ${reachRoute}`,
    state: 'overlong',
    ...lotte,
    async go(page, world) {
      await reach('endless zonneveld')(page, world)
      await send(page, { contact_name: endless.text, contact_email: endless.email, contact_address: endless.text })
    },
  },
  ...(['dagen', 'start'] as const).flatMap((topic): Scene[] => {
    const route = `/werk/aanvragen/:number/${topic}`
    const look = (request: string) => opens(`${dossierOf(request)}/${topic}`)
    const nothing = { start_day: '', start_month: '', start_year: '' }
    return [
      { name: `desk changes: ${topic}`, route: `GET ${route}`, state: 'full', ...lotte, go: look('samira ilyas') },
      {
        name: `desk changes: ${topic} of a long name`,
        route: `GET ${route}`,
        state: 'overlong',
        ...lotte,
        go: look('endless zonneveld'),
      },
      {
        name: `desk changes: no ${topic}`,
        route: `POST ${route}`,
        state: 'erroneous',
        ...lotte,
        async go(page, world) {
          await look('samira ilyas')(page, world)
          const ticked = page.locator('input[name=days]:checked')
          while ((await ticked.count()) > 0) await ticked.first().setChecked(false, { force: true })
          await send(page, topic === 'start' ? nothing : {})
        },
      },
    ]
  }),
  { name: 'paper letters: none', route: 'GET /werk/post', state: 'empty', as: 'sanne', go: opens('/werk/post') },
  {
    name: 'paper letters',
    route: 'GET /werk/post',
    state: 'full',
    ...lotte,
    async go(page, world) {
      await paperLetter(world, 'maria jules', 'Uw aanvraag voor opvang')
      await page.goto('/werk/post')
    },
  },
  {
    name: 'paper letters with long words',
    route: 'GET /werk/post',
    state: 'overlong',
    as: 'yasmina',
    async go(page, world) {
      await paperLetter(world, 'endless lindebeke', endless.word.repeat(3))
      await page.goto('/werk/post')
    },
  },
]

/** Once for each request, however often it is looked at. */
const paperLetter = (world: World, request: string, title: string) =>
  world.once(`paper ${request}`, async () => {
    await world.owner.query(
      `insert into requests.paper_letter (id, request_id, desk_id, kind, language, content, pdf, created_at)
       select gen_random_uuid(), r.id, r.desk_id, 'requests.received', 'nl', $2, 'x', now() from requests.request as r where r.id = $1`,
      [requestId(request), JSON.stringify({ title })],
    )
    return request
  })

const page = 'GET /werk/aanvragen/:number'
const answered = 'POST /werk/aanvragen/:number/antwoord'

const dossierScenes: readonly Scene[] = [
  { name: 'dossier: just asked', route: page, state: 'empty', as: 'yasmina', go: dossier('tom lou') },
  {
    name: 'dossier: offered to two children together',
    route: page,
    state: 'full',
    ...lotte,
    go: dossier('samen noor'),
  },
  { name: 'dossier: of twins, with a note', route: page, state: 'full', ...lotte, go: dossier('samira ilyas') },
  { name: 'dossier: a question', route: page, state: 'full', ...lotte, go: dossier('maria jules') },
  { name: 'dossier: a question answered', route: page, state: 'full', as: 'sanne', go: dossier('daniel joy') },
  { name: 'dossier: a place', route: page, state: 'full', as: 'yasmina', go: dossier('claire gaspard') },
  { name: 'dossier: no place, another choice', route: page, state: 'full', as: 'sanne', go: dossier('femke') },
  { name: 'dossier: location closes', route: page, state: 'full', ...lotte, go: dossier('closing zonneveld') },
  { name: 'dossier: withdrawn', route: page, state: 'full', ...lotte, go: dossierThat('withdrawn') },
  {
    name: 'dossier: letter sent',
    route: page,
    state: 'full',
    ...lotte,
    go: opens(`${dossierOf('maria jules')}?gedaan=verstuurd`),
  },
  {
    name: 'dossier: taken down just now',
    route: page,
    state: 'full',
    ...lotte,
    go: opens(`${dossierOf('samira ilyas')}?gedaan=nieuw`),
  },
  { name: 'dossier: long words', route: page, state: 'overlong', as: 'yasmina', go: dossier('endless lindebeke') },
  {
    name: 'dossier that is not there',
    route: page,
    state: 'erroneous',
    ...lotte,
    go: opens(() => `/werk/aanvragen/${newNumber()}`),
  },
  {
    name: 'answer nothing',
    route: answered,
    state: 'erroneous',
    ...lotte,
    go: answering('question', ''),
  },
  {
    name: 'answer no without reason',
    route: answered,
    state: 'erroneous',
    ...lotte,
    go: answering('refuse', ''),
  },
  {
    name: 'answer, the letter before it leaves',
    route: answered,
    state: 'full',
    ...lotte,
    go: answering('offer', 'Welkom in maart!'),
  },
  {
    name: 'answer with long words',
    route: answered,
    state: 'overlong',
    ...lotte,
    go: answering('question', `${endless.word} ${endless.text}`.slice(0, 1900)),
  },
  {
    name: 'answer with too many words',
    route: answered,
    state: 'overlong',
    ...lotte,
    go: answering('question', `${endless.word} ${endless.text}`),
  },
  {
    name: 'take back without words',
    route: 'POST /werk/aanvragen/:number/stap',
    state: 'erroneous',
    as: 'yasmina',
    async go(tab, world) {
      await dossier('claire gaspard')(tab, world)
      await sendHidden(tab, '[value=mend]')
    },
  },
  {
    name: 'note without words',
    route: 'POST /werk/aanvragen/:number/notitie',
    state: 'erroneous',
    ...lotte,
    async go(tab, world) {
      await dossier('samira ilyas')(tab, world)
      await sendHidden(tab, '[name=note_words]')
    },
  },
]

const answerButton = (tab: Page) => formButton(tab, '/werk/aanvragen/').and(tab.locator('[name=naar]'))

function answering(step: 'offer' | 'refuse' | 'question', words: string): Scene['go'] {
  return async (tab, world) => {
    await dossier('samira ilyas')(tab, world)
    const other = tab.locator(`main a[href*="antwoord=${step}"]`).first()
    if ((await other.count()) > 0) await Promise.all([tab.waitForEvent('load'), other.click()])
    await fill(tab, { words })
    await press(answerButton(tab))
  }
}

/** Opens what lies folded, and sends the form in it as it is. */
async function sendHidden(tab: Page, field: string): Promise<void> {
  const folded = tab.locator('main details', { has: tab.locator(field) })
  await folded.locator('summary').click()
  await press(folded.locator('form button').first())
}

export const deskScenes: readonly Scene[] = [...listScenes, ...registerScenes, ...reachScenes, ...dossierScenes]
