import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type House, makeHouse } from '../../tests/support/house.ts'
import { type MailCatcher, mailCatcher } from '../../tests/support/mail.ts'
import { until } from '../../tests/support/clone.ts'
import { planLetter, planSending } from './letters.ts'

const letter = {
  kind: 'test',
  to: 'fatima@example.org',
  language: 'nl' as const,
  subject: 'Er is plaats',
  text: 'Beste Fatima',
  html: '<p>Beste Fatima</p>',
  organisationId: null,
  subjectId: null,
}

const lettersOf = async (house: House) =>
  (
    await house.owner.query<{ state: string; failure: string | null; attempts: number }>(
      'select state, failure, attempts from platform.letter',
    )
  ).rows

describe('a letter with a mail server', () => {
  let house: House
  let mail: MailCatcher
  before(async () => {
    mail = await mailCatcher()
    house = await makeHouse({ SMTP_URL: mail.url })
  })
  after(async () => {
    await house.close()
    await mail.close()
  })
  beforeEach(async () => {
    await house.owner.query('truncate platform.letter, platform.letter_file; delete from graphile_worker._private_jobs')
    mail.behave('take')
  })

  const plan = () => house.platform.db.work((tx) => planLetter(tx, letter))
  /** The queue waits longer after each failure; the test does not. It writes the failure down after the worker has stopped. */
  const hurry = async () => {
    const free = `update graphile_worker._private_jobs set run_at = now() where locked_at is null and attempts > 0`
    await until(async () => ((await house.owner.query(free)).rowCount ?? 0) > 0, 'the failure to be written down')
  }

  test('goes out once, under its own id', async () => {
    const sent = mail.letters.length
    const id = await plan()
    await house.runJobs()
    await house.runJobs()
    assert.equal(mail.letters.length - sent, 1)
    assert.match(mail.lastTo(letter.to).messageId, new RegExp(id))
    assert.deepEqual(await lettersOf(house), [{ state: 'sent', failure: null, attempts: 1 }])
  })

  test('brings its document along, also after the server was away', async () => {
    mail.behave(421)
    const file = { name: 'blad.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.7 éé') }
    await house.platform.db.work((tx) => planLetter(tx, { ...letter, file }))
    await house.runJobs()
    mail.behave('take')
    await hurry()
    await house.runJobs()
    assert.deepEqual(mail.lastTo(letter.to).files, [{ name: 'blad.pdf', type: 'application/pdf', bytes: file.bytes }])
    await plan()
    await house.runJobs()
    assert.deepEqual(mail.lastTo(letter.to).files, [])
  })

  test('of a change that was undone never exists', async () => {
    const sent = mail.letters.length
    await assert.rejects(
      house.platform.db.work(async (tx) => {
        await planLetter(tx, letter)
        throw new Error('undone')
      }),
    )
    await house.runJobs()
    assert.equal(mail.letters.length, sent)
    assert.deepEqual(await lettersOf(house), [])
  })

  for (const code of [421, 550] as const) {
    test(`refused with ${code} is kept as failed, and goes out when the server is well again`, async () => {
      mail.behave(code)
      await plan()
      await house.runJobs()
      assert.deepEqual(await lettersOf(house), [{ state: 'failed', failure: `EMESSAGE ${code}`, attempts: 1 }])
      mail.behave('take')
      await hurry()
      await house.runJobs()
      assert.deepEqual(await lettersOf(house), [{ state: 'sent', failure: null, attempts: 2 }])
    })
  }

  test('can be sent again by hand, and twice asked is once sent', async () => {
    mail.behave(550)
    const id = await plan()
    await house.runJobs()
    mail.behave('take')
    const sent = mail.letters.length
    await house.platform.db.work((tx) => planSending(tx, id))
    await house.platform.db.work((tx) => planSending(tx, id))
    await house.runJobs()
    assert.equal(mail.letters.length - sent, 1)
  })

  test('cannot smuggle a header in through its subject', async () => {
    await house.platform.db.work((tx) => planLetter(tx, { ...letter, subject: 'Hallo\r\nBcc: ander@example.org' }))
    await house.runJobs()
    assert.equal(mail.lastTo(letter.to).subject, 'Hallo Bcc: ander@example.org')
  })
})

test('without a mail server a letter is kept and readable', async () => {
  const house = await makeHouse()
  await house.platform.db.work((tx) => planLetter(tx, letter))
  await house.runJobs()
  assert.deepEqual(await lettersOf(house), [{ state: 'kept', failure: null, attempts: 1 }])
  await house.close()
})

test('a mail server that is down loses nothing', async () => {
  const mail = await mailCatcher()
  const house = await makeHouse({ SMTP_URL: mail.url })
  await mail.close()
  await house.platform.db.work((tx) => planLetter(tx, letter))
  await house.runJobs()
  const [kept] = await lettersOf(house)
  assert.equal(kept?.state, 'failed')
  assert.match(kept?.failure ?? '', /ECONNREFUSED|ESOCKET/)
  await house.close()
})
