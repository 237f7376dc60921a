import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { htmlToText, tidy } from './html-to-text.ts'

const cases: readonly (readonly [string, string, string])[] = [
  ['paragraphs become lines', '<p>Een.</p><p>Twee.</p>', 'Een.\n\nTwee.'],
  ['a break is a break', 'Een<br>twee<br/>drie', 'Een\ntwee\ndrie'],
  ['lists keep their signs', '<ul><li>jas</li><li>tas</li></ul>', '- jas\n\n- tas'],
  ['what is not seen is gone', '<style>p{}</style><script>alert("<p>x</p>")</script>Tekst<!-- geheim -->', 'Tekst'],
  ['a script that never ends takes the rest', 'Tekst<script>alert(1)', 'Tekst'],
  ['signs by name and number', '&euro;&nbsp;5 &amp; caf&eacute; &#233; &#x20ac; &Eacute;', '€ 5 & café é € É'],
  ['what only looks like a sign stays', '&onbekend; A&B', '&onbekend; A&B'],
  ['a sign is not read twice', '&amp;lt;script&amp;gt;', '&lt;script&gt;'],
  ['a smaller-than stays', 'als a < b dan', 'als a < b dan'],
  ['half a tag is no text', 'Tekst <img src="https://spion.example/x"', 'Tekst'],
  ['nothing', '', ''],
]

describe('a page as plain text', () => {
  for (const [what, html, text] of cases) test(what, () => assert.equal(htmlToText(html), text))
  test('invisible signs that turn the direction are taken out', () =>
    assert.equal(tidy('rekening\u202Efdp.exe\u200b \u0000einde  \r\n\r\n\r\n\r\nja'), 'rekeningfdp.exe einde\n\nja'))
})
