import type { ComponentChildren } from 'preact'
import { useView } from './view.ts'

export interface DataItem {
  label: string
  value: ComponentChildren
  /** Where to change this answer. */
  change?: string | undefined
}

interface DataListProps {
  items: readonly DataItem[]
  /** Label above value, for a narrow column. */
  stacked?: boolean | undefined
}

/** Facts with their names; with `change` it is a check-your-answers list. */
export function DataList({ items, stacked = false }: DataListProps) {
  const { t } = useView()
  return (
    <dl class={stacked ? 'kd-data kd-data--stacked' : 'kd-data'}>
      {items.map((item) => (
        <div key={item.label}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
          {item.change !== undefined && (
            <dd>
              <a href={item.change}>
                {t('ui.change')}
                <span class="kd-hidden"> {item.label}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
