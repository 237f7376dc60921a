import type { LightMyRequestResponse } from 'fastify'
import type { App } from '../../src/app.tsx'
import { hashPassword } from '../../src/platform/password-hash.ts'
import { startSession } from '../../src/platform/session.ts'
import { newId } from '../../src/platform/tokens.ts'
import type { House } from './house.ts'

/** Somebody in front of a browser: keeps its cookies and says where its forms come from. */
export class Browser {
  readonly cookies = new Map<string, string>()
  readonly #app: App
  readonly #host: string

  constructor(app: App, host = 'localhost') {
    this.#app = app
    this.#host = host
  }

  get(url: string): Promise<LightMyRequestResponse> {
    return this.#ask({ method: 'GET', url })
  }

  post(url: string, form: Record<string, string> = {}): Promise<LightMyRequestResponse> {
    const payload = new URLSearchParams(form).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
    return this.#ask({ method: 'POST', url, payload, headers })
  }

  /** A form with files, as a browser packs it. */
  async postFiles(url: string, form: FormData): Promise<LightMyRequestResponse> {
    const packed = new Response(form)
    const headers = { 'content-type': packed.headers.get('content-type') ?? '', 'sec-fetch-site': 'same-origin' }
    return this.#ask({ method: 'POST', url, payload: Buffer.from(await packed.arrayBuffer()), headers })
  }

  async #ask(options: {
    method: 'GET' | 'POST'
    url: string
    payload?: string | Buffer
    headers?: Record<string, string>
  }) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      host: this.#host,
      'user-agent': 'Firefox/130 Linux',
      ...options.headers,
      ...(cookie ? { cookie } : {}),
    }
    const answer = await this.#app.web.inject({ ...options, headers })
    for (const { name, value, expires } of answer.cookies as { name: string; value: string; expires?: Date }[]) {
      if (value === '' || (expires && expires.getTime() < 1000)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return answer
  }
}

export interface KnownMember {
  readonly id: string
  readonly email: string
  readonly name: string
}

type Kind = 'desk' | 'organiser' | 'authority' | 'complaints_desk' | 'operator'

interface OrganisationMade {
  readonly slug: string
  readonly name?: string
  readonly kind?: Kind
  readonly land?: 'vl' | 'nl'
  readonly host?: string
}

/** An organisation of a test, straight into the database. */
export async function makeOrganisation(
  { owner }: House,
  { slug, name = `Loket ${slug}`, kind = 'desk', land = 'nl', host }: OrganisationMade,
): Promise<{ id: string; slug: string; name: string; kind: Kind }> {
  const id = newId()
  await owner.query(
    `insert into accounts.organisation (id, kind, land, slug, name, zone) values ($1, $2, $5, $3, $4, 'Europe/Amsterdam')`,
    [id, kind, slug, name, land],
  )
  await owner.query(`insert into accounts.house_style (organisation_id, brand, logo) values ($1, '#154273', 'L')`, [id])
  if (host) await owner.query('insert into accounts.site (host, organisation_id) values ($1, $2)', [host, id])
  return { id, slug, name, kind }
}

/** A person with a role, straight into the database; without password, who only comes in by `loggedIn`. */
export async function makeMember(
  { owner }: House,
  member: { name: string; email: string; organisationId: string; role: string; password?: string },
): Promise<KnownMember> {
  const id = newId()
  await owner.query('insert into accounts.person (id, name, email) values ($1, $2, $3)', [
    id,
    member.name,
    member.email,
  ])
  await owner.query('insert into accounts.membership (id, person_id, organisation_id, role) values ($1, $2, $3, $4)', [
    newId(),
    id,
    member.organisationId,
    member.role,
  ])
  if (member.password) {
    const hash = await hashPassword(member.password)
    await owner.query('insert into accounts.password (person_id, hash) values ($1, $2)', [id, hash])
  }
  return { id, email: member.email, name: member.name }
}

/** A browser with a session of this person, past the ways in. */
export async function loggedIn({ platform }: House, app: App, personId: string): Promise<Browser> {
  const { db, clock } = platform
  const token = await db.gate((tx) => startSession(tx, { personId, userAgent: 'Firefox/130 Linux', now: clock.now() }))
  const browser = new Browser(app)
  browser.cookies.set('session', token)
  return browser
}

/** The last letter to an address, as the outbox keeps it. */
export async function lastLetter(
  { owner }: House,
  to: string,
): Promise<{
  kind: string
  subject: string
  text: string
  html: string
  language: string
  organisationId: string | null
}> {
  const { rows } = await owner.query(
    `select kind, subject, body_text as text, body_html as html, language, organisation_id as "organisationId"
     from platform.letter where to_address = $1 order by created_at desc, id desc limit 1`,
    [to],
  )
  if (!rows[0]) throw new Error(`no letter to ${to}`)
  return rows[0]
}

/** The path of the first link in a letter that leads below `path`. */
export function pathIn(letter: { text: string; subject: string }, path: string): string {
  const urls = [...letter.text.matchAll(/https?:\/\/\S+/g)].map(([url]) => new URL(url))
  const found = urls.find(({ pathname }) => pathname.startsWith(path))
  if (!found) throw new Error(`no link to ${path} in "${letter.subject}"`)
  return found.pathname
}
