import { inviteFirst } from '../src/modules/accounts/index.ts'
import type { Platform } from '../src/platform/platform.ts'
import type { InviteWish } from './invite-wish.ts'

/** What was done, in words, and what was not. */
export interface InviteReport {
  readonly done: readonly string[]
  readonly refused: readonly string[]
}

export async function carryOut(platform: Platform, wish: InviteWish): Promise<InviteReport> {
  const { organisation } = wish
  const answer = await inviteFirst(platform, wish)
  if (answer.kind === 'host-taken') {
    return { done: [], refused: [`${answer.host} belongs to another organisation already. Nothing was changed.`] }
  }
  if (answer.kind === 'other-kind') {
    const found = `There is an organisation with the slug ${organisation.slug}, of the kind ${answer.known}.`
    return { done: [], refused: [`${found} Nothing was changed.`] }
  }
  const areas = await serve(platform, answer.organisationId, wish)
  return {
    done: [
      answer.organisation === 'made'
        ? `${organisation.name} was made.`
        : `${organisation.slug} was there already; its name and style stay.`,
      invitationWords(wish, answer.invitation),
      ...(platform.config.smtpUrl === null && answer.invitation.startsWith('sent') ? [withoutMailServer] : []),
      ...areas.done,
    ],
    refused: areas.refused,
  }
}

const withoutMailServer =
  'No mail server is set (SMTP_URL): the letter is kept, to read at /dev/letters beside the demo.'

function invitationWords(
  { invited: { name, email, role } }: InviteWish,
  invitation: 'sent' | 'sent-again' | 'waiting' | 'member',
): string {
  const words = {
    sent: `${name} is invited as ${role}. The letter to ${email} leaves as soon as a worker runs; its link works for 14 days.`,
    'sent-again': `A new letter to ${email} is planned. The link in the older one does not work any more.`,
    waiting: `${email} has an invitation as ${role} already. Add --again for a new letter.`,
    member: `${email} is ${role} there already; no letter was sent.`,
  }
  return words[invitation]
}

async function serve({ db }: Platform, organisationId: string, wish: InviteWish): Promise<InviteReport> {
  const { land, name } = wish.organisation
  const [done, refused]: [string[], string[]] = [[], []]
  for (const code of wish.municipalities) {
    await db.work(async (tx) => {
      const known = await tx
        .selectFrom('locations.municipality as m')
        .leftJoin('locations.desk_area as a', (join) =>
          join.onRef('a.land', '=', 'm.land').onRef('a.municipality_code', '=', 'm.code'),
        )
        .select(['m.name', 'a.organisation_id as desk'])
        .where('m.land', '=', land)
        .where('m.code', '=', code)
        .executeTakeFirst()
      const area = { land, municipality_code: code, organisation_id: organisationId }
      if (known && !known.desk) await tx.insertInto('locations.desk_area').values(area).execute()
      if (!known) refused.push(`Municipality ${code} is not known yet: import the register first, then say this again.`)
      else if (known.desk && known.desk !== organisationId)
        refused.push(`${known.name} is served by another desk already.`)
      else done.push(`${name} serves ${known.name}.`)
    })
  }
  return { done, refused }
}
