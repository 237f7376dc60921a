import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import chromium from '@sparticuz/chromium'
import { HtmlValidate, type ResolvedConfig, StaticConfigLoader } from 'html-validate'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium as playwright,
  type Page,
} from 'playwright-core'

/** One real browser for the whole run, from the npm package, so that a bare machine has it too. */
let browser: Promise<Browser> | undefined

// In one process the first window that closes takes the browser with it, and one core does all the work.
// The package also lifts the same-origin policy, for scrapers; ours must meet the browser that people have.
// And it draws as for a screen with 3D, in software: that costs more than everything else together; and starts each process from nothing.
const unwanted = new Set([
  '--single-process',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--in-process-gpu',
  '--ignore-gpu-blocklist',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--no-zygote',
])

export function theBrowser(): Promise<Browser> {
  browser ??= (async () =>
    playwright.launch({
      executablePath: await chromium.executablePath(),
      args: [
        ...chromium.args.filter((word) => !unwanted.has(word)),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-sync',
        '--disable-extensions',
        '--disable-software-rasterizer',
        // Pages of one site share a process: to start one takes as long as to look at a page.
        '--process-per-site',
      ],
      headless: true,
    }))()
  return browser
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close()
  browser = undefined
}

export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 900 } }

/** A visitor with a browser of his own; what the browser complains about is kept. */
export interface Visitor {
  readonly context: BrowserContext
  readonly page: Page
  /** Errors on the console, refused by the content security policy or not. */
  readonly complaints: string[]
}

export async function visitor(options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await (await theBrowser()).newContext({ locale: 'nl-BE', ...options })
  // For what hangs, not for what is slow.
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    // A form that was not right comes back as 422, which the browser calls an error: that is how it should be.
    const expected = /status of (4\d\d)/.test(message.text())
    if (message.type() === 'error' && !expected) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return { context, page, complaints }
}

export const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Where a house under test serves axe. */
export const axePath = '/repetitie/axe.js'

/** What axe finds against WCAG 2.2 AA, one line each. Contrast takes it half of its time. */
export async function axeFaults(page: Page, contrast = true): Promise<string[]> {
  await page.addScriptTag({ url: axePath })
  const violations = await page.evaluate(async (withContrast) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResult> } }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const rules = { 'color-contrast': { enabled: withContrast } }
    const result = await axe.run({ runOnly: { type: 'tag', values: tags }, rules, resultTypes: ['violations'] })
    return result.violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.target.join(' ')) }))
  }, contrast)
  return violations.map(({ id, where }) => `${id}: ${where.slice(0, 3).join(' · ')}`)
}

interface AxeResult {
  violations: { id: string; nodes: { target: string[] }[] }[]
}

/** Every page is held against the same rules: put together once, which takes longer than to read a small page. */
class OneSetOfRules extends StaticConfigLoader {
  #rules: ResolvedConfig | Promise<ResolvedConfig> | undefined

  override getConfigFor(page: string): ResolvedConfig | Promise<ResolvedConfig> {
    this.#rules ??= super.getConfigFor(page)
    return this.#rules
  }
}

const rules = new OneSetOfRules({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // Preact writes void elements and attributes in its own valid way.
    'void-style': 'off',
    'doctype-style': 'off',
    // A button without a type sends its form, which is what ours are for.
    'no-implicit-button-type': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    // A list without bullets loses its role in Safari unless it is said again.
    'no-redundant-role': 'off',
    'require-sri': 'off',
    'tel-non-breaking': 'off',
    'prefer-native-element': 'off',
    // The summary of what is wrong stands above the heading of the page, where a reader finds it first.
    'heading-level': ['error', { minInitialRank: 'h2' }],
    // Two buttons of one form may say which one was pressed.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button'] }],
  },
})
const htmlValidate = new HtmlValidate(rules)

export async function htmlFaults(html: string): Promise<string[]> {
  const report = await htmlValidate.validateString(html)
  return report.results.flatMap((result) =>
    result.messages.map((m) => `${m.ruleId}: ${m.message} (line ${m.line}:${m.column})`),
  )
}

/** How many pixels a page is wider than its window: more than zero is a sideways scroll bar. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
