import { pdf } from './bad-files.ts'

// Mails as the world really sends them, for the tests of what comes in.

interface Written {
  readonly from?: string
  readonly subject?: string
  readonly id?: string
  readonly headers?: readonly string[]
  readonly body: string
}

export const crlf = (text: string): string => text.replaceAll(/\r?\n/g, '\r\n')

let count = 0

/** A mail of a person, plain unless its headers say otherwise. */
export function mail({
  from = 'Noor Visser <noor@example.org>',
  subject = 'Klacht over de groep',
  id,
  headers = [],
  body,
}: Written): string {
  // prettier-ignore
  const name = id ?? `<${(count += 1)}.${process.pid}@example.org>`
  const type = headers.some((line) => /^content-type:/i.test(line)) ? [] : ['Content-Type: text/plain; charset=utf-8']
  return crlf(
    [
      `From: ${from}`,
      'To: reacties',
      `Subject: ${subject}`,
      `Message-ID: ${name}`,
      'Date: Mon, 23 Nov 2026 08:55:00 +0100',
      'MIME-Version: 1.0',
      ...type,
      ...headers,
      '',
      body,
    ].join('\n'),
  )
}

/** One pixel, as a camera would not make it: enough to be a picture. */
export const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const part = (type: string, body: string, more = '') => `--grens\nContent-Type: ${type}\n${more}\n${body}\n`
const file = (name: string, type: string, base64: string) =>
  part(`${type}; name="${name}"`, base64, `Content-Transfer-Encoding: base64\nContent-Disposition: attachment; filename="${name}"\n`) // prettier-ignore
const mixed = (...parts: readonly string[]) => ({
  headers: ['Content-Type: multipart/mixed; boundary="grens"'],
  body: `${parts.join('')}--grens--`,
})

/** Each with what must come of it. */
export const corpora = {
  plain: mail({ body: 'Mijn zoon zat alleen op de gang.' }),
  latin: mail({
    subject: '=?ISO-8859-15?Q?Factuur_van_=A4_50?=',
    headers: ['Content-Type: text/plain; charset=ISO-8859-15', 'Content-Transfer-Encoding: quoted-printable'],
    body: 'Ik betaalde =A4 50 te veel. De co=F6rdinator belt niet =\nterug.',
  }),
  photo: mail(mixed(part('text/plain; charset=utf-8', 'Zie de foto.'), file('gang.png', 'image/png', pixel))),
  onlyHtml: mail({
    headers: ['Content-Type: text/html; charset=utf-8'],
    body: '<html><head><style>p{color:red}</style><script>alert(1)</script></head><body><p>Eerste alinea.</p><p>Tweede <b>alinea</b> &amp; meer.</p><img src="https://spion.example.org/pixel.gif" onerror="alert(2)"></body></html>',
  }),
  winmail: mail(
    mixed(part('text/plain; charset=utf-8', 'Mijn klacht staat hier.'), file('winmail.dat', 'application/ms-tnef', 'eJ8+IgAAAQ==')), // prettier-ignore
  ),
  noText: mail(mixed(file('scan.pdf', 'application/pdf', pdf('').toString('base64')))),
  disguised: mail(
    mixed(
      part('text/plain', 'Kijk.'),
      file('foto.jpg', 'image/jpeg', Buffer.from('MZ\x90\x00\x03').toString('base64')),
    ),
  ),
  injected: mail({
    from: '=?utf-8?Q?Noor=0D=0ABcc=3A_slachtoffer=40example.org?= <noor@example.org>',
    subject: '=?utf-8?Q?Hallo=0D=0ABcc:_slachtoffer@example.org?=',
    body: 'Wie leest dit?',
  }),
  broken: mail({
    headers: ['Content-Type: multipart/mixed; boundary="grens"', 'Content-Transfer-Encoding: base64'],
    body: '--grens\nContent-Type: text/plain\n\nIk schreef iets, maar het pakje is stuk.',
  }),
  endless: mail({ body: `${'Er is veel te vertellen over dit jaar. '.repeat(400)}Einde.` }),
  absence: mail({
    subject: 'Automatisch antwoord: Uw klacht',
    headers: ['Auto-Submitted: auto-replied'],
    body: 'Ik ben er niet tot maandag.',
  }),
  newsletter: mail({
    from: 'Speelgoed <actie@winkel.example.org>',
    subject: 'Korting!',
    headers: ['List-Unsubscribe: <mailto:weg@winkel.example.org>', 'Precedence: bulk'],
    body: 'Alles halve prijs.',
  }),
  bounce: mail({
    from: 'Mail Delivery System <MAILER-DAEMON@mx.example.org>',
    subject: 'Undelivered Mail Returned to Sender',
    headers: ['Auto-Submitted: auto-replied', 'Content-Type: multipart/report; report-type=delivery-status; boundary="grens"'], // prettier-ignore
    body: `${part('text/plain', 'Could not be delivered.')}--grens--`,
  }),
} as const
