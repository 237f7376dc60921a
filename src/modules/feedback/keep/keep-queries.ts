import { type Retained, wipeEnded } from '../../../platform/retention.ts'
import { reactionKeeping } from './keeping.ts'

/** Names and words go, and all that hangs below; figures, terms and outcomes stay. */
export const retainedReactions: Retained = {
  kind: 'reaction',
  name: 'keep.staff.reactions',
  after: 'keep.staff.after_closing',
  rules: reactionKeeping,
  numbered: true,
  settable: true,
  wipe: wipeEnded({ schema: 'feedback', view: 'ended', wiper: 'anonymise' }),
}
