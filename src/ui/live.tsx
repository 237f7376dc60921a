import type { ComponentChildren } from 'preact'

interface LiveProps {
  id: string
  /** Answers a page or a part that holds the same `id`. */
  href: string
  /** Seconds between two looks; leave out when the task is over, and the looking stops. */
  every?: number | undefined
  children: ComponentChildren
}

/** A part of a page that follows a running task. Needs `<Page htmx>`; without script there is the reload. */
export function Live({ id, href, every, children }: LiveProps) {
  const attributes =
    every === undefined
      ? {}
      : { 'hx-get': href, 'hx-trigger': `every ${every}s`, 'hx-select': `#${id}`, 'hx-swap': 'outerHTML' }
  return (
    <div id={id} {...attributes}>
      {children}
    </div>
  )
}
