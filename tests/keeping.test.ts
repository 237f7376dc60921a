import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { goneOn, keepingOn, termRefusal } from '../src/lib/keeping.ts'
import { headKeys } from '../src/platform/audit-head.ts'
import { verifyAudit } from '../src/platform/audit-verify.ts'
import { sealAudit } from '../src/modules/audit/index.ts'
import { disputeRows, figureRows } from '../src/modules/feedback/index.ts'
import { reactionKeeping } from '../src/modules/feedback/rules.ts'
import { newId } from '../src/platform/tokens.ts'
import { type House, makeHouse } from './support/house.ts'
import {
  addClosedIncident,
  addClosedReaction,
  addEndedRequest,
  addLetter,
  canary,
  type KeptCase,
  rowsWith,
} from './support/kept.ts'
import { addSealed } from './support/sealed.ts'
import { addWorker, buildSpeaking, type Speaking, type Worker } from './support/speaking.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

describe('the terms of keeping', () => {
  test('count from the end, to the day, also from the day that a year does not have', () => {
    assert.equal(goneOn(day('2026-11-22'), { months: 120 }).toString(), '2036-11-22')
    assert.equal(goneOn(day('2028-02-29'), { months: 12 }).toString(), '2029-02-28')
  })

  test('a house decides within the bounds of its land, from a day to come', () => {
    const own = [{ fromOn: day('2027-01-01'), months: 180 }]
    const on = (text: string) => keepingOn(reactionKeeping, own, 'vl', day(text))?.months
    assert.deepEqual([on('2010-01-01'), on('2026-12-31'), on('2027-01-01')], [undefined, 120, 180])
    const refused = (months: number, from: string) =>
      termRefusal({ months, fromOn: day(from) }, { rules: reactionKeeping, own, land: 'vl', today: day('2026-11-22') })
    assert.deepEqual(
      [
        refused(60, '2027-02-01'),
        refused(300, '2027-02-01'),
        refused(144, '2026-11-22'),
        refused(144, '2027-01-01'),
        refused(144, '2027-02-01'),
      ],
      ['too_short', 'too_long', 'in_the_past', 'taken', undefined],
    )
  })
})

/** Closed half an hour past midnight on the 23rd, at the house; in London it is still the 22nd. */
const closed = '2026-11-22T23:30:00Z'

describe('what is over is wiped on its day', () => {
  let house: House
  let nl: Speaking
  let vl: Speaking
  let deskId: string
  let manager: Worker
  let sealed: string
  let copy: string
  const cases = {} as Record<'nl' | 'vl' | 'held' | 'escalated' | 'request' | 'open' | 'incident', KeptCase>

  before(async () => {
    house = await makeHouse()
    nl = await buildSpeaking(house)
    vl = await buildSpeaking(house, { land: 'vl', slug: 'organisator', registerId: '100200301' })
    deskId = newId()
    await house.owner.query(
      `insert into accounts.organisation (id, kind, land, slug, name, zone) values ($1, 'desk', 'nl', 'loket', 'Loket', 'Europe/Amsterdam')`,
      [deskId],
    )
    await house.owner.query(
      `insert into accounts.organisation (id, kind, land, slug, name, zone) values ($1, 'operator', 'nl', 'wij', 'Wij', 'Europe/Amsterdam')`,
      [newId()],
    )
    manager = await addWorker(house, { organisationId: vl.organiserId, name: 'Manon', role: 'organiser_manager' })
    cases.nl = await addClosedReaction(house, nl, 'nl', closed)
    cases.vl = await addClosedReaction(house, vl, 'vl', closed)
    cases.held = await addClosedReaction(house, nl, 'nl', closed)
    cases.escalated = await addClosedReaction(house, nl, 'nl', closed)
    cases.request = await addEndedRequest(house, nl, deskId, closed)
    cases.open = await addEndedRequest(house, nl, deskId, closed)
    cases.incident = await addClosedIncident(house, vl, closed)
    await house.owner.query(`update requests.choice set acts = 'desk', state = 'asked', due_on = '2027-01-01' where request_id = $1`, [cases.open.id]) // prettier-ignore
    await house.owner.query('update feedback.escalation set outcome_on = null where reaction_id = $1', [cases.escalated.id]) // prettier-ignore
    await hold(cases.held.id, nl, '2033-01-31')
    sealed = await addSealed(house, nl, { openness: 'confidential', words: canary })
    await house.owner.query(`update feedback.reaction set state = 'closed', acts = 'nobody', received_at = '2026-10-01', closed_at = $2 where id = $1`, [sealed, closed]) // prettier-ignore
    copy = await wordsOf(sealed)
    await sealAudit(house.platform.db)
  })
  after(() => house.close())

  const hold = (id: string, { organiserId, reader }: Speaking, until: string) =>
    house.owner.query(
      `insert into audit.hold (id, organisation_id, kind, subject_id, reason, set_by, set_at, until_on) values (gen_random_uuid(), $1, 'reaction', $2, $3, $4, now(), $5)`,
      [organiserId, id, canary, reader.personId, until],
    )

  /** Past midnight at the house, on that day, the job runs. */
  async function on(date: string): Promise<void> {
    house.clock.moveTo(`${date}T02:10:00Z`)
    await house.owner.query(`select graphile_worker.add_job('audit_wipe')`)
    await house.runJobs()
    assert.deepEqual(house.jobFailures, [])
  }

  const wipedOn = async ({ id }: KeptCase) =>
    (
      await house.owner.query<{ on: string | null }>(
        `select anonymised_on::text as on from feedback.reaction where id = $1 union all select anonymised_on::text from requests.request where id = $1
         union all select anonymised_on::text from supervision.incident where id = $1`,
        [id],
      )
    ).rows[0]?.on

  const figures = () =>
    house.platform.db.work(async (tx) => {
      const span = { from: day('2026-01-01'), until: day('2026-12-31') }
      // As a set: rows of one day have no order among themselves.
      const of = async (id: string) =>
        [...(await figureRows(tx, id, span)), ...(await disputeRows(tx, id, span))]
          .map((row) => JSON.stringify(row))
          .sort()
      return [await of(nl.organiserId), await of(vl.organiserId), await requestFigures()]
    })

  /** Recounted past everything of ours: what a yearly figure of requests is made of. */
  const requestFigures = async () =>
    (
      await house.owner.query(
        `select r.desk_id, extract(year from r.received_at) as year, r.channel, date_trunc('month', r.birth_on) as born, c.state, c.location_id, count(*)
         from requests.request as r join requests.choice as c on c.request_id = r.id group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`,
      )
    ).rows

  test('not a day before: five years in the Netherlands are not over on the eve', async () => {
    await on('2031-11-22')
    assert.deepEqual([await wipedOn(cases.nl), await wipedOn(cases.request)], [null, null])
  })

  test('on the day itself names and words are gone, and the figures are what they were', async () => {
    const before = await figures()
    await on('2031-11-23')
    assert.deepEqual([await wipedOn(cases.nl), await wipedOn(cases.request)], ['2031-11-23', '2031-11-23'])
    assert.deepEqual(await figures(), before)
  })

  const wordsOf = async (id: string) =>
    (await house.owner.query<{ words: string }>('select words from feedback.reaction where id = $1', [id])).rows[0]?.words ?? '' // prettier-ignore

  test('with a case its key goes: a copy of its words opens nowhere any more', async () => {
    const { rows } = await house.owner.query('select words, words_key from feedback.reaction where id = $1', [sealed])
    assert.deepEqual(rows, [{ words: '—', words_key: null }])
    assert.match(copy, /^sealed:1:/)
    await assert.rejects(
      house.platform.db.work((tx) => sql`select ${sql.lit(copy)} as words`.execute(tx)),
      /not there for who asks/,
    )
  })

  test('what is held, what is still elsewhere and what is open stay as they are', async () => {
    const { held, escalated, open, incident, vl: flemish } = cases
    assert.deepEqual(await Promise.all([held, escalated, open, flemish, incident].map(wipedOn)), [
      null,
      null,
      null,
      null,
      null,
    ])
    for (const { id } of [held, escalated])
      await assert.rejects(
        house.owner.query(`select feedback.anonymise(array[$1::uuid], '2031-11-23')`, [id]),
        /is not wiped/,
      )
    await assert.rejects(
      house.owner.query(`select requests.anonymise(array[$1::uuid], '2031-11-23')`, [open.id]),
      /is not wiped/,
    )
  })

  test('a letter about what is held stays with it; the others went after two years', async () => {
    const { rows } = await house.owner.query<{ subject_id: string }>('select subject_id from platform.letter')
    assert.deepEqual(
      rows.map(({ subject_id }) => subject_id),
      [cases.held.id],
    )
  })

  test('a hold that is over holds no longer, from the day after', async () => {
    await on('2033-01-31')
    assert.equal(await wipedOn(cases.held), null)
    await on('2033-02-01')
    assert.equal(await wipedOn(cases.held), '2033-02-01')
  })

  test('a house that keeps longer from a day on does so, and no land is overruled', async () => {
    const { db } = house.platform
    const actor = { kind: 'person', sessionId: '', personId: manager.personId, name: 'Manon', memberships: [] } as const
    const set = (organisation: string) =>
      db.change(actor, (tx) =>
        tx
          .insertInto('audit.setting')
          .values({
            organisation_id: organisation,
            name: 'keep.reaction',
            from_on: day('2036-01-01'),
            value: '132',
            set_by: manager.personId,
          })
          .execute(),
      )
    await assert.rejects(set(nl.organiserId), /row-level security/, 'of another house')
    await set(vl.organiserId)
    await on('2036-11-23')
    assert.equal(await wipedOn(cases.vl), null, 'ten years are over, the house keeps eleven')
  })

  test('a report to an authority goes after ten years; its kind and its days stay', async () => {
    assert.equal(await wipedOn(cases.incident), '2036-11-23')
    const { rows } = await house.owner.query(`select kind, state, sentence from supervision.incident`)
    assert.deepEqual(rows, [{ kind: 'crisis', state: 'closed', sentence: '—' }])
  })

  test('what an authority noted and asked without a report goes as late, and not a day before', async () => {
    const { rows } = await house.owner.query(
      `select on_day::text as on, number from audit.destruction where kind = 'contact'`,
    )
    assert.deepEqual(rows, [{ on: '2036-11-23', number: 3 }])
    const left = await house.owner.query(
      `select from supervision.contact where passed_on_id is null union all select from supervision.clarification where passed_on_id is null`,
    )
    assert.equal(left.rowCount, 0)
  })

  test('what hangs on a report, or is held, the database destroys for nobody', async () => {
    const { rows } = await house.owner.query<{ id: string }>(
      'select id from supervision.contact where passed_on_id is not null',
    )
    assert.ok(rows.length > 0)
    await assert.rejects(
      house.platform.db.work((tx) =>
        sql`select supervision.destroy_contacts(array[${rows[0]?.id}::uuid], current_date)`.execute(tx),
      ),
      /is not destroyed/,
    )
  })

  test('eleven years later it is gone, to the day', async () => {
    const before = await figures()
    await on('2037-11-22')
    assert.equal(await wipedOn(cases.vl), null)
    await on('2037-11-23')
    assert.equal(await wipedOn(cases.vl), '2037-11-23')
    assert.deepEqual(await figures(), before)
  })

  test('not a word of it is left anywhere in the database', async (t) => {
    await house.owner.query(`update feedback.escalation set outcome_on = '2030-01-01' where outcome_on is null`)
    await house.owner.query(`update requests.choice set acts = 'nobody', due_on = null where acts <> 'nobody'`)
    await on('2038-01-01')
    assert.deepEqual(await rowsWith(house, canary), [])
    await addLetter(house, nl.organiserId, newId(), '2037-12-31T12:00:00Z')
    const planted = await rowsWith(house, canary)
    assert.deepEqual(planted, ['platform.letter: 1'], 'the search would have found it')
    t.diagnostic('every table of the database, text and bytes')
  })

  test('the register says how many, by which rule and when, and nobody can be recognised in it', async () => {
    const { rows } = await house.owner.query(
      `select on_day::text as day, kind, action, months, rule, number from audit.destruction where kind in ('reaction', 'request') order by on_day, kind`,
    )
    assert.deepEqual(rows, [
      { day: '2031-11-23', kind: 'reaction', action: 'anonymise', months: 60, rule: 'nl 2005-01-01', number: 2 },
      { day: '2031-11-23', kind: 'request', action: 'anonymise', months: 60, rule: 'nl 2005-01-01', number: 1 },
      { day: '2033-02-01', kind: 'reaction', action: 'anonymise', months: 60, rule: 'nl 2005-01-01', number: 1 },
      {
        day: '2037-11-23',
        kind: 'reaction',
        action: 'anonymise',
        months: 132,
        rule: 'vl 2014-04-01, own term from 2036-01-01',
        number: 1,
      },
      { day: '2038-01-01', kind: 'reaction', action: 'anonymise', months: 60, rule: 'nl 2005-01-01', number: 1 },
      { day: '2038-01-01', kind: 'request', action: 'anonymise', months: 60, rule: 'nl 2005-01-01', number: 1 },
    ])
  })

  test('the chain of the audit stays sound, and says which case was wiped', async () => {
    await sealAudit(house.platform.db)
    const { rows, faults } = await verifyAudit(house.owner, { heads: [], trusted: headKeys(house.platform.keys) })
    assert.deepEqual(faults, [])
    assert.equal(rows, 9)
  })

  test('a table that belongs to a case says what becomes of it', async () => {
    const told = [...emptied, ...cleaned, ...keptApart].sort()
    assert.deepEqual(await belonging(), told)
    await house.owner.query(
      'begin; create table feedback.planted (reaction_id uuid references feedback.reaction, words text)',
    )
    assert.notDeepEqual(await belonging(), told)
    await house.owner.query('rollback')
  })

  /** Tables that name a case. One that is new belongs in feedback.anonymise or requests.anonymise, and then here. */
  const belonging = async () =>
    (
      await house.owner.query<{ name: string }>(
        `select distinct conrelid::regclass::text as name from pg_constraint where contype = 'f'
         and confrelid in ('feedback.reaction'::regclass, 'requests.request'::regclass, 'requests.choice'::regclass, 'placements.placement'::regclass) order by 1`,
      )
    ).rows.map(({ name }) => name)
  /** Holds nothing of the case but its id, and is wiped by a rule of its own. */
  const keptApart = ['supervision.follow_up']
  const emptied = ['feedback.access_link', 'feedback.arrival', 'feedback.disclosure', 'feedback.event', 'feedback.file', 'feedback.hearing', 'feedback.identity', 'feedback.inquiry', 'feedback.receipt', 'feedback.recipient', 'feedback.reply_address', 'feedback.subject', 'feedback.task', 'requests.access_link', 'requests.paper_letter'] // prettier-ignore
  const cleaned = ['feedback.desk_question', 'feedback.element', 'feedback.escalation', 'feedback.handover', 'feedback.judgement', 'feedback.measure', 'feedback.mediation', 'feedback.term', 'placements.event', 'placements.placement', 'requests.choice', 'requests.event', 'requests.offer', 'requests.visit', 'supervision.passed_on'] // prettier-ignore
})
