import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../src/app.tsx'
import { addPlan } from './support/asked.ts'
import { type House, makeHouse } from './support/house.ts'
import { PlainBrowser } from './support/plain-browser.ts'
import { buildTown, type Town } from './support/town.ts'

// Who follows the links of the house never meets a refusal, and always finds the way back and the way out.

const most = 120
/** One page of each kind is enough: what an id stands for makes no other page. */
const kindOf = (path: string) =>
  path
    .replace(/[#].*$/, '')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27,}/g, ':id')
    .replaceAll(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/g, ':number')
    .replaceAll(/=[^&]*/g, '=')

const linksIn = (html: string): string[] =>
  [...html.matchAll(/<a\b[^>]*\shref="(\/[^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))

/** The short run follows two of four. */
const deep = process.env['STEPS'] !== undefined

describe('the ways through the house', () => {
  let house: House
  let app: App
  let town: Town

  before(async () => {
    house = await makeHouse()
    town = await buildTown(house, { claimed: true })
    app = await house.app()
    await addPlan(house, town.near.locationId, 3)
  })
  after(() => house.close())

  /** Follows every link from `start` on. @returns the pages, and what was refused with where its link stood */
  async function walk(browser: PlainBrowser, start: string) {
    const seen = new Set([kindOf(start)])
    const pages: { path: string; html: string; text: string }[] = []
    const refused: string[] = []
    const ahead = [{ path: start, from: 'the start' }]
    for (const { path, from } of ahead) {
      if (pages.length + refused.length >= most) break
      let page = await browser.get(path)
      if (page.location?.startsWith('/')) page = await browser.get(page.location)
      if (page.status !== 200) refused.push(`${path} (${page.status}) from ${from}`)
      else pages.push({ path, ...page })
      for (const link of linksIn(page.html)) {
        if (seen.has(kindOf(link)) || /\.(pdf|css|js)$|[?&]taal=/.test(link)) continue
        seen.add(kindOf(link))
        ahead.push({ path: link, from: path })
      }
    }
    return { pages, refused }
  }

  test('who came by a mail link sees for whom he acts, finds his list and the way out on every page', async (t) => {
    const { rows } = await house.owner.query<{ name: string }>('select name from locations.location where id = $1', [
      town.near.locationId,
    ])
    const { pages, refused } = await walk(new PlainBrowser(app.web, town.near.keeper), '/werk/vragen')
    assert.deepEqual(refused, [])
    for (const { path, html, text } of pages) {
      assert.ok(text.includes(`${rows[0]?.name} · via de link`), `${path} says for whom he acts`)
      assert.ok(linksIn(html).includes('/werk/vragen'), `${path} leads back to his list`)
      assert.match(html, /action="\/uitloggen"/, `${path} has a way out`)
    }
    t.diagnostic(`${pages.length} pages: ${pages.map(({ path }) => kindOf(path)).join(' ')}`)
  })

  test('no link leads who works here to a refusal', async (t) => {
    const { manager, organiser, officer } = town.near
    const everybody = { manager, officer, ...(deep ? { organiser, operator: town.operator } : {}) }
    for (const [who, { cookie }] of Object.entries(everybody)) {
      const { pages, refused } = await walk(new PlainBrowser(app.web, cookie), '/')
      assert.deepEqual(refused, [], who)
      t.diagnostic(`${who}: ${pages.length} pages`)
    }
  })
})
