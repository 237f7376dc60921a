import { classNames } from './class-names.ts'
import { FieldFrame, inputAria, useField, type FieldProps } from './field.tsx'
import { typedText, useForm } from './form.tsx'

export interface Option {
  value: string
  label: string
}

interface SelectProps extends FieldProps {
  options: readonly Option[]
  value?: string | undefined
  /** First line with an empty value, such as "Kies een groep". */
  empty?: string | undefined
  short?: boolean | undefined
}

export function Select(props: SelectProps) {
  const field = useField(props)
  const { values } = useForm()
  const chosen = props.value ?? typedText(values, props.name)
  return (
    <FieldFrame field={field} own={props}>
      <select
        class={classNames('kd-input kd-input--select', props.short === true && 'kd-input--16')}
        id={field.id}
        name={field.name}
        {...inputAria(field)}
      >
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
