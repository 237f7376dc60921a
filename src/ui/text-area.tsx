import { fieldId, FieldFrame, inputAria, useField, type FieldProps } from './field.tsx'
import { typedText, useForm } from './form.tsx'
import { useView } from './view.ts'

interface TextAreaProps extends FieldProps {
  value?: string | undefined
  rows?: number | undefined
  /** Told in words under the box; with script it counts along. The server decides. */
  maxLength?: number | undefined
}

export function TextArea(props: TextAreaProps) {
  const { name, values } = useForm()
  const limited = props.maxLength !== undefined
  const field = useField(props, ...(limited ? [`${fieldId(props.name, name)}-limit`] : []))
  return (
    <FieldFrame field={field} own={props}>
      <textarea
        class="kd-input kd-input--area"
        id={field.id}
        name={field.name}
        rows={props.rows ?? 5}
        {...inputAria(field)}
      >
        {props.value ?? typedText(values, props.name)}
      </textarea>
      {limited && <Limit field={field.id} max={props.maxLength ?? 0} />}
    </FieldFrame>
  )
}

/** The script fills the number in where the words have `%`. */
function Limit({ field, max }: { field: string; max: number }) {
  const { t } = useView()
  return (
    <p
      class="kd-hint kd-count"
      id={`${field}-limit`}
      data-count-for={field}
      data-max={max}
      data-left={t('ui.count.left', { count: '%' })}
      data-over={t('ui.count.over', { count: '%' })}
    >
      {t('ui.count.limit', { max })}
    </p>
  )
}
