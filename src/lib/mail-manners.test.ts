import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isAutomatic, acknowledgementAddress } from './mail-manners.ts'

const noor = 'noor@example.org'
const cases: readonly (readonly [string, Record<string, string>, { envelope?: string; from?: string | null }, 'told' | 'silent', boolean])[] = [
  ['somebody writes', {}, {}, 'told', false],
  ['says that a person sent it', { 'auto-submitted': 'no' }, {}, 'told', false],
  ['an absence', { 'auto-submitted': 'auto-replied' }, {}, 'silent', true],
  ['an absence with more words', { 'auto-submitted': 'auto-replied; owner-email="x"' }, {}, 'silent', true],
  ['made by a program', { 'auto-submitted': 'auto-generated' }, {}, 'silent', true],
  ['in capitals', { 'auto-submitted': 'Auto-Notified' }, {}, 'silent', true],
  ['a bounce has no return path', {}, { envelope: '' }, 'silent', true],
  ['a bounce by its form', { 'content-type': 'multipart/report; report-type=delivery-status' }, {}, 'silent', true],
  ['an older absence', { 'x-autoreply': 'yes' }, {}, 'silent', true],
  ['an absence of Exchange', { precedence: 'auto_reply' }, {}, 'silent', true],
  ['a newsletter', { 'list-unsubscribe': '<mailto:x@example.org>' }, {}, 'silent', false],
  ['a list', { 'list-id': '<ouders.example.org>' }, {}, 'silent', false],
  ['bulk', { precedence: 'bulk' }, {}, 'silent', false],
  ['asks for silence', { 'x-auto-response-suppress': 'DR, OOF, AutoReply' }, {}, 'silent', false],
  ['asks only for no receipts of reading', { 'x-auto-response-suppress': 'DR, RN' }, {}, 'told', false],
  ['the return path is another: perhaps forged', {}, { envelope: 'spam@elsewhere.example' }, 'silent', false],
  ['capitals make no difference', {}, { envelope: 'NOOR@Example.org' }, 'told', false],
  ['no sender at all', {}, { from: null }, 'silent', false],
  ['the machine that delivers mail', {}, { envelope: 'mailer-daemon@example.org', from: 'MAILER-DAEMON@example.org' }, 'silent', true],
  ['nobody reads this', {}, { envelope: 'no-reply@example.org', from: 'no-reply@example.org' }, 'silent', false],
  ['the owner of a list', {}, { envelope: 'owner-ouders@example.org', from: 'owner-ouders@example.org' }, 'silent', false],
  ['a name that only begins so', {}, { envelope: 'noreplyna@example.org', from: 'noreplyna@example.org' }, 'told', false],
  ['our own address: no loop', {}, { envelope: 'reactie-x@loket.example', from: 'reactie-x@loket.example' }, 'silent', false],
] // prettier-ignore

describe('who is told by itself that a mail arrived', () => {
  for (const [what, headers, { envelope = noor, from = noor }, told, automatic] of cases)
    test(`${what}: ${told}`, () => {
      const mail = {
        headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value]])),
        envelopeSender: from !== noor && envelope === noor ? (from ?? noor) : envelope,
        from,
      }
      assert.equal(acknowledgementAddress(mail, ['loket.example']) === undefined, told === 'silent')
      assert.equal(isAutomatic(mail), automatic)
    })
})
