import type { ComponentChildren } from 'preact'
import type { Tone } from './alert.tsx'
import { classNames } from './class-names.ts'

interface TagProps {
  tone?: Tone | undefined
  children: ComponentChildren
}

/** A state in one or two words. The words carry the meaning; the colour only helps. */
export function Tag({ tone, children }: TagProps) {
  return <span class={classNames('kd-tag', tone !== undefined && `kd-tag--${tone}`)}>{children}</span>
}

/** Tags, or other small things, beside each other. */
export function Cluster({ children }: { children: ComponentChildren }) {
  return <div class="kd-cluster">{children}</div>
}
