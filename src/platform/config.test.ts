import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ConfigError, readConfig } from './config.ts'

const enough = { DATABASE_URL: 'postgres://u:p@localhost/opvang' }

describe('settings are checked at the start', () => {
  test('a laptop needs nothing but a database', () => {
    const config = readConfig(enough)
    assert.equal(config.port, 3000)
    assert.equal(config.publicUrl.href, 'http://localhost:3000/')
    assert.equal(config.databaseReadUrl, enough.DATABASE_URL)
    assert.equal(config.smtpUrl, null)
  })

  const wrong: readonly [string, Record<string, string>, RegExp][] = [
    ['no database', {}, /DATABASE_URL is not set/],
    ['an empty setting is no setting', { DATABASE_URL: '' }, /DATABASE_URL is not set/],
    ['a database of another kind', { DATABASE_URL: 'mysql://x' }, /DATABASE_URL: must look like postgres:/],
    ['a port that is no port', { ...enough, PORT: '99999' }, /PORT/],
    ['production without keys', { ...enough, NODE_ENV: 'production' }, /KEYS_FILE is not set/],
    ['production without its own address', { ...enough, NODE_ENV: 'production' }, /PUBLIC_URL is not set/],
    [
      'a mail domain with an @',
      { ...enough, INBOUND_MAIL_PORT: '25', INBOUND_MAIL_DOMAIN: 'x@y' },
      /INBOUND_MAIL_DOMAIN/,
    ],
    ['production without a mail server', { ...enough, NODE_ENV: 'production' }, /SMTP_URL is not set/],
  ]
  for (const [what, environment, words] of wrong) {
    test(`${what} is said in words`, () => {
      assert.throws(
        () => readConfig(environment),
        (fault) => fault instanceof ConfigError && words.test(fault.message),
      )
    })
  }

  test('every fault is told at once', () => {
    assert.throws(
      () => readConfig({ PORT: 'x', SMTP_URL: 'http://x' }),
      /PORT[\s\S]*SMTP_URL|DATABASE_URL[\s\S]*SMTP_URL/,
    )
  })
})
