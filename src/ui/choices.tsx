import type { ComponentChildren } from 'preact'
import { FieldBox, FieldGroup, useField, type Field, type FieldProps } from './field.tsx'
import { typedList, typedText, useForm } from './form.tsx'

export interface Choice {
  value: string
  label: ComponentChildren
  hint?: ComponentChildren
}

interface RadiosProps extends FieldProps {
  options: readonly Choice[]
  value?: string | undefined
}

/** One of a few. */
export function Radios(props: RadiosProps) {
  const { values } = useForm()
  const field = useField(props)
  const chosen = [props.value ?? typedText(values, props.name)]
  return (
    <FieldGroup field={field} own={props} role="radiogroup">
      <Boxes type="radio" field={field} options={props.options} chosen={chosen} />
    </FieldGroup>
  )
}

interface CheckboxesProps extends FieldProps {
  options: readonly Choice[]
  value?: readonly string[] | undefined
}

/** Any of a few. */
export function Checkboxes(props: CheckboxesProps) {
  const { values } = useForm()
  const field = useField(props)
  const chosen = props.value ?? typedList(values, props.name)
  return (
    <FieldGroup field={field} own={props}>
      <Boxes type="checkbox" field={field} options={props.options} chosen={chosen} />
    </FieldGroup>
  )
}

interface CheckboxProps extends Omit<FieldProps, 'label' | 'heading'> {
  label: ComponentChildren
  checked?: boolean | undefined
  value?: string | undefined
}

interface CheckboxProps extends Omit<FieldProps, 'label' | 'heading'> {
  label: ComponentChildren
  checked?: boolean | undefined
  /** What is sent when the box is ticked. */
  value?: string | undefined
}

/** One box on its own, such as a consent. */
export function Checkbox({ label, hint, checked, value = 'yes', ...rest }: CheckboxProps) {
  const field = useField({ ...rest, label: '' })
  const { values } = useForm()
  const ticked = checked ?? typedList(values, rest.name).includes(value)
  return (
    <FieldBox field={field}>
      <Boxes type="checkbox" field={field} options={[{ value, label, hint }]} chosen={ticked ? [value] : []} />
    </FieldBox>
  )
}

interface BoxesProps {
  type: 'radio' | 'checkbox'
  field: Field
  options: readonly Choice[]
  chosen: readonly string[]
}

function describe(field: Field, option: Choice, id: string, type: BoxesProps['type']): string | undefined {
  const error = type === 'checkbox' && field.error !== undefined && `${field.id}-error`
  return [option.hint !== undefined && `${id}-more`, error].filter(Boolean).join(' ') || undefined
}

function Boxes({ type, field, options, chosen }: BoxesProps) {
  return (
    <>
      {options.map((option, index) => {
        const id = index === 0 ? field.id : `${field.id}-${index + 1}`
        return (
          <div class="kd-option" key={option.value}>
            <input
              type={type}
              id={id}
              name={field.name}
              value={option.value}
              checked={chosen.includes(option.value)}
              aria-describedby={describe(field, option, id, type)}
              aria-invalid={type === 'checkbox' && field.error !== undefined ? 'true' : undefined}
            />
            <label for={id}>{option.label}</label>
            {option.hint !== undefined && (
              <div class="kd-hint" id={`${id}-more`}>
                {option.hint}
              </div>
            )}
          </div>
        )
      })}
    </>
  )
}
