import type { Page } from 'playwright-core'
import { certificateNumber } from '../../../db/demo/certificates.ts'
import { staff } from '../../../db/demo/people.ts'
import type { Person } from '../../../src/lib/actor.ts'
import { findPersonWhoActs } from '../../../src/modules/accounts/index.ts'
import { answer } from '../../../src/modules/tariffs/certificates/certificate-actions.ts'
import type { Household } from '../../../src/modules/tariffs/certificates/household.ts'
import { newNumber } from '../../../src/platform/tokens.ts'
import type { World } from '../worlds.ts'
import { endless, fill, formButton, opens, press, type Scene } from './scene.ts'

// Certificates of the income tariff: the list, a file with its steps, and who is authorised.

const lotte = { as: 'lotte' } as const
const marc = { as: 'marc' } as const
const list = '/werk/attesten'
const file = (key: string, path = '') => `${list}/${certificateNumber(key)}${path}`

/** Incomes are sealed with the keys of a house, so the demo has none: the colleague types them here. */
const household = (long: boolean): Partial<Household> => ({
  disclose: true,
  first: true,
  living: 'partner',
  adults: [
    {
      role: 'parent',
      firstName: 'Samira',
      lastName: long ? endless.name : 'El Idrissi',
      basis: 'assessment',
      cents: 31_250_00,
    },
    { role: 'partner', firstName: '-', lastName: long ? endless.word : 'El Idrissi', basis: 'month', cents: 1_840_00 },
  ],
  address: { street: long ? endless.word : 'Dorpsplein 4', postcode: '2400', town: 'Zonneveld' },
  children: [
    {
      name: long ? endless.name : 'Ilyas El Idrissi',
      birth: '2026-01-20',
      dependent: true,
      foster: false,
      needed: true,
      startOn: '2027-01-04',
      multiple: true,
    },
  ],
  special: long ? 'ocmw_half' : 'none',
  seen: ['children', 'assessment.parent'],
})

const typed =
  (person: 'lotte' | 'yasmina', key: string, path: string) =>
  async (page: Page, world: World): Promise<void> => {
    await world.once(`household ${key}`, async () => {
      const { platform } = world
      const known = await platform.db.gate((tx) => findPersonWhoActs(tx, staff[person].id))
      if (!known) throw new Error(`${person} does not work here`)
      const { id: personId, name, memberships } = known
      const actor: Person = { kind: 'person', sessionId: '', personId, name, memberships }
      const number = certificateNumber(key)
      await answer(platform, actor, { number, version: null }, 4, household(key === 'endless'))
      return ''
    })
    await page.goto(file(key, path))
  }

const sends =
  (path: string, values: Readonly<Record<string, string>>, form = path) =>
  async (page: Page): Promise<void> => {
    await page.goto(path)
    await fill(page, values)
    await press(formButton(page, form))
  }

const listScenes: readonly Scene[] = [
  { name: 'certificates', route: `GET ${list}`, state: 'full', ...lotte, go: opens(list) },
  { name: 'certificates, not authorised', route: `GET ${list}`, state: 'full', ...marc, go: opens(list) },
  { name: 'certificates, none', route: `GET ${list}`, state: 'empty', ...lotte, world: 'empty', go: opens(list) },
  { name: 'certificates with long names', route: `GET ${list}`, state: 'overlong', as: 'yasmina', go: opens(list) },
  { name: 'new certificate', route: `GET ${list}/nieuw`, state: 'empty', ...lotte, go: opens(`${list}/nieuw`) },
  {
    name: 'new certificate with mistakes',
    route: `POST ${list}/nieuw`,
    state: 'erroneous',
    ...lotte,
    go: sends(`${list}/nieuw`, { contact_email: 'nergens', birth_day: '31', birth_month: '2', birth_year: '2026' }),
  },
  {
    name: 'new certificate with long words',
    route: `POST ${list}/nieuw`,
    state: 'overlong',
    ...lotte,
    go: sends(`${list}/nieuw`, { child_name: endless.text, contact_name: endless.name, contact_email: endless.email }),
  },
]

const one = `GET ${list}/:number`

const fileScenes: readonly Scene[] = [
  { name: 'certificate, just asked', route: one, state: 'empty', ...lotte, go: opens(file('noor')) },
  { name: 'certificate that lapses', route: one, state: 'full', ...lotte, go: opens(file('gaspard')) },
  { name: 'certificate in preparation', route: one, state: 'full', ...lotte, go: typed('lotte', 'ilyas', '') },
  { name: 'certificate, not authorised', route: one, state: 'full', ...marc, go: opens(file('ilyas')) },
  {
    name: 'certificate with long words',
    route: one,
    state: 'overlong',
    as: 'yasmina',
    go: typed('yasmina', 'endless', ''),
  },
  {
    name: 'certificate that is not there',
    route: one,
    state: 'erroneous',
    ...lotte,
    go: opens(() => `${list}/${newNumber()}`),
  },
  {
    name: 'mandate of nobody',
    route: `POST ${list}/:number/volmacht`,
    state: 'erroneous',
    ...lotte,
    go: sends(file('noor'), { given_by: '' }, file('noor', '/volmacht')),
  },
  {
    name: 'stop a certificate without words',
    route: `POST ${list}/:number/stoppen`,
    state: 'erroneous',
    ...lotte,
    async go(page) {
      await page.goto(file('noor'))
      await page
        .locator('main details', { has: page.locator('[name=stop_words]') })
        .locator('summary')
        .click()
      await press(formButton(page, file('noor', '/stoppen')))
    },
  },
]

const step = `${list}/:number/stap/:stap`

const stepScenes: readonly Scene[] = [
  { name: 'step of children', route: `GET ${step}`, state: 'full', ...lotte, go: typed('lotte', 'ilyas', '/stap/6') },
  { name: 'step of incomes', route: `GET ${step}`, state: 'full', ...lotte, go: typed('lotte', 'ilyas', '/stap/4') },
  {
    name: 'step of a mail address',
    route: `GET ${step}`,
    state: 'empty',
    ...lotte,
    go: opens(file('ilyas', '/stap/9')),
  },
  {
    name: 'step of incomes with mistakes',
    route: `POST ${step}`,
    state: 'erroneous',
    ...lotte,
    go: sends(file('ilyas', '/stap/4'), { parent_income: 'veel', parent_last: '' }),
  },
  {
    name: 'sheet to type over',
    route: `GET ${list}/:number/overtypen`,
    state: 'full',
    ...lotte,
    go: typed('lotte', 'ilyas', '/overtypen'),
  },
  {
    name: 'sheet without answers',
    route: `GET ${list}/:number/overtypen`,
    state: 'empty',
    ...lotte,
    go: opens(file('finn', '/overtypen')),
  },
  {
    name: 'sheet with long words',
    route: `GET ${list}/:number/overtypen`,
    state: 'overlong',
    as: 'yasmina',
    go: typed('yasmina', 'endless', '/overtypen'),
  },
  {
    name: 'sheet sent unread',
    route: `POST ${list}/:number/overtypen`,
    state: 'erroneous',
    ...lotte,
    go: sends(file('ilyas', '/overtypen'), {}),
  },
  {
    name: 'result of a certificate',
    route: `GET ${list}/:number/resultaat`,
    state: 'empty',
    ...lotte,
    go: opens(file('finn', '/resultaat')),
  },
  {
    name: 'result of a certificate, to mend',
    route: `GET ${list}/:number/resultaat`,
    state: 'full',
    ...lotte,
    go: opens(file('lou', '/resultaat')),
  },
  {
    name: 'result of a certificate with mistakes',
    route: `POST ${list}/:number/resultaat`,
    state: 'erroneous',
    ...lotte,
    go: sends(file('finn', '/resultaat'), { code: '123', tariff: 'veel' }),
  },
]

const people = `${list}/gemachtigden`
const sheet = `${list}/blad/:slug`
const sheetOf = (desk: string) => `${list}/blad/${desk}`

const authorisedScenes: readonly Scene[] = [
  { name: 'authorised persons', route: `GET ${people}`, state: 'full', ...marc, go: opens(people) },
  {
    name: 'authorised persons, none',
    route: `GET ${people}`,
    state: 'empty',
    ...marc,
    world: 'empty',
    go: opens(people),
  },
  {
    name: 'authorised persons with long words',
    route: `GET ${people}`,
    state: 'overlong',
    as: 'hilde',
    go: opens(people),
  },
  {
    name: 'authorise nobody',
    route: `POST ${people}`,
    state: 'erroneous',
    ...marc,
    async go(page) {
      await page.goto(people)
      await press(page.locator(`main form[action="${people}"] button`).first())
    },
  },
  { name: 'sheet for the agency', route: `GET ${sheet}`, state: 'full', ...marc, go: opens(sheetOf('zonneveld')) },
  {
    name: 'sheet for the agency, nobody',
    route: `GET ${sheet}`,
    state: 'empty',
    ...marc,
    world: 'empty',
    go: opens(sheetOf('zonneveld')),
  },
  {
    name: 'sheet for the agency with long words',
    route: `GET ${sheet}`,
    state: 'overlong',
    as: 'hilde',
    go: opens(sheetOf('lindebeke')),
  },
  {
    name: 'sheet for the agency without title',
    route: `POST ${sheet}`,
    state: 'erroneous',
    ...marc,
    go: sends(sheetOf('zonneveld'), { title: '' }),
  },
]

export const certificateScenes: readonly Scene[] = [
  {
    name: 'terms of a certificate',
    route: 'GET /kosten/attest',
    state: 'full',
    as: 'visitor',
    go: opens('/kosten/attest'),
  },
  ...listScenes,
  ...fileScenes,
  ...stepScenes,
  ...authorisedScenes,
]
