import { fieldId } from './field.tsx'
import { useView } from './view.ts'

interface CopyFieldProps {
  name: string
  label: string
  value: string
}

/** Something to take along: a link, a secret, a number. The button appears when the page has script. */
export function CopyField({ name, label, value }: CopyFieldProps) {
  const { t } = useView()
  const id = fieldId(name)
  return (
    <div class="kd-field">
      <label class="kd-label" for={id}>
        {label}
      </label>
      <div class="kd-copy">
        <input class="kd-input" type="text" id={id} value={value} readonly />
        <button class="kd-btn kd-btn--secondary" type="button" hidden data-copy={id} data-copied={t('ui.copied')}>
          {t('ui.copy')}
        </button>
      </div>
    </div>
  )
}
