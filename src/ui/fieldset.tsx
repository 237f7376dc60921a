import type { ComponentChildren } from 'preact'
import { Hint } from './field.tsx'

interface FieldsetProps {
  legend: string
  hint?: ComponentChildren
  children: ComponentChildren
}

/** Questions that belong together under one heading, such as an address. */
export function Fieldset({ legend, hint, children }: FieldsetProps) {
  return (
    <fieldset class="kd-fieldset">
      <legend>{legend}</legend>
      {hint !== undefined && <Hint>{hint}</Hint>}
      {children}
    </fieldset>
  )
}
