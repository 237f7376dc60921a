import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65535)
const url = (schemes: RegExp, example: string) =>
  z.string().refine((value) => URL.canParse(value) && schemes.test(value), `must look like ${example}`)

const settings = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: url(/^https?:/, 'https://loket.example.org').optional(),
  DATABASE_URL: url(/^postgres(ql)?:/, 'postgres://user:password@host:5432/database'),
  DATABASE_READ_URL: url(/^postgres(ql)?:/, 'postgres://user:password@replica:5432/database').optional(),
  SMTP_URL: url(/^smtps?:/, 'smtp://user:password@host:587').optional(),
  MAIL_FROM: z.string().default('Opvangloket <loket@localhost>'),
  INBOUND_MAIL_PORT: port.optional(),
  INBOUND_MAIL_HOST: z.string().optional(),
  INBOUND_MAIL_DOMAIN: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'must look like post.loket.example.org')
    .optional(),
  INBOUND_MAIL_TLS_FILE: z.string().optional(),
  KEYS_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  TRUST_PROXY: z.enum(['no', 'yes']).default('no'),
  AUDIT_HEADS_DIR: z.string().optional(),
  AUDIT_HEADS_MAIL: z.email().optional(),
  DEMO: z.enum(['no', 'yes']).default('no'),
  CLAMD_URL: url(/^(tcp|unix):/, 'tcp://localhost:3310').optional(),
  INTERNAL_PROVIDERS: z.enum(['no', 'yes']).default('no'),
})

export interface Config {
  readonly mode: 'development' | 'test' | 'production'
  readonly port: number
  readonly host: string
  /** Where people reach us: the base of links in letters when a desk has no host name of its own. */
  readonly publicUrl: URL
  readonly databaseUrl: string
  /** A streaming replica that serves the public finder; the primary when there is none. */
  readonly databaseReadUrl: string
  readonly smtpUrl: string | null
  readonly mailFrom: string
  /** Where mail to a house or in answer to a letter comes in; null where none does. */
  readonly inboundMail: InboundMail | null
  readonly keysFile: string | null
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly trustProxy: boolean
  /** Where the signed head of the audit goes every day: both outside the reach of who runs the database. */
  readonly auditHeadsDir: string | null
  readonly auditHeadsMail: string | null
  /** The demo region is loaded: the pages for makers exist. Said by the launcher, never in production. */
  readonly demo: boolean
  /** A virus scanner (clamd) that looks at every file that comes in; null: nobody does. */
  readonly scanner: URL | null
  /** Houses may log in at a provider inside our own network. */
  readonly internalProviders: boolean
}

export interface InboundMail {
  readonly port: number
  readonly host: string
  /** Behind the @ of every address that we read. */
  readonly domain: string
  /** Key and certificate in one file; null: no STARTTLS, for behind a mail server of one's own. */
  readonly tlsFile: string | null
}

/** What a person did wrong in the environment, one line a setting. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** @throws ConfigError that names every setting that is missing or wrong, in words for the person who installs. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(given)
  const faults = parsed.success ? productionFaults(parsed.data) : parsed.error.issues.map(explain)
  if (!parsed.success || faults.length > 0) {
    throw new ConfigError(`These settings need attention:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
  }
  const value = parsed.data
  return {
    mode: value.NODE_ENV,
    port: value.PORT,
    host: value.HOST,
    publicUrl: new URL(value.PUBLIC_URL ?? `http://localhost:${value.PORT}`),
    databaseUrl: value.DATABASE_URL,
    databaseReadUrl: value.DATABASE_READ_URL ?? value.DATABASE_URL,
    smtpUrl: value.SMTP_URL ?? null,
    mailFrom: value.MAIL_FROM,
    inboundMail: inboundOf(value),
    keysFile: value.KEYS_FILE ?? null,
    logLevel: value.LOG_LEVEL,
    trustProxy: value.TRUST_PROXY === 'yes',
    auditHeadsDir: value.AUDIT_HEADS_DIR ?? null,
    auditHeadsMail: value.AUDIT_HEADS_MAIL ?? null,
    demo: value.DEMO === 'yes',
    scanner: value.CLAMD_URL === undefined ? null : new URL(value.CLAMD_URL),
    internalProviders: value.INTERNAL_PROVIDERS === 'yes',
  }
}

function inboundOf(value: z.infer<typeof settings>): InboundMail | null {
  if (value.INBOUND_MAIL_PORT === undefined) return null
  return {
    port: value.INBOUND_MAIL_PORT,
    host: value.INBOUND_MAIL_HOST ?? value.HOST,
    domain: value.INBOUND_MAIL_DOMAIN ?? new URL(value.PUBLIC_URL ?? 'http://localhost').hostname,
    tlsFile: value.INBOUND_MAIL_TLS_FILE ?? null,
  }
}

const explain = (issue: z.core.$ZodIssue) =>
  issue.code === 'invalid_type' && issue.input === undefined
    ? `${issue.path.join('.')} is not set`
    : `${issue.path.join('.')}: ${issue.message}`

function productionFaults(value: z.infer<typeof settings>): string[] {
  if (value.NODE_ENV !== 'production') return []
  return [
    value.DEMO === 'no' ? '' : 'DEMO: production shows no demo region',
    value.KEYS_FILE
      ? ''
      : 'KEYS_FILE is not set: production needs the file with the encryption keys (docs/operations/install.md)',
    value.PUBLIC_URL ? '' : 'PUBLIC_URL is not set: letters need the address where people reach this installation',
    value.SMTP_URL ? '' : 'SMTP_URL is not set: without a mail server no letter leaves the house',
  ].filter(Boolean)
}
