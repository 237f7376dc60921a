import { createHash } from 'node:crypto'

/** The id of something in the demo: the same in every installation, so that manual, tests and demo speak of the same one. */
export function demoId(kind: string, name: string): string {
  const digest = createHash('sha256').update(`opvangloket demo ${kind} ${name}`).digest('hex')
  // Version 8 of RFC 9562 is for ids of one's own making.
  return digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-a$4-$5')
}
