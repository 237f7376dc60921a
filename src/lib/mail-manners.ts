// Whether a program may answer a mail by itself: RFC 3834, and the headers that the world uses besides.

/** What is known of a mail before anybody reads it. Names of headers in small letters, each with its values. */
export interface MailManners {
  readonly headers: ReadonlyMap<string, readonly string[]>
  /** As the server gave it; empty for a bounce, which nobody may answer. */
  readonly envelopeSender: string
  /** Of the header From; null where there is none that is an address. */
  readonly from: string | null
}

/** Whoever answers these answers a program, a list, or everybody. */
const programs =
  /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|owner-.*|.*-(request|owner|bounces?))([+@]|$)/i

const first = (headers: MailManners['headers'], name: string) => (headers.get(name)?.[0] ?? '').trim().toLowerCase()

/** A program sent it by itself: an absence, a bounce, a receipt. RFC 3834, section 5: anything but `no`. */
export function isAutomatic({ headers, envelopeSender, from }: MailManners): boolean {
  const submitted = first(headers, 'auto-submitted').split(';')[0]?.trim() ?? ''
  if (submitted !== '' && submitted !== 'no') return true
  if (envelopeSender === '') return true
  if (['x-autoreply', 'x-autorespond', 'x-auto-reply', 'x-failed-recipients'].some((name) => headers.has(name)))
    return true
  if (first(headers, 'precedence') === 'auto_reply') return true
  if (first(headers, 'content-type').startsWith('multipart/report')) return true
  return from !== null && /^(mailer-daemon|postmaster)@/i.test(from)
}

/** Goes to many: a list or a newsletter. */
function goesToMany({ headers }: MailManners): boolean {
  if (['bulk', 'list', 'junk'].includes(first(headers, 'precedence'))) return true
  return ['list-id', 'list-unsubscribe', 'list-post', 'feedback-id'].some((name) => headers.has(name))
}

/** Exchange asks for silence in words of its own. */
const wantsSilence = ({ headers }: MailManners) =>
  /\b(all|oof|autoreply)\b/.test(first(headers, 'x-auto-response-suppress'))

/**
 * Whom to tell that a mail has arrived; undefined where nobody may be told. Only the return path itself is answered (RFC 3834,
 * section 4), and only where it is who the mail says it is from: a forged sender gets nothing of ours.
 * @param own the domains at which we read mail ourselves
 */
export function acknowledgementAddress(mail: MailManners, own: readonly string[]): string | undefined {
  const { envelopeSender, from } = mail
  if (from === null || isAutomatic(mail) || goesToMany(mail) || wantsSilence(mail)) return undefined
  if (from.toLowerCase() !== envelopeSender.toLowerCase()) return undefined
  const domain = from.slice(from.lastIndexOf('@') + 1).toLowerCase()
  if (own.some((one) => one.toLowerCase() === domain)) return undefined
  return programs.test(from) ? undefined : from
}
