declare const kind: unique symbol

/** The id of one kind of thing: `Id<'request'>` does not fit where `Id<'location'>` is asked. */
export type Id<Kind extends string> = string & { readonly [kind]: Kind }

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/iu

/** The id in an address or a form, in small letters; undefined where it is no UUID. */
export function parseId<Kind extends string>(text: string): Id<Kind> | undefined {
  // The one place where text becomes an id: its form is checked, its kind is what the caller looks for.
  return uuid.test(text) ? (text.toLowerCase() as Id<Kind>) : undefined
}

/** A new id, version 7 of RFC 9562: sorts by the millisecond in which it was made. Takes ten random bytes. */
export function newId<Kind extends string>(ms: number, random: Uint8Array): Id<Kind> {
  return uuidV7(ms, random) as Id<Kind>
}

export function uuidV7(ms: number, random: Uint8Array): string {
  if (!Number.isSafeInteger(ms) || ms < 0 || ms >= 2 ** 48) throw new RangeError(`${ms} is no moment for an id`)
  if (random.length < 10) throw new RangeError('An id needs ten random bytes')
  const time = ms.toString(16).padStart(12, '0')
  const tail = [...random.subarray(0, 10)]
  tail[0] = ((tail[0] ?? 0) & 0x0f) | 0x70
  tail[2] = ((tail[2] ?? 0) & 0x3f) | 0x80
  const hex = time + tail.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-')
}
