import { request } from 'node:http'
import type { PromisedPlace } from './storm-offers.ts'

// Families in front of a house that falls over again and again: each keeps its cookie and does not know what it was not told.

/** What came back: a redirect, which is how the house says that it has something. */
interface Told {
  readonly location: string
  cookie(name: string): string | undefined
}

/** The form that each family has open, by its name: after a fall it goes on there. */
const passes = new Map<string, string>()

/** Fills in the form page by page and sends it; true when the house says it has it. */
export async function sendRequest(port: number, opvang: string, name: string): Promise<boolean> {
  const start = Temporal.Now.plainDateISO().add({ months: 6 })
  const child = { opvang, child_name: 'Sam', birth_day: '5', birth_month: '1', birth_year: '2026' }
  const care = {
    start_day: String(start.day),
    start_month: String(start.month),
    start_year: String(start.year),
    days: 'tue',
  }
  const contact = { contact_name: name, contact_email: 'storm@example.org', language: 'nl' }
  if (!passes.has(name)) {
    const begun = (await post(port, '/aanvraag/nieuw/kind', child, `familie=${name}`))?.cookie('aanvraag')
    if (begun === undefined) return false
    passes.set(name, begun)
  }
  for (const [step, fields] of [
    ['dagen', care],
    ['contact', contact],
    ['controle', { naar: 'verstuur' }],
  ] as const) {
    if (!(await post(port, `/aanvraag/nieuw/${step}`, fields, passes.get(name) ?? ''))) return false
  }
  return true
}

/** Opens the link of a letter. @returns the session */
export async function openLink(port: number, link: string): Promise<string | undefined> {
  return (await post(port, link, {}, `link=${link}`))?.cookie('session')
}

/** What a family knows after one click on "take this place": taken, refused, or nothing. */
export type Heard = 'taken' | 'refused' | 'nothing'

export async function acceptOffer(port: number, { offerId, version, session }: PromisedPlace): Promise<Heard> {
  const told = await post(port, `/aanvraag/aanbod/${offerId}/aannemen`, { versie: String(version) }, session)
  if (!told) return 'nothing'
  return told.location.startsWith('/aanvraag/plaats?') ? 'taken' : 'refused'
}

const addressOf = (cookie: string) => [...cookie].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 250

/** Sends one form; undefined when the house does not say that it has it. */
export function post(
  port: number,
  path: string,
  fields: Readonly<Record<string, string>>,
  cookie: string,
): Promise<Told | undefined> {
  const body = new URLSearchParams(fields).toString()
  return new Promise((resolve) => {
    const asked = request(
      {
        port,
        host: '127.0.0.1',
        // Families do not share one address, which may only ask so much a minute.
        localAddress: `127.1.${addressOf(cookie)}.1`,
        path,
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
          'content-length': body.length,
          cookie,
        },
      },
      (answer) => {
        answer.resume()
        answer.on('error', () => resolve(undefined))
        const { 'set-cookie': given = [], location = '' } = answer.headers
        const told = {
          location,
          cookie: (name: string) => given.find((one) => one.startsWith(`${name}=`))?.split(';')[0],
        }
        answer.on('end', () => resolve(answer.statusCode === 303 ? told : undefined))
      },
    )
    asked.on('error', () => resolve(undefined))
    asked.end(body)
  })
}
