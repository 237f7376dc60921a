import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Actor, Person } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { NotFound } from '../../../platform/errors.ts'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { addMediation, addQuestion, type Asked, buildMediating, type Mediating, personActor } from '../../../../tests/support/mediating.ts' // prettier-ignore
import { takeStep } from '../reaction-actions.ts'
import { findReaction } from '../reaction-queries.ts'
import { mediation, type MediationState, mediationStates, type Side, type SideAnswer } from './mediation.ts'
import {
  noteAnswer,
  noteSession,
  proposeMediation,
  sayAsSide,
  stopMediation,
  writeRecord,
} from './mediation-actions.ts'
import { findMediation, type Mediation, mediationOf, mediationsOfOrganiser } from './mediation-queries.ts'

let house: House
let world: Mediating
let officer: Person
let manager: Person

const reporter = ({ id }: Asked): Actor => ({ kind: 'reporter', sessionId: '', reactionId: id })
const keeper = (): Actor => ({ kind: 'location', sessionId: '', locationId: world.place.locationId, locationName: '' })
const today = () => localDay(house.clock.now(), 'Europe/Amsterdam')
const read = async (asked: Asked): Promise<Mediation> => {
  const found = await house.platform.db.read(officer, (db) => mediationOf(db, asked.id))
  assert.ok(found)
  return found
}
const rowsOf = async (sql: string, ...values: unknown[]) => (await house.owner.query(sql, values)).rows

const propose = (asked: Asked) =>
  proposeMediation(house.platform, officer, asked.id, {
    version: 1,
    words: 'Wilt u samen praten?',
    subject: 'De opzegtermijn',
    organiserName: 'Opvang houder',
    organiserEmail: null,
    locationId: world.place.locationId,
  })

async function proposed(name: string): Promise<{ asked: Asked; id: string }> {
  const asked = await addQuestion(house, world, { name })
  assert.ok('done' in (await propose(asked)))
  return { asked, id: (await read(asked)).id }
}

const says = (actor: Actor, id: string, side: Side, answer: SideAnswer, recordVersion = 0, words = '') =>
  sayAsSide(house.platform, actor, id, { side, answer, recordVersion, words })

const talks = async (asked: Asked, halfDays: 0.5 | 1 | 2 = 1, beyondFree = false) => {
  const { id, version } = await read(asked)
  return noteSession(house.platform, officer, id, { onDay: today(), halfDays, how: 'phone', beyondFree }, version)
}
const writes = async (asked: Asked, words: string) => {
  const { id, version } = await read(asked)
  return writeRecord(house.platform, officer, id, { words, version })
}

/** Both take part, have talked, and read the first version: as the steps leave it. */
async function reading(name: string): Promise<{ asked: Asked; id: string }> {
  const asked = await addQuestion(house, world, { name })
  return {
    asked,
    id: await addMediation(house, world, asked, { state: 'reading', words: ['Een maand opzegtermijn.'] }),
  }
}

describe('a mediation in the database', () => {
  before(async () => {
    house = await makeHouse()
    world = await buildMediating(house)
    officer = personActor(world.officer, { organisationId: world.deskId, kind: 'complaints_desk', role: 'complaints_officer' }) // prettier-ignore
    manager = personActor(world.place.reader, { organisationId: world.place.organiserId, kind: 'organiser', role: 'organiser_manager' }) // prettier-ignore
  })
  after(() => house.close())

  test('a yes to an older version is no agreement; two to the newest one are, and both get it as a document', async () => {
    const { asked, id } = await proposed('Anna Bos')
    assert.equal(await says(reporter(asked), id, 'parent', 'accept'), 'done')
    assert.equal(await says(keeper(), id, 'organiser', 'accept'), 'done')
    assert.equal(await talks(asked), 'done')
    assert.equal(await writes(asked, 'Een maand opzegtermijn.'), 'done')
    assert.equal(await says(reporter(asked), id, 'parent', 'agree', 1), 'done')
    assert.equal(await writes(asked, 'Twee weken opzegtermijn.'), 'done')
    assert.equal(await says(keeper(), id, 'organiser', 'agree', 2), 'done')
    assert.equal((await read(asked)).state, 'reading', 'one said yes to the first version, one to the second')
    assert.deepEqual(await says(reporter(asked), id, 'parent', 'agree', 1), 'done', 'what was said before')
    assert.equal((await read(asked)).state, 'reading')
    await assert.rejects(
      house.owner.query(`update feedback.mediation set state = 'agreed', ended_at = now() where id = $1`, [id]),
      /the same version/,
    )
    assert.equal(await says(reporter(asked), id, 'parent', 'agree', 2), 'done')
    assert.equal((await read(asked)).state, 'agreed')
    await house.runJobs()
    const sent = await rowsOf(
      `select l.to_address, f.name, left(encode(f.bytes, 'escape'), 4) as begins from platform.letter as l
       join platform.letter_file as f on f.letter_id = l.id where l.subject_id = $1 order by l.to_address`,
      asked.id,
    )
    const file = { name: `afspraken-${asked.number}.pdf`, begins: '%PDF' }
    assert.deepEqual(sent, [
      { to_address: asked.email, ...file },
      { to_address: world.contact, ...file },
    ])
    assert.deepEqual(house.jobFailures, [])
  })

  test('both say yes at the same moment, twice: agreed once, each answer once', async () => {
    const { asked, id } = await reading('Bea Kok')
    await Promise.all([
      says(reporter(asked), id, 'parent', 'agree', 1),
      says(keeper(), id, 'organiser', 'agree', 1),
      says(reporter(asked), id, 'parent', 'agree', 1),
      says(keeper(), id, 'organiser', 'agree', 1),
    ])
    assert.equal((await read(asked)).state, 'agreed')
    const answers = await rowsOf(
      `select side, count(*)::int as n from feedback.mediation_answer where mediation_id = $1 and answer = 'agree' group by 1 order by 1`,
      id,
    )
    assert.deepEqual(answers, [
      { side: 'organiser', n: 1 },
      { side: 'parent', n: 1 },
    ])
  })

  test('proposed, noted and written twice is once', async () => {
    const asked = await addQuestion(house, world, { name: 'Cor Dam' })
    const outcomes = await Promise.all([propose(asked), propose(asked)])
    assert.ok(outcomes.every((one) => 'done' in one))
    const { id } = await read(asked)
    await says(reporter(asked), id, 'parent', 'accept')
    await says(keeper(), id, 'organiser', 'accept')
    const { version } = await read(asked)
    const session = { onDay: today(), halfDays: 1, how: 'video', beyondFree: false } as const
    await Promise.all([1, 2].map(() => noteSession(house.platform, officer, id, session, version)))
    const before = (await read(asked)).version
    await Promise.all([1, 2].map(() => writeRecord(house.platform, officer, id, { words: 'Zo.', version: before })))
    const counted = await rowsOf(
      `select (select count(*)::int from feedback.mediation where reaction_id = $1) as mediations,
         (select count(*)::int from feedback.mediation_session where mediation_id = $2) as sessions,
         (select count(*)::int from feedback.mediation_record where mediation_id = $2) as records`,
      asked.id,
      id,
    )
    assert.deepEqual(counted, [{ mediations: 1, sessions: 1, records: 1 }])
  })

  test('a version that a side has not seen is not answered, and a change needs words', async () => {
    const { asked, id } = await reading('Daan Vis')
    await writes(asked, 'Nieuw.')
    assert.deepEqual(await says(keeper(), id, 'organiser', 'agree', 1), { refusal: 'version_old' })
    assert.deepEqual(await says(keeper(), id, 'organiser', 'change', 2), { refusal: 'words_missing' })
    assert.equal(await says(keeper(), id, 'organiser', 'change', 2, 'Liever drie weken.'), 'done')
    assert.equal((await read(asked)).state, 'talking', 'who mediates acts')
  })

  test('past what is free only with a yes of both to the cost, and no record without a talk', async () => {
    const { asked, id } = await proposed('Eva Mol')
    await says(reporter(asked), id, 'parent', 'accept')
    await noteAnswer(house.platform, officer, id, { side: 'organiser', answer: 'accept', words: '', recordVersion: 0 })
    assert.deepEqual(await writes(asked, 'Te vroeg.'), { refusal: 'session_missing' })
    assert.equal(await talks(asked, 2), 'done')
    assert.deepEqual(await talks(asked, 0.5), { refusal: 'beyond_free' })
    assert.equal(await talks(asked, 0.5, true), 'done')
  })

  test('the question ends: so does the mediation, and nobody takes it up again', async () => {
    const { asked, id } = await reading('Fien Tol')
    const version = (await house.platform.db.read(reporter(asked), (db) => findReaction(db, { id: asked.id })))?.version
    await takeStep(house.platform, reporter(asked), asked.id, { step: 'withdraw', version: version ?? 0, words: '' })
    const { state, endedBecause } = await read(asked)
    assert.deepEqual([state, endedBecause], ['ended', 'question_ended'])
    assert.deepEqual(await says(keeper(), id, 'organiser', 'agree', 1), { refusal: 'not_in_this_state' })
  })

  test('each side reads what both may read, and nothing that the other said', async () => {
    const { asked, id } = await reading('Gijs Pot')
    await says(reporter(asked), id, 'parent', 'change', 1, 'Geheim van de ouder')
    await writes(asked, 'Anders.')
    await noteAnswer(house.platform, officer, id, { side: 'organiser', answer: 'change', words: 'Geheim van de opvang', recordVersion: 2 }) // prettier-ignore
    const seenBy = (actor: Actor) => house.platform.db.read(actor, (db) => findMediation(db, id))
    const parent = JSON.stringify(await seenBy(reporter(asked)))
    const organiser = JSON.stringify(await seenBy(keeper()))
    assert.match(parent, /Anders\./)
    assert.match(organiser, /Anders\./)
    assert.match(parent, /Geheim van de ouder/)
    assert.doesNotMatch(parent, /Geheim van de opvang/)
    assert.match(organiser, /Geheim van de opvang/)
    assert.doesNotMatch(organiser, /Geheim van de ouder|Woorden van|gijs\.pot@/)
    assert.match(organiser, /Gijs Pot/, 'both take part: the organiser knows with whom it talks')
    const nothing = await house.platform.db.read(keeper(), async (db) => [
      ...(await db.selectFrom('feedback.reaction').select('id').execute()),
      ...(await db.selectFrom('feedback.event').select('id').execute()),
      ...(await db.selectFrom('feedback.desk_question').select('reaction_id').execute()),
    ])
    assert.deepEqual(nothing, [])
  })

  test('the organiser learns of nothing before the parent says yes, and not who it is before both do', async () => {
    const { asked, id } = await proposed('Hanna Zee')
    const listed = () => house.platform.db.read(manager, mediationsOfOrganiser)
    assert.ok(!(await listed()).some((one) => one.id === id))
    await assert.rejects(says(keeper(), id, 'organiser', 'accept'), NotFound)
    await says(reporter(asked), id, 'parent', 'accept')
    assert.ok((await listed()).some((one) => one.id === id))
    const seen = await house.platform.db.read(manager, (db) => findMediation(db, id))
    assert.equal(seen?.parentName, null)
  })

  test('who may not see it, cannot answer it either', async () => {
    const { asked, id } = await proposed('Iris Bol')
    const other = await addQuestion(house, world, { name: 'Joop Lim' })
    await assert.rejects(says(reporter(other), id, 'parent', 'accept'), NotFound)
    await assert.rejects(says(officer, id, 'parent', 'accept'), NotFound)
    await assert.rejects(says(reporter(asked), id, 'organiser', 'accept'), NotFound)
    await says(reporter(asked), id, 'parent', 'accept')
    await assert.rejects(stopMediation(house.platform, manager, id, { because: 'other', words: 'Weg.' }), NotFound)
    // Whom it is about reads nothing of it, whatever he runs.
    await house.owner.query('insert into feedback.subject (reaction_id, person_id, named_by) values ($1, $2, $2)', [asked.id, manager.personId]) // prettier-ignore
    await assert.rejects(says(manager, id, 'organiser', 'accept'), NotFound)
    assert.equal((await read(asked)).state, 'asked')
  })

  test('the database takes exactly the steps of the table', async (t) => {
    const { asked } = await reading('Kees Hol')
    const moves = (from: MediationState, to: MediationState) =>
      Object.values(mediation.states[from]).some((move) => move.to === to)
    let tried = 0
    for (const from of mediationStates) {
      const id = await agreeing(asked, from)
      for (const to of mediationStates.filter((one) => one !== from)) {
        const ended = to === 'agreed' || to === 'ended'
        const move = () =>
          house.owner.query(
            `update feedback.mediation set state = $2, record_version = record_version + case when $3 then 1 else 0 end,
               ended_at = case when $4 then now() end, ended_because = case when $2 = 'ended' then 'other' end where id = $1`,
            [id, to, from === 'talking' && to === 'reading', ended],
          )
        await house.owner.query('begin')
        if (moves(from, to)) await move()
        else await assert.rejects(move(), `${from} to ${to}`)
        await house.owner.query('rollback')
        tried++
      }
    }
    t.diagnostic(`${tried} pairs of states`)
  })
})

/** A mediation in a state, with a yes of both to two versions, so that only the step itself can be refused. */
async function agreeing(asked: Asked, state: MediationState): Promise<string> {
  await house.owner.query(
    `update feedback.mediation set state = 'ended', ended_because = 'other', ended_at = now() where reaction_id = $1 and ended_at is null`,
    [asked.id],
  )
  return addMediation(house, world, asked, { state, words: ['X', 'X'], newest: 1, agree: [1, 2] })
}
