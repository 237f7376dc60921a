import type { ComponentChildren } from 'preact'
import type { Tone } from './alert.tsx'
import { Tag } from './tag.tsx'

export interface KpiItem {
  label: string
  value: string
  note?: string | undefined
  tone?: Tone | undefined
  href?: string | undefined
}

/** The few figures that matter on this page. */
export function Kpis({ label, items }: { label: string; items: readonly KpiItem[] }) {
  return (
    <ul class="kd-kpis" role="list" aria-label={label}>
      {items.map((item) => (
        <li key={item.label}>
          <span class="kd-kpis__label">{item.label}</span>
          <strong>
            <MaybeLink href={item.href}>{item.value}</MaybeLink>
          </strong>
          {item.note !== undefined && <Tag tone={item.tone}>{item.note}</Tag>}
        </li>
      ))}
    </ul>
  )
}

function MaybeLink({ href, children }: { href: string | undefined; children: ComponentChildren }) {
  return href === undefined ? <>{children}</> : <a href={href}>{children}</a>
}
