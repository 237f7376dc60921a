import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { h } from 'preact'
import type { Text } from '../text-keys.ts'
import { Form } from './form.tsx'
import { GalleryPage } from './gallery-page.tsx'
import { Page } from './page.tsx'
import { renderPage, renderPart } from './render.tsx'
import { TextField } from './text-field.tsx'
import type { View } from './view.ts'

// The texts themselves are not what is tested here; the key stands for its text.
const t = ((key: string) => key) as Text

const view: View = {
  t,
  lang: 'nl',
  style: {
    slug: 'voorbeeld',
    name: 'Gemeente Voorbeeld',
    tagline: 'Loket kinderopvang',
    brand: '#154273',
    accent: null,
    font: 'figtree',
    radius: 6,
    logo: 'V',
    phone: '09 000 00 00',
    hours: null,
  },
  path: '/zoek?q=9000',
  nav: [{ href: '/zoek', label: 'Zoek opvang' }],
  footer: [{ href: '/privacy', label: 'Privacy' }],
  person: { name: 'Lieve Maes', organisation: 'Het loket' },
  signOutPath: '/uitloggen',
  asset: (name) => `/assets/${name}`,
  themeUrl: '/stijl/voorbeeld.css',
}

const gallery = renderPage(h(GalleryPage, {}), view)
const all = (pattern: RegExp, html = gallery) => [...html.matchAll(pattern)].map((match) => match[1] ?? '')
const ids = all(/ id="([^"]+)"/g)

test('the gallery is valid HTML', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      // The gallery shows two panels, and each brings a heading of the first level.
      'heading-level': 'off',
      // `role="list"` gives back to VoiceOver what `list-style: none` takes away; `role="table"` likewise on a phone.
      'no-redundant-role': 'off',
      'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button'] }],
      'no-inline-style': 'error',
      'no-implicit-button-type': 'off',
      'tel-non-breaking': 'off',
      'long-title': 'off',
      'void-style': 'off',
      'doctype-style': 'off',
    },
  })
  const report = await validator.validateString(gallery)
  const found = report.results.flatMap((result) =>
    result.messages.map((m) => `${m.line}:${m.column} ${m.ruleId} ${m.message}`),
  )
  assert.deepEqual(found, [])
})

test('no two elements share an id', () => {
  assert.equal(new Set(ids).size, ids.length)
})

test('every label, description and error link leads to something on the page', () => {
  const wanted = [
    ...all(/<label[^>]* for="([^"]+)"/g),
    ...all(/aria-labelledby="([^"]+)"/g),
    ...all(/href="#(f-[^"]+)"/g),
    ...all(/popovertarget="([^"]+)"/g),
    ...all(/aria-describedby="([^"]+)"/g).flatMap((list) => list.split(' ')),
  ]
  assert.ok(wanted.length > 40, `only ${wanted.length} references looked at`)
  assert.deepEqual(
    wanted.filter((id) => !ids.includes(id)),
    [],
  )
})

test('nothing in the gallery needs more than the content security policy allows', () => {
  assert.doesNotMatch(gallery, /<[^>]+ (style|on\w+|hx-on[^=]*)=/)
  assert.doesNotMatch(gallery, /javascript:|js:/)
})

test('a page with mistakes says so in its title', () => {
  const errors = [{ field: 'name', message: 'Vul de naam in' }]
  const html = renderPage(h(Page, { title: 'Over uw kind', errors, children: null }), view)
  assert.match(html, /<title>ui.error.prefix: Over uw kind – Loket kinderopvang – Gemeente Voorbeeld<\/title>/)
  assert.match(html, /<a href="#f-name">Vul de naam in<\/a>/)
})

test('a field finds its own error and what was typed in it by its name', () => {
  const field = h(TextField, { name: 'name', label: 'Naam', hint: 'Zoals op de akte' })
  const html = renderPart(
    h(Form, {
      action: '/',
      errors: [{ field: 'name', message: 'Vul de naam in' }],
      values: { name: 'N<o>or' },
      children: field,
    }),
    view,
  )
  assert.match(html, /value="N&lt;o>or"/)
  assert.match(html, /aria-describedby="f-name-hint f-name-error"/)
  assert.match(html, /aria-invalid="true" aria-required="true"/)
  assert.doesNotMatch(html, / required/)
})

test('a search form asks for nothing, so no field is required or called optional', () => {
  const field = h(TextField, { name: 'q', label: 'Postcode', optional: true })
  const html = renderPart(h(Form, { action: '/zoek', method: 'get', children: field }), view)
  assert.doesNotMatch(html, /aria-required|ui.optional/)
  assert.match(html, /role="search"/)
})

test('a secret is never written back into a page', () => {
  const field = h(TextField, { name: 'password', label: 'Wachtwoord', type: 'password' })
  const html = renderPart(h(Form, { action: '/', values: { password: 'geheim' }, children: field }), view)
  assert.doesNotMatch(html, /geheim/)
})
