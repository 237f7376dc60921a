import type { BrowserContext, Page, Response } from 'playwright-core'
import { theBrowser } from './browser.ts'
import type { Scene } from './scenes/scene.ts'
import type { Style, World } from './worlds.ts'

/** The two installations that scenes play in. */
export interface Worlds {
  readonly full: World
  readonly empty: World
}

/** What came of a scene. */
export interface Played {
  readonly page: Page
  readonly status: number
  /** Which route made the page. */
  readonly route: string
  /** As served, before any script touched it. */
  readonly html: string
  /** What the browser complains about, the security policy first of all; grows while the page is open. */
  readonly complaints: readonly string[]
}

export interface StageOptions {
  readonly style: Style
  readonly javaScriptEnabled?: boolean
  readonly locale?: string
  /** Dots of a picture per pixel of the page. */
  readonly density?: number
}

/** One window per world in one house style, used for scene after scene. */
export class Stage {
  readonly #worlds: Worlds
  readonly #options: StageOptions
  readonly #windows = new Map<World, Promise<Window>>()

  constructor(worlds: Worlds, options: StageOptions) {
    this.#worlds = worlds
    this.#options = options
  }

  /** Plays a scene in a window of this width. @throws when the scene does not end where it says */
  async play(scene: Scene, width: number): Promise<Played> {
    const world = this.#worlds[scene.world ?? 'full']
    const window = await this.#windowOn(world)
    await window.prepare(width, this.#origin(world), await world.cookieOf(scene.as))
    await scene.go(window.page, world)
    const played = await window.seen()
    const { status, route } = played
    const fits = scene.state === 'erroneous' ? status >= 400 : scene.state === 'overlong' || status < 400
    if (route !== scene.route || !fits) throw new Error(`ends at ${route} with ${status} (${window.page.url()})`)
    return played
  }

  async close(): Promise<void> {
    for (const window of this.#windows.values()) await (await window).close()
  }

  #origin(world: World): string {
    return world.origin(this.#options.style)
  }

  #windowOn(world: World): Promise<Window> {
    const open = this.#windows.get(world) ?? Window.open(this.#options, this.#origin(world))
    this.#windows.set(world, open)
    return open
  }
}

class Window {
  readonly page: Page
  readonly #context: BrowserContext
  readonly #complaints: string[] = []
  #answer: Response | undefined

  static async open({ javaScriptEnabled = true, locale = 'nl-BE', density = 1 }: StageOptions, baseURL: string) {
    const settings = { baseURL, javaScriptEnabled, locale, deviceScaleFactor: density }
    const context = await (await theBrowser()).newContext(settings)
    // For what hangs, not for what is slow.
    context.setDefaultTimeout(60_000)
    return new Window(context, await context.newPage())
  }

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context
    this.page = page
    page.on('response', (response) => {
      if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) this.#answer = response
    })
    page.on('console', (message) => {
      // A form that was not right comes back as 422, which the browser calls an error: that is how it should be.
      const ofThePage = message.text().startsWith('Failed to load resource') && message.location().url === page.url()
      if (message.type() === 'error' && !ofThePage) this.#complaints.push(message.text())
    })
    page.on('pageerror', ({ message }) => this.#complaints.push(message))
  }

  async prepare(width: number, url: string, session: string | undefined): Promise<void> {
    await this.page.setViewportSize({ width, height: width < 700 ? 800 : 900 })
    await this.#context.clearCookies()
    if (session !== undefined) await this.#context.addCookies([{ name: 'session', value: session, url }])
    this.#complaints.length = 0
    this.#answer = undefined
  }

  async seen(): Promise<Played> {
    if (!this.#answer) throw new Error('opened nothing')
    const { page } = this
    const answer = this.#answer
    const [route, html] = await Promise.all([answer.headerValue('x-route'), answer.text()])
    return { page, status: answer.status(), route: route ?? '', html, complaints: this.#complaints }
  }

  close(): Promise<void> {
    return this.#context.close()
  }
}
