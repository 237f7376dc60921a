import { currentItem } from './addresses.ts'
import { useView, type NavItem } from './view.ts'

export interface TabsProps {
  label: string
  items: readonly NavItem[]
  /** The address of the open tab, where the path alone does not tell. */
  current?: string | undefined
}

/** Parts of one subject, each a page of its own. */
export function Tabs({ label, items, current }: TabsProps) {
  const { path } = useView()
  const open = current ?? currentItem(items, path)?.href
  return (
    <nav class="kd-tabs" aria-label={label}>
      <ul role="list">
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.href === open ? 'page' : undefined}>
              {item.label}
              <Count of={item} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The number of things that wait behind a link. */
export function Count({ of }: { of: NavItem }) {
  if (of.count === undefined) return null
  return <span class="kd-badge">{of.count}</span>
}
