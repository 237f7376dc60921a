import { currentItem } from './addresses.ts'
import { Count, type TabsProps } from './tabs.tsx'
import { useView } from './view.ts'

/** The rooms of one part of the house, beside the page. */
export function SideNav({ label, items, current }: TabsProps) {
  const { path } = useView()
  const open = current ?? currentItem(items, path)?.href
  return (
    <nav class="kd-side" aria-label={label}>
      <ul role="list">
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.href === open ? 'page' : undefined}>
              <span>{item.label}</span>
              <Count of={item} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
