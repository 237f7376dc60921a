import { demoId } from './ids.ts'
import { drawingNames, drawnPhotos } from './pictures.ts'
import { type Chance, chance } from './random.ts'
import type { LocationRow, Row } from './rows.ts'

/** What locations with an account say about themselves. */
export interface Profiles {
  profiles: Row<'locations.profile'>[]
  hours: Row<'locations.opening_hours'>[]
  photos: Row<'locations.photo'>[]
}

const abouts = [
  'Wij zijn een kleine groep met een grote tuin. Elke dag gaan wij naar buiten, ook als het regent.\n\n’s Middags eten wij warm. De soep maken wij zelf, met groenten van de boer om de hoek.',
  'Bij ons spelen baby’s en peuters in eigen groepen. Uw kind heeft een vaste begeleider.\n\nWennen doen wij rustig: drie keer een paar uur, samen met u en daarna alleen.',
  'Wij houden van muziek, boeken en modder. Elke week komt er iemand voorlezen.\n\nWie vroeg komt, ontbijt mee.',
] as const

const priorities = [
  'Broers en zussen van kinderen die al komen, gaan voor. Daarna kijken wij wie het langst wacht.',
  'Wij geven voorrang aan kinderen van ouders die werken of leren, en aan broers en zussen.',
] as const

const rules =
  'Breng uw kind ten laatste om 9.30 uur.\nIs uw kind ziek? Bel ons voor 8 uur.\n\nKomt iemand anders uw kind halen? Zeg het ons vooraf.'

export async function profilesOf(locations: readonly LocationRow[], now: Temporal.Instant): Promise<Profiles> {
  const all: Profiles = { profiles: [], hours: [], photos: [] }
  for (const location of locations) {
    const hand = chance(`profile ${location.name}`)
    // Two in ten never found the time; those with a name in a story did.
    if (!location.organisation_id || (hand.happens(0.2) && !named.has(location.name))) continue
    all.profiles.push(profileRow(location, hand, now))
    all.hours.push(...hoursOf(location, hand))
    all.photos.push(...(await photosOf(location, hand, now)))
  }
  return all
}

const named: ReadonlySet<string> = new Set(['De Krekelhof', "'t Bengeltje", 'Bij Nonkel Bart'])

function profileRow({ id, land, kind }: LocationRow, hand: Chance, now: Temporal.Instant): Row<'locations.profile'> {
  const byIncome = land === 'vl' && hand.happens(0.75)
  const cents = byIncome ? null : land === 'vl' ? hand.between(30, 44) * 100 : hand.between(820, 1240)
  return {
    location_id: id,
    about: hand.pick(abouts),
    price: byIncome ? 'income' : 'free',
    price_cents: cents,
    price_per: cents === null ? null : land === 'vl' ? 'day' : 'hour',
    price_words: hand.happens(0.5) ? 'Luiers en warm eten zijn inbegrepen.' : '',
    languages: ['nl', ...hand.some(['fr', 'en', 'tr', 'ar', 'pl'], hand.between(0, 3))],
    house_rules: kind === 'childminder' || hand.happens(0.6) ? rules : '',
    priority: hand.happens(0.7) ? hand.pick(priorities) : '',
    changed_at: now.subtract({ hours: 24 * hand.between(3, 200) }),
  }
}

function hoursOf({ id, kind }: LocationRow, hand: Chance): Row<'locations.opening_hours'>[] {
  const closes = hand.pick(['17:30', '18:00', '18:30'])
  const days = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
  const off = kind === 'childminder' ? hand.pick(['wed', 'fri', null] as const) : null
  return days
    .filter((day) => day !== off)
    .flatMap((weekday) =>
      kind === 'after_school' && weekday !== 'wed'
        ? [
            { location_id: id, weekday, opens: '07:00', closes: '08:30' },
            { location_id: id, weekday, opens: '15:30', closes },
          ]
        : [{ location_id: id, weekday, opens: kind === 'after_school' ? '12:00' : '07:00', closes }],
    )
}

async function photosOf({ id, name }: LocationRow, hand: Chance, now: Temporal.Instant) {
  const photos = await drawnPhotos()
  return hand.some(drawingNames, hand.between(2, 4)).flatMap((drawing, index): Row<'locations.photo'>[] => {
    const photo = photos.get(drawing)
    if (!photo) return []
    const { alt, picture } = photo
    const position = index + 1
    return [{ id: demoId('photo', `${name} ${position}`), location_id: id, position, alt, created_at: now, ...picture }]
  })
}
