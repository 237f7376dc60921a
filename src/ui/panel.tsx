import type { ComponentChildren } from 'preact'

interface PanelProps {
  /** The heading of the page. */
  title: string
  /** A number to keep, set large. */
  number?: string | undefined
  numberLabel?: string | undefined
  tone?: 'ok' | 'calm' | undefined
  children?: ComponentChildren
}

/** How it stands, in one glance: a confirmation, or the top of a status page. */
export function Panel({ title, number, numberLabel, tone = 'ok', children }: PanelProps) {
  return (
    <div class={`kd-panel kd-panel--${tone}`}>
      <h1>{title}</h1>
      {number !== undefined && (
        <p class="kd-panel__number">
          {numberLabel !== undefined && <span>{numberLabel} </span>}
          <strong>{number}</strong>
        </p>
      )}
      {children}
    </div>
  )
}
