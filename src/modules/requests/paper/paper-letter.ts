// A letter on paper: the words of the mail, an address, and the way back that needs no mail.
import { longDay } from '../../../lib/format.ts'
import type { Lang } from '../../../lib/lang.ts'
import type { Text } from '../../../text-keys.ts'

/** What the template `letter.typ` prints. */
export interface PaperContent {
  readonly lang: Lang
  readonly title: string
  readonly sender: string
  readonly help: string
  /** Lines, as on an envelope. */
  readonly address: readonly string[]
  readonly date: string
  readonly greeting: string
  readonly paragraphs: readonly { readonly words: string; readonly quote: boolean }[]
  readonly wayBack: string
  readonly closing: string
}

interface Words {
  readonly subject: string
  readonly greeting: string
  readonly paragraphs: readonly (string | { readonly quote: string })[]
  readonly closing: string
}

interface View {
  readonly t: Text
  readonly lang: Lang
  readonly style: { readonly name: string; readonly phone: string | null; readonly hours: string | null }
}

interface Envelope {
  readonly name: string
  readonly address: string
  readonly number: string
  /** Where the house stands on the web. */
  readonly origin: URL
  readonly day: Temporal.PlainDate
}

export function onPaper({ t, lang, style }: View, letter: Words, to: Envelope): PaperContent {
  return {
    lang,
    title: letter.subject,
    sender: style.name,
    help: [style.phone, style.hours].filter((fact) => fact !== null).join(' · '),
    address: [to.name, ...to.address.split('\n')],
    date: longDay(to.day, lang),
    greeting: letter.greeting,
    paragraphs: letter.paragraphs.map((paragraph) =>
      typeof paragraph === 'string' ? { words: paragraph, quote: false } : { words: paragraph.quote, quote: true },
    ),
    // Read from paper and typed by hand: short, without a path's query and without a secret.
    wayBack: t('paper.way-back', { address: `${to.origin.host}/aanvraag/volgen`, number: to.number }),
    closing: letter.closing,
  }
}
