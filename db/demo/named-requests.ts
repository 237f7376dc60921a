import type { DeskScene } from './drawn-requests.ts'
import type { Dossier, Step } from './dossier.ts'
import { overlong } from './names.ts'
import { families, type FamilyKey, staff } from './people.ts'
import { type Chance, chance } from './random.ts'
import { locationId } from './location-facts.ts'
import type { DeskKey } from './organisations.ts'
import { overlongRemarks } from './words.ts'

/** The requests of the people with a name, and those that are there to be looked at. */
export function namedDossiers(desks: Readonly<Record<DeskKey, DeskScene>>): Dossier[] {
  const { zonneveld, lindebeke, waterdam } = desks
  return [
    ...twins(zonneveld),
    grandson(zonneveld),
    ...brotherAndSister(zonneveld),
    forAWhile(zonneveld),
    cryingBaby(lindebeke),
    newcomer(lindebeke),
    shiftWorker(waterdam),
    firstChild(waterdam),
    ...[zonneveld, lindebeke, waterdam].map(endless),
    ...endlessAnswers(waterdam),
    closing(zonneveld, 'Pimpernel', zonneveldClosing),
    closing(lindebeke, 'De Zandtaart', lindebekeClosing),
    closing(waterdam, 'Kinderopvang Zonder Zorgen', waterdamClosing),
  ]
}

const wholeWeek = ['mon', 'tue', 'wed', 'thu', 'fri'].flatMap((day) => [`${day}-am`, `${day}-pm`])
const daysOf = (...days: string[]) => wholeWeek.filter((half) => days.includes(half.slice(0, 3)))

/** What is the same for all of them: the family, the desk, nothing said yet. */
function begin(desk: DeskScene, key: string, family: FamilyKey): { base: BaseDossier; hand: Chance } {
  const { name, email, phone, language } = families[family]
  const base = {
    key,
    deskId: desk.id,
    channel: 'web',
    language,
    contact: { name, email, phone },
    remarks: '',
    takenBy: null,
    notes: [],
  } as const
  return { base, hand: chance(`named ${key}`) }
}

type BaseDossier = Omit<Dossier, 'child' | 'birth' | 'startOn' | 'halfDays' | 'receivedAt' | 'choices'>

const twinKeys = [
  { key: 'samira ilyas', child: 'Ilyas' },
  { key: 'samira amira', child: 'Amira' },
]

function twins(desk: DeskScene): Dossier[] {
  const { clock } = desk
  return ['Ilyas', 'Amira'].map((child) => {
    const { base, hand } = begin(desk, `samira ${child.toLowerCase()}`, 'samira')
    const other = child === 'Ilyas' ? 'Amira' : 'Ilyas'
    return {
      ...base,
      child,
      birth: { bornOn: clock.today.subtract({ months: 7, days: 12 }) },
      startOn: clock.today.add({ months: 2 }).with({ day: 1 }),
      halfDays: daysOf('mon', 'tue', 'thu'),
      remarks: `${child} en ${other} zijn een tweeling. We zoeken twee plaatsen op dezelfde dagen, liefst in dezelfde groep.`,
      receivedAt: clock.atHome(clock.workingDaysAgo(3), chance('evening of twins')),
      choices: ['De Krekelhof', 'Het Hinkelpad', 'Klimop'].map((name) => ({ locationId: locationId(name), steps: [] })),
      family: { children: twinKeys, together: true },
      notes:
        child === 'Ilyas'
          ? [
              {
                at: clock.inOfficeHours(clock.workingDaysAgo(2), hand),
                by: staff.lotte.id,
                words: 'Tweeling: samen bekijken met de aanvraag van Amira.',
              },
            ]
          : [],
    }
  })
}

/** Both have an offer at the first location: the family can take them together. */
function brotherAndSister(desk: DeskScene): Dossier[] {
  const { clock } = desk
  const children = [
    { key: 'samen finn', child: 'Finn', born: clock.today.subtract({ months: 22, days: 9 }) },
    { key: 'samen noor', child: 'Noor', born: clock.today.subtract({ months: 4, days: 20 }) },
  ]
  return children.map(({ key, child, born }) => {
    const hand = chance(key)
    const offer = { step: 'offer', at: clock.inOfficeHours(clock.workingDaysAgo(1), hand), by: staff.an.id, words: '' } as const
    return {
      key,
      deskId: desk.id,
      channel: 'web',
      language: 'nl',
      child,
      birth: { bornOn: born },
      startOn: clock.today.add({ months: 3 }).with({ day: 1 }),
      halfDays: daysOf('mon', 'tue'),
      remarks: '',
      contact: { name: 'Evelien Maes', email: 'evelien@maes.example.org', phone: '0470 00 66 21' },
      receivedAt: clock.atHome(clock.workingDaysAgo(4), chance('evening of finn')),
      takenBy: null,
      choices: [
        { locationId: locationId('De Krekelhof'), steps: [offer] },
        { locationId: locationId('Het Hinkelpad'), steps: [] },
      ],
      family: { children: children.map((one) => ({ key: one.key, child: one.child })), together: true },
      notes: [],
    }
  })
}

/** A place while another child is away, until the summer. */
function forAWhile(desk: DeskScene): Dossier {
  const { clock } = desk
  const key = 'tijdelijk mira'
  const hand = chance(key)
  const startOn = clock.today.add({ months: 2 }).with({ day: 1 })
  return {
    key,
    deskId: desk.id,
    channel: 'web',
    language: 'nl',
    child: 'Mira',
    birth: { bornOn: clock.today.subtract({ months: 14, days: 4 }) },
    startOn,
    halfDays: daysOf('thu'),
    remarks: 'Alleen tot de zomer, daarna verhuizen we.',
    contact: { name: 'Joke Wouters', email: 'joke@wouters.example.org', phone: null },
    receivedAt: clock.atHome(clock.workingDaysAgo(5), hand),
    takenBy: null,
    choices: [
      {
        locationId: locationId('De Krekelhof'),
        steps: [
          {
            step: 'offer',
            at: clock.inOfficeHours(clock.workingDaysAgo(2), hand),
            by: staff.an.id,
            words: 'Tot de zomer is er een plaats vrij op donderdag.',
            untilOn: startOn.add({ months: 5 }).subtract({ days: 1 }),
          },
        ],
      },
    ],
    notes: [],
  }
}

function grandson(desk: DeskScene): Dossier {
  const { base, hand } = begin(desk, 'maria jules', 'maria')
  const { clock } = desk
  return {
    ...base,
    channel: 'counter',
    takenBy: staff.lotte.id,
    child: 'Jules',
    birth: { bornOn: clock.today.subtract({ months: 16, days: 3 }) },
    startOn: clock.today.add({ months: 1 }).with({ day: 1 }),
    halfDays: daysOf('tue', 'fri'),
    remarks: 'Vraagt voor haar kleinzoon. Geen mail: altijd bellen, liefst na de middag.',
    receivedAt: clock.inOfficeHours(clock.workingDaysAgo(13), hand),
    choices: [
      {
        locationId: locationId('Onthaalouder Rita'),
        steps: [
          {
            step: 'question',
            at: clock.inOfficeHours(clock.workingDaysAgo(10), hand),
            by: staff.lotte.id,
            words: 'Rita werkt niet op vrijdag. Is dinsdag en donderdag ook goed?',
          },
        ],
      },
    ],
    notes: [
      {
        at: clock.inOfficeHours(clock.workingDaysAgo(6), hand),
        by: staff.ilse.id,
        words: 'Twee keer gebeld, niet thuis. Donderdag na de markt opnieuw proberen.',
      },
    ],
  }
}

function cryingBaby(desk: DeskScene): Dossier {
  const { base } = begin(desk, 'tom lou', 'tom')
  const { clock } = desk
  const night = clock.workingDaysAgo(1).toZonedDateTime({ timeZone: clock.zone, plainTime: '23:47:12' })
  return {
    ...base,
    child: 'Lou',
    birth: { bornOn: clock.today.subtract({ months: 3, days: 2 }) },
    startOn: clock.today.add({ days: 25 }),
    halfDays: daysOf('mon', 'tue', 'wed', 'thu'),
    urgency: 'now',
    remarks: 'zo snel mogelijk aub, mijn verlof is bijna op. sorry voor de typfouten, baby op de arm',
    receivedAt: night.toInstant(),
    choices: [{ locationId: locationId('De Vuurvlieg'), steps: [] }],
  }
}

function newcomer(desk: DeskScene): Dossier {
  const { base, hand } = begin(desk, 'claire gaspard', 'claire')
  const { clock } = desk
  return {
    ...base,
    child: 'Gaspard',
    birth: { bornOn: clock.today.subtract({ months: 20, days: 9 }) },
    startOn: clock.today.add({ months: 1 }).with({ day: 1 }),
    halfDays: daysOf('mon', 'tue', 'thu', 'fri'),
    remarks: 'Nous venons de Liège. Gaspard ne parle que le français, mais il apprend vite !',
    receivedAt: clock.atHome(clock.workingDaysAgo(8), hand),
    choices: [
      {
        locationId: locationId('Les Coccinelles'),
        steps: [
          {
            step: 'offer',
            at: clock.inOfficeHours(clock.workingDaysAgo(2), hand),
            by: staff.yasmina.id,
            words:
              'Bonne nouvelle : Gaspard peut commencer le premier du mois. Les Coccinelles vous appelle cette semaine.',
          },
        ],
      },
    ],
  }
}

function shiftWorker(desk: DeskScene): Dossier {
  const { base, hand } = begin(desk, 'daniel joy', 'daniel')
  const { clock } = desk
  return {
    ...base,
    child: 'Joy',
    birth: { bornOn: clock.today.subtract({ years: 2, months: 1 }) },
    startOn: clock.today.add({ days: 40 }),
    halfDays: ['mon-pm', 'tue-pm', 'wed-am', 'fri-pm', 'sat-am', 'sat-pm'],
    remarks: 'I work shifts, one week early and one week late. I can send the rota every month.',
    receivedAt: clock.atHome(clock.workingDaysAgo(9), hand),
    choices: [
      {
        locationId: locationId('Nachtopvang De Uil'),
        steps: [
          {
            step: 'question',
            at: clock.inOfficeHours(clock.workingDaysAgo(6), hand),
            by: staff.sanne.id,
            words: 'Saturdays are full until March. Would you also take the weekdays without Saturday for now?',
          },
          {
            step: 'reply',
            at: clock.atHome(clock.workingDaysAgo(4), hand),
            by: null,
            words: 'Yes, my sister can help on Saturdays until then. Thank you!',
          },
        ],
      },
    ],
  }
}

function firstChild(desk: DeskScene): Dossier {
  const { base, hand } = begin(desk, 'femke', 'femke')
  const { clock } = desk
  const expectedOn = clock.today.add({ days: 131 })
  return {
    ...base,
    child: 'Baby',
    birth: { expectedOn },
    startOn: expectedOn.add({ weeks: 14 }),
    halfDays: daysOf('tue', 'wed', 'thu'),
    remarks: 'Ons eerste kindje. We weten nog niet hoe dit gaat, dus tips zijn welkom.',
    receivedAt: clock.atHome(clock.workingDaysAgo(7), hand),
    choices: [
      {
        locationId: locationId('KDV De Stuurhut'),
        steps: [
          {
            step: 'refuse',
            at: clock.inOfficeHours(clock.workingDaysAgo(1), hand),
            by: staff.sanne.id,
            words: 'De babygroep van De Stuurhut is vol tot het najaar.',
            reason: 'full',
          },
        ],
      },
      { locationId: locationId('Polderkind Binnenstad'), steps: [] },
    ],
  }
}

/** Everything is longer than expected: pages must bear it. */
function endless(desk: DeskScene): Dossier {
  const { clock, key } = desk
  const long = desk.locations.toSorted((a, b) => b.name.length - a.name.length)[0]
  const hand = chance(`endless ${key}`)
  return {
    key: `endless ${key}`,
    deskId: desk.id,
    channel: 'web',
    language: 'nl',
    child: overlong.child,
    birth: { bornOn: clock.today.subtract({ years: 4, days: 77 }) },
    startOn: clock.today.add({ months: 3 }).with({ day: 1 }),
    halfDays: [...wholeWeek.filter((half) => half !== 'wed-am'), 'sat-am', 'sun-pm'],
    remarks: overlongRemarks,
    contact: { name: overlong.contact, email: overlong.email, phone: '0470 00 98 76' },
    receivedAt: clock.atHome(clock.workingDaysAgo(5), hand),
    takenBy: null,
    choices: [{ locationId: long?.id ?? '', steps: [] }],
    notes: [
      { at: clock.inOfficeHours(clock.workingDaysAgo(4), hand), by: desk.staff[0] ?? '', words: overlongRemarks },
    ],
  }
}

/** The same at a location that answers itself: asked, invited, offered twice, taken. */
function endlessAnswers(desk: DeskScene): Dossier[] {
  const { clock } = desk
  const [first, second] = desk.locations.filter(({ organisation_id: by, registered }) => by && registered)
  const by = staff.gerda.id
  const words = overlongRemarks.slice(0, 1900)
  const stories: Readonly<Record<string, readonly Step['step'][]>> = {
    'endless asked': [],
    'endless visit': ['invite'],
    'endless offered': ['offer'],
    'endless placed': ['offer', 'accept'],
  }
  return Object.entries(stories).map(([key, steps]) => {
    const hand = chance(key)
    const taken = steps.map((step, index): Step => {
      const day = clock.workingDaysAgo(3 - index)
      const family = step === 'accept'
      return { step, at: clock.inOfficeHours(day, hand), by: family ? null : by, words: family ? '' : words }
    })
    const both = key === 'endless offered'
    return {
      ...endless(desk),
      key,
      birth: { bornOn: clock.today.subtract({ years: 2, days: 77 }) },
      receivedAt: clock.atHome(clock.workingDaysAgo(6), hand),
      choices: [first, both ? second : undefined].flatMap((at) => (at ? [{ locationId: at.id, steps: taken }] : [])),
      notes: [],
    }
  })
}

interface Closing {
  child: string
  contact: Dossier['contact']
  remarks: string
}

const zonneveldClosing: Closing = {
  child: 'Warre',
  contact: { name: 'Nele Sterckx', email: 'nele.sterckx@thuis.example.org', phone: null },
  remarks: 'We hoorden dat Pimpernel misschien stopt. Klopt dat?',
}
const lindebekeClosing: Closing = {
  child: 'Ella',
  contact: { name: 'Hanne Adriaensen', email: 'hanne.adriaensen@post.example.org', phone: '0470 00 31 77' },
  remarks: '',
}
const waterdamClosing: Closing = {
  child: 'Siem',
  contact: { name: 'Thijs Koolen', email: 'thijs.koolen@mail.example.org', phone: null },
  remarks: 'Zijn zus ging er ook naartoe, dus graag weer hier.',
}

/** The location left the register while the family waited. */
function closing(desk: DeskScene, name: string, { child, contact, remarks }: Closing): Dossier {
  const { clock, key } = desk
  const hand = chance(`closing ${key}`)
  return {
    key: `closing ${key}`,
    deskId: desk.id,
    channel: 'web',
    language: 'nl',
    child,
    birth: { bornOn: clock.today.subtract({ months: 9, days: 20 }) },
    startOn: clock.today.add({ months: 2 }).with({ day: 1 }),
    halfDays: daysOf('mon', 'thu'),
    remarks,
    contact,
    receivedAt: clock.atHome(clock.workingDaysAgo(8), hand),
    takenBy: null,
    choices: [{ locationId: locationId(name), steps: [] }],
    notes: [],
    // The register is read in the morning after the day on which the location left it (region.ts).
    deregisteredAt: clock.today
      .subtract({ days: 4 })
      .toZonedDateTime({ timeZone: clock.zone, plainTime: '04:05' })
      .toInstant(),
  }
}
