// A mail that came in by itself: to whom, where it stands, and what a person can make of it.
import type { Machine } from '../../../lib/states.ts'

export type ArrivalState = 'unread' | 'waiting' | 'joined' | 'reaction' | 'set_aside'
export type ArrivalStep = 'read' | 'reply' | 'accept' | 'attach' | 'set_aside' | 'take_back'
export type ArrivalRefusal = 'reason_missing'

export interface ArrivalFacts {
  readonly reason?: string
}

export const arrival: Machine<ArrivalState, ArrivalStep, ArrivalFacts, ArrivalRefusal> = {
  of: 'Arrival: a mail that came in by itself',
  start: ['unread'],
  states: {
    unread: {
      read: { to: 'waiting', by: ['system'] },
      // To the reply address of a letter, from the address that the letter went to.
      reply: { to: 'joined', by: ['system'] },
    },
    waiting: {
      accept: { to: 'reaction', by: ['coordinator'] },
      attach: { to: 'joined', by: ['coordinator', 'handler'] },
      set_aside: {
        to: 'set_aside',
        by: ['coordinator', 'handler'],
        must: [{ refusal: 'reason_missing', holds: ({ reason }) => (reason ?? '').trim() !== '' }],
      },
    },
    set_aside: { take_back: { to: 'waiting', by: ['coordinator', 'handler'] } },
    joined: {},
    reaction: {},
  },
}

/** `wacht`: a person has to judge it · `vanzelf`: a program sent it · `weg`: set aside. */
export const arrivalTabs = ['wacht', 'vanzelf', 'weg'] as const
export type ArrivalTab = (typeof arrivalTabs)[number]

/** After so many working hours somebody hears that a mail still waits: the terms of a complaint run since it came. */
export const judgedWithinHours = 8

/** What was set aside can be taken back for so long; then it is gone. */
export const setAsideLasts = Temporal.Duration.from({ hours: 90 * 24 })

const housePrefix = 'reactie-'
const replyPrefix = 'antwoord-'

/** Where one writes to a house. */
export const houseAddress = (slug: string, domain: string): string => `${housePrefix}${slug}@${domain}`

/** The same where mail comes in at all. */
export const mailToHouse = (
  { config }: { readonly config: { readonly inboundMail: { readonly domain: string } | null } },
  slug: string,
): string | null => (config.inboundMail ? houseAddress(slug, config.inboundMail.domain) : null)

/** Where the answer to one letter goes. */
export const replyAddress = (token: string, domain: string): string => `${replyPrefix}${token}@${domain}`

export type Recipient = { readonly slug: string } | { readonly token: string }

/** To whom an address of ours leads; undefined for every other address. Capitals make no difference in mail. */
export function parseRecipient(address: string, domain: string): Recipient | undefined {
  const [, local, at] = /^([a-z0-9-]{1,64})@([a-z0-9.-]{1,253})$/.exec(address.toLowerCase()) ?? []
  if (!local || at !== domain.toLowerCase()) return undefined
  if (local.startsWith(housePrefix) && local.length > housePrefix.length)
    return { slug: local.slice(housePrefix.length) }
  const [, token] = /^antwoord-([0-9a-f]{40})$/.exec(local) ?? []
  return token === undefined ? undefined : { token }
}

/** Words that may be kept: without the secret of a reply address that a program quoted along. */
export const withoutReplyAddresses = (text: string): string =>
  text.replaceAll(/antwoord-[0-9a-f]{40}@/gi, 'antwoord-…@')
