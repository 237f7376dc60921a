import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { allScenes } from '../tests/support/scenes.ts'
import { Stage, type Worlds } from '../tests/support/stage.ts'
import { type ManualPicture, manualPictures } from './manual-pictures.ts'

// The pictures of the manual and the README, out of the scenes that the tests play.

const folder = 'docs/pictures'

/** On a phone sharp enough to read, on a desk as wide as a text column shows. */
const devices = {
  phone: { width: 390, density: 1.5 },
  desk: { width: 1280, density: 1 },
} as const

/** Makes those with this word in the name of the file or of the scene; all of them, then no other stays. @returns what it wrote, in bytes */
export async function shootManual(worlds: Worlds, word: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  if (word === '') await sweep()
  const wanted = manualPictures.filter(({ file, scene }) => `${file} ${scene}`.includes(word))
  const written: string[] = []
  for (const group of Object.values(Object.groupBy(wanted, ({ device, style }) => `${device} ${style}`))) {
    written.push(...(await shootGroup(worlds, group ?? [])))
  }
  return written
}

/** What the list does not name any more. */
async function sweep(): Promise<void> {
  const listed = new Set(manualPictures.map(({ file }) => file))
  for (const file of await readdir(folder)) if (!listed.has(file)) await rm(join(folder, file))
}

/** Pictures for one device in one style share a window. */
async function shootGroup(worlds: Worlds, group: readonly ManualPicture[]): Promise<string[]> {
  const [first] = group
  if (!first) return []
  const stage = new Stage(worlds, { style: first.style, density: devices[first.device].density })
  const written: string[] = []
  for (const picture of group) {
    const image = await drawn(await shoot(stage, picture))
    await writeFile(join(folder, picture.file), image)
    written.push(`${picture.file} ${image.length}`)
  }
  await stage.close()
  return written
}

async function shoot(stage: Stage, { scene, device, height }: ManualPicture): Promise<Buffer> {
  const played = allScenes.find(({ name }) => name === scene)
  if (!played) throw new Error(`no scene is named ${scene}`)
  const { width } = devices[device]
  const { page } = await stage.play(played, width)
  await page.waitForLoadState('networkidle')
  const whole = await page.evaluate(() => document.documentElement.scrollHeight)
  const clip = { x: 0, y: 0, width, height: Math.min(whole, height) }
  return page.screenshot({ fullPage: true, clip })
}

/** A page has few colours: a palette holds them in a third of the bytes. */
const drawn = (image: Buffer): Promise<Buffer> =>
  sharp(image).png({ palette: true, quality: 80, effort: 10 }).toBuffer()
