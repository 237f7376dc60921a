import { type Retained, wipeEnded } from '../../../platform/retention.ts'
import { signalKeeping } from './keeping.ts'

/** Names and words go; that there was a signal, how serious it was and what was done stays. */
export const retainedSignals: Retained = {
  kind: 'signal',
  houses: ['desk'],
  name: 'signals.staff.keep.name',
  after: 'signals.staff.keep.after',
  rules: signalKeeping,
  numbered: false,
  settable: true,
  wipe: wipeEnded({ schema: 'supervision', view: 'ended_signal', wiper: 'anonymise_signals' }),
}
