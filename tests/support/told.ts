import type { Told } from '../../src/modules/feedback/speak/told.ts'

/** What a parent says, as its form would give it; a test changes what it is about. */
export const usualTold: Told = {
  kind: 'complaint',
  sender: 'parent',
  words: 'Er was iets.',
  happened: '',
  wish: '',
  talked: null,
  contactName: 'Ouder',
  contactEmail: null,
  contactPhone: '0113 11 22 33',
  contactAddress: null,
  mayName: true,
  onBehalfOf: null,
  consent: null,
  language: 'nl',
  regimes: ['childcare'],
}
