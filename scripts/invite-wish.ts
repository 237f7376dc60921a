import { parseArgs } from 'node:util'
import { z } from 'zod'
import {
  type FirstInvitation,
  hostPattern,
  organisationKinds,
  rolesOf,
  slugPattern,
} from '../src/modules/accounts/index.ts'

export const usage = `Makes an organisation, when it is not there yet, and invites its first person by letter:

  npm run invite -- --organisation "Loket Rivierstad" --slug rivierstad --kind desk --land nl \\
    --role desk_manager --name "Samira Haddad" samira@loket.example

  --kind          ${organisationKinds.join(', ')}
  --land          vl or nl
  --role          what the kind allows: ${[...new Set(Object.values(rolesOf).flat())].join(', ')}
  --host          host name under which its pages are, such as loket.example.org (may be said more than once)
  --municipality  for a desk: NIS or CBS code of a municipality that it serves (may be said more than once)
  --language      of the letter: nl, fr or en (nl when not said)
  --again         sends a new letter where an invitation waits already

The first operator, who imports registers: --kind operator --role operator.`

export interface InviteWish extends FirstInvitation {
  readonly municipalities: readonly string[]
}

/** What is wrong with the command, one line each. */
export class UnclearWish extends Error {
  override readonly name = 'UnclearWish'
}

const given = z
  .object({
    organisation: z.string('--organisation is not there: the name of the organisation').trim().min(1).max(200),
    slug: z
      .string('--slug is not there: a short name for addresses')
      .regex(slugPattern, '--slug: small letters, digits and dashes'),
    kind: z.enum(organisationKinds, `--kind: one of ${organisationKinds.join(', ')}`),
    land: z.enum(['vl', 'nl'], '--land: vl or nl'),
    role: z.string('--role is not there'),
    name: z.string('--name is not there: who is invited').trim().min(1).max(200),
    host: z
      .array(
        z.string().toLowerCase().regex(hostPattern, '--host: a host name without https, such as loket.example.org'),
      )
      .default([]),
    municipality: z.array(z.string().regex(/^\d{4,5}$/, '--municipality: a code of four or five digits')).default([]),
    language: z.enum(['nl', 'fr', 'en'], '--language: nl, fr or en').default('nl'),
    again: z.boolean().default(false),
    address: z.email('the mail address of the invited person comes last').trim().toLowerCase(),
  })
  .superRefine(({ kind, role }, context) => {
    if (rolesOf[kind].some((known) => known === role)) return
    context.addIssue({ code: 'custom', message: `--role: for ${kind} one of ${rolesOf[kind].join(', ')}` })
  })

/** @throws UnclearWish in words for the person at the keyboard */
export function wishFrom(args: readonly string[]): InviteWish {
  const parsed = given.safeParse(readArguments(args))
  if (!parsed.success) throw new UnclearWish(parsed.error.issues.map(({ message }) => message).join('\n'))
  const {
    organisation: name,
    slug,
    kind,
    land,
    host: hosts,
    municipality: municipalities,
    language,
    again,
    ...rest
  } = parsed.data
  const role = rolesOf[kind].find((known) => known === rest.role) ?? rolesOf[kind][0]
  return {
    organisation: { name, slug, kind, land, hosts },
    invited: { name: rest.name, email: rest.address, role, language },
    municipalities,
    again,
  }
}

const text = { type: 'string' } as const
const list = { type: 'string', multiple: true } as const

function readArguments(args: readonly string[]): Record<string, unknown> {
  const one = { organisation: text, slug: text, kind: text, land: text, role: text, name: text, language: text }
  const options = { ...one, host: list, municipality: list, again: { type: 'boolean' } } as const
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    return { ...values, address: positionals.length === 1 ? positionals[0] : undefined }
  } catch (fault) {
    throw new UnclearWish(fault instanceof Error ? fault.message : String(fault))
  }
}
