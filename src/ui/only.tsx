import type { ComponentChildren } from 'preact'

interface OnlyProps {
  /** The radios that decide, by their name in the same form. */
  name: string
  /** The answers with which this is asked. */
  among: readonly string[]
  children: ComponentChildren
}

/** Questions that only some answers ask for. Without script they stand there all the same, and the server throws away what nobody asked. */
export function Only({ name, among, children }: OnlyProps) {
  return (
    <div data-only={name} data-among={among.join(' ')}>
      {children}
    </div>
  )
}
