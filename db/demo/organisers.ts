import type { Land } from './map.ts'
import type { OrganisationKey } from './organisations.ts'

export interface Organiser {
  land: Land
  name: string
  /** Its name in mail addresses and on the web. */
  web?: string
  /** Those with an account. */
  organisation?: OrganisationKey
}

/** Who runs more than one location; the others are run by somebody of their own name. */
export const organisers = {
  vlierbes: { land: 'vl', name: 'Kinderopvang De Vlierbes vzw', web: 'vlierbes', organisation: 'vlierbes' },
  gemeenteZonneveld: { land: 'vl', name: 'Gemeentebestuur Zonneveld', web: 'zonneveld' },
  stadLindebeke: { land: 'vl', name: 'Stad Lindebeke, dienst Kinderen en Gezin', web: 'lindebeke' },
  gemeenteKruisakker: { land: 'vl', name: 'Gemeentebestuur Kruisakker', web: 'kruisakker' },
  gemeenteDennerode: { land: 'vl', name: 'Autonoom Gemeentebedrijf Dennerode', web: 'agbdennerode' },
  warmeSchoot: { land: 'vl', name: 'Dienst voor Onthaalouders De Warme Schoot vzw', web: 'warmeschoot' },
  speelhonk: { land: 'vl', name: 'Speelhonk Buitenschoolse Opvang vzw', web: 'speelhonk' },
  wipneus: { land: 'vl', name: 'Wipneus Kinderopvang bv', web: 'wipneus' },
  dijken: {
    land: 'nl',
    name: 'Stichting Kinderopvang Tussen de Dijken',
    web: 'tussendedijken',
    organisation: 'dijken',
  },
  polderkind: { land: 'nl', name: 'Polderkind Kinderopvang B.V.', web: 'polderkind' },
  kiekeboe: { land: 'nl', name: 'Kiekeboe Kinderdagverblijven V.O.F.', web: 'kiekeboe' },
  peuters: { land: 'nl', name: 'Stichting Peuterwerk Grensland', web: 'peuterwerkgrensland' },
  vuurtoren: { land: 'nl', name: 'Kindercentra De Vuurtoren B.V.', web: 'vuurtoren' },
  boterham: { land: 'nl', name: 'De Boterham Kinderopvang B.V.', web: 'boterham' },
  brug: { land: 'nl', name: 'Gastouderbureau De Brug B.V.', web: 'gobdebrug' },
  thuis: { land: 'nl', name: 'Gastouderbureau Dicht bij Huis', web: 'dichtbijhuis' },
} as const satisfies Record<string, Organiser>

export type OrganiserKey = keyof typeof organisers
