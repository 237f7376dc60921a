import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { axeFaults, htmlFaults, overflow } from './support/browser.ts'
import { plantedKinds } from './support/planted.ts'
import { scenes } from './support/scenes.ts'
import { opens, type Scene } from './support/scenes/scene.ts'
import { type Played, Stage, type Worlds } from './support/stage.ts'
import { emptyWorld, fullWorld, type Style, styles } from './support/worlds.ts'

/**
 * Every page, in every state, in three house styles, at three widths, with and without script: axe finds nothing, nothing makes
 * the page wider than its window, the HTML is valid, the browser complains about nothing. `npm test` opens one page in six
 * with script, in one of the three styles, at every width, with axe at one of them, and some of the others without, so that the whole run
 * stays short; `npm run test:deep` looks at every state in all nine pairs, and without script.
 */
const everyPair = process.env['STEPS'] !== undefined
const widths = [320, 390, 1280] as const
type Width = (typeof widths)[number]

/** French and English are longer or shorter than Dutch in other places. */
const locales: Readonly<Record<Style, string>> = { zonneveld: 'nl-BE', lindebeke: 'fr-BE', waterdam: 'en-GB' }

let worlds: Worlds

const looked = { axe: 0, width: 0, html: 0, console: 0, withoutScript: 0 }

/** In the short run each page in two of its states: full, and one of the others, which differs from page to page. The deep run plays all. */
const pairs = [...Map.groupBy(scenes, ({ route }) => route.split(' ')[1] ?? route).values()].map(twoOf)

function twoOf(ofOnePage: readonly Scene[], index: number): readonly Scene[] {
  const first = ofOnePage.find(({ state }) => state === 'full') ?? ofOnePage[0]
  const others = ofOnePage.filter((scene) => scene.state !== first?.state)
  return [first, others[index % Math.max(1, others.length)] ?? first].filter((scene) => scene !== undefined)
}

/** Of each pair one, by turns the full page; the other turn gives those that this one leaves. */
const ofEachPair = (turn: 0 | 1) => pairs.flatMap((pair, index) => pair[(index + turn) % 2] ?? [])
/** One page in six with script; of the others some are opened without, forms that were sent first of all. */
const played = everyPair ? scenes : ofEachPair(0).filter((_, index) => index % 6 === 0)
const isSent = ({ route }: Scene) => route.startsWith('POST')
const playedWithout = everyPair
  ? scenes
  : ofEachPair(1).filter((scene, index) => index % 12 === (isSent(scene) ? 2 : 6))

async function lookAtAll(style: Style, turn: number): Promise<string[]> {
  const stage = new Stage(worlds, { style, locale: locales[style] })
  const faults: string[] = []
  for (const [index, scene] of played.entries()) {
    const turnToRead = turn === index % styles.length
    if (!everyPair && !turnToRead) continue
    // In the short run too, each style meets each width.
    const first = widths[(turn + Math.floor(index / styles.length)) % widths.length] ?? 1280
    const contrast = everyPair || Math.floor(index / styles.length) % 3 === 0
    const found = await lookAt(stage, scene, first, { axeAt: everyPair ? widths : [first], contrast, html: turnToRead })
    faults.push(...found.map((fault) => `${scene.name} (${style}): ${fault}`))
  }
  await stage.close()
  return faults
}

interface Looks {
  readonly axeAt: readonly Width[]
  /** The short run measures contrast on every third page: a page hardly has colours of its own, and theme.test.ts holds those of the styles. */
  readonly contrast: boolean
  readonly html: boolean
}

/** Everything there is to say about one page in one style; the HTML is the same in each, so it is read in one. */
async function lookAt(stage: Stage, scene: Scene, first: Width, { axeAt, contrast, html }: Looks) {
  return watched(stage, scene, first, async (seen) => {
    const faults = html ? await htmlFaults(seen.html) : []
    faults.push(...seen.complaints)
    looked.console += 1
    looked.html += html ? 1 : 0
    for (const width of [first, ...widths.filter((other) => other !== first)]) {
      await seen.page.setViewportSize({ width, height: 900 })
      const found = [...(await tooWide(seen)), ...(axeAt.includes(width) ? await axeFaults(seen.page, contrast) : [])]
      looked.axe += axeAt.includes(width) ? 1 : 0
      faults.push(...found.map((fault) => `at ${width}: ${fault}`))
    }
    return faults
  })
}

async function lookWithoutScript(some: readonly Scene[]): Promise<string[]> {
  const stage = new Stage(worlds, { style: 'zonneveld', javaScriptEnabled: false })
  const faults: string[] = []
  for (const scene of some) {
    const found = await watched(stage, scene, 320, async (seen) => {
      looked.html += 1
      return [...(await htmlFaults(seen.html)), ...seen.complaints, ...(await tooWide(seen))]
    })
    looked.withoutScript += 1
    faults.push(...found.map((fault) => `${scene.name} without script: ${fault}`))
  }
  await stage.close()
  return faults
}

/** A scene that cannot be played is a fault as well, and the next one is played all the same. */
async function watched(stage: Stage, scene: Scene, width: Width, look: (seen: Played) => Promise<string[]>) {
  try {
    return await look(await stage.play(scene, width))
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

async function tooWide({ page }: Played): Promise<string[]> {
  looked.width += 1
  const pixels = await overflow(page)
  return pixels > 0 ? [`${pixels} px wider than the window`] : []
}

describe('pages', () => {
  before(async () => {
    const [full, empty] = await Promise.all([fullWorld(), emptyWorld()])
    worlds = { full, empty }
  })
  after(async () => {
    await worlds.full.close()
    await worlds.empty.close()
  })

  describe('every page, whoever looks and however', () => {
    test('is accessible, fits, is valid and keeps to the security policy', async (t) => {
      const faults = await Promise.all(styles.map((style, index) => lookAtAll(style, index)))
      t.diagnostic(
        `${played.length} of ${scenes.length} pages, ${everyPair ? 'each' : 'shared out'} over ${styles.length} house styles: axe ${looked.axe} times, width ${looked.width} times, ` +
          `console ${looked.console} times, HTML ${looked.html} times`,
      )
      assert.deepEqual(faults.flat(), [])
    })

    test('opens and can be used without script', async (t) => {
      const halves = [0, 1].map((half) => playedWithout.filter((_, index) => index % 2 === half))
      const faults = await Promise.all(halves.map(lookWithoutScript))
      t.diagnostic(`${looked.withoutScript} of ${scenes.length} pages without script`)
      assert.deepEqual(faults.flat(), [])
    })
  })

  describe('the eyes of these tests', () => {
    const expected: Readonly<Record<string, RegExp>> = {
      'picture without text': /image-alt/,
      'too wide': /px wider than the window/,
      'double id': /no-dup-id/,
      'inline script': /Content Security Policy/,
      'pale text': /color-contrast/,
      'two fields of one name': /form-dup-name/,
    }
    for (const kind of plantedKinds) {
      test(kind === 'none' ? 'leave a good page in peace' : `see: ${kind}`, async () => {
        const stage = new Stage(worlds, { style: 'zonneveld' })
        const go = opens(`/repetitie/gebrek/${encodeURIComponent(kind)}`)
        const scene: Scene = { name: kind, route: 'GET /repetitie/gebrek/:kind', state: 'full', as: 'visitor', go }
        const faults = await lookAt(stage, scene, 320, { axeAt: [320], contrast: true, html: true })
        await stage.close()
        const sought = expected[kind]
        if (sought) assert.match(faults.join('\n'), sought)
        else assert.deepEqual(faults, [])
      })
    }
  })
})
