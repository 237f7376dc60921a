import type { Page } from 'playwright-core'
import { newId } from '../../../src/platform/tokens.ts'
import { insertReaction } from '../reactions.ts'
import type { World } from '../worlds.ts'
import { longDesk } from './long-desk.ts'
import { endless, fill, find, formButton, opens, press, type Scene } from './scene.ts'

// How a house handles what people say: open to everybody, decided by its coordinators; and what was taken outside.

const visitor = { as: 'visitor' } as const
const gerda = { as: 'gerda' } as const
const house = 'tussen-de-dijken'
const settings = `/werk/procedure/${house}`
const one = 'GET /klachten/:slug'
const framed = 'GET /klachten/:slug/ingebed'

const words = {
  description: 'Wij horen graag wat ouders bezighoudt.\n\nOok wat klein lijkt, mag u zeggen.',
  first_contact: 'De leidinggevende van uw locatie is er elke ochtend.',
  made_known: 'Bij de kennismaking, in de algemene voorwaarden en op onze website.',
} as const

/** A house that decided something for later, and wrote its own words. */
const decided = (world: World): Promise<string> =>
  world.once('procedure', async () => {
    const insert = (name: string, days: number, value: unknown) =>
      world.owner.query(
        `insert into feedback.procedure_setting (organisation_id, name, from_on, value, set_by)
         select id, $2, current_date + $3::int, $4, gen_random_uuid() from accounts.organisation where slug = $1`,
        [house, name, days, JSON.stringify(value)],
      )
    for (const [name, said] of Object.entries(words)) await insert(name, 0, said)
    await insert('judgement_weeks', 40, 4)
    await insert('objection_months', 40, 1)
    return house
  })

async function refusedSetting(page: Page): Promise<void> {
  await page.goto(settings)
  await fill(page, { value: '99', from_day: '31', from_month: '2', from_year: '2027' })
  await press(formButton(page, settings))
}

async function endlessWords(page: Page): Promise<void> {
  await page.goto(settings)
  await fill(page, { description: endless.text.repeat(3), first_contact: endless.word })
  await press(formButton(page, `${settings}/woorden`))
}

const procedureScenes: readonly Scene[] = [
  {
    name: 'procedure of a house',
    route: one,
    state: 'full',
    ...visitor,
    go: opens(async (world) => `/klachten/${await decided(world)}`),
  },
  { name: 'procedure, Flanders', route: one, state: 'full', ...visitor, go: opens('/klachten/vlierbes') },
  {
    name: 'procedure, nothing decided',
    route: one,
    state: 'empty',
    ...visitor,
    world: 'empty',
    go: opens('/klachten/waterdam'),
  },
  {
    name: 'procedure, long',
    route: one,
    state: 'overlong',
    ...visitor,
    go: opens(async (world) => `/klachten/${await longDesk(world)}`),
  },
  { name: 'procedure of nobody', route: one, state: 'erroneous', ...visitor, go: opens('/klachten/nergens') },
  { name: 'procedure, framed', route: framed, state: 'full', ...visitor, go: opens(`/klachten/${house}/ingebed`) },
  {
    name: 'procedure, framed, long',
    route: framed,
    state: 'overlong',
    ...visitor,
    go: opens(async (world) => `/klachten/${await longDesk(world)}/ingebed`),
  },
  {
    name: 'procedure, framed, of nobody',
    route: framed,
    state: 'erroneous',
    ...visitor,
    go: opens('/klachten/nergens/ingebed'),
  },
  {
    name: 'procedure to decide, nothing yet',
    route: 'GET /werk/procedure/:slug',
    state: 'empty',
    as: 'marc',
    world: 'empty',
    go: opens('/werk/procedure/zonneveld'),
  },
  {
    name: 'procedure to decide',
    route: 'GET /werk/procedure/:slug',
    state: 'full',
    ...gerda,
    go: opens(async (world) => `/werk/procedure/${await decided(world)}`),
  },
  {
    name: 'procedure with mistakes',
    route: 'POST /werk/procedure/:slug',
    state: 'erroneous',
    ...gerda,
    go: refusedSetting,
  },
  {
    name: 'procedure with endless words',
    route: 'POST /werk/procedure/:slug/woorden',
    state: 'overlong',
    ...gerda,
    go: endlessWords,
  },
]

const explained = 'GET /werk/procedure/:slug/uitgelegd'

const noted = (whom: string) => async (page: Page, world: World) => {
  await world.once(`explained ${whom}`, async () => {
    await world.owner.query(
      `insert into feedback.explained (id, organisation_id, whom, on_day, how, noted_by, noted_at)
       select gen_random_uuid(), o.id, $2, current_date - 3, 'talk', p.id, now()
       from accounts.organisation as o, accounts.person as p where o.slug = $1 and p.email like 'gerda@%'`,
      [house, whom],
    )
    return ''
  })
  await page.goto(`${settings}/uitgelegd`)
}

async function refusedExplained(page: Page): Promise<void> {
  await page.goto(`${settings}/uitgelegd`)
  await fill(page, { whom: '', on_day: '31', on_month: '2', on_year: '2027' })
  await press(formButton(page, settings))
}

const explainedScenes: readonly Scene[] = [
  {
    name: 'procedure explained, to nobody yet',
    route: explained,
    state: 'empty',
    as: 'marc',
    world: 'empty',
    go: opens('/werk/procedure/zonneveld/uitgelegd'),
  },
  { name: 'procedure explained', route: explained, state: 'full', ...gerda, go: noted('Overeenkomst 2291') },
  {
    name: 'procedure explained, long',
    route: explained,
    state: 'overlong',
    ...gerda,
    go: noted(endless.word.repeat(2).slice(0, 100)),
  },
  {
    name: 'procedure explained, wrong',
    route: 'POST /werk/procedure/:slug/uitgelegd',
    state: 'erroneous',
    ...gerda,
    go: refusedExplained,
  },
]

const outside = 'GET /werk/reacties/:number/elders'

/** A complaint of the house, which nobody took outside. */
const quiet = (world: World): Promise<string> => world.once('reaction, quiet', () => complain(world))

/** One that somebody took outside twice. */
const taken = (world: World): Promise<string> =>
  world.once('reaction, taken outside', async () => {
    const number = await complain(world)
    await escalate(world, number, 'klachtenloket', {
      reference: 'KL-2291',
      outcome: 'Bemiddeld: de ouder is tevreden.',
    })
    await escalate(world, number, 'geschillencommissie', { reference: '124062', outcome: '' })
    return number
  })

const endlessly = (world: World): Promise<string> =>
  world.once('reaction, taken outside at length', async () => {
    const number = await complain(world)
    await escalate(world, number, 'geschillencommissie', {
      reference: endless.word.slice(0, 100),
      outcome: endless.text.slice(0, 2000),
    })
    return number
  })

async function complain(world: World): Promise<string> {
  const holderId = await find(world, 'select id as found from accounts.organisation where slug = $1', house)
  const { number } = await insertReaction(world, { holderId, at: world.house.clock.now().subtract({ hours: 24 }) })
  return number
}

async function escalate(
  { owner }: World,
  number: string,
  body: string,
  { reference, outcome }: { reference: string; outcome: string },
): Promise<void> {
  await owner.query(
    `insert into feedback.escalation (id, reaction_id, body, by_whom, since_on, reference, due_on, outcome, outcome_on, noted_by, noted_at)
     select $1, r.id, $3, 'reporter', current_date - 9, $4, current_date + 12, $5, case when $5 <> '' then current_date - 1 end, p.id, now()
     from feedback.reaction as r, accounts.person as p where r.number = $2 and p.email like 'gerda@%'`,
    [newId(), number, body, reference, outcome],
  )
}

const at = (which: (world: World) => Promise<string>) =>
  opens(async (world) => `/werk/reacties/${await which(world)}/elders`)

const pending = async (world: World) => {
  const number = await taken(world)
  const id = await find(
    world,
    `select e.id as found from feedback.escalation as e join feedback.reaction as r on r.id = e.reaction_id
     where r.number = $1 and e.outcome_on is null`,
    number,
  )
  return `/werk/reacties/${number}/elders/${id}`
}

async function refused(page: Page, world: World): Promise<void> {
  const path = `/werk/reacties/${await quiet(world)}/elders`
  await page.goto(path)
  await fill(page, { since_day: '31', since_month: '2', since_year: '2027', outcome: 'Gegrond' })
  await press(formButton(page, path))
}

const ruled = (outcome: string) => async (page: Page, world: World) => {
  const path = await pending(world)
  await page.goto(path)
  await fill(page, { outcome })
  await press(formButton(page, path))
}

const outsideScenes: readonly Scene[] = [
  { name: 'taken outside, nothing', route: outside, state: 'empty', ...gerda, go: at(quiet) },
  { name: 'taken outside', route: outside, state: 'full', ...gerda, go: at(taken) },
  { name: 'taken outside, long', route: outside, state: 'overlong', ...gerda, go: at(endlessly) },
  {
    name: 'taken outside, wrong',
    route: 'POST /werk/reacties/:number/elders',
    state: 'erroneous',
    ...gerda,
    go: refused,
  },
  { name: 'outcome outside', route: `${outside}/:id`, state: 'empty', ...gerda, go: opens(pending) },
  {
    name: 'outcome outside, wrong',
    route: 'POST /werk/reacties/:number/elders/:id',
    state: 'erroneous',
    ...gerda,
    go: ruled('Gegrond'),
  },
  {
    name: 'outcome outside, long',
    route: 'POST /werk/reacties/:number/elders/:id',
    state: 'overlong',
    ...gerda,
    go: ruled(endless.text),
  },
]

export const procedureAndOutsideScenes: readonly Scene[] = [...procedureScenes, ...explainedScenes, ...outsideScenes]
