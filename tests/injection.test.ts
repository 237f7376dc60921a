import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../src/app.tsx'
import { filled, formsIn, type FoundForm } from './support/forms.ts'
import { type House, makeHouse } from './support/house.ts'
import { injections, oddBodies } from './support/injections.ts'
import { buildTown, everyRole, type Town } from './support/town.ts'

/**
 * Every form that anybody can reach, filled in by who means harm. Forms are found by walking: each role from its pages along their links,
 * each kind of page once. Nothing may fail; and what was kept stands everywhere as words.
 * The short run gives each form one kind of words, by turns; the deep run all of them.
 */
const deep = process.env['STEPS'] !== undefined
const kinds = Object.entries(injections)
const odd = Object.entries(oddBodies)

/** Ends the session of who walks, leaves the house, or stands in the town without its values. */
const left =
  /^\/(uitloggen|assets|foto|dev)|^\/werk\/sessies|taal=|^\/werk\/mensen|^\/inloggen\/met|^\/werk\/tarieven\/[\da-f]{8}-/

/** Those who write most, and read most of what others wrote. */
const shortRoles = new Set(['anonymous', 'family', 'reporter', 'desk worker', 'complaint coordinator'])
/** Fits where a long text does not. */
const modest = '="><kwaad-teken onfocus="kwaad()'

interface Found {
  readonly form: FoundForm
  readonly role: string
  readonly cookie: string
}

describe('words that want to be more', { timeout: 900_000 }, () => {
  let house: House
  let app: App
  let town: Town
  let roles: readonly (readonly [string, string])[]
  let asked = 0
  const forms = new Map<string, Found>()
  const faults: string[] = []

  before(async () => {
    house = await makeHouse()
    app = await house.app()
    town = await buildTown(house, { claimed: true })
    roles = everyRole(town).filter(([role]) => deep || shortRoles.has(role))
  })
  after(() => house?.close())

  const ask = async (method: 'GET' | 'POST', url: string, cookie: string, payload?: string) => {
    asked += 1
    const answer = await app.web.inject({
      method,
      url,
      remoteAddress: `10.${asked >> 16}.${(asked >> 8) & 255}.${asked & 255}`,
      headers: { cookie, 'sec-fetch-site': 'same-origin', ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) }, // prettier-ignore
      ...(payload === undefined ? {} : { payload }),
    })
    if (answer.statusCode >= 500) faults.push(`${answer.statusCode} ${method} ${patternOf(url)}`)
    return answer
  }

  /** Every kind of page that this role can come to. */
  const walk = async (cookie: string, look: (url: string, html: string) => void, shown = new Set<string>()) => {
    const starts = app.routes.filter(({ method, url }) => method === 'GET' && !/[:*]/.test(url)).map(({ url }) => url)
    const [waiting, tried] = [[...starts], new Set(shown)]
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      if (tried.has(patternOf(url)) || left.test(url)) continue
      tried.add(patternOf(url))
      const { statusCode, body, headers } = await ask('GET', url, cookie)
      if (statusCode !== 200) continue
      shown.add(patternOf(url))
      look(url, body)
      if (!String(headers['content-type']).startsWith('text/html')) continue
      for (const [, href = ''] of body.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g))
        waiting.push(href.replaceAll('&amp;', '&'))
    }
  }

  test('every form is found', async (t) => {
    const seen = new Set<string>()
    for (const [role, cookie] of roles) {
      const look = (url: string, html: string) => formsIn(html, url).forEach((form) => keep({ form, role, cookie }))
      // In the short run who comes later looks at what nobody saw before.
      await walk(cookie, look, deep ? undefined : seen)
    }
    assert.ok(forms.size > 25, `${forms.size} forms`)
    assert.deepEqual(faults, [])
    t.diagnostic(`${forms.size} forms, found by ${roles.length} roles on ${asked} pages`)
  })

  const keep = ({ form, role, cookie }: Found) => {
    if (left.test(form.action) || form.files || form.fields.some(({ kind }) => kind === 'password')) return
    const name = `${patternOf(form.action)} ${form.fields.map((one) => one.name).filter((one) => !/\d|-/.test(one)).join(' ')}` // prettier-ignore
    if (!forms.has(name)) forms.set(name, { form, role, cookie })
  }

  test('none of them fails, whatever stands in its fields', async (t) => {
    const seen = new Map<number, number>()
    // Forms that an answer leads to join the row: a map goes on to what is added.
    let turn = 0
    const wrong: string[] = []
    for (const { form, role, cookie } of forms.values()) {
      turn += 1
      const some = deep ? kinds : [kinds[turn % kinds.length] ?? ['', '']]
      for (const words of [...some.map(([, one]) => one), modest]) {
        const { statusCode, body } = await ask('POST', form.action, cookie, new URLSearchParams(filled(form, words)).toString()) // prettier-ignore
        seen.set(statusCode, (seen.get(statusCode) ?? 0) + 1)
        if (forms.size < 400) for (const next of formsIn(body, form.action)) keep({ form: next, role, cookie })
        wrong.push(...activeIn(body).map((what) => `${patternOf(form.action)}: ${what}`))
        // Taken: a second time would only undo it.
        if (statusCode === 303 && !deep) break
      }
      const names = form.fields.map(({ name }) => name)
      for (const [, bodyOf] of deep ? odd : [odd[turn % odd.length] ?? ['', () => '']]) {
        const { statusCode } = await ask('POST', form.action, cookie, bodyOf(names))
        seen.set(statusCode, (seen.get(statusCode) ?? 0) + 1)
      }
    }
    assert.deepEqual([wrong, [...new Set(faults)]], [[], []])
    assert.ok(Number(seen.get(303)) > 3, JSON.stringify([...seen]))
    t.diagnostic(`${forms.size} forms: ${JSON.stringify([...seen])}`)
  })

  test('what was kept stands on every page as words, and in every list as a cell', async (t) => {
    const wrong: string[] = []
    let [held, pages] = [0, 0]
    const look = (url: string, text: string) => {
      pages += 1
      if (text.includes('kwaad')) held += 1
      if (!url.includes('.pdf')) wrong.push(...activeIn(text).map((what) => `${patternOf(url)}: ${what}`))
      if (url.includes('.csv')) wrong.push(...formulasIn(text).map((cell) => `${patternOf(url)}: ${cell}`))
    }
    const seen = new Set<string>()
    for (const [, cookie] of roles) await walk(cookie, look, deep ? undefined : seen)
    assert.deepEqual([wrong, [...new Set(faults)]], [[], []])
    assert.ok(held > 0, `${held} of ${pages} pages hold it`)
    t.diagnostic(`${held} of ${pages} pages hold what was typed`)
  })

  test('letters have no line more in their heads, and what is printed is printed', async (t) => {
    await house.runJobs()
    assert.deepEqual(house.jobFailures, [])
    interface Letter {
      readonly kind: string
      readonly head: string
      readonly body_html: string
    }
    const { rows } = await house.owner.query<Letter>(
      `select kind, concat(subject, to_address, reply_to) as head, body_html from platform.letter`,
    )
    for (const { kind, head, body_html: html } of rows) {
      assert.doesNotMatch(head, /[\r\n\0]/, kind)
      assert.deepEqual(activeIn(html), [], kind)
    }
    const held = rows.filter(({ head, body_html: html }) => `${head}${html}`.includes('kwaad')).length
    assert.ok(held > 0)
    t.diagnostic(`${rows.length} letters, ${held} of them hold it`)
  })
})

/** What a browser would make of our words, had they not been escaped. */
const activeIn = (html: string): string[] => [
  ...(html.match(
    /<kwaad-teken|<script>kwaad|<img src=x|<!--kwaad|href="\s*javascript:|"[^"<>]*" (?:onfocus|onerror)="kwaad/gi,
  ) ?? []),
]

const formulasIn = (csv: string): string[] => csv.split(/[;\r\n]/).filter((cell) => /^"?[\s]*[=+@-](?!\d+([.,]\d+)*"?$)./.test(cell)) // prettier-ignore

/** The same for all objects of a kind. */
const patternOf = (url: string): string => {
  const [path = '', query = ''] = url.split('?')
  const names = [...new URLSearchParams(query).keys()].filter((name) => name.length < 20).toSorted()
  const pattern = path.replaceAll(/\/[^/]*\d[^/]*/g, '/:x').replaceAll(/\/[^/]*-(near|far)\b/g, '/:x')
  return names.length > 0 ? `${pattern}?${names.join('&')}` : pattern
}
