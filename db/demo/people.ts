import { demoId } from './ids.ts'
import type { OrganisationKey } from './organisations.ts'

// The people of the demo region. They serve the demo, the tests and the manual alike, so that each of them is somebody.

export type Role =
  | 'operator'
  | 'desk_manager'
  | 'desk_worker'
  | 'organiser_manager'
  | 'complaint_coordinator'
  | 'location_worker'
  | 'officer'
  | 'policy'
  | 'complaints_officer'
  | 'privacy_officer'
  | 'client_manager'

/** Somebody who works here: logs in. */
export interface StaffMember {
  id: string
  name: string
  email: string
  story: string
  memberships: readonly { organisation: OrganisationKey; role: Role; location?: string }[]
}

/** Somebody who asks for a place: no account, comes back by a link in a letter. */
export interface FamilyMember {
  name: string
  email: string | null
  phone: string | null
  language: 'nl' | 'fr' | 'en'
  story: string
}

const member = (
  mail: string,
  name: string,
  story: string,
  ...memberships: StaffMember['memberships']
): StaffMember => ({ id: demoId('person', mail), name, email: `${mail}.example.org`, story, memberships })

export const staff = {
  katrien: member(
    'katrien@grensstreek',
    'Katrien Verlinden',
    'Runs the installation: imports the registers and invites the first person of every desk.',
    { organisation: 'grensstreek', role: 'operator' },
  ),
  lotte: member(
    'lotte@zonneveld',
    'Lotte Geerinckx',
    'Answers the phone at the desk of Zonneveld and knows every childminder by first name.',
    { organisation: 'zonneveld', role: 'desk_worker' },
  ),
  marc: member(
    'marc@zonneveld',
    'Marc Van Hoorebeke',
    'Manages the desk of Zonneveld and signs for the figures that the ministry asks every spring.',
    { organisation: 'zonneveld', role: 'desk_manager' },
  ),
  yasmina: member(
    'yasmina@lindebeke',
    'Yasmina Benali',
    'Works at the House of the Child of Lindebeke, helps families in three languages and has no time for long forms.',
    { organisation: 'lindebeke', role: 'desk_worker' },
  ),
  hilde: member(
    'hilde@lindebeke',
    'Hilde Roelants',
    'Manages the desk of Lindebeke, which also serves two villages that have no desk of their own.',
    { organisation: 'lindebeke', role: 'desk_manager' },
  ),
  sanne: member(
    'sanne@waterdam',
    'Sanne Dijkgraaf',
    'Works at the town hall of Waterdam, three days a week, and shares a screen with the counter for passports.',
    { organisation: 'waterdam', role: 'desk_worker' },
  ),
  ruud: member(
    'ruud@waterdam',
    'Ruud van Oort',
    'Manages the desk of Waterdam and wants to see on Monday morning what is late.',
    { organisation: 'waterdam', role: 'desk_manager' },
  ),
  ilse: member(
    'ilse@grensstreek',
    'Ilse Peeters',
    'Stands in for colleagues: on Monday in Zonneveld, from Tuesday in Lindebeke.',
    { organisation: 'zonneveld', role: 'desk_worker' },
    { organisation: 'lindebeke', role: 'desk_worker' },
  ),
  an: member('an@vlierbes', 'An Vermeersch', 'Leads nine day-care groups of De Vlierbes and their childminders.', {
    organisation: 'vlierbes',
    role: 'organiser_manager',
  }),
  emre: member(
    'emre@vlierbes',
    'Emre Yılmaz',
    'Is in charge of one location, De Krekelhof, and plans the groups on Sunday evening.',
    { organisation: 'vlierbes', role: 'location_worker', location: 'De Krekelhof' },
  ),
  greet: member(
    'greet@vlierbes',
    'Greet Coppens',
    'Is a childminder at home: eight children, two prams, one dog, and a phone that she reads at nap time.',
    { organisation: 'vlierbes', role: 'location_worker', location: "'t Bengeltje" },
  ),
  gerda: member('gerda@tussendedijken', 'Gerda Hoekstra', 'Directs the foundation Tussen de Dijken in five towns.', {
    organisation: 'dijken',
    role: 'organiser_manager',
  }),
  wim: member(
    'wim@tussendedijken',
    'Wim Noordhoek',
    'Coordinates the complaints of Tussen de Dijken and writes the annual report on them before June.',
    { organisation: 'dijken', role: 'complaint_coordinator' },
  ),
  bram: member(
    'bram@tussendedijken',
    'Bram Kuipers',
    'Works at pedagogy and quality of Tussen de Dijken and handles most complaints: listens first, writes later.',
    { organisation: 'dijken', role: 'location_worker' },
  ),
  naima: member(
    'naima@tussendedijken',
    'Naima Amrani',
    'Looks after the privacy of everybody at Tussen de Dijken: reads the log every Monday, and asks why.',
    { organisation: 'dijken', role: 'privacy_officer' },
  ),
  fleur: member(
    'fleur@tussendedijken',
    'Fleur Verhage',
    'Leads KDV De Stuurhut in Waterdam and tells her side when somebody complains.',
    { organisation: 'dijken', role: 'location_worker', location: 'KDV De Stuurhut' },
  ),
  anouk: member(
    'anouk@klachtenhulp',
    'Anouk Bouzid',
    'Advises parents at the complaints desk, and mediates when both sides want it.',
    { organisation: 'klachtenhulp', role: 'complaints_officer' },
  ),
  joris: member(
    'joris@toezicht-grensland',
    'Joris Van Acker',
    'Inspects locations, unannounced, and wants to read the whole history in the car park.',
    { organisation: 'toezicht', role: 'officer' },
  ),
  liesbet: member(
    'liesbet@toezicht-grensland',
    'Liesbet Cools',
    'Knows every organiser of her file by voice, and is the first whom they ring when something happens.',
    { organisation: 'toezicht', role: 'client_manager' },
  ),
  nadia: member(
    'nadia@toezicht-grensland',
    'Nadia Lemmens',
    'Reads the circulars of both lands and types the new amounts on the day that they come out.',
    { organisation: 'toezicht', role: 'policy' },
    { organisation: 'toeslagen', role: 'policy' },
  ),
  pieter: member(
    'pieter@toezicht-grensland',
    'Pieter Aerts',
    'Checks what Nadia typed against the circular, figure by figure, with a ruler.',
    { organisation: 'toezicht', role: 'policy' },
    { organisation: 'toeslagen', role: 'policy' },
  ),
} as const satisfies Record<string, StaffMember>

export type StaffKey = keyof typeof staff

export const families = {
  samira: {
    name: 'Samira El Idrissi',
    email: 'samira@elidrissi.example.org',
    phone: '0470 00 12 34',
    language: 'nl',
    story: 'Mother of twins: needs two places at once, on the same days, near her work.',
  },
  tom: {
    name: 'Tom De Backer',
    email: 'tom@debacker.example.org',
    phone: '0470 00 56 78',
    language: 'nl',
    story: 'Father with a crying baby on one arm and a phone in the other hand, at a quarter to midnight.',
  },
  maria: {
    name: 'Maria Claes',
    email: null,
    phone: '014 00 44 21',
    language: 'nl',
    story: 'Grandmother without mail: asks for her grandson at the counter and wants to be called.',
  },
  claire: {
    name: 'Claire Dumont',
    email: 'claire@dumont.example.org',
    phone: null,
    language: 'fr',
    story: 'Moved here from Liège last summer; reads Dutch slowly and French gladly.',
  },
  daniel: {
    name: 'Daniel Okafor',
    email: 'daniel@okafor.example.org',
    phone: '06 00 00 34 56',
    language: 'en',
    story: 'Works shifts at the distribution centre of Waterdam and needs odd half-days.',
  },
  femke: {
    name: 'Femke de Wit',
    email: 'femke@dewit.example.org',
    phone: '06 00 00 78 90',
    language: 'nl',
    story: 'Expects her first child in spring and has heard that one must be early.',
  },
} as const satisfies Record<string, FamilyMember>

export type FamilyKey = keyof typeof families

// One more lives here as a story only, without account or address: the employee who saw something and dares to tell it only if nobody
// can find out who told.

export const membershipId = (person: StaffMember, index: number) => demoId('membership', `${person.email} ${index}`)
