import { useView } from './view.ts'

interface FilterSummaryProps {
  /** What is filtered on now, each with the address that drops it. */
  items: readonly { label: string; href: string }[]
  clear: string
}

/** The filters in force, each removable. */
export function FilterSummary({ items, clear }: FilterSummaryProps) {
  const { t } = useView()
  if (items.length === 0) return null
  return (
    <ul class="kd-filters" role="list" aria-label={t('ui.filters.title')}>
      {items.map((item) => (
        <li key={item.href}>
          <a class="kd-filter" href={item.href}>
            <span class="kd-hidden">{t('ui.filters.remove')} </span>
            {item.label}
          </a>
        </li>
      ))}
      <li>
        <a class="kd-filters__clear" href={clear}>
          {t('ui.filters.clear')}
        </a>
      </li>
    </ul>
  )
}
