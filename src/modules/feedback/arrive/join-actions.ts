import type { Write } from '../../../platform/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { insertFile } from '../evidence-queries.ts'
import { stepBy } from '../reaction-actions.ts'
import { findReaction, insertEvent, lockReaction, type Reaction } from '../reaction-queries.ts'
import { canTake } from '../reaction-states.ts'
import { saveJoined, type SealedArrival } from './arrival-queries.ts'
import type { OpenedMail } from './opened-mail.ts'

/**
 * An answer to a letter becomes words of its reporter: only where it came to the secret address of that letter and from the address that
 * the letter went to. Neither alone is enough: a letter is passed on, and anybody can write a From.
 * @returns false where a person has to look at it
 */
export async function joinByReply(
  tx: Write,
  platform: Platform,
  { id, replyTo }: Pick<SealedArrival, 'replyTo'> & { readonly id: string },
  opened: OpenedMail,
): Promise<boolean> {
  if (replyTo === null || opened.automatic || !(await lockReaction(tx, replyTo))) return false
  const found = await findReaction(tx, { id: replyTo })
  if (!found || !isFromReporter(found, opened)) return false
  const step = found.state === 'waiting' ? 'reply' : 'write'
  if (!canTake(found.state, step, 'reporter')) return false
  const actor = { kind: 'reporter', sessionId: '', reactionId: found.id } as const
  const wanted = { step, words: opened.words || opened.mail.subject || '—' } as const
  const outcome = await stepBy(tx, platform, { actor, by: 'reporter', found, wanted })
  if (!('done' in outcome)) return false
  await putFiles(tx, found.id, opened, platform.clock.now())
  await saveJoined(tx, id, { state: 'joined', reactionId: found.id, by: null, at: platform.clock.now() })
  return true
}

const isFromReporter = ({ contactEmail }: Reaction, { mail }: OpenedMail): boolean =>
  contactEmail !== null && mail.fromAddress?.toLowerCase() === contactEmail.toLowerCase()

async function putFiles(tx: Write, reactionId: string, { files, leftOut }: OpenedMail, at: Temporal.Instant) {
  const event = { reactionId, at, actor: 'reporter', personId: null, personName: null } as const
  for (const file of files) {
    await insertFile(tx, { ...file, reactionId, sender: 'reporter', addedBy: null, addedAt: at })
    await insertEvent(tx, { ...event, id: newId(), kind: 'file_added', words: '', details: { file: file.id }, audience: 'reporter' }) // prettier-ignore
  }
  if (leftOut.length === 0) return
  const words = leftOut.map(({ name }) => name).join('\n')
  await insertEvent(tx, { ...event, id: newId(), kind: 'files_left_out', words, audience: 'staff' })
}
