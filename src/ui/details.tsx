import type { ComponentChildren } from 'preact'

interface DetailsProps {
  summary: string
  open?: boolean | undefined
  id?: string | undefined
  children: ComponentChildren
}

/** More for who wants it. Never hide here what everybody needs. */
export function Details({ summary, open, id, children }: DetailsProps) {
  return (
    <details class="kd-details" open={open} id={id}>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  )
}
