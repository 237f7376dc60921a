import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { unreachable } from '../../../lib/states.ts'
import { arrival, houseAddress, parseRecipient, replyAddress, withoutReplyAddresses } from './arrival.ts'
import { guessKind, guessLanguage, guessLocation } from './guess.ts'
import { boundedWords, mostWords } from './left-out.ts'
import { workingHoursBetween } from './working-hours.ts'

const domain = 'post.example.org'
const token = 'a1'.repeat(20)

describe('addresses that are read', () => {
  const cases: readonly (readonly [string, unknown])[] = [
    [houseAddress('zonnebloem', domain), { slug: 'zonnebloem' }],
    ['REACTIE-Zonnebloem@POST.example.org', { slug: 'zonnebloem' }],
    [replyAddress(token, domain), { token }],
    [replyAddress(token, domain).toUpperCase(), { token }],
    [`antwoord-${token}0@${domain}`, undefined],
    ['reactie-zonnebloem@elders.example.org', undefined],
    [`reactie-@${domain}`, undefined],
    [`zonnebloem@${domain}`, undefined],
    [`reactie-x%elders.example.org@${domain}`, undefined],
    [`"reactie-zonnebloem"@${domain}`, undefined],
    [`@relay.example.org:reactie-zonnebloem@${domain}`, undefined],
    ['', undefined],
  ]
  for (const [address, expected] of cases)
    test(address || 'no address', () => assert.deepEqual(parseRecipient(address, domain), expected))

  test('the secret of a reply address is not kept', () =>
    assert.equal(withoutReplyAddresses(`Aan: ${replyAddress(token, domain)}`), `Aan: antwoord-…@${domain}`))
  test('every state can be reached', () => assert.deepEqual(unreachable(arrival), []))
})

describe('what a mail seems to be', () => {
  const kinds = [
    ['Klacht', 'Er is iets.', 'complaint'],
    ['Bedankt voor alles', 'Fijn jaar.', 'compliment'],
    ['Een idee', 'Zet een bankje.', 'suggestion'],
    ['Vraag over vrijdag', 'Bent u open?', 'question'],
    ['Vraag', 'Dit is een klacht.', 'complaint'],
    ['Hallo', 'Mijn zoon viel.', 'complaint'],
  ] as const
  for (const [subject, words, kind] of kinds)
    test(`${subject}: ${kind}`, () => assert.equal(guessKind(subject, words), kind))

  test('the location that is named, and none where two are', () => {
    const places = [{ name: 'KDV Het Bootje' }, { name: 'BSO Anker' }]
    assert.equal(guessLocation('Over kdv het bootje.', places)?.name, 'KDV Het Bootje')
    assert.equal(guessLocation('Van Het Bootje', places), undefined)
    assert.equal(guessLocation('KDV Het Bootje en BSO Anker', places), undefined)
  })
  const languages = [
    ['Mijn zoon zat alleen en ik wil het weten.', 'nl'],
    ['Mon fils est resté seul et je ne suis pas content.', 'fr'],
    ['My son was alone and I was not told.', 'en'],
    ['???', 'nl'],
  ] as const
  for (const [text, lang] of languages) test(`${lang}: ${text}`, () => assert.equal(guessLanguage(text), lang))

  test('longer words than a reaction holds stand whole in a file', () => {
    const { words, whole } = boundedWords('a'.repeat(mostWords + 1))
    assert.equal(words.length, mostWords)
    assert.equal(whole?.length, mostWords + 1)
    assert.deepEqual(boundedWords('kort'), { words: 'kort' })
  })
})

describe('working hours that a mail waits', () => {
  const cases: readonly (readonly [string, string, number, string])[] = [
    ['2026-11-23T09:00', '2026-11-23T12:30', 3, 'the same morning'],
    ['2026-11-23T16:00', '2026-11-24T09:00', 3, 'over a night'],
    ['2026-11-27T17:30', '2026-11-30T08:30', 1, 'over a weekend'],
    ['2026-11-28T11:00', '2026-11-29T20:00', 0, 'a weekend'],
    ['2026-12-24T17:00', '2026-12-28T09:00', 2, 'over Christmas and a weekend'],
    ['2026-11-23T03:00', '2026-11-23T08:00', 0, 'before people work'],
    ['2026-10-23T17:00', '2026-10-26T09:00', 2, 'over the night in which the clock goes back'],
    ['2026-01-01T00:00', '2026-12-31T00:00', 8, 'never counted further than needed'],
    ['2026-11-23T12:00', '2026-11-23T09:00', 0, 'a clock that jumped back'],
  ]
  for (const [from, until, hours, why] of cases)
    test(`${why}: ${hours}`, () => {
      const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Amsterdam')
      assert.equal(workingHoursBetween('nl', at(from), at(until), 8), hours)
    })
})
