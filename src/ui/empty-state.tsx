import type { ComponentChildren } from 'preact'
import { Actions } from './button.tsx'
import { isShown } from './shown.ts'

interface EmptyStateProps {
  title: string
  level?: 2 | 3 | undefined
  /** Why there is nothing, and what the person can do. */
  children?: ComponentChildren
  actions?: ComponentChildren
}

/** Nothing here (yet), said kindly and with a way on. */
export function EmptyState({ title, level = 2, children, actions }: EmptyStateProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div class="kd-empty">
      <Heading>{title}</Heading>
      {typeof children === 'string' ? <p>{children}</p> : children}
      {isShown(actions) && <Actions>{actions}</Actions>}
    </div>
  )
}
