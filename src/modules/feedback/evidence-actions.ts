import type { Actor } from '../../lib/actor.ts'
import { audit } from '../../platform/audit.ts'
import { NotFound, orNotFound } from '../../platform/errors.ts'
import { remakeEvidence } from '../../platform/pictures.ts'
import type { Platform } from '../../platform/platform.ts'
import { remakePdf } from '../../platform/remake-pdf.ts'
import { newId } from '../../platform/tokens.ts'
import type { Upload, UploadedFile } from '../../platform/upload.ts'
import { evidenceKind, type EvidenceRefusal, largestFileMegabytes, mostFiles } from './evidence.ts'
import { hasFile, insertFile } from './evidence-queries.ts'
import { findReaction, insertEvent, lockReaction } from './reaction-queries.ts'

/** `none`: no file was chosen. */
export type FileOutcome =
  | { readonly added: true }
  | { readonly refusal: EvidenceRefusal | 'none'; readonly name: string }

/** The file of a form; `name` says which one a refusal is about. */
export async function addUploaded(
  platform: Platform,
  actor: Actor,
  id: string,
  { file, refused }: Upload,
): Promise<FileOutcome> {
  if (refused) return { refusal: refused.why, name: refused.name }
  if (!file) return { refusal: 'none', name: '' }
  const outcome = await addFile(platform, actor, id, file)
  return 'added' in outcome ? outcome : { ...outcome, name: file.name }
}

/** Keeps a file with a reaction. A picture is made anew from its pixels: nothing of its place, time or camera is left. */
async function addFile(
  platform: Platform,
  actor: Actor,
  id: string,
  file: UploadedFile,
): Promise<{ added: true } | { refusal: EvidenceRefusal }> {
  const made = await madeSafe(file)
  if ('refusal' in made) return made
  return platform.db.change(actor, async (tx) => {
    if (!(await lockReaction(tx, id))) throw new NotFound('not found')
    const found = orNotFound(await findReaction(tx, { id }))
    const person = actor.kind === 'person' ? actor : undefined
    const sender = person ? 'staff' : 'reporter'
    // A double click: the same file from the same side is there.
    if (await hasFile(tx, id, { ...made, sender })) return { added: true }
    if (found.files.length >= mostFiles) return { refusal: 'too_many' }
    const now = platform.clock.now()
    const fileId = newId()
    await insertFile(tx, {
      id: fileId,
      reactionId: id,
      ...made,
      sender,
      addedBy: person?.personId ?? null,
      addedAt: now,
    })
    await insertEvent(tx, {
      id: newId(),
      reactionId: id,
      at: now,
      kind: 'file_added',
      actor: sender,
      personId: person?.personId ?? null,
      personName: person?.name ?? null,
      words: '',
      details: { file: fileId },
      audience: person ? 'staff' : 'reporter',
    })
    const about = { subjectKind: 'reaction', subjectId: id, organisationId: found.holder.id }
    await audit(tx, actor, { action: 'feedback.file_added', ...about, details: { file: fileId } })
    return { added: true }
  })
}

/** What may be kept of a file. */
export type Made = {
  readonly name: string
  readonly mediaType: 'image/webp' | 'application/pdf' | 'text/plain'
  readonly bytes: Buffer
}

/** A file as it may be kept: by what it is, without what a camera wrote in it. */
export async function madeSafe({ name, bytes }: UploadedFile): Promise<Made | { refusal: EvidenceRefusal }> {
  if (bytes.length === 0) return { refusal: 'empty' }
  if (bytes.length > largestFileMegabytes * 1024 * 1024) return { refusal: 'too_large' }
  const kind = evidenceKind(bytes)
  if (kind === undefined) return { refusal: 'wrong_kind' }
  if (kind === 'pdf') return madePdf(name, bytes)
  if (kind === 'text') return { name: named(name, 'txt'), mediaType: 'text/plain', bytes }
  const picture = await remakeEvidence(bytes)
  return picture ? { name: named(name, 'webp'), mediaType: 'image/webp', bytes: picture } : { refusal: 'broken' }
}

/** A PDF as its pages look: what it could do, and what it told of its maker, stays behind. */
export async function madePdf(name: string, bytes: Buffer): Promise<Made | { refusal: EvidenceRefusal }> {
  const remade = await remakePdf(bytes)
  return 'refusal' in remade ? remade : { name: named(name, 'pdf'), mediaType: 'application/pdf', bytes: remade }
}

/** The name without what a system could stumble over, with the ending of what it now is. */
function named(name: string, ending: string): string {
  const stem = name
    .replace(/\.[^.]*$/, '')
    .replaceAll(/[^\p{L}\p{N} _-]+/gu, ' ')
    .trim()
  // By letters: half a letter has no place in a header.
  return `${[...stem].slice(0, 100).join('') || 'bestand'}.${ending}`
}
