import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Chance, chance } from '../../../db/demo/random.ts'
import { type House, makeHouse } from '../../../tests/support/house.ts'
import { usualTold } from '../../../tests/support/told.ts'
import { addWorker, buildSpeaking, type Speaking, type Worker } from '../../../tests/support/speaking.ts'
import type { Actor, Person } from '../../lib/actor.ts'
import { localDay } from '../../lib/days.ts'
import { keepDraft } from './judge/draft-actions.ts'
import { noteHearing } from './hear/hear-actions.ts'
import { addMeasure, takeMeasureStep } from './measures/measure-actions.ts'
import { takeStep } from './reaction-actions.ts'
import { findReaction, type Reaction } from './reaction-queries.ts'
import { draftOf } from './step-facts.ts'
import { heads, outcomes, reactionKinds } from './reaction.ts'
import { movesFrom } from '../../lib/states.ts'
import { reaction as machine, type ReactionStep } from './reaction-states.ts'
import { nextDue } from './reaction-terms.ts'
import { receiveReaction } from './speak/speak-actions.ts'
import { subjectByKey } from './speak/subject-queries.ts'
import { isSettled } from './measure.ts'

const steps = Number(process.env['STEPS'] ?? 60) * (process.env['STEPS'] === undefined ? 1 : 5)
const seed = process.env['SEED'] ?? 'speaking'
const atOnce = 3

const enders: ReadonlySet<ReactionStep> = new Set(['dismiss', 'refer', 'withdraw', 'convert', 'settle'])

/** What people say and what a house does about it, in any order, three at a time; then everything is held against its rules. */
describe('a random walk of reactions', () => {
  let house: House
  let place: Speaking
  /** A second handler: what is said against a judgement goes to somebody who did not judge. */
  let other: Worker
  const open: string[] = []

  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2026-11-23T09:00:00Z')
    place = await buildSpeaking(house)
    other = await addWorker(house, { organisationId: place.organiserId, name: 'Otto', role: 'location_worker' })
    await house.owner.query(
      `insert into feedback.procedure_setting (organisation_id, name, from_on, value, set_by) values ($1, 'objection_months', '2026-01-01', '2', $2)`,
      [place.organiserId, place.coordinator.personId],
    )
  })
  after(() => house.close())

  test(`${steps} steps, ${atOnce} at a time`, async (t) => {
    const draw = chance(seed)
    const told = new Map<string, number>()
    for (let done = 0; done < steps; done += atOnce) {
      if (open.length < 5 || draw.happens(0.1)) await speak(draw)
      if (open.length > 12) open.shift()
      if (draw.happens(0.2)) house.clock.moveTo(house.clock.now().add({ hours: steps > 1000 ? 2 : 24 }))
      const outcomes = await Promise.all(Array.from({ length: atOnce }, () => step(draw)))
      for (const outcome of outcomes) told.set(outcome, (told.get(outcome) ?? 0) + 1)
      if ((done / atOnce) % 7 === 0) await inspect(`seed ${seed}, step ${done}`, open)
    }
    await inspect(`seed ${seed}, at the end`)
    t.diagnostic(`seed ${seed}: ${JSON.stringify(Object.fromEntries([...told].sort()))}`)
    assert.ok(told.get('assign done'), 'the walk assigned nothing')
    if (steps >= 5000)
      for (const name of ['approve done', 'finish closed', 'reopen done', 'object done', 'drop_objection done'])
        assert.ok(told.get(name), name)
  })

  test('a term of the law that somebody moved is noticed', async () => {
    await house.owner.query('begin')
    const { rowCount } = await house.owner.query(`update feedback.term set due_on = due_on + 7 where by_law`)
    assert.ok(rowCount)
    await assert.rejects(inspect('planted'), /law/)
    await house.owner.query('rollback')
  })

  test('a closed reaction with an open measure is noticed', async () => {
    await house.owner.query('begin')
    await house.owner.query(
      `insert into feedback.measure (id, organisation_id, reaction_id, words, owner_id, owner_name, due_on, state, made_at)
       select gen_random_uuid(), holder_id, id, 'x', $1, 'x', current_date, 'planned', now() from feedback.reaction limit 1`,
      [place.handler.personId],
    )
    await house.owner.query(
      `update feedback.reaction set state = 'closed', acts = 'nobody', due_on = null, due_term = null`,
    )
    await assert.rejects(inspect('planted'), /measure/)
    await house.owner.query('rollback')
  })

  async function speak(draw: Chance): Promise<void> {
    const subject = await subjectByKey(house.platform.db.published, `opvang=${place.locationKey}`)
    if (!subject?.holder) throw new Error('no subject')
    const kind = draw.happens(0.8) ? 'complaint' : draw.pick(reactionKinds)
    const { id } = await receiveReaction(house.platform, {
      key: crypto.randomUUID(),
      channel: 'web',
      subject: { ...subject, holder: subject.holder },
      told: { ...usualTold, kind, contactEmail: draw.happens(0.8) ? 'ouder@example.org' : null },
    })
    open.push(id)
  }

  const person = ({ personId, name }: Worker, role: string): Person => ({
    kind: 'person',
    sessionId: '',
    personId,
    name,
    memberships: [
      {
        organisationId: place.organiserId,
        organisationName: '',
        organisationKind: 'organiser',
        role,
        locationId: null,
      },
    ],
  })

  async function step(draw: Chance): Promise<string> {
    const id = draw.pick(open)
    const found = await house.platform.db.work((tx) => findReaction(tx, { id }))
    if (!found) throw new Error('a reaction is gone')
    const capable: Readonly<Record<string, Actor>> = {
      coordinator: person(place.coordinator, 'complaint_coordinator'),
      handler: person(found.handler?.id === other.personId ? other : place.handler, 'location_worker'),
      approver: person(place.reader, 'organiser_manager'),
      reporter: { kind: 'reporter', sessionId: '', reactionId: id },
    }
    const anybody = draw.pick(Object.values(capable))
    const handler = capable['handler']
    if (draw.happens(0.4) && found.state === 'handling' && handler?.kind === 'person')
      return prepare(draw, handler, found)
    if (draw.happens(0.6) && found.state === 'judged' && anybody.kind === 'person') return prepare(draw, anybody, found)
    // What ends a matter is drawn seldom, so that the walk comes far.
    const every = movesFrom(machine, found.state)
    const moves = draw.happens(0.12) ? every : every.filter(({ event }) => !enders.has(event))
    if (moves.length === 0) return 'at an end'
    const { event: chosen, move } = draw.pick(moves)
    const actor = draw.happens(0.85) ? (capable[draw.pick(move.by)] ?? anybody) : anybody
    const named = draw.happens(0.7) ? place.handler : other
    const outcome = await takeStep(house.platform, actor, id, {
      step: chosen,
      version: draw.happens(0.95) ? found.version : found.version - 1,
      words: draw.happens(0.8) ? 'Woorden.' : '',
      handler: { id: named.personId, name: named.name },
      subjects: draw.happens(0.06) ? [place.handler.personId] : [],
      elements: [{ head: draw.pick(heads), words: 'Een onderdeel.' }],
      kind: draw.pick(reactionKinds),
      proposal: draw.happens(0.3),
      promisedOn: today().add({ days: 10 }),
      body: { key: 'klachtenloket', name: 'Klachtenloket' },
    }).catch((fault: Error) => {
      if (fault.name === 'NotFound') return 'unseen' as const
      throw fault
    })
    if (outcome === 'unseen') return 'unseen'
    if ('changed' in outcome) return `${chosen} overtaken`
    return 'done' in outcome ? `${chosen} done` : `${chosen} ${outcome.refusal}`
  }

  /** What a handler does before he can judge, and what comes of measures. */
  async function prepare(draw: Chance, actor: Person, found: Reaction): Promise<string> {
    const { platform } = house
    const quiet = (fault: Error) => {
      if (fault.name === 'NotFound') return 'unseen'
      throw fault
    }
    const what = draw.between(1, 4)
    if (what === 1) {
      const revision = draftOf(found)?.revision ?? 0
      const words = { revision, words: 'Inleiding.', noMeasures: draw.happens(0.5) ? 'Niet nodig.' : '' }
      const elements = found.elements.map(({ id }) => ({ id, outcome: draw.pick(outcomes), reasons: 'Omdat.' }))
      return keepDraft(platform, actor, found.id, { ...words, elements }).then(() => 'drafted', quiet)
    }
    if (what === 2) {
      const hearing = { how: 'talk', heldOn: today(), words: 'Gesproken.' } as const
      for (const party of ['reporter', 'location'] as const)
        await noteHearing(platform, actor, found.id, { ...hearing, party }).catch(quiet)
      return 'heard'
    }
    if (what === 3 && found.state === 'handling' && found.measures.length < 2) {
      const owner = { id: place.handler.personId, name: place.handler.name }
      await addMeasure(platform, actor, { organisationId: place.organiserId, reactionId: found.id, words: 'Anders.', owner, dueOn: today().add({ days: 14 }) }) // prettier-ignore
      return 'measure made'
    }
    const [measure] = found.measures.filter(({ state }) => state === 'planned' || state === 'done')
    if (!measure) return 'nothing to do'
    const wanted = { step: measure.state === 'planned' ? ('claim' as const) : ('verify' as const), version: measure.version, words: 'Gedaan.' } // prettier-ignore
    const outcome = await takeMeasureStep(platform, actor, measure.id, wanted).catch(quiet)
    const now = await house.platform.db.read(person(place.coordinator, 'complaint_coordinator'), (db) =>
      findReaction(db, { id: found.id }),
    )
    return now?.state === 'closed' && outcome === 'done'
      ? 'finish closed'
      : `measure ${typeof outcome === 'string' ? outcome : 'refused'}`
  }

  const today = () => localDay(house.clock.now(), 'Europe/Amsterdam')

  /** Everything that must hold at any moment, read as the owner; of these reactions, or of all. */
  async function inspect(where: string, some?: readonly string[]): Promise<void> {
    const asked = 'select id from feedback.reaction where $1::uuid[] is null or id = any ($1)'
    const { rows } = await house.owner.query<{ id: string }>(asked, [some ?? null])
    for (const { id } of rows) {
      const owned = await ownersView(id)
      const next = nextDue(owned.acts, owned.terms)
      assert.equal(
        String(owned.dueOn ?? null),
        String(next ? (next.promisedOn ?? next.dueOn) : null),
        `${where}: what presses first`,
      )
      for (const term of owned.terms.filter(({ byLaw }) => byLaw))
        assert.equal(term.dueOn.toString(), law(term.startedOn), `${where}: six weeks of the law, and no day more`)
      const approved = owned.history.filter(({ kind }) => kind === 'approve').length
      assert.equal(
        owned.judgements.filter(({ approvedAt }) => approvedAt !== null).length,
        approved,
        `${where}: judgements sent`,
      )
      if (owned.state === 'closed')
        assert.ok(
          owned.measures.every(({ state }) => isSettled(state)),
          `${where}: closed with an open measure`,
        )
      if (owned.state === 'handling' || owned.state === 'waiting' || owned.state === 'review')
        assert.ok(owned.handler, `${where}: nobody handles it`)
      assert.ok(!owned.subjects.some((one) => one.id === owned.handler?.id), `${where}: handled by whom it is about`)
    }
    const four = await house.owner.query('select from feedback.judgement where approved_by = drafted_by and not alone')
    assert.equal(four.rowCount, 0, `${where}: two eyes only`)
    const again = await house.owner.query(
      `select from feedback.judgement as j join feedback.judgement as b on b.reaction_id = j.reaction_id and b.version = j.version - 1
       where j.approved_at is not null and (j.drafted_by in (b.drafted_by, b.approved_by) or j.approved_by = b.drafted_by)
         and (select e.kind from feedback.event as e where e.reaction_id = j.reaction_id and e.at between b.approved_at and j.approved_at
           and e.kind in ('object', 'refuse_objection', 'drop_objection', 'mend') order by e.at desc, e.id desc limit 1) = 'object'`,
    )
    assert.equal(again.rowCount, 0, `${where}: an objection was judged by who had judged`)
    const twice = await house.owner.query(
      'select from feedback.term where met_on is null and not dropped group by reaction_id, name having count(*) > 1',
    )
    assert.equal(twice.rowCount, 0, `${where}: a term runs twice`)
  }

  // Read through the transaction of the owner, so that a planted fault that is rolled back is seen as well.
  async function ownersView(id: string): Promise<Reaction> {
    const { rows } = await house.owner.query<Record<string, never>>(
      `select r.acts, r.state, r.due_on::text as due_on, r.handler_id, (select json_agg(t) from feedback.term t where t.reaction_id = r.id) as terms,
        (select json_agg(e) from feedback.event e where e.reaction_id = r.id) as events,
        (select json_agg(j) from feedback.judgement j where j.reaction_id = r.id) as judgements,
        (select json_agg(m) from feedback.measure m where m.reaction_id = r.id) as measures,
        (select json_agg(s) from feedback.subject s where s.reaction_id = r.id) as subjects
       from feedback.reaction r where r.id = $1`,
      [id],
    )
    const row = rows[0] as unknown as Raw
    const day = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text.slice(0, 10)))
    const known = (text: string) => Temporal.PlainDate.from(text.slice(0, 10))
    // Only what `inspect` looks at.
    return {
      acts: row.acts,
      state: row.state,
      dueOn: day(row.due_on),
      handler: row.handler_id === null ? null : { id: row.handler_id, name: '' },
      terms: (row.terms ?? []).map((one) => ({
        id: one.id,
        name: one.name,
        byLaw: one.by_law,
        startedOn: known(one.started_on),
        dueOn: known(one.due_on),
        promisedOn: day(one.promised_on),
        metOn: day(one.met_on),
        dropped: one.dropped,
      })),
      history: (row.events ?? []).map(({ kind }) => ({ kind })),
      judgements: (row.judgements ?? []).map(({ approved_at }) => ({ approvedAt: approved_at })),
      measures: (row.measures ?? []).map(({ state }) => ({ state })),
      subjects: (row.subjects ?? []).map(({ person_id }) => ({ id: person_id })),
    } as unknown as Reaction
  }
})

interface Raw {
  acts: Reaction['acts']
  state: Reaction['state']
  due_on: string | null
  handler_id: string | null
  terms: { id: string; name: Reaction['terms'][number]['name']; by_law: boolean; started_on: string; due_on: string; promised_on: string | null; met_on: string | null; dropped: boolean }[] | null // prettier-ignore
  events: { kind: string }[] | null
  judgements: { approved_at: string | null }[] | null
  measures: { state: Reaction['measures'][number]['state'] }[] | null
  subjects: { person_id: string }[] | null
}

// Counted by hand for this walk: six weeks, then on past weekends and the holidays that fall on working days.
const closed = new Set([
  '2026-12-25',
  '2027-01-01',
  '2027-03-26',
  '2027-03-29',
  '2027-04-27',
  '2027-05-05',
  '2027-05-06',
  '2027-05-17',
])
function law(from: Temporal.PlainDate): string {
  let at = from.add({ days: 42 })
  while (at.dayOfWeek > 5 || closed.has(at.toString())) at = at.add({ days: 1 })
  return at.toString()
}
