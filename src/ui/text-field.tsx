import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'
import { FieldFrame, inputAria, useField, type FieldProps } from './field.tsx'
import { typedText, useForm } from './form.tsx'

interface TextFieldProps extends FieldProps {
  value?: string | undefined
  type?: 'text' | 'email' | 'tel' | 'password' | 'search' | 'url' | undefined
  /** The keyboard of a phone: `numeric` for digits only, `decimal` for an amount. */
  keyboard?: 'numeric' | 'decimal' | undefined
  autocomplete?: string | undefined
  /** As wide as what is expected: 4, 8, 16 characters; otherwise 28 rem. */
  width?: 4 | 8 | 16 | undefined
  /** A sign before or behind the box, such as `€`. */
  prefix?: string | undefined
  suffix?: ComponentChildren
}

export function TextField(props: TextFieldProps) {
  const field = useField(props)
  const { values } = useForm()
  const secret = props.type === 'password'
  const input = (
    <input
      class={classNames('kd-input', props.width !== undefined && `kd-input--${props.width}`)}
      id={field.id}
      name={field.name}
      // Preact types every kind of input apart; what is set here is the same for all of them.
      type={(props.type ?? 'text') as 'text'}
      value={props.value ?? (secret ? '' : typedText(values, props.name))}
      inputmode={props.keyboard}
      autocomplete={props.autocomplete ?? 'off'}
      spellcheck={props.type === undefined}
      {...inputAria(field)}
    />
  )
  return (
    <FieldFrame field={field} own={props}>
      <Affixed prefix={props.prefix} suffix={props.suffix}>
        {input}
      </Affixed>
    </FieldFrame>
  )
}

interface AffixedProps {
  prefix: string | undefined
  suffix: ComponentChildren
  children: ComponentChildren
}

function Affixed({ prefix, suffix, children }: AffixedProps) {
  if (prefix === undefined && suffix === undefined) return <>{children}</>
  return (
    <div class="kd-affix">
      {prefix !== undefined && <span aria-hidden="true">{prefix}</span>}
      {children}
      {suffix !== undefined && <span aria-hidden="true">{suffix}</span>}
    </div>
  )
}
