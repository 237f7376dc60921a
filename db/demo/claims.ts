import { demoId } from './ids.ts'
import { locationId } from './location-facts.ts'
import { organisations } from './organisations.ts'
import { staff } from './people.ts'
import type { Row } from './rows.ts'

/** Who says that he works where, and what the desks made of it. */
export interface Claims {
  claims: Row<'locations.claim'>[]
  events: Row<'locations.claim_event'>[]
}

interface Told {
  location: string
  name: string
  function: string
  email: string
  phone: string
  words?: string
  language?: 'nl' | 'fr'
  daysAgo: number
  decided?: Decided
}

type Decided = {
  state: 'accepted' | 'refused'
  by: string
  daysAgo: number
  way?: 'mail'
  reason?: 'not_reached'
  words?: string
}

const told: readonly Told[] = [
  {
    location: 'Bij Nonkel Bart',
    name: 'Bart Melis',
    function: 'onthaalouder',
    email: 'bart@nonkelbart.example.org',
    phone: '014 00 55 12',
    words: 'Ik lees mijn mail ’s middags, als de kinderen slapen. Een account hoeft niet.',
    daysAgo: 180,
    decided: { state: 'accepted', by: staff.lotte.id, daysAgo: 178, way: 'mail' },
  },
  {
    location: 'De Kleine Wolk',
    name: 'Wendy Claessens',
    function: 'onthaalouder',
    email: 'wendy@warmeschoot.example.org',
    phone: '014 00 18 77',
    words: 'Bel liever na zes uur.',
    daysAgo: 3,
  },
  {
    location: 'Tante Pollewop',
    name: 'Pol De Wachter',
    function: 'verantwoordelijke',
    email: 'pol@pollewop.example.org',
    phone: '0470 00 61 90',
    daysAgo: 6,
  },
  {
    location: 'Duimpje',
    name: 'Sophie Lambert',
    function: 'accueillante',
    email: 'sophie.lambert@duimpje.example.org',
    phone: '0470 00 23 23',
    language: 'fr',
    daysAgo: 40,
    decided: {
      state: 'refused',
      by: staff.marc.id,
      daysAgo: 29,
      reason: 'not_reached',
      words: 'Wij belden drie keer naar het nummer van het register. Bel ons gerust terug.',
    },
  },
]

export function claimsOf(now: Temporal.Instant): Claims {
  const at = (daysAgo: number) => now.subtract({ hours: 24 * daysAgo })
  return {
    claims: told.map(({ location, words = '', language = 'nl', daysAgo, decided, ...who }) => ({
      ...who,
      id: claimId(location),
      location_id: locationId(location),
      words,
      language,
      state: decided?.state ?? 'received',
      way: decided?.way ?? null,
      organisation_id: decided?.way ? organisations.nonkelBart.id : null,
      founded: decided?.way !== undefined,
      received_at: at(daysAgo),
      changed_at: at(decided?.daysAgo ?? daysAgo),
      version: decided ? 2 : 1,
      submission_key: demoId('submission', location),
    })),
    events: told.flatMap(({ location, decided }) =>
      decided
        ? [
            {
              id: demoId('claim event', location),
              claim_id: claimId(location),
              at: at(decided.daysAgo),
              step: decided.state === 'accepted' ? ('accept' as const) : ('refuse' as const),
              person_id: decided.by,
              reason: decided.reason ?? null,
              words: decided.words ?? '',
            },
          ]
        : [],
    ),
  }
}

export const claimId = (location: string) => demoId('claim', location)
