import { useView } from './view.ts'

/** Somewhere that tells nothing; one's own house keeps no list of who went there. */
const elsewhere = 'https://nl.wikipedia.org/'

interface LeaveQuicklyProps {
  /** Where a session is ended on the way out, if there is one. */
  ends?: string | undefined
}

/** Away at one press: what was typed in this tab is forgotten, and the way back does not lead here. Without script it is a link. */
export function LeaveQuickly({ ends }: LeaveQuicklyProps) {
  const { t } = useView()
  return (
    <p class="kd-leave">
      <a
        class="kd-btn kd-btn--secondary kd-btn--small"
        href={elsewhere}
        rel="noreferrer nofollow"
        data-leave={ends ?? ''}
      >
        {t('ui.leave')}
      </a>{' '}
      <span class="kd-hint">{t('ui.leave.hint')}</span>
    </p>
  )
}
