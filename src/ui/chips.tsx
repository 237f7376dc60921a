import { FieldGroup, useField, type FieldProps } from './field.tsx'
import { typedList, useForm } from './form.tsx'
import type { Option } from './select.tsx'

interface ChipsProps extends FieldProps {
  options: readonly Option[]
  /** Radio chips when only one may be chosen. */
  single?: boolean | undefined
  value?: readonly string[] | undefined
}

/** A short row of choices, such as the days of the week. */
export function Chips(props: ChipsProps) {
  const field = useField(props)
  const { values } = useForm()
  const chosen = props.value ?? typedList(values, props.name)
  const single = props.single === true
  return (
    <FieldGroup field={field} own={props} role={single ? 'radiogroup' : undefined}>
      <div class="kd-chips">
        {props.options.map((option, index) => (
          <label class="kd-chip" key={option.value}>
            <input
              type={single ? 'radio' : 'checkbox'}
              id={index === 0 ? field.id : `${field.id}-${index + 1}`}
              name={field.name}
              value={option.value}
              checked={chosen.includes(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
