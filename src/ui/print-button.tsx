import { useView } from './view.ts'

/** Prints the page; there only when the page has script, and never on paper. */
export function PrintButton() {
  const { t } = useView()
  return (
    <button class="kd-btn kd-btn--secondary" type="button" hidden data-print>
      {t('ui.print')}
    </button>
  )
}
