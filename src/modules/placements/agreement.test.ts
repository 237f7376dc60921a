import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inForce } from '../../lib/law.ts'
import { agreementLines, agreementRubrics, sheetOf } from './agreement.ts'

const today = Temporal.PlainDate.from('2026-11-22')
const rubrics = (land: 'vl' | 'nl') => inForce(agreementRubrics, land, today).value

test('the Flemish sheet has every rubric of the model, in its order', () => {
  assert.deepEqual(
    rubrics('vl').map(({ name }) => name),
    ['parties', 'period', 'plan', 'price', 'deposit', 'child', 'notice', 'signatures'],
  )
  const lines = rubrics('vl').flatMap(({ lines }) => lines)
  for (const line of [
    'organiser-number',
    'contract-holder-address',
    'respite-days',
    'child-birth-place',
    'notice-term',
  ])
    assert.ok(
      lines.some((one) => one === line),
      line,
    )
})

test('the Dutch sheet names the number in the register and the disputes board', () => {
  const lines = rubrics('nl').flatMap(({ lines }) => lines)
  assert.ok(lines.includes('register'))
  assert.ok(lines.includes('complaints'))
})

test('what is known is filled in, what is not is a blank', () => {
  const [parties] = sheetOf(rubrics('vl'), { location: 'De Kikkerpoel', organiser: '' })
  const value = (line: string) => parties?.lines.find((one) => one.line === line)?.value
  assert.equal(value('location'), 'De Kikkerpoel')
  assert.equal(value('organiser'), null)
  assert.equal(value('child'), null)
})

test('no line stands twice on a sheet, and each belongs to one', () => {
  for (const land of ['vl', 'nl'] as const) {
    const lines = rubrics(land).flatMap(({ lines }) => lines)
    assert.equal(new Set(lines).size, lines.length)
  }
  const used = new Set((['vl', 'nl'] as const).flatMap((land) => rubrics(land).flatMap(({ lines }) => lines)))
  assert.deepEqual([...used].sort(), [...agreementLines].sort())
})
