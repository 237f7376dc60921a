import { demoId } from './ids.ts'
import { organisations } from './organisations.ts'
import { staff } from './people.ts'
import { reactionId } from './reactions.ts'
import type { Row } from './rows.ts'

/** Mail that came in at the organisers and the desk, as the worker has read it. */
export interface Arrivals {
  arrivals: Row<'feedback.arrival'>[]
  files: Row<'feedback.arrival_file'>[]
}

export const arrivalId = (key: string): string => demoId('arrival', key)

interface Mail {
  readonly key: string
  readonly house: keyof typeof organisations
  readonly hoursAgo: number
  readonly name: string
  readonly address: string
  readonly subject: string
  readonly words: string
  readonly automatic?: boolean
  readonly replyTo?: string
  readonly leftOut?: readonly { readonly name: string; readonly why: string }[]
  readonly aside?: string
}

const mails: readonly Mail[] = [
  {
    key: 'buitenspelen',
    house: 'dijken',
    hoursAgo: 76,
    name: 'Hendrik Postma',
    address: 'hendrik.postma@example.org',
    subject: 'Klacht over buitenspelen',
    words:
      'Beste mensen,\n\nMijn dochter Jet speelt bij KDV De Stuurhut. Deze week is zij geen enkele keer buiten geweest. Op dinsdag vroeg ik ernaar. Toen hoorde ik dat er te weinig leidsters waren.\n\nIk wil graag weten hoe u dit oplost. U mag mij bellen.\n\nHendrik Postma\n0113 55 66 77',
    leftOut: [{ name: 'winmail.dat', why: 'wrong_kind' }],
  },
  {
    key: 'vakantie',
    house: 'dijken',
    hoursAgo: 3,
    name: 'Sanne Kuipers',
    address: 'sanne.kuipers@example.org',
    subject: 'Vraag over de kerstvakantie',
    words: 'Goedemorgen, zijn jullie open op vrijdag 24 december? En geldt dat ook voor de bso? Groet, Sanne',
  },
  {
    key: 'buurvrouw',
    house: 'dijken',
    hoursAgo: 20,
    name: 'Tilly',
    address: 'tilly@buren.example.org',
    subject: 'Re: Uw klacht',
    words: 'Ik kreeg deze mail doorgestuurd van de moeder. Ik was er die dag ook bij. U mag mij bellen.',
    replyTo: 'sluiting',
  },
  {
    key: 'afwezig',
    house: 'dijken',
    hoursAgo: 30,
    name: 'Petra Schouten',
    address: 'petra.schouten@example.org',
    subject: 'Automatisch antwoord: Uw klacht',
    words: 'Ik ben er niet tot maandag. Voor spoed kunt u mijn collega bellen.',
    automatic: true,
  },
  {
    key: 'reclame',
    house: 'dijken',
    hoursAgo: 120,
    name: 'Speelgoed Direct',
    address: 'actie@speelgoed.example.org',
    subject: 'Alles voor de groep, nu met korting',
    words: 'Bestel voor vrijdag en betaal de helft.',
    aside: 'Reclame',
  },
]

export function arrivalsOf(now: Temporal.Instant): Arrivals {
  const files = [
    {
      id: demoId('arrival-file', 'buitenspelen'),
      arrival_id: arrivalId('buitenspelen'),
      position: 0,
      name: 'weekrooster.txt',
      media_type: 'text/plain',
      bytes: Buffer.from('maandag: binnen\ndinsdag: binnen\nwoensdag: binnen\n'),
    },
  ] as const
  return { arrivals: mails.map((mail) => rowOf(mail, now)), files: [...files] }
}

function rowOf({ key, house, hoursAgo, replyTo, aside, ...mail }: Mail, now: Temporal.Instant) {
  return {
    id: arrivalId(key),
    house_id: organisations[house].id,
    reply_to: replyTo === undefined ? null : reactionId(replyTo),
    came_at: now.subtract({ hours: hoursAgo }),
    envelope_sender: mail.automatic ? '' : mail.address,
    state: aside === undefined ? 'waiting' : 'set_aside',
    automatic: mail.automatic ?? false,
    from_name: mail.name,
    from_address: mail.address,
    subject: mail.subject,
    words: mail.words,
    left_out: JSON.stringify(mail.leftOut ?? []),
    reason: aside ?? '',
    decided_by: aside === undefined ? null : staff.wim.id,
    decided_at: aside === undefined ? null : now.subtract({ hours: hoursAgo - 2 }),
  } satisfies Row<'feedback.arrival'>
}
