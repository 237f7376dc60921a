import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { buildSpeaking, type Speaking } from '../../../../tests/support/speaking.ts'
import { usualTold } from '../../../../tests/support/told.ts'
import { receiveReaction } from '../speak/speak-actions.ts'
import { subjectByKey } from '../speak/subject-queries.ts'
import { isWorkingHour, warningOn } from './warning.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

describe('when a date is told', () => {
  const cases: readonly [string, string, string | undefined, string][] = [
    ['2026-11-23', '2026-11-30', undefined, 'five working days left'],
    ['2026-11-25', '2026-11-30', 'soon', 'three working days left'],
    ['2026-11-26', '2026-11-30', undefined, 'two left: told yesterday'],
    ['2026-11-27', '2026-11-30', 'soon', 'one left, a weekend in between'],
    ['2026-11-30', '2026-11-30', 'today', 'the day itself'],
    ['2026-12-01', '2026-11-30', 'late', 'the day after'],
  ]
  for (const [today, due, expected, why] of cases)
    test(`on ${today} of ${due}: ${expected ?? 'nothing'} (${why})`, () =>
      assert.equal(warningOn('nl', day(today), day(due)), expected))

  const hours: readonly [string, boolean, string][] = [
    ['2026-11-25T08:00:00+01:00[Europe/Amsterdam]', true, 'a Wednesday at eight'],
    ['2026-11-25T07:59:00+01:00[Europe/Amsterdam]', false, 'before eight'],
    ['2026-11-25T18:00:00+01:00[Europe/Amsterdam]', false, 'six in the evening'],
    ['2026-11-28T11:00:00+01:00[Europe/Amsterdam]', false, 'a Saturday'],
    ['2026-12-25T11:00:00+01:00[Europe/Amsterdam]', false, 'Christmas'],
    ['2026-03-29T10:00:00+02:00[Europe/Amsterdam]', false, 'the Sunday on which the clock jumps'],
  ]
  for (const [at, expected, why] of hours)
    test(`${why}: people ${expected ? 'work' : 'rest'}`, () =>
      assert.equal(isWorkingHour('nl', Temporal.ZonedDateTime.from(at)), expected))
})

describe('the watch over dates', () => {
  let house: House
  let place: Speaking

  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2026-11-23T10:00:00+01:00')
    place = await buildSpeaking(house)
    const subject = await subjectByKey(house.platform.db.published, `opvang=${place.locationKey}`)
    assert.ok(subject?.holder)
    await receiveReaction(house.platform, {
      key: crypto.randomUUID(),
      channel: 'web',
      subject: { ...subject, holder: subject.holder },
      told: usualTold,
    })
  })
  after(() => house.close())

  const warnings = async (at: string): Promise<readonly string[]> => {
    house.clock.moveTo(at)
    await house.owner.query(`select graphile_worker.add_job('feedback_watch')`)
    await house.runJobs()
    const { rows } = await house.owner.query<{ to_address: string; body_text: string }>(
      `select to_address, body_text from platform.letter where kind = 'feedback.staff_warning' order by created_at, to_address`,
    )
    return rows.map(({ to_address, body_text }) => `${to_address}: ${/^.*-.*: .*$/m.exec(body_text)?.[0] ?? body_text}`)
  }

  test('is told once a day, in working hours only, with the reason in words', async () => {
    assert.deepEqual(await warnings('2026-11-25T06:30:00+01:00'), [], 'before the house opens')
    const first = await warnings('2026-11-25T09:07:00+01:00')
    assert.equal(first.length, 2, 'both who coordinate')
    for (const words of first) assert.match(words, /behandelaar noemen uiterlijk maandag 30 november 2026/)
    assert.equal((await warnings('2026-11-25T10:07:00+01:00')).length, 2, 'an hour later nobody is told again')
    assert.equal((await warnings('2026-11-28T10:07:00+01:00')).length, 2, 'nor on Saturday')
  })

  test('what is late is told every working day until somebody acts', async () => {
    const before = (await warnings('2026-11-30T09:07:00+01:00')).length
    const late = await warnings('2026-12-01T09:07:00+01:00')
    assert.equal(late.length, before + 2)
    assert.match(late.at(-1) ?? '', /Dit is te laat/)
  })

  test('a clock that jumps back tells nobody twice', async () => {
    const before = (await warnings('2026-12-01T15:07:00+01:00')).length
    assert.equal((await warnings('2026-12-01T09:30:00+01:00')).length, before)
  })
})
