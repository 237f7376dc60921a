import { rm, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { theBrowser } from '../tests/support/browser.ts'

/** One picture of a page, and how large it is shown. */
export interface Picture {
  readonly file: string
  readonly width: number
  readonly height: number
}

/** Pictures that belong together, side by side under a caption. */
export interface Row {
  readonly caption: string
  readonly pictures: readonly Picture[]
}

/** Higher sheets are hard to open and hard to look at. */
const tallest = 3900
const captionHeight = 60

/** Puts the rows on as many sheets as it takes. @returns their files */
export async function contactSheets(folder: string, name: string, rows: readonly Row[]): Promise<string[]> {
  const files: string[] = []
  for (const [index, sheet] of spread(rows).entries()) {
    files.push(await compose(folder, `${fileName(name)}-${index + 1}`, name, sheet))
  }
  return files
}

/** For a file: letters and digits of a name. */
export const fileName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '') || 'start'

function spread(rows: readonly Row[]): Row[][] {
  const sheets: Row[][] = []
  let room = 0
  for (const row of rows) {
    const height = captionHeight + Math.max(...row.pictures.map((picture) => picture.height))
    if (height > room) {
      sheets.push([])
      room = tallest
    }
    sheets.at(-1)?.push(row)
    room -= height
  }
  return sheets
}

/** A page of pictures, pictured itself. */
async function compose(folder: string, name: string, title: string, rows: readonly Row[]): Promise<string> {
  const source = join(folder, `${name}.html`)
  await writeFile(source, sheetHtml(title, rows))
  const widest = Math.max(...rows.map(({ pictures }) => pictures.reduce((sum, { width }) => sum + width + 14, 40)))
  const page = await (await theBrowser()).newPage({ viewport: { width: Math.ceil(widest), height: 400 } })
  await page.goto(`file://${resolve(source)}`)
  const file = join(folder, `${name}.png`)
  await page.screenshot({ path: file, fullPage: true })
  await page.close()
  await rm(source)
  return file
}

const sheetHtml = (title: string, rows: readonly Row[]) => `<!doctype html>
<meta charset="utf-8">
<style>
  body { font: 20px sans-serif; margin: 20px; background: #ddd }
  h1 { font-size: 28px; margin: 0 }
  h2 { font-size: 20px; margin: 16px 0 8px }
  div { display: flex; align-items: start; gap: 12px }
  img { border: 1px solid #666; background: white }
</style>
<h1>${escaped(title)}</h1>
${rows.map(rowHtml).join('\n')}`

const rowHtml = ({ caption, pictures }: Row) => `<h2>${escaped(caption)}</h2>
<div>${pictures.map(({ file, width }) => `<img src="pages/${basename(file)}" width="${width}" alt="">`).join('')}</div>`

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
