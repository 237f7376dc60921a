import type { FastifyInstance } from 'fastify'

/** What came back, with the forms that stand in it. */
export interface PlainPage {
  readonly status: number
  readonly location: string | undefined
  readonly html: string
  /** The text of the page as a person reads it. */
  readonly text: string
  /** What the form that posts to this address would send, as it stands. */
  fields(action: string): Record<string, string | string[]>
}

/** A browser without script: keeps its cookie, reads forms, posts them. Sends what a real one sends, so that the guards hold. */
export class PlainBrowser {
  readonly #web: FastifyInstance
  cookie: string
  readonly #headers: Record<string, string>
  /** What else the house asked to keep, such as the form on its way. */
  readonly #others = new Map<string, string>()

  constructor(web: FastifyInstance, cookie = '', headers: Record<string, string> = {}) {
    this.#web = web
    this.cookie = cookie
    this.#headers = headers
  }

  /** What the house asked to keep besides the session, by the name of its cookie. */
  kept(name: string): string {
    return this.#others.get(name) ?? ''
  }

  async get(url: string): Promise<PlainPage> {
    return this.#read(await this.#web.inject({ url, headers: this.#sent() }))
  }

  async post(url: string, fields: Record<string, string | readonly string[]> = {}): Promise<PlainPage> {
    const payload = new URLSearchParams(
      Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as [string, string])),
    ).toString()
    const headers = {
      ...this.#sent(),
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    }
    return this.#read(await this.#web.inject({ method: 'POST', url, headers, payload }))
  }

  /** Posts and goes where the answer leads. */
  async postAndFollow(url: string, fields: Record<string, string | readonly string[]> = {}): Promise<PlainPage> {
    const page = await this.post(url, fields)
    return page.location === undefined ? page : this.get(page.location)
  }

  #sent(): Record<string, string> {
    const others = [...this.#others].map(([name, value]) => `${name}=${value}`)
    const cookie = [this.cookie, ...others].filter(Boolean).join('; ')
    return { ...this.#headers, ...(cookie ? { cookie } : {}) }
  }

  #read(answer: { statusCode: number; headers: Record<string, unknown>; body: string; cookies: unknown[] }): PlainPage {
    for (const { name, value } of answer.cookies as { name: string; value: string }[]) {
      if (name === 'session') this.cookie = value === '' ? '' : `session=${value}`
      else this.#others.set(name, value)
    }
    const { location } = answer.headers
    return {
      status: answer.statusCode,
      location: typeof location === 'string' ? location : undefined,
      html: answer.body,
      text: textOf(answer.body),
      fields: (action) => fieldsOf(answer.body, action),
    }
  }
}

export const textOf = (html: string) =>
  // Where a word may break is no space.
  unescape(
    html
      .replaceAll(/<wbr ?\/?>/g, '')
      .replace(/<head>.*?<\/head>/s, ' ')
      .replaceAll(/<(?:[^>"]|"[^"]*")*>/g, ' '),
  ).replaceAll(/\s+/g, ' ')

const unescape = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

function fieldsOf(html: string, action: string): Record<string, string | string[]> {
  const form = [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].find(
    ([, attributes = '']) => attribute(attributes, 'action') === action,
  )
  if (!form) throw new Error(`no form posts to ${action}`)
  const fields: Record<string, string | string[]> = {}
  const add = (name: string | undefined, value: string) => {
    if (name === undefined || name === '') return
    const known = fields[name]
    fields[name] = known === undefined ? value : [known, value].flat()
  }
  const content = form[2] ?? ''
  for (const [, attributes = ''] of content.matchAll(/<input\b((?:[^>"]|"[^"]*")*)>/g)) {
    const ticks = /type="(checkbox|radio)"/.test(attributes)
    if (!ticks || /\schecked\b/.test(attributes))
      add(attribute(attributes, 'name'), attribute(attributes, 'value') ?? '')
  }
  for (const [, attributes = '', words = ''] of content.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)) {
    add(attribute(attributes, 'name'), unescape(words))
  }
  for (const [, attributes = '', options = ''] of content.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)) {
    const chosen = [...options.matchAll(/<option\b([^>]*)>/g)].find(([, option = '']) => /\sselected\b/.test(option))
    add(attribute(attributes, 'name'), attribute(chosen?.[1] ?? '', 'value') ?? '')
  }
  return fields
}

function attribute(attributes: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1]
  return value === undefined ? undefined : unescape(value)
}
