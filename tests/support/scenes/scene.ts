import type { Locator, Page, Request } from 'playwright-core'
import type { PanelMemberKey } from '../../../db/demo/panel.ts'
import type { StaffKey } from '../../../db/demo/people.ts'
import type { World } from '../worlds.ts'

/** What a page holds: nothing yet, what it usually holds, a mistake, or more than anybody expected. */
export type State = 'empty' | 'full' | 'erroneous' | 'overlong'

/** A visitor of the site, somebody of the demo region by first name, the family of a request by its name in the demo, or a member of the panel. */
export type Who = 'visitor' | StaffKey | { readonly familyOf: string } | { readonly panelMember: PanelMemberKey }

/** One page in one state, and how a person comes to see it. */
export interface Scene {
  readonly name: string
  /** Method and pattern of the route that made the page that is seen: `POST /inloggen` for a form that came back. */
  readonly route: string
  readonly state: State
  readonly as: Who
  /** An installation with one desk with people, and nothing else. */
  readonly world?: 'empty'
  /** Opens the page or plays to it; by names of fields, for the words differ per language. Works without script too. */
  go(page: Page, world: World): Promise<void>
}

/** A scene that only opens an address. */
export const opens =
  (path: string | ((world: World) => string | Promise<string>)) =>
  async (page: Page, world: World): Promise<void> => {
    await page.goto(typeof path === 'string' ? path : await path(world))
  }

/** One value from the database, to know an address by. */
export async function find({ owner }: World, sql: string, ...values: readonly unknown[]): Promise<string> {
  const { rows } = await owner.query<{ found: string }>(sql, [...values])
  if (!rows[0]) throw new Error(`nothing found: ${sql}`)
  return rows[0].found
}

/** Presses, and waits for the page that comes. @throws telling what the browser still waits for */
export async function press(button: Locator): Promise<void> {
  const page = button.page()
  const open = new Set<Request>()
  const begin = (request: Request) => void open.add(request)
  const end = (request: Request) => void open.delete(request)
  page.on('request', begin).on('requestfinished', end).on('requestfailed', end)
  try {
    await Promise.all([page.waitForEvent('load'), button.click()])
  } catch (cause) {
    const waits = [...open].map((request) => `${request.method()} ${new URL(request.url()).pathname}`).join(', ')
    throw new Error(`nothing came after a press; at ${page.url()}, waiting for ${waits || 'nothing'}`, { cause })
  } finally {
    page.off('request', begin).off('requestfinished', end).off('requestfailed', end)
  }
}

/** Fills fields by their names; leaves the others as they are. */
export async function fill(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.locator(`main [name="${name}"]`).first().fill(value)
}

/** Fills the first form of the page and sends it. */
export async function send(page: Page, values: Readonly<Record<string, string>> = {}): Promise<void> {
  await fill(page, values)
  await press(formButton(page))
}

/** The first button of a form of the page: the one that goes on. */
export const formButton = (page: Page, action = '/'): Locator =>
  page.locator(`main form[action^="${action}"]:not(.kd-post) button:not([type=button]):not([aria-hidden])`).first()

/** Words without end, with and without a place to break. */
export const endless = {
  word: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  name: 'Anna-Magdalena Cornelia Wilhelmina Theodora van Grotenhuysen-Boschvoorde de la Fontaine tot Elst',
  email: `wilhelmina.theodora.maria-antoinette.van.grotenhuysen@${'grotenhuysen-boschvoorde.'.repeat(3)}example.org`,
  text: 'Wij zoeken al heel lang opvang en schrijven daarom alles op wat misschien nodig is. '.repeat(30),
} as const
