import type { Land } from './map.ts'
import { demoId } from './ids.ts'

export interface HouseStyle {
  tagline: string
  brand: string
  accent: string | null
  font: 'source-sans-3' | 'figtree' | 'atkinson-hyperlegible-next'
  radius: 0 | 6 | 14
  logo: string
}

export interface Organisation {
  id: string
  kind: 'desk' | 'organiser' | 'authority' | 'complaints_desk' | 'operator'
  land: Land
  slug: string
  name: string
  email: string
  phone: string
  hours: string | null
  style?: HouseStyle
  /** A host name without port; a browser finds `*.localhost` by itself. */
  host?: string
  /** The municipalities that a desk serves. Nobody serves Biezenrade: its families meet a page that says so. */
  serves?: readonly string[]
}

const organisation = <T extends Omit<Organisation, 'id' | 'slug'>>(slug: string, rest: T) => ({
  id: demoId('organisation', slug),
  slug,
  ...rest,
})

export const organisations = {
  grensstreek: organisation('grensstreek', {
    kind: 'operator',
    land: 'vl',
    name: 'Opvangloket Grensstreek',
    email: 'beheer@grensstreek.example.org',
    phone: '014 00 10 00',
    hours: 'op werkdagen van 9 tot 16 uur',
    style: {
      tagline: 'Kinderopvang aan beide kanten van de grens',
      brand: '#4a3f8f',
      accent: '#e8a33d',
      font: 'atkinson-hyperlegible-next',
      radius: 6,
      logo: 'OG',
    },
  }),
  zonneveld: organisation('zonneveld', {
    kind: 'desk',
    land: 'vl',
    name: 'Gemeente Zonneveld',
    email: 'kinderopvang@zonneveld.example.org',
    phone: '014 00 27 10',
    hours: 'op werkdagen van 9 tot 12 uur, op woensdag ook van 13.30 tot 16 uur',
    style: {
      tagline: 'Loket kinderopvang',
      brand: '#b3005e',
      accent: '#ffcc00',
      font: 'figtree',
      radius: 14,
      logo: 'Z',
    },
    host: 'zonneveld.localhost',
    serves: ['Zonneveld', 'Dennerode', 'Heidegem', 'Mierdonk'],
  }),
  lindebeke: organisation('lindebeke', {
    kind: 'desk',
    land: 'vl',
    name: 'Stad Lindebeke',
    email: 'opvang@lindebeke.example.org',
    phone: '014 00 27 20',
    hours: 'op werkdagen van 8.30 tot 12 uur en op donderdag tot 19 uur',
    style: {
      tagline: 'Huis van het Kind',
      brand: '#0f5c5c',
      accent: null,
      font: 'source-sans-3',
      radius: 6,
      logo: 'L',
    },
    host: 'lindebeke.localhost',
    serves: ['Lindebeke', 'Rietvoorde', 'Kruisakker'],
  }),
  waterdam: organisation('waterdam', {
    kind: 'desk',
    land: 'nl',
    name: 'Gemeente Waterdam',
    email: 'kinderopvang@waterdam.example.org',
    phone: '0169 00 49 51',
    hours: 'op werkdagen van 8.30 tot 17 uur',
    style: {
      tagline: 'Kinderopvang',
      brand: '#154273',
      accent: null,
      font: 'source-sans-3',
      radius: 0,
      logo: 'W',
    },
    host: 'waterdam.localhost',
    serves: ['Waterdam', 'Oudevaart', 'Turfhaven', 'Hazeloo', 'Kleidonk'],
  }),
  vlierbes: organisation('vlierbes', {
    kind: 'organiser',
    land: 'vl',
    name: 'Kinderopvang De Vlierbes vzw',
    email: 'info@vlierbes.example.org',
    phone: '014 00 31 40',
    hours: null,
  }),
  dijken: organisation('tussen-de-dijken', {
    kind: 'organiser',
    land: 'nl',
    name: 'Stichting Kinderopvang Tussen de Dijken',
    email: 'klantenservice@tussendedijken.example.org',
    phone: '0169 00 62 00',
    hours: null,
  }),
  // A childminder who acts by links in mails alone: nobody logs in here.
  nonkelBart: organisation('bij-nonkel-bart', {
    kind: 'organiser',
    land: 'vl',
    name: 'Bij Nonkel Bart',
    email: 'bart@nonkelbart.example.org',
    phone: '014 00 55 12',
    hours: null,
  }),
  toezicht: organisation('toezicht-grensland', {
    kind: 'authority',
    land: 'vl',
    name: 'Toezicht Kinderopvang Grensland',
    email: 'meldpunt@toezicht-grensland.example.org',
    phone: '014 00 90 90',
    hours: 'op werkdagen van 9 tot 17 uur',
  }),
  klachtenhulp: organisation('klachtenhulp-grensland', {
    kind: 'complaints_desk',
    land: 'nl',
    name: 'Klachtenhulp Kinderopvang Grensland',
    email: 'help@klachtenhulp.example.org',
    phone: '0169 00 77 00',
    hours: 'op werkdagen van 10 tot 14 uur',
  }),
  // Beyond the border another body decides: the values of a land are for an authority of that land.
  toeslagen: organisation('toeslagen-grensland', {
    kind: 'authority',
    land: 'nl',
    name: 'Toeslagen Grensland',
    email: 'beleid@toeslagen-grensland.example.org',
    phone: '0169 00 90 90',
    hours: null,
  }),
} as const satisfies Record<string, Organisation>

export type OrganisationKey = keyof typeof organisations

/** The three desks, each with a house style of its own. */
export const desks = [organisations.zonneveld, organisations.lindebeke, organisations.waterdam] as const
export type DeskKey = 'zonneveld' | 'lindebeke' | 'waterdam'
