/** Where a page of results begins or ends: the place of one location in the order, and how many come before it. */
export interface Cursor {
  readonly to: 'after' | 'before'
  /** Distance in map metres, or the folded name. */
  readonly key: number | string
  readonly id: string
  /** The rank of that location, from 1; only to say "21 tot 40", never to count on. */
  readonly rank: number
}

const base64url = { '+': '-', '/': '_', '=': '' } as const
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function writtenCursor({ key, id, rank }: Cursor): string {
  // Folded names hold letters of every script; btoa only knows bytes.
  const bytes = new TextEncoder().encode(JSON.stringify([key, id, rank]))
  return btoa(String.fromCharCode(...bytes)).replaceAll(/[+/=]/g, (sign) => base64url[sign as keyof typeof base64url])
}

/** A cursor that is not ours is no cursor: the list begins at the start. */
export function readCursor(to: Cursor['to'], written: string): Cursor | null {
  if (written === '' || written.length > 1000) return null
  const [key, id, rank] = decoded(written)
  const known =
    (typeof key === 'number' && Number.isFinite(key)) || (typeof key === 'string' && !key.includes('\u0000'))
  if (!known || typeof id !== 'string' || !uuid.test(id)) return null
  if (typeof rank !== 'number' || !Number.isSafeInteger(rank) || rank < 1) return null
  return { to, key, id, rank }
}

function decoded(written: string): readonly unknown[] {
  try {
    const binary = atob(written.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}
