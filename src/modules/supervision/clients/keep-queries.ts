import { type Retained, wipeEnded } from '../../../platform/retention.ts'
import { contactKeeping } from './keeping.ts'

/** Contacts and questions that hang on no report; those of a report go when it does. */
export const retainedContacts: Retained = {
  kind: 'contact',
  houses: ['authority'],
  name: 'clients.staff.keep.name',
  after: 'clients.staff.keep.after',
  rules: contactKeeping,
  numbered: false,
  settable: true,
  wipe: wipeEnded({ schema: 'supervision', view: 'ended_contact', wiper: 'destroy_contacts' }),
}
