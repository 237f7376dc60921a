import '../src/platform/temporal.ts'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { closeBrowser } from '../tests/support/browser.ts'
import { testCluster } from '../tests/support/postgres.ts'
import { allScenes } from '../tests/support/scenes.ts'
import type { Scene } from '../tests/support/scenes/scene.ts'
import { Stage, type Worlds } from '../tests/support/stage.ts'
import { emptyWorld, fullWorld, type Style, styles } from '../tests/support/worlds.ts'
import { buildAssets } from './build.ts'
import { contactSheets, fileName, type Picture } from './contact-sheets.ts'
import { shootManual } from './manual-shots.ts'

// Contact sheets for people to look at: every page in every state, in three house styles, on a desk and on a phone.
// `npm run pictures -- zoek` makes those with that word in the name or route. `pictures/pages` keeps each in full size.
// `npm run pictures -- --manual` makes those of the manual and the README, in docs/pictures.

const folder = 'pictures'

/** What lies below `tallest` is cut off; on a sheet a picture is this much smaller. */
const devices = {
  desk: { width: 1280, tallest: 2600, scale: 0.5 },
  phone: { width: 390, tallest: 3200, scale: 0.75 },
} as const
type Device = keyof typeof devices

interface Shot extends Picture {
  readonly scene: Scene
  readonly device: Device
}

async function makePictures(make: (worlds: Worlds, word: string) => Promise<string[]>, word: string): Promise<void> {
  await buildAssets()
  const worlds: Worlds = { full: await fullWorld(), empty: await emptyWorld() }
  for (const line of await make(worlds, word)) console.log(line)
  await Promise.all([worlds.full.close(), worlds.empty.close(), closeBrowser()])
  await (await testCluster()).stop()
  process.exit(0)
}

async function makeSheets(worlds: Worlds, word: string): Promise<string[]> {
  const scenes = allScenes.filter(({ name, route }) => `${name} ${route}`.includes(word))
  await mkdir(join(folder, 'pages'), { recursive: true })
  const shots = (await Promise.all(styles.map((style) => shootAll(scenes, worlds, style)))).flat()
  const addresses = [...new Set(scenes.map(addressOf))]
  const files: string[] = []
  for (const address of addresses) {
    const rows = scenes.filter((scene) => addressOf(scene) === address).flatMap((scene) => rowOf(scene, shots))
    files.push(...(await contactSheets(folder, address, rows)))
  }
  return files
}

/** The pages of one address belong together, however they came. */
const addressOf = ({ route }: Scene): string => route.split(' ')[1] ?? ''

async function shootAll(scenes: readonly Scene[], worlds: Worlds, style: Style): Promise<Shot[]> {
  const stage = new Stage(worlds, { style })
  const taken: Shot[] = []
  for (const scene of scenes) {
    for (const device of ['desk', 'phone'] as const) {
      try {
        taken.push(await shoot(stage, scene, device, style))
      } catch (error) {
        console.error(`${scene.name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
      }
    }
  }
  await stage.close()
  return taken
}

async function shoot(stage: Stage, scene: Scene, device: Device, style: Style): Promise<Shot> {
  const { width, tallest, scale } = devices[device]
  const { page } = await stage.play(scene, width)
  // The moving map comes when the browser has nothing else to do.
  await page.waitForLoadState('networkidle')
  const whole = await page.evaluate(() => document.documentElement.scrollHeight)
  const height = Math.min(whole, tallest)
  const file = join(folder, 'pages', `${fileName(scene.name)}.${style}.${device}.png`)
  await page.screenshot({ path: file, fullPage: true, clip: { x: 0, y: 0, width, height } })
  return { scene, device, file, width: width * scale, height: height * scale }
}

function nameOf(who: Scene['as']): string {
  if (typeof who === 'string') return who
  return 'familyOf' in who ? `the family of ${who.familyOf}` : `${who.panelMember} of the panel`
}

/** Three styles on the desk, then three on the phone. */
function rowOf(scene: Scene, shots: readonly Shot[]) {
  const own = shots.filter((shot) => shot.scene === scene)
  const pictures = (['desk', 'phone'] as const).flatMap((device) => own.filter((shot) => shot.device === device))
  const caption = `${scene.name} · ${scene.state} · ${scene.route} · ${nameOf(scene.as)}`
  return pictures.length > 0 ? [{ caption, pictures }] : []
}

const words = process.argv.slice(2)
const wish = words.find((word) => !word.startsWith('--')) ?? ''
await makePictures(words.includes('--manual') ? shootManual : makeSheets, wish)
