import assert from 'node:assert/strict'
import type { Installation } from './installation.ts'
import { mail } from './mails.ts'
import { deliver } from './smtp-client.ts'
import { post } from './storm-families.ts'

// People who say something about care while the house falls over again and again: by the form, and by mail.

export interface Filing {
  /** Of its form, or its mail: whoever was not told tries again with the same. */
  readonly key: string
  readonly by: 'form' | 'mail'
}

const sender = 'storm-melder@example.org'

/** A house that people speak about, with the address at which it reads mail. */
export async function houseOfStorm(installation: Installation): Promise<{ slug: string; mailbox: string }> {
  const [house] = await installation.query<{ slug: string }>(
    `select slug from accounts.organisation where kind = 'organiser' and land = 'nl' order by id limit 1`,
  )
  const slug = house?.slug ?? ''
  return { slug, mailbox: `reactie-${slug}@localhost` }
}

/** Tells it once more; true when the house says that it has it. */
export async function tell(
  installation: Installation,
  slug: string,
  mailbox: string,
  { key, by }: Filing,
): Promise<boolean> {
  if (by === 'form')
    return (await post(installation.port, '/reactie/nieuw', filled(slug, key), `reactie=${key}`)) !== undefined
  const text = mail({ id: `<${key}@example.org>`, from: `Melder <${sender}>`, subject: key, body: `Ik vertel ${key}.` })
  return (await deliver(installation.mailPort, { from: sender, to: [mailbox], mail: text })).end === 250
}

/** The last page of the form, with all that was answered before. */
const filled = (slug: string, key: string) => ({
  over: `bij=${slug}`,
  sleutel: key,
  stap: 'check',
  naar: 'verstuur',
  danger: 'no',
  kind: 'complaint',
  sender: 'parent',
  words: `Ik vertel ${key}.`,
  contact_name: key,
  contact_email: sender,
  may_name: 'no',
})

/** What was acknowledged is there, once, with its letter, its events and its news to colleagues; and nothing else is. */
export async function assertFilings(
  installation: Installation,
  filings: readonly Filing[],
): Promise<{ letters: number }> {
  const keys = (way: Filing['by']) => filings.filter(({ by }) => by === way).map(({ key }) => key).sort() // prettier-ignore
  const rows = await installation.query<{
    name: string
    letters: number
    told: number
    emitted: number
    terms: number
  }>(
    `select r.contact_name as name,
       (select count(*)::int from platform.letter as l where l.subject_id = r.id and l.kind = 'feedback.received') as letters,
       (select count(*)::int from feedback.event as e where e.reaction_id = r.id) as told,
       (select count(*)::int from platform.event as e where e.subject_id = r.id and e.name = 'feedback.received') as emitted,
       (select count(*)::int from feedback.term as t where t.reaction_id = r.id) as terms
     from feedback.reaction as r where r.contact_email = $1 order by 1`,
    [sender],
  )
  assert.deepEqual(rows, keys('form').map((name) => ({ name, letters: 1, told: 1, emitted: 1, terms: 4 })), 'each reaction whole, once') // prettier-ignore
  const arrived = await installation.query<{ subject: string; words: string; state: string }>(
    'select subject, words, state from feedback.arrival where from_address = $1 order by 1',
    [sender],
  )
  assert.deepEqual(arrived, keys('mail').map((key) => ({ subject: key, words: `Ik vertel ${key}.`, state: 'waiting' })), 'each mail read, once') // prettier-ignore
  const [counted] = await installation.query<{ acknowledged: number; unread: number; staff: number; twice: number }>(
    `select (select count(*)::int from platform.letter where kind = 'feedback.acknowledgement' and to_address = $1) as acknowledged,
       (select count(*)::int from feedback.arrival where state = 'unread') as unread,
       (select count(*)::int from platform.letter as l join feedback.reaction as r on r.id = l.subject_id
          where r.contact_email = $1 and l.kind = 'feedback.staff_new') as staff,
       (select count(*)::int from (select from platform.letter as l join feedback.reaction as r on r.id = l.subject_id
          where r.contact_email = $1 group by l.subject_id, l.kind, l.to_address having count(*) > 1) as t) as twice`,
    [sender],
  )
  assert.equal(counted?.acknowledged, 1, 'one acknowledgement a day')
  assert.equal(counted.unread, 0)
  assert.equal(counted.twice, 0, 'nobody is told twice')
  assert.equal(counted.staff % keys('form').length, 0, 'every colleague hears of every reaction')
  assert.ok(counted.staff >= keys('form').length)
  return { letters: counted.staff + rows.length }
}
