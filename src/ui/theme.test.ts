import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wcagContrast } from 'culori'
import { assert as holds, nat, option, property, tuple } from 'fast-check'
import { buttonColour, contrastChecks, icon, ramp, themeCss } from './theme.ts'
import type { HouseStyle } from './view.ts'

const style: HouseStyle = {
  slug: 'voorbeeld',
  name: 'Gemeente Voorbeeld',
  brand: '#154273',
  accent: null,
  font: 'source-sans-3',
  radius: 6,
  logo: 'V',
  phone: null,
  hours: null,
}

const asset = (name: string) => `/assets/${name}`

const colour = tuple(nat(255), nat(255), nat(255)).map(
  (parts) => `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`,
)

test('every brand colour passes the nine pairs of the contrast gate', () => {
  holds(
    property(colour, option(colour), (brand, accent) => {
      const checks = contrastChecks({ brand, accent })
      assert.equal(checks.length, 9)
      assert.deepEqual(
        checks.filter((check) => !check.passes),
        [],
      )
    }),
    { numRuns: 500 },
  )
})

test('tags, badges, menu items and tinted panels stay readable in every brand colour', () => {
  holds(
    property(colour, (brand) => {
      const action = ramp(brand)
      const neutral = ramp(brand, { neutral: true })
      assert.ok(wcagContrast(action['color-default'], action['bg-active']) >= 4.5, 'link on a chosen chip')
      assert.ok(wcagContrast(neutral['color-subtle'], action['bg-default']) >= 4.5, 'quiet text on a brand tint')
      assert.ok(wcagContrast(neutral['color-active'], neutral['bg-active']) >= 4.5, 'plain tag')
      assert.ok(wcagContrast(action['color-hover'], action['bg-hover']) >= 4.5, 'button under the pointer')
    }),
    { numRuns: 500 },
  )
})

test('a dark brand keeps its own colour on buttons, a light one is made darker', () => {
  assert.equal(buttonColour('#154273'), '#154273')
  assert.notEqual(buttonColour('#ffcc00'), '#ffcc00')
  assert.ok(wcagContrast(buttonColour('#ffffff'), '#ffffff') >= 4.5)
})

test('the same house style gives the same bytes', () => {
  assert.equal(themeCss(style, asset), themeCss({ ...style }, asset))
})

test('the style sheet names the fonts at the addresses of the built files', () => {
  assert.match(themeCss(style, asset), /url\(\/assets\/source-sans-3\.woff2\)/)
})

test('the sign of the house holds letters and digits only', () => {
  const picture = decodeURIComponent(icon({ brand: '#154273', logo: '<b>' }))
  assert.match(picture, />b<\/text>/)
  assert.doesNotMatch(picture, /<b>/)
})

test('a brand that is no colour is refused by name', () => {
  assert.throws(() => buttonColour('mooi blauw'), /Not a colour: mooi blauw/)
})
