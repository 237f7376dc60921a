import { fieldId } from './field.tsx'
import type { FormError } from './form.tsx'
import { useView } from './view.ts'

/** All that is wrong, on top of the page; each line leads to its field. The script moves the focus here. */
export function ErrorSummary({ errors }: { errors: readonly FormError[] }) {
  const { t } = useView()
  if (errors.length === 0) return null
  return (
    <div class="kd-errors" role="alert" tabindex={-1} aria-labelledby="errors" data-focus>
      <h2 id="errors">{t('ui.error.title', { count: errors.length })}</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.field} ${error.message}`}>
            {error.field === '' ? error.message : <a href={`#${fieldId(error.field)}`}>{error.message}</a>}
          </li>
        ))}
      </ul>
    </div>
  )
}
