import { type Retained, wipeEnded } from '../../../platform/retention.ts'
import { requestKeeping } from './keeping.ts'

/** Names, addresses and words go; days, places and answers stay, with the month in which the child was born. */
export const retainedRequests: Retained = {
  kind: 'request',
  name: 'keep.staff.requests',
  after: 'keep.staff.after_request',
  rules: requestKeeping,
  numbered: true,
  settable: true,
  wipe: wipeEnded({ schema: 'requests', view: 'ended', wiper: 'anonymise' }),
}
