import type { ComponentChildren } from 'preact'

/** Whether there is anything to render: `late && <Tag>` gives `false` when there is not. */
export function isShown(children: ComponentChildren): boolean {
  return children !== undefined && children !== null && children !== false && children !== ''
}
