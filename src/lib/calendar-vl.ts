// Holidays in Flanders. Doubts and sources: docs/law/calendars.md
import type { Calendar, Holiday, Occasion } from './holidays.ts'
import type { Certainty, Rule } from './law.ts'

const since = Temporal.PlainDate.from('2014-01-01')

const decree =
  'Koninklijk besluit van 18 april 1974 (uitvoering wet van 4 januari 1974 betreffende de feestdagen), art. 1'
const community = 'Decreet van 7 november 1990 (wapen, vlag, volkslied en feestdag van de Vlaamse Gemeenschap), art. 6'
const offices = 'Vlaams personeelsstatuut, deel X titel 2; plaatselijke rechtspositieregelingen'

const legal: readonly [string, Occasion][] = [
  ['Nieuwjaar', { month: 1, day: 1 }],
  ['Paasmaandag', { easter: 1 }],
  ['Feest van de Arbeid', { month: 5, day: 1 }],
  ['Onze-Lieve-Heer-Hemelvaart', { easter: 39 }],
  ['Pinkstermaandag', { easter: 50 }],
  ['Nationale feestdag', { month: 7, day: 21 }],
  ['Onze-Lieve-Vrouw-Hemelvaart', { month: 8, day: 15 }],
  ['Allerheiligen', { month: 11, day: 1 }],
  ['Wapenstilstand', { month: 11, day: 11 }],
  ['Kerstmis', { month: 12, day: 25 }],
]

/** For terms set by law in Flanders: the ten legal holidays. */
export const statutoryVl: Calendar<'statutory'> = {
  name: 'vl-statutory',
  land: 'vl',
  purpose: 'statutory',
  since,
  holidays: legal.map(([name, on]) => holiday(name, on, decree, 'law')),
}

/** For working days that a Flemish organisation promises: public offices also close on three other days. */
export const promiseVl: Calendar<'promise'> = {
  name: 'vl-promise',
  land: 'vl',
  purpose: 'promise',
  since,
  holidays: [
    ...legal.map(([name, on]) => holiday(name, on, decree, 'law')),
    holiday('Feest van de Vlaamse Gemeenschap', { month: 7, day: 11 }, community, 'promise'),
    // Doubt: each organisation decides for itself whether it closes on these two days.
    holiday('Allerzielen', { month: 11, day: 2 }, offices, 'uncertain'),
    holiday('Tweede kerstdag', { month: 12, day: 26 }, offices, 'uncertain'),
  ],
}

function holiday(name: string, on: Occasion, source: string, certainty: Certainty): Rule<Holiday> {
  return { from: since, land: 'vl', source, certainty, value: { name, on } }
}
