import { type LetterView, type RenderedLetter, renderLetter } from '../../../platform/letter-layout.tsx'
import type { Role } from '../roles.ts'
import { invitationDays } from './invitation.ts'

export interface InvitationWords {
  readonly name: string
  /** Who invites; null when the house itself does. */
  readonly by: string | null
  readonly organisation: string
  readonly role: Role
  readonly url: string
}

export function invitationLetter(
  view: LetterView,
  { name, by, organisation, role, url }: InvitationWords,
): RenderedLetter {
  const { t } = view
  const as = t(`accounts.role.${role}`)
  return renderLetter(view, {
    subject: t('accounts.letter.invitation.subject', { organisation }),
    greeting: t('accounts.letter.greeting', { name }),
    paragraphs: [
      by === null
        ? t('accounts.letter.invitation.body', { organisation, role: as })
        : t('accounts.letter.invitation.body-by', { by, organisation, role: as }),
      t('accounts.letter.invitation.how'),
    ],
    button: { label: t('accounts.letter.invitation.button'), url },
    after: [t('accounts.letter.invitation.until', { days: invitationDays }), t('accounts.letter.invitation.mistake')],
    closing: t('accounts.letter.closing'),
  })
}
